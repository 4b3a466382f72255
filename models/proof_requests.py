"""Numbers whose proof pack somebody asked for: kept until the job takes them in hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.proofs import About
from models.tables import ProofRequest

LOST: Final = timedelta(days=1)
"""A job that has not begun by then never does; whoever asked asks again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a pack is to be about, and the Slack user who gets it."""

    about: About
    user_id: str


def add(session: Session, asked: Asked, now: datetime) -> int:
    """Keep the number for the job; its id. Those that no job ever took are forgotten."""
    session.execute(delete(ProofRequest).where(ProofRequest.created_at < now - LOST))
    row = ProofRequest(
        workspace_id=asked.about.workspace_id,
        phone=asked.about.phone,
        asked_by=asked.user_id,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def take(session: Session, request_id: int) -> Asked | None:
    """The number, which is kept here no longer; None for whoever comes second."""
    row = session.execute(
        delete(ProofRequest)
        .where(ProofRequest.id == request_id)
        .returning(ProofRequest.workspace_id, ProofRequest.phone, ProofRequest.asked_by)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if row is None:
        return None
    return Asked(About(row.workspace_id, phone=row.phone), row.asked_by)
