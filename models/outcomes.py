"""What became of claimed texts, written in batches: forward only, whatever receipts said before.

A receipt may overtake our own 201; then the row has moved on and only its sid is filled in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, or_, update
from sqlalchemy.orm import Session

from domain.ledger import BUCKET_OF, Bucket, SkipReason
from domain.messages import MessageState
from models.tables import Message, Recipient

_OPEN = [MessageState.CLAIMED.value, MessageState.UNKNOWN.value]
_OPEN_BUCKETS = [Bucket.CLAIMED.value, Bucket.UNKNOWN.value]


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
    connection = session.connection()
    _messages(connection, news, now)
    _recipients(connection, (item for item in news if item.recipient_id is not None))


def _messages(connection: Connection, news: Sequence[Settled], now: datetime) -> None:
    table = Message.__table__
    # Two comparisons instead of an IN list: lists cannot be expanded in an executemany.
    still_open = or_(*(table.c.state == state for state in _OPEN))
    connection.execute(
        update(Message.__table__)  # type: ignore[arg-type]
        .where(table.c.id == bindparam("at"))
        .values(
            state=case((still_open, bindparam("new_state")), else_=table.c.state),
            state_at=case(
                (still_open, bindparam("moved_at", type_=table.c.state_at.type)),
                else_=table.c.state_at,
            ),
            error_code=case((still_open, bindparam("code")), else_=table.c.error_code),
            sid=func.coalesce(table.c.sid, bindparam("new_sid")),
            segments=func.coalesce(bindparam("cost"), table.c.segments),
            accepted_at=func.coalesce(
                table.c.accepted_at, bindparam("taken_at", type_=table.c.state_at.type)
            ),
        ),
        [_message_row(item, now) for item in news],
    )


def _message_row(item: Settled, now: datetime) -> dict[str, Any]:
    accepted = item.state in (MessageState.QUEUED, MessageState.SENT)
    return {
        "at": item.message_id,
        "new_state": item.state.value,
        "moved_at": now,
        "code": item.error_code,
        "new_sid": item.sid,
        "cost": item.segments or None,
        "taken_at": now if accepted else None,
    }


def _recipients(connection: Connection, news: Iterable[Settled]) -> None:
    rows = [
        {
            "at": item.recipient_id,
            "message": item.message_id,
            "new_bucket": item.bucket.value,
            "why": item.reason.value if item.reason else None,
            "code": item.error_code,
            "cost": item.segments or None,
        }
        for item in news
    ]
    if not rows:
        return
    table = Recipient.__table__
    connection.execute(
        update(Recipient.__table__)  # type: ignore[arg-type]
        .where(
            table.c.id == bindparam("at"),
            table.c.message_id == bindparam("message"),
            or_(*(table.c.bucket == bucket for bucket in _OPEN_BUCKETS)),
        )
        .values(
            bucket=bindparam("new_bucket"),
            reason=bindparam("why"),
            error_code=bindparam("code"),
            segments=func.coalesce(bindparam("cost"), table.c.segments),
        ),
        rows,
    )
