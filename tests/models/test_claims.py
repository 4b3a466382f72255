"""The ids of texts: the one by which a program knows its row, and never the same one twice."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from models.base import Database
from models.claims import Claim, Holder, Order, Prepared, claim_recipients
from models.handing import hand_back
from models.tables import Campaign, Message, Recipient, Sender
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only
PHONE, ID = "+15125550391", "0123456789abcdef01234567"


def prepare(_: Sequence[str]) -> Prepared | SkipReason:
    return Prepared("x", 1)


def claim(db: Database, campaign: Campaign) -> Sequence[Claim]:
    with db.write() as session:
        order = Order(
            *(campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0)
        )
        holder = Holder("me", now(), now() + timedelta(seconds=45))
        return claim_recipients(session, order, holder, limit=10, prepare=prepare)[0]


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """It sends."""
    return build.campaign(sender, state=CampaignState.SENDING)


def test_a_text_has_the_id_by_which_a_program_knows_its_row(
    db: Database, build: Builder, campaign: Campaign
) -> None:
    build.recipient(campaign, PHONE, public_id=ID)
    build.recipient(campaign, "+15125550392")

    first, second = claim(db, campaign)

    assert first.public_id == ID
    assert second.public_id != ID
    with db.read() as session:
        assert session.get_one(Message, first.message_id).public_id == ID


def test_a_text_that_never_left_keeps_it_for_the_next_try(
    db: Database, build: Builder, campaign: Campaign
) -> None:
    build.recipient(campaign, PHONE, public_id=ID)
    [taken] = claim(db, campaign)
    with db.write() as session:
        hand_back(session, [taken.message_id], "me")

    assert [one.public_id for one in claim(db, campaign)] == [ID]


def test_a_second_text_to_the_same_row_has_another(
    db: Database, build: Builder, campaign: Campaign
) -> None:
    row = build.recipient(campaign, PHONE, public_id=ID)
    [first] = claim(db, campaign)
    with db.write() as session:
        session.execute(update(Message).values(state="failed"))
        session.execute(
            update(Recipient)
            .where(Recipient.id == row.id)
            .values(bucket=Bucket.PENDING, first_message_id=first.message_id)
        )

    [second] = claim(db, campaign)

    assert second.public_id != ID
