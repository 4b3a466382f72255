"""The versions of a campaign's text. A version is never changed: a message keeps what it said."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.tables import Wording


@dataclass(frozen=True, slots=True)
class Words:
    """A text, what it asks for (`domain.asking.Asks`), and what whoever answers that gets back."""

    template: str
    asks: str
    acknowledgement: str = ""


def add(session: Session, campaign_id: int, words: Words, *, by: str, now: datetime) -> Wording:
    """The next version of the campaign's text, flushed so that it has its id."""
    latest = session.scalar(
        select(func.max(Wording.version)).where(Wording.campaign_id == campaign_id)
    )
    wording = Wording(
        campaign_id=campaign_id,
        version=(latest or 0) + 1,
        template=words.template,
        asks=words.asks,
        acknowledgement=words.acknowledgement,
        created_by=by,
        created_at=now,
    )
    session.add(wording)
    session.flush()
    return wording


def get(session: Session, wording_id: int) -> Wording:
    """One version."""
    return session.get_one(Wording, wording_id)


def words_of(wording: Wording) -> Words:
    """What a version says, for one that begins as its copy."""
    return Words(wording.template, wording.asks, wording.acknowledgement)
