"""The versions of a campaign's text. A version is never changed: a message keeps what it said."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.tables import Wording


def add(
    session: Session, campaign_id: int, *, template: str, asks: str, by: str, now: datetime
) -> Wording:
    """The next version of the campaign's text, flushed so that it has its id."""
    latest = session.scalar(
        select(func.max(Wording.version)).where(Wording.campaign_id == campaign_id)
    )
    wording = Wording(
        campaign_id=campaign_id,
        version=(latest or 0) + 1,
        template=template,
        asks=asks,
        created_by=by,
        created_at=now,
    )
    session.add(wording)
    session.flush()
    return wording


def get(session: Session, wording_id: int) -> Wording:
    """One version."""
    return session.get_one(Wording, wording_id)
