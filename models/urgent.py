"""Replies that sound urgent: each is told to one person, claimed and once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from models.tables import UrgentText


def add(session: Session, workspace_id: int, inbound_id: int, *, word: str, now: datetime) -> None:
    """Have that text told."""
    session.add(
        UrgentText(inbound_id=inbound_id, workspace_id=workspace_id, word=word, made_at=now)
    )
    session.flush()


def untold(session: Session, now: datetime, limit: int = 100) -> Sequence[int]:
    """The ids of texts that nobody was told of yet and nobody tells now."""
    query = select(UrgentText.inbound_id).where(_untold(now))
    return session.scalars(query.order_by(UrgentText.inbound_id).limit(limit)).all()


def claim(session: Session, inbound_id: int, now: datetime, until: datetime) -> UrgentText | None:
    """The text, if it is this call's to tell until then: one call wins."""
    rows = session.execute(
        update(UrgentText)
        .where(UrgentText.inbound_id == inbound_id, _untold(now))
        .values(tell_at=until)
        .returning(UrgentText.inbound_id)
        .execution_options(synchronize_session=False)
    )
    return session.get_one(UrgentText, inbound_id) if rows.first() is not None else None


def told(session: Session, inbound_id: int, now: datetime) -> None:
    """Slack has the message."""
    mine = update(UrgentText).where(UrgentText.inbound_id == inbound_id)
    session.execute(mine.values(told_at=now))


def tell_again(session: Session, inbound_id: int, at: datetime) -> None:
    """Slack said no of everybody; it is tried again then."""
    mine = update(UrgentText).where(UrgentText.inbound_id == inbound_id)
    session.execute(mine.values(tell_at=at))


def _untold(now: datetime) -> ColumnElement[bool]:
    due = or_(UrgentText.tell_at.is_(None), UrgentText.tell_at <= now)
    return and_(UrgentText.told_at.is_(None), due)
