"""Whoever takes a consent back after the claim gets no campaign's text any more."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.consent import Status
from domain.lifecycle import CampaignState
from domain.messages import MessageKind
from jobs.send.books import Books
from jobs.send.world import WITHDRAWN, World
from models import agreements
from models.base import Database
from models.claims import Claim, Order
from models.tables import Campaign, Sender
from tests.builders import Builder, consent, now

ANN, BOB = "+14155552671", "+14155552672"
Tell = Callable[..., None]


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    return build.campaign(sender, state=CampaignState.SENDING)


@pytest.fixture
def tell(db: Database, campaign: Campaign) -> Tell:
    """Records one fact of Ann's consent."""

    def record(status: Status, **columns: Any) -> None:
        told = {"status": status.value, "at": now(), "recorded_at": now()} | columns
        with db.write() as session:
            agreements.record(session, [consent(campaign.workspace_id, ANN, **told)])

    return record


@pytest.fixture
def world(db: Database, campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> World:
    """A sending process that looked before anything was told, on however slow a machine."""
    monkeypatch.setattr("jobs.send.world.BLIND_SECONDS", float("inf"))
    order = Order(campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0)
    looking = World(Books(db), now, order)
    asyncio.run(looking.look())
    return looking


def objection(world: World, campaign: Campaign, **columns: Any) -> str | None:
    asyncio.run(world.look())
    claim = Claim(
        message_id=1,
        public_id="m1",
        recipient_id=1,
        workspace_id=campaign.workspace_id,
        sender_id=campaign.sender_id,
        kind=MessageKind.CAMPAIGN,
        phone=ANN,
        body="Hi",
        segments=1,
    )
    return world.objection(replace(claim, **columns))


def test_a_text_that_was_claimed_before_its_consent_was_taken_back_stays_here(
    world: World, campaign: Campaign, tell: Tell
) -> None:
    tell(Status.WITHDRAWN)
    assert objection(world, campaign) == WITHDRAWN


def test_it_stays_here_by_a_clock_that_is_hours_behind(
    world: World, campaign: Campaign, tell: Tell
) -> None:
    tell(Status.WITHDRAWN, recorded_at=now() - timedelta(hours=3))
    assert objection(world, campaign) == WITHDRAWN


def test_texts_to_others_and_what_was_asked_for_leave(
    world: World, campaign: Campaign, tell: Tell
) -> None:
    tell(Status.WITHDRAWN)
    assert objection(world, campaign, phone=BOB) is None
    assert objection(world, campaign, recipient_id=None, kind=MessageKind.TEST) is None


def test_a_text_to_whoever_agreed_again_since_leaves(
    world: World, campaign: Campaign, tell: Tell
) -> None:
    tell(Status.WITHDRAWN, at=now() - timedelta(minutes=1))
    tell(Status.GIVEN)
    assert objection(world, campaign) is None
