"""For whom of a draft's audience it is the first text of this team."""

from typing import Any

import pytest

from domain.lifecycle import CampaignState
from domain.messages import MessageKind, MessageState
from models import firsts
from models.base import Database
from models.firsts import Firsts
from models.tables import Campaign, Sender
from tests.builders import Builder

ANN, BOB, CID = "+14155552671", "+14155552672", "+14155552673"


@pytest.fixture
def draft(build: Builder, sender: Sender) -> Campaign:
    """A draft to Ann, Bob and Cid, of whom Cid is skipped."""
    row = build.campaign(sender, state=CampaignState.DRAFT)
    for phone in (ANN, BOB):
        build.recipient(row, phone)
    build.recipient(row, CID, bucket="skipped", reason="opted_out")
    return row


def texted(build: Builder, sender: Sender, phone: str, **columns: Any) -> None:
    """That number got a text of an earlier campaign."""
    earlier = build.campaign(sender, state=CampaignState.COMPLETED)
    build.message(earlier, build.recipient(earlier, phone, bucket="sent"), **columns)


def count(db: Database, draft: Campaign, **limits: int) -> Firsts:
    with db.read() as session:
        return firsts.count(session, draft.id, workspace_id=draft.workspace_id, **limits)


def test_whom_no_campaign_texted_gets_their_first(
    db: Database, build: Builder, sender: Sender, draft: Campaign
) -> None:
    texted(build, sender, ANN)
    assert count(db, draft) == Firsts(1, is_estimate=False)


def test_whom_one_texted_does_not(
    db: Database, build: Builder, sender: Sender, draft: Campaign
) -> None:
    texted(build, sender, ANN)
    texted(build, sender, BOB)
    assert count(db, draft) == Firsts(0, is_estimate=False)


@pytest.mark.parametrize(
    "columns", [{"state": MessageState.UNDELIVERED}, {"kind": MessageKind.STOP_CONFIRMATION}]
)
def test_a_text_that_did_not_arrive_and_an_answer_of_ours_are_none(
    db: Database, build: Builder, sender: Sender, draft: Campaign, columns: dict[str, Any]
) -> None:
    texted(build, sender, ANN, **columns)
    assert count(db, draft) == Firsts(2, is_estimate=False)


def test_another_team_s_text_is_none(db: Database, build: Builder, draft: Campaign) -> None:
    other = build.workspace(slack_team_id="T02OTHER")
    texted(build, build.sender(other, address="+14155550199"), ANN)
    assert count(db, draft).people == 2


@pytest.mark.sqlite_only
def test_a_large_audience_is_sampled(db: Database, build: Builder, sender: Sender) -> None:
    row = build.campaign(sender, state=CampaignState.DRAFT)
    for number in range(60):
        build.recipient(row, f"+1415555{3000 + number}")

    assert count(db, row, at_most=20) == Firsts(60, is_estimate=True)
    assert count(db, row, at_most=60) == Firsts(60, is_estimate=False)
