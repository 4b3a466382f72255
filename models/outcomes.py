"""What became of claimed texts, written in batches: forward only, whatever receipts said before.

A receipt may overtake our own 201; then the row has moved on and only its sid is filled in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    Text,
    Update,
    and_,
    bindparam,
    case,
    func,
    update,
)
from sqlalchemy.orm import Session

from domain.ledger import BUCKET_OF, Bucket, SkipReason
from domain.messages import MessageState
from models.rowsets import given, packed
from models.tables import Message, Recipient

_OPEN = [MessageState.CLAIMED.value, MessageState.UNKNOWN.value]
_OPEN_BUCKETS = [Bucket.CLAIMED.value, Bucket.UNKNOWN.value]
_ACCEPTED = [MessageState.QUEUED.value, MessageState.SENT.value]
_KEY, _NUMBER, _WORD = BigInteger(), Integer(), Text()


@dataclass(frozen=True, slots=True)
class Settled:
    """One text's news. `reason` skips the recipient; `segments` 0 keeps our own count."""

    message_id: int
    recipient_id: int | None
    state: MessageState
    sid: str | None = None
    segments: int = 0
    error_code: int | None = None
    reason: SkipReason | None = None

    @property
    def bucket(self) -> Bucket:
        """Where its recipient goes."""
        return Bucket.SKIPPED if self.reason else BUCKET_OF[self.state]


def settle(session: Session, news: Sequence[Settled], now: datetime) -> None:
    """Write a batch of outcomes; each moves a text that is claimed or unknown, once."""
    if not news:
        return
    # By id, as receipts are written, so that the two never wait for each other in a circle.
    first = {item.message_id: item for item in reversed(news)}
    items = [first[message_id] for message_id in sorted(first)]
    connection = session.connection()
    _messages(connection, items, now)
    _recipients(connection, [item for item in items if item.recipient_id is not None])


def _messages(connection: Connection, news: Sequence[Settled], now: datetime) -> None:
    rows = [
        {
            "at": item.message_id,
            "state": item.state.value,
            "code": item.error_code,
            "sid": item.sid,
            "cost": item.segments or None,
        }
        for item in news
    ]
    connection.execute(_moving(connection.dialect.name), {"moment": now} | packed(rows))


@cache
def _moving(dialect: str) -> Update:
    """Built once, as four batches a second run it."""
    table = Message.__table__
    each = given(dialect, at=_KEY, state=_WORD, code=_NUMBER, sid=_WORD, cost=_NUMBER).c
    still_open = table.c.state.in_(_OPEN)
    taken = each.state.in_(_ACCEPTED)
    moment = bindparam("moment", type_=table.c.state_at.type)
    return (
        update(Message)
        .where(table.c.id == each.at)
        .values(
            state=case((still_open, each.state), else_=table.c.state),
            state_at=case((still_open, moment), else_=table.c.state_at),
            error_code=case((still_open, each.code), else_=table.c.error_code),
            sid=func.coalesce(table.c.sid, each.sid),
            segments=func.coalesce(each.cost, table.c.segments),
            accepted_at=case(
                (and_(table.c.accepted_at.is_(None), taken), moment), else_=table.c.accepted_at
            ),
        )
    )


def _recipients(connection: Connection, news: Sequence[Settled]) -> None:
    if not news:
        return
    rows = [
        {
            "at": item.recipient_id,
            "message": item.message_id,
            "bucket": item.bucket.value,
            "why": item.reason.value if item.reason else None,
            "code": item.error_code,
            "cost": item.segments or None,
        }
        for item in news
    ]
    connection.execute(_sorting(connection.dialect.name), packed(rows))


@cache
def _sorting(dialect: str) -> Update:
    each = given(
        dialect, at=_KEY, message=_KEY, bucket=_WORD, why=_WORD, code=_NUMBER, cost=_NUMBER
    ).c
    table = Recipient.__table__
    return (
        update(Recipient)
        .where(
            table.c.id == each.at,
            table.c.message_id == each.message,
            table.c.bucket.in_(_OPEN_BUCKETS),
        )
        .values(
            bucket=each.bucket,
            reason=each.why,
            error_code=each.code,
            segments=func.coalesce(each.cost, table.c.segments),
        )
    )
