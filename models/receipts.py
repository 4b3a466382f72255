"""Receipts: append-only facts, and what follows from them for messages and recipients.

They come twice, in any order, before our own 201, or for messages that we do not know. A batch is
written in one transaction: new facts are kept, each message takes the highest state that it heard
of, and its recipient's bucket follows. Counters count messages, never receipts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.ledger import BUCKET_OF
from domain.messages import RANK, TERMINAL, MessageState, advance
from domain.receipts import Receipt
from models.tables import Message, Recipient
from models.tables import Receipt as ReceiptRow

IDS_AT_ONCE = 500
_FAILED = frozenset({MessageState.FAILED, MessageState.UNDELIVERED})


@dataclass(frozen=True, slots=True)
class Moved:
    """One message that a batch moved, as it is now."""

    message_id: int
    workspace_id: int
    campaign_id: int | None
    recipient_id: int | None
    test_send_id: int | None
    sender_id: int
    phone: str
    state: MessageState
    error_code: int
    accepted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a batch changed. `arrived` holds messages that had failed and arrived after all.

    Their state stays what it was; nobody may get a second text because of them.
    """

    moved: Sequence[Moved]
    arrived: Sequence[int]


def record(session: Session, batch: Sequence[Receipt], now: datetime) -> Recorded:
    """Write a batch of receipts; returns the messages that it moved, and doubts about failures."""
    fresh = _keep(session, batch)
    heard = _loudest(fresh)
    delivered = {it.message_public_id for it in fresh if it.state is MessageState.DELIVERED}
    moved: list[Moved] = []
    arrived: list[int] = []
    changes: list[dict[str, Any]] = []
    for message in _messages(session, list(heard)):
        receipt = heard[message.public_id]
        before = MessageState(message.state)
        after = advance(before, receipt.state or before)
        if before in _FAILED and message.public_id in delivered:
            arrived.append(message.id)
        if after is before and message.sid is not None:
            continue
        changes.append(_change(message, receipt, after, now))
        if after is not before:
            moved.append(_moved(message, receipt, after))
    _write(session, changes, moved)
    return Recorded(moved, arrived)


def _keep(session: Session, batch: Sequence[Receipt]) -> Sequence[Receipt]:
    """Insert the receipts that are new; each fact is kept once."""
    facts = {(item.sid, item.status, item.error_code): item for item in reversed(batch)}
    rows = [
        {
            "message_public_id": item.message_public_id,
            "sid": item.sid,
            "status": item.status,
            "error_code": item.error_code,
            "received_at": item.received_at,
        }
        for item in facts.values()
    ]
    if not rows:
        return []
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(ReceiptRow).on_conflict_do_nothing()
    kept = session.execute(
        statement.returning(ReceiptRow.sid, ReceiptRow.status, ReceiptRow.error_code), rows
    )
    return [facts[sid, status, code] for sid, status, code in kept]


def _loudest(receipts: Iterable[Receipt]) -> dict[str, Receipt]:
    """For each message the receipt of the highest rank; the first one wins among equals."""
    heard: dict[str, Receipt] = {}
    for receipt in receipts:
        other = heard.get(receipt.message_public_id)
        if other is None or _rank(receipt) > _rank(other):
            heard[receipt.message_public_id] = receipt
    return heard


def _rank(receipt: Receipt) -> int:
    return RANK[receipt.state] if receipt.state else -2


def _messages(session: Session, public_ids: Sequence[str]) -> Sequence[Message]:
    found: list[Message] = []
    for start in range(0, len(public_ids), IDS_AT_ONCE):
        ids = public_ids[start : start + IDS_AT_ONCE]
        found += session.scalars(
            select(Message)
            .where(Message.public_id.in_(ids))
            .order_by(Message.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    return found


def _change(
    message: Message, receipt: Receipt, after: MessageState, now: datetime
) -> dict[str, Any]:
    moves = after != message.state
    return {
        "at": message.id,
        "new_state": after.value,
        "moved_at": now if moves else message.state_at,
        "new_sid": message.sid or receipt.sid,
        "code": (receipt.error_code or None) if moves else message.error_code,
        "taken_at": message.accepted_at or now,
        "mark": None if after in TERMINAL else message.unconfirmed_at,
    }


def _moved(message: Message, receipt: Receipt, after: MessageState) -> Moved:
    return Moved(
        message_id=message.id,
        workspace_id=message.workspace_id,
        campaign_id=message.campaign_id,
        recipient_id=message.recipient_id,
        test_send_id=message.test_send_id,
        sender_id=message.sender_id,
        phone=message.phone,
        state=after,
        error_code=receipt.error_code,
        accepted_at=message.accepted_at,
    )


def _write(session: Session, changes: Sequence[Mapping[str, Any]], moved: Sequence[Moved]) -> None:
    connection = session.connection()
    messages, recipients = Message.__table__, Recipient.__table__
    moment = messages.c.state_at.type
    if changes:
        connection.execute(
            update(Message.__table__)  # type: ignore[arg-type]
            .where(messages.c.id == bindparam("at"))
            .values(
                state=bindparam("new_state"),
                state_at=bindparam("moved_at", type_=moment),
                sid=bindparam("new_sid"),
                error_code=bindparam("code"),
                accepted_at=bindparam("taken_at", type_=moment),
                unconfirmed_at=bindparam("mark", type_=moment),
            ),
            list(changes),
        )
    rows = [
        {
            "at": item.recipient_id,
            "message": item.message_id,
            "new_bucket": BUCKET_OF[item.state].value,
            "code": item.error_code or None,
        }
        for item in moved
        if item.recipient_id is not None
    ]
    if rows:
        connection.execute(
            update(Recipient.__table__)  # type: ignore[arg-type]
            .where(
                recipients.c.id == bindparam("at"),
                recipients.c.message_id == bindparam("message"),
            )
            .values(bucket=bindparam("new_bucket"), error_code=bindparam("code")),
            rows,
        )
