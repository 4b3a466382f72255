"""Our own answer, written after a receipt that overtook it: nothing is taken back."""

import pytest

from domain.ledger import Bucket
from domain.messages import MessageState
from models import outcomes
from models.base import Database
from models.outcomes import Settled
from models.tables import Message, Recipient, Sender
from tests.builders import Builder, now

DELIVERED, CLAIMED = MessageState.DELIVERED, MessageState.CLAIMED


@pytest.mark.parametrize(
    ("state", "ends"),
    [(DELIVERED, DELIVERED), (CLAIMED, MessageState.QUEUED), (MessageState.UNKNOWN, "queued")],
)
def test_an_answer_moves_what_is_open_and_takes_back_no_receipt_that_came_before_it(
    db: Database, build: Builder, sender: Sender, state: MessageState, ends: str
) -> None:
    campaign = build.campaign(sender, state="sending")
    recipient = build.recipient(campaign, "+14155552671", bucket=Bucket(state.value))
    message = build.message(campaign, recipient, state=state, sid=None)
    answer = Settled(message.id, recipient.id, MessageState.QUEUED, sid="SM1", segments=1)

    with db.write() as session:
        outcomes.settle(session, [answer], now())

    with db.read() as session:
        kept = session.get_one(Message, message.id)
        assert (kept.state, kept.sid) == (ends, "SM1")
        assert session.get_one(Recipient, recipient.id).bucket == ends
