"""Saved replies: answers that a team keeps under a name."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.tables import SavedReply


def of_team(session: Session, workspace_id: int) -> Sequence[SavedReply]:
    """All of a team's, by name."""
    return session.scalars(
        select(SavedReply).where(SavedReply.workspace_id == workspace_id).order_by(SavedReply.name)
    ).all()


def find(session: Session, workspace_id: int, saved_id: int) -> SavedReply | None:
    """The team's saved reply of that id."""
    return session.scalar(
        select(SavedReply).where(SavedReply.id == saved_id, SavedReply.workspace_id == workspace_id)
    )


def named(session: Session, workspace_id: int, name: str) -> SavedReply | None:
    """The one of that name, whatever its case."""
    wanted = name.casefold()
    return next(
        (one for one in of_team(session, workspace_id) if one.name.casefold() == wanted), None
    )


def save(
    session: Session, workspace_id: int, name: str, body: str, *, by: str, now: datetime
) -> SavedReply:
    """Keep an answer under a name, in place of what had that name."""
    found = named(session, workspace_id, name)
    if found is None:
        found = SavedReply(workspace_id=workspace_id, name=name)
        session.add(found)
    found.body, found.saved_by, found.saved_at = body, by, now
    session.flush()
    return found


def forget(session: Session, saved_id: int) -> None:
    """Keep it no longer."""
    session.execute(delete(SavedReply).where(SavedReply.id == saved_id))
