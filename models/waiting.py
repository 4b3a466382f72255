"""Waiting texts of all kinds but campaign: tests, proofs, and answers to people who wrote."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, literal_column, or_, select, update
from sqlalchemy.orm import Session

from domain.answers import IN_TIME
from domain.messages import SURVIVES_STOP, MessageKind, MessageState
from models import brakes, daily
from models.claims import Claim, Holder
from models.picking import is_out
from models.tables import Inbound, Message, Sender, TeamAnswer

_CLAIMED = (
    Message.id,
    Message.public_id,
    Message.workspace_id,
    Message.sender_id,
    Message.kind,
    Message.phone,
    Message.body,
    Message.segments,
    Message.test_send_id,
)


def claim_waiting(session: Session, holder: Holder, *, limit: int) -> Sequence[Claim]:
    """Claim waiting texts of all other kinds, the oldest first. The caller commits before it sends.

    Texts to people who opted out, and answers whose time is over, are cancelled instead: a late
    confirmation of a STOP would be a text after it. So are tests and acknowledgements while
    stop-all is on.
    """
    _cancel_unwanted(session, holder.now)
    waiting = Message.state == literal_column("'waiting'")
    picked = (
        select(Message.id)
        .join(Sender, Sender.id == Message.sender_id)
        .where(waiting, Sender.stopped_reason.is_(None))
        .order_by(Message.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Message)
        .cte("picked")
    )
    rows = session.execute(
        update(Message)
        .where(Message.id.in_(select(picked.c.id)), waiting)
        .values(
            state=MessageState.CLAIMED.value,
            claimed_by=holder.token,
            claimed_at=holder.now,
            lease_until=holder.until,
        )
        .returning(*_CLAIMED)
        .execution_options(synchronize_session=False)
    )
    taken = sorted(rows.all(), key=lambda row: int(row.id))
    until = _until(session, [row.id for row in taken])
    found = [_claim(row, until.get(row.id)) for row in taken]
    daily.count(session, [daily.Taken(it.sender_id, holder.now, it.segments) for it in found])
    return found


def _until(session: Session, message_ids: Sequence[int]) -> dict[int, datetime]:
    """Until when each of these may leave, where it answers a text."""
    rows = session.execute(
        select(Message.id, Message.kind, Inbound.received_at, TeamAnswer.closes_at)
        .join(Inbound, Inbound.id == Message.inbound_id)
        .outerjoin(TeamAnswer, TeamAnswer.message_id == Message.id)
        .where(Message.id.in_(message_ids), Message.kind.in_([kind.value for kind in IN_TIME]))
    )
    return {
        row.id: row.closes_at or row.received_at + IN_TIME[MessageKind(row.kind)] for row in rows
    }


def _claim(row: Any, until: datetime | None) -> Claim:
    return Claim(
        message_id=row.id,
        public_id=row.public_id,
        recipient_id=None,
        workspace_id=row.workspace_id,
        sender_id=row.sender_id,
        kind=MessageKind(row.kind),
        phone=row.phone,
        body=row.body or "",
        segments=row.segments,
        test_send_id=row.test_send_id,
        until=until,
    )


def _late(kind: MessageKind, cutoff: datetime) -> ColumnElement[bool]:
    """Answers of that kind to what was said before then; without such a text, written before.

    Not what somebody of the team wrote: each of these has a time of its own.
    """
    said = select(Inbound.received_at).where(Inbound.id == Message.inbound_id).scalar_subquery()
    unasked = Message.inbound_id.is_(None) & (Message.state_at < cutoff)
    written = exists().where(TeamAnswer.message_id == Message.id)
    return (Message.kind == kind.value) & or_(said < cutoff, unasked) & ~written


def _closed(now: datetime) -> ColumnElement[bool]:
    """What somebody of the team wrote, and did not leave in its time."""
    return exists().where(TeamAnswer.message_id == Message.id, TeamAnswer.closes_at <= now)


def _cancel_unwanted(session: Session, now: datetime) -> None:
    late = or_(_closed(now), *(_late(kind, now - limit) for kind, limit in IN_TIME.items()))
    scope = literal_column("'sender:'").concat(Message.sender_id)
    out = Message.kind.not_in([kind.value for kind in SURVIVES_STOP]) & is_out(
        Message.phone, Message.workspace_id, [scope]
    )
    session.execute(
        update(Message)
        .where(Message.state == literal_column("'waiting'"), or_(late, out, brakes.stops(Message)))
        .values(state=MessageState.CANCELLED.value, state_at=now)
        .execution_options(synchronize_session=False)
    )
