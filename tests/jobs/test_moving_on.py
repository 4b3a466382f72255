"""A campaign moves on while somebody is held or put back: one of the two waits for the other."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import select, text

from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from domain.messages import MessageState
from jobs.send import control
from models import campaigns, handing
from models.base import Database
from models.tables import Campaign, Message, Recipient, Sender
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


def test_whoever_is_handed_back_as_the_campaign_is_cancelled_does_not_wait_for_ever(
    db: Database, build: Builder, sender: Sender, beside: ThreadPoolExecutor
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    texts = [held_by_a_lane(build, campaign, phone) for phone in ("+14155550123", "+14155550124")]

    def comes_back(message: Message) -> bool:
        with db.write() as session:
            handing.hand_back(session, [message.id], "me")
        return True

    def ends() -> bool:
        with db.write() as session:
            moved = campaigns.move(session, campaign.id, Move.CANCEL, by="U01ADA", now=now())
            return moved and campaigns.cancel_rest(session, campaign.id) == 1

    with db.write() as session:
        handing.hand_back(session, [texts[0].id], "me")
        asked = beside.submit(ends)
        waits(db, asked)
    assert asked.result(30) is True
    assert comes_back(texts[1])
    assert buckets(db, campaign) == {Bucket.CANCELLED.value}


def test_whoever_is_handed_back_just_after_the_cancel_is_cancelled_too(
    db: Database, build: Builder, sender: Sender, beside: ThreadPoolExecutor
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    message = held_by_a_lane(build, campaign, "+14155550123")

    def comes_back() -> bool:
        with db.write() as session:
            handing.hand_back(session, [message.id], "me")
        return True

    with db.write() as session:
        assert campaigns.move(session, campaign.id, Move.CANCEL, by="U01ADA", now=now())
        assert campaigns.cancel_rest(session, campaign.id) == 0
        asked = beside.submit(comes_back)
        waits(db, asked)
    assert asked.result(30)
    assert buckets(db, campaign) == {Bucket.CANCELLED.value}


def held_by_a_lane(build: Builder, campaign: Campaign, phone: str) -> Message:
    recipient = build.recipient(campaign, phone, bucket=Bucket.CLAIMED)
    return build.message(campaign, recipient, state=MessageState.CLAIMED, claimed_by="me")


def buckets(db: Database, campaign: Campaign) -> set[str]:
    with db.read() as session:
        rows = select(Recipient.bucket).where(Recipient.campaign_id == campaign.id)
        return set(session.scalars(rows))


def test_a_campaign_of_which_nothing_is_left_settles(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    build.recipient(campaign, "+14155550123", bucket=Bucket.SENT)
    with db.write() as session:
        assert control.sent_out(session, campaign.id, campaign.workspace_id, now())
    assert state(db, campaign) == CampaignState.SETTLING
