"""Receipts: append-only facts, and what follows from them for messages and recipients.

They come twice, in any order, before our own 201, or for messages that we do not know. A batch is
written in one transaction: new facts are kept, each message takes the highest state that it heard
of, and its recipient's bucket follows. Counters count messages, never receipts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    Row,
    Text,
    case,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.ledger import BUCKET_OF
from domain.messages import RANK, TERMINAL, MessageState, advance
from domain.receipts import Receipt
from models.rowsets import moment, one_of, rowset
from models.tables import Message, Recipient
from models.tables import Receipt as ReceiptRow

_KEY, _NUMBER, _WORD = BigInteger(), Integer(), Text()
_KNOWN = (
    "id",
    "public_id",
    "workspace_id",
    "campaign_id",
    "recipient_id",
    "test_send_id",
    "sender_id",
    "phone",
    "state",
    "sid",
    "accepted_at",
    "claimed_at",
)
"""Columns of a message; whole rows of the ORM would cost more than all the rest."""
_FAILED = frozenset({MessageState.FAILED, MessageState.UNDELIVERED})


class Moved(NamedTuple):
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
    claimed_at: datetime | None


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
        changes.append(_change(message, receipt, after))
        if after is not before:
            moved.append(_moved(message, receipt, after))
    _write(session.connection(), changes, moved, now)
    return Recorded(moved, arrived)


def _keep(session: Session, batch: Sequence[Receipt]) -> Sequence[Receipt]:
    """Insert the receipts that are new; each fact is kept once.

    In order: of two batches with the same facts, one would wait for a row of the other's and the
    other for one of its own.
    """
    facts = {(item.sid, item.status, item.error_code): item for item in reversed(batch)}
    if not facts:
        return []
    connection, table = session.connection(), ReceiptRow.__table__
    rows = [
        {
            "message_public_id": item.message_public_id,
            "sid": item.sid,
            "status": item.status,
            "error_code": item.error_code,
            "received_at": moment(connection, item.received_at),
        }
        for _, item in sorted(facts.items())
    ]
    given = rowset(connection, rows, **{name: table.c[name].type for name in rows[0]})
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    # Without a WHERE, SQLite would read the ON of the conflict as that of a join.
    chosen = select(*given.c).where(given.c.sid.is_not(None))
    kept = connection.execute(
        dialect.insert(ReceiptRow)
        .from_select(list(rows[0]), chosen)
        .on_conflict_do_nothing()
        .returning(ReceiptRow.sid, ReceiptRow.status, ReceiptRow.error_code)
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


def _messages(session: Session, public_ids: Sequence[str]) -> Sequence[Row[Any]]:
    """These messages, in the order in which all batches lock them."""
    connection, table = session.connection(), Message.__table__
    among = one_of(connection, table.c.public_id, public_ids)
    wanted = [table.c[name] for name in _KNOWN]
    return connection.execute(
        select(*wanted).where(among).order_by(table.c.id).with_for_update()
    ).all()


def _change(message: Row[Any], receipt: Receipt, after: MessageState) -> dict[str, Any]:
    return {
        "at": message.id,
        "state": after.value,
        "moves": int(after != message.state),
        "ends": int(after in TERMINAL),
        "sid": receipt.sid if message.sid is None else None,
        "code": receipt.error_code or None,
    }


def _moved(message: Row[Any], receipt: Receipt, after: MessageState) -> Moved:
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
        claimed_at=message.claimed_at,
    )


def _write(
    connection: Connection,
    changes: Sequence[Mapping[str, Any]],
    moved: Sequence[Moved],
    now: datetime,
) -> None:
    for nameless in (False, True):
        alike = [change for change in changes if (change["sid"] is not None) is nameless]
        if alike:
            _write_messages(connection, alike, nameless=nameless, now=now)
    rows = [
        {
            "at": item.recipient_id,
            "message": item.message_id,
            "bucket": BUCKET_OF[item.state].value,
            "code": item.error_code or None,
        }
        for item in moved
        if item.recipient_id is not None
    ]
    if not rows:
        return
    given = rowset(connection, rows, at=_KEY, message=_KEY, bucket=_WORD, code=_NUMBER).c
    recipients = Recipient.__table__
    connection.execute(
        update(Recipient)
        .where(recipients.c.id == given.at, recipients.c.message_id == given.message)
        .values(bucket=given.bucket, error_code=given.code)
    )


def _write_messages(
    connection: Connection, changes: Sequence[Mapping[str, Any]], *, nameless: bool, now: datetime
) -> None:
    """Give messages their states; those without a sid theirs too.

    Almost all have one, and SQLite writes the index of a column anew that an UPDATE names.
    """
    given = rowset(
        connection,
        changes,
        at=_KEY,
        state=_WORD,
        moves=_NUMBER,
        ends=_NUMBER,
        sid=_WORD,
        code=_NUMBER,
    ).c
    table = Message.__table__
    then = literal(now, table.c.state_at.type)
    named = {"sid": given.sid} if nameless else {}
    connection.execute(
        update(Message)
        .where(table.c.id == given.at)
        .values(
            **named,
            state=given.state,
            state_at=case((given.moves == 1, then), else_=table.c.state_at),
            error_code=case((given.moves == 1, given.code), else_=table.c.error_code),
            accepted_at=func.coalesce(table.c.accepted_at, then),
            unconfirmed_at=case((given.ends == 1, None), else_=table.c.unconfirmed_at),
        )
    )
