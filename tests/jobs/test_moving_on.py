"""A campaign moves on while somebody is held or put back: one of the two waits for the other."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import text

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from jobs.send import control
from models import campaigns
from models.base import Database
from models.tables import Campaign, Recipient, Sender
from tests.builders import Builder, now
from tests.jobs.send.processes import until

WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND wait_event_type = 'Lock'"
)
pytestmark = pytest.mark.postgres_only


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    """Another process' transaction."""
    with ThreadPoolExecutor(1) as other:
        yield other


def state(db: Database, campaign: Campaign) -> str:
    with db.read() as session:
        return session.get_one(Campaign, campaign.id).state


def waits(db: Database, asked: "Future[bool]") -> None:
    """Until the other transaction waits for this one; or is over, which is what went wrong."""

    def it_does() -> bool:
        with db.read() as session:
            return asked.done() or bool(session.scalar(WAITING))

    until(it_does)


def test_nobody_settles_what_a_receipt_holds_at_the_same_moment(
    db: Database, build: Builder, sender: Sender, beside: ThreadPoolExecutor
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    recipient = build.recipient(campaign, "+14155550123", bucket=Bucket.SENT)
    build.message(campaign, recipient, state=MessageState.SENT)

    def ends() -> bool:
        with db.write() as session:
            return control.sent_out(session, campaign.id, campaign.workspace_id, now())

    with db.write() as session:
        campaigns.locked(session, campaign.id)
        session.get_one(Recipient, recipient.id).bucket = Bucket.HELD
        control.reopen(session, campaign.id, campaign.workspace_id, now())
        session.flush()
        asked = beside.submit(ends)
        waits(db, asked)
    assert asked.result(30) is False
    assert state(db, campaign) == CampaignState.SENDING


def test_what_is_put_back_as_the_campaign_settles_opens_it_again(
    db: Database, build: Builder, sender: Sender, beside: ThreadPoolExecutor
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    recipient = build.recipient(campaign, "+14155550123", bucket=Bucket.SENT)

    def put_back() -> bool:
        with db.write() as session:
            session.get_one(Recipient, recipient.id).bucket = Bucket.PENDING
            session.flush()
            return control.reopen(session, campaign.id, campaign.workspace_id, now())

    with db.write() as session:
        assert control.sent_out(session, campaign.id, campaign.workspace_id, now())
        asked = beside.submit(put_back)
        waits(db, asked)
    assert asked.result(30) is True
    assert state(db, campaign) == CampaignState.SENDING


def test_a_campaign_of_which_nothing_is_left_settles(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    build.recipient(campaign, "+14155550123", bucket=Bucket.SENT)
    with db.write() as session:
        assert control.sent_out(session, campaign.id, campaign.workspace_id, now())
    assert state(db, campaign) == CampaignState.SETTLING
