"""Twilio's log against rows that wait: where one number has several texts."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from models import comparisons
from models.base import Database
from models.comparisons import Found
from models.tables import Campaign, Message, Recipient, Sender
from tests.builders import Builder, now

PHONE, OTHER = "+15125570101", "+15125570102"


def found(sid: str, minutes: int) -> Found:
    at = now() - timedelta(minutes=minutes)
    return Found(PHONE, sid, MessageState.DELIVERED, segments=1, code=None, at=at)


@pytest.mark.sqlite_only
def test_of_several_single_texts_to_a_number_each_gets_one_and_the_rest_is_skipped(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender, state=CampaignState.PAUSED, came=4)
    for nth, phone in enumerate([PHONE, OTHER, PHONE, PHONE], start=1):
        build.recipient(campaign, phone, nth=nth)

    with db.write() as session:
        comparisons.begin(session, campaign, now())
        texts = [found("SM2", 5), found("SM1", 9)]
        assert comparisons.keep(session, campaign, texts, now()) == 3

    with db.read() as session:
        rows = session.execute(
            select(Recipient.bucket, Recipient.reason, Message.sid)
            .outerjoin(Message, Message.id == Recipient.message_id)
            .order_by(Recipient.id)
        ).all()
    assert [tuple(row) for row in rows] == [
        (Bucket.DELIVERED, None, "SM1"),
        (Bucket.PENDING, None, None),
        (Bucket.DELIVERED, None, "SM2"),
        (Bucket.SKIPPED, SkipReason.MAYBE_SENT, None),
    ]


@pytest.mark.sqlite_only
def test_a_text_that_came_after_it_was_first_asked_for_is_none_of_those_in_the_log(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender, state=CampaignState.PAUSED, came=1)
    with db.write() as session:
        comparisons.begin(session, campaign, now())
    for nth, phone in enumerate([OTHER, PHONE], start=1):
        build.recipient(campaign, phone, nth=nth)
    with db.write() as session:
        again = session.get_one(Campaign, campaign.id)
        again.came = 2
        assert comparisons.keep(session, again, [found("SM1", 60)], now()) == 0
        comparisons.begin(session, again, now())
        assert comparisons.keep(session, again, [found("SM1", 60)], now()) == 0
    with db.read() as session:
        assert set(session.scalars(select(Recipient.bucket))) == {Bucket.PENDING}


@pytest.mark.sqlite_only
def test_nothing_is_kept_of_a_page_once_somebody_vouched_for_the_campaign(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    build.recipient(campaign, PHONE)
    with db.write() as session:
        assert comparisons.keep(session, campaign, [found("SM1", 5)], now()) == 0
