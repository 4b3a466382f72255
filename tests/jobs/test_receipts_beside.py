"""Batches of receipts beside each other, and which rows a batch writes at all."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, insert, select, text
from sqlalchemy.orm import Session

from domain.inbound import ConsentSource
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from domain.receipts import Receipt
from jobs.receipts import write
from models import consent
from models.base import Database
from models.consent_events import Told
from models.tables import Message, OptOut, Sender
from models.tables import Receipt as ReceiptRow
from runtime import Runtime
from tests.builders import Builder, now
from tests.faults.stack import until

LOW, HIGH = "+15125550111", "+15125550199"
WAITING_FOR_ANOTHER = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND wait_event_type = 'Lock'"
)


@pytest.fixture
def texts(build: Builder, sender: Sender) -> list[Message]:
    """Two texts that Twilio took, the higher number's first."""
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    return [
        build.message(
            campaign,
            build.recipient(campaign, phone, bucket=Bucket.QUEUED),
            state=MessageState.QUEUED,
            sid=sid,
            accepted_at=now(),
        )
        for phone, sid in ((HIGH, "SM2"), (LOW, "SM1"))
    ]


def failed(texts: list[Message], code: int) -> list[Receipt]:
    return [Receipt(it.public_id, it.sid or "SM3", "failed", code, now()) for it in texts]


def beside(
    db: Database,
    rt: Runtime,
    batch: list[Receipt],
    *,
    low: Callable[[Session], object],
    high: Callable[[Session], object],
) -> None:
    """Write the batch while another transaction takes the low row, and only then the high one."""
    with ThreadPoolExecutor(1) as pool:
        with db.write() as other:
            low(other)
            writing = pool.submit(write, rt, batch)
            until(lambda: _waiting(db) == 1, "the batch to wait for the low row")
            high(other)
        writing.result()


def _waiting(db: Database) -> int:
    with db.read() as session:
        return int(session.scalar(WAITING_FOR_ANOTHER) or 0)


@pytest.mark.postgres_only
def test_two_batches_opt_the_same_numbers_out_in_the_same_order(
    db: Database, rt: Runtime, texts: list[Message]
) -> None:
    def out(phone: str) -> Callable[[Session], object]:
        return lambda session: consent.opt_out(
            session,
            Told(ConsentSource.CARRIER),
            workspace_id=texts[0].workspace_id,
            phone=phone,
            said_at=now(),
            now=now(),
        )

    beside(db, rt, failed(texts, 21610), low=out(LOW), high=out(HIGH))
    with db.read() as session:
        outs = session.execute(
            select(OptOut.phone, OptOut.scope).order_by(OptOut.phone, OptOut.scope)
        )
        sender = f"sender:{texts[0].sender_id}"
        assert outs.all() == [(LOW, "all"), (LOW, sender), (HIGH, "all"), (HIGH, sender)]


@pytest.mark.postgres_only
def test_two_batches_keep_the_same_facts_in_the_same_order(
    db: Database, rt: Runtime, texts: list[Message]
) -> None:
    low, high = failed(texts[::-1], 30003)

    def fact(heard: Receipt) -> Callable[[Session], object]:
        return lambda session: session.execute(
            insert(ReceiptRow),
            {
                "message_public_id": heard.message_public_id,
                "sid": heard.sid,
                "status": heard.status,
                "error_code": heard.error_code,
                "received_at": now(),
            },
        )

    beside(db, rt, [low, high], low=fact(low), high=fact(high))
    with db.read() as session:
        assert sorted(session.scalars(select(ReceiptRow.sid))) == ["SM1", "SM2"]


@pytest.mark.parametrize("named", [True, False])
def test_only_a_message_without_a_sid_is_given_one(
    db: Database, rt: Runtime, build: Builder, texts: list[Message], named: bool
) -> None:
    """An UPDATE that names the column writes SQLite's index of it anew, for every receipt."""
    changed = texts[0]
    if not named:
        with db.write() as session:
            changed = session.get_one(Message, texts[0].id)
            changed.sid, changed.accepted_at = None, None
    said: list[str] = []
    event.listen(rt.db.engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    write(rt, [Receipt(it.public_id, f"SM{it.id}9", "sent", 0, now()) for it in texts])
    naming = [it for it in said if it.startswith("UPDATE messages") and " sid=" in it]
    assert len(naming) == (0 if named else 1)
    with db.read() as session:
        first, other = (session.get_one(Message, it.id) for it in texts)
    assert (first.state, other.state) == (MessageState.SENT, MessageState.SENT)
    assert first.sid == ("SM2" if named else f"SM{first.id}9")
    assert first.accepted_at is not None
    assert other.sid == "SM1"
