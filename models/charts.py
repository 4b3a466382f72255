"""Whose chart is due, and the claims by which each is posted once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.tables import Campaign


def due(session: Session, now: datetime) -> Sequence[int]:
    """Campaigns that are over and whose chart can be drawn."""
    return session.scalars(
        select(Campaign.id).where(Campaign.chart_due_at <= now).order_by(Campaign.chart_due_at)
    ).all()


def claim(session: Session, campaign_id: int, now: datetime, until: datetime) -> bool:
    """Take a chart in hand for a while; True for one caller."""
    return _changed(session, campaign_id, now=now, chart_due_at=until)


def _changed(session: Session, campaign_id: int, *, now: datetime, **values: object) -> bool:
    rows = session.execute(
        update(Campaign)
        .where(Campaign.id == campaign_id, Campaign.chart_due_at <= now)
        .values(**values)
        .returning(Campaign.id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def brought(session: Session, campaign_id: int, file_id: str | None) -> None:
    """Slack has the picture, and is asked next to show it; None: it has it no more."""
    session.execute(
        update(Campaign).where(Campaign.id == campaign_id).values(chart_file_id=file_id)
    )


def put_off(session: Session, campaign_id: int, until: datetime | None) -> None:
    """It is tried again then; None: it was posted, or will never be."""
    session.execute(update(Campaign).where(Campaign.id == campaign_id).values(chart_due_at=until))
