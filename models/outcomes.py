"""What became of claimed texts, written in batches: forward only, whatever receipts said before.

A receipt may overtake our own 201; then the row has moved on and only its sid is filled in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Connection, Integer, Text, and_, case, func, literal, update
from sqlalchemy.orm import Session

from domain.ledger import BUCKET_OF, Bucket, SkipReason
from domain.messages import MessageState
from models.rowsets import rowset
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
    table = Message.__table__
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
    given = rowset(connection, rows, at=_KEY, state=_WORD, code=_NUMBER, sid=_WORD, cost=_NUMBER).c
    still_open = table.c.state.in_(_OPEN)
    taken = given.state.in_(_ACCEPTED)
    moment = literal(now, table.c.state_at.type)
    connection.execute(
        update(Message)
        .where(table.c.id == given.at)
        .values(
            state=case((still_open, given.state), else_=table.c.state),
            state_at=case((still_open, moment), else_=table.c.state_at),
            error_code=case((still_open, given.code), else_=table.c.error_code),
            sid=func.coalesce(table.c.sid, given.sid),
            segments=func.coalesce(given.cost, table.c.segments),
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
    given = rowset(
        connection,
        rows,
        at=_KEY,
        message=_KEY,
        bucket=_WORD,
        why=_WORD,
        code=_NUMBER,
        cost=_NUMBER,
    ).c
    table = Recipient.__table__
    connection.execute(
        update(Recipient)
        .where(
            table.c.id == given.at,
            table.c.message_id == given.message,
            table.c.bucket.in_(_OPEN_BUCKETS),
        )
        .values(
            bucket=given.bucket,
            reason=given.why,
            error_code=given.code,
            segments=func.coalesce(given.cost, table.c.segments),
        )
    )
