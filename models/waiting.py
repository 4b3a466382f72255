"""Waiting texts of all kinds but campaign: tests, proofs, and answers to people who wrote."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import literal_column, or_, select, update
from sqlalchemy.orm import Session

from domain.messages import SURVIVES_STOP, MessageKind, MessageState
from models import brakes, daily
from models.claims import Claim, Holder
from models.picking import is_out
from models.tables import Inbound, Message, Sender

STOP_CONFIRMATION_LIVES = timedelta(minutes=5)
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

    Texts to people who opted out, and confirmations of a STOP that is five minutes old, are
    cancelled instead: a late one would be a text after STOP. So are tests while stop-all is on.
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
    found = [_claim(row) for row in sorted(rows.all(), key=lambda row: int(row.id))]
    daily.count(session, [daily.Taken(it.sender_id, holder.now, it.segments) for it in found])
    return found


def _claim(row: Any) -> Claim:
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
    )


def _cancel_unwanted(session: Session, now: datetime) -> None:
    cutoff = now - STOP_CONFIRMATION_LIVES
    said = select(Inbound.received_at).where(Inbound.id == Message.inbound_id).scalar_subquery()
    late = (Message.kind == MessageKind.STOP_CONFIRMATION.value) & or_(
        said < cutoff, Message.inbound_id.is_(None) & (Message.state_at < cutoff)
    )
    scope = literal_column("'sender:'").concat(Message.sender_id)
    out = Message.kind.not_in([kind.value for kind in SURVIVES_STOP]) & is_out(
        Message.phone, Message.workspace_id, scope
    )
    session.execute(
        update(Message)
        .where(Message.state == literal_column("'waiting'"), or_(late, out, brakes.stops(Message)))
        .values(state=MessageState.CANCELLED.value, state_at=now)
        .execution_options(synchronize_session=False)
    )
