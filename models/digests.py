"""Whose weekly report is due, and the claim by which it is posted once."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.tables import Workspace


def due(session: Session, now: datetime) -> Sequence[int]:
    """Workspaces that want one and whose time has come."""
    return session.scalars(
        select(Workspace.id).where(
            Workspace.digest_channel_id != "", Workspace.digest_due_at <= now
        )
    ).all()


def claim(session: Session, workspace_id: int, now: datetime, until: datetime) -> bool:
    """Take it in hand for a while; True for one caller."""
    rows = session.execute(
        update(Workspace)
        .where(
            Workspace.id == workspace_id,
            Workspace.digest_channel_id != "",
            Workspace.digest_due_at <= now,
        )
        .values(digest_due_at=until)
        .returning(Workspace.id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def begin(
    session: Session, workspace_id: int, week: date, *, held: datetime, until: datetime
) -> bool:
    """Just before it is posted: whether it is still in our hands, as claimed until `held`.

    From here on nobody posts that week's report again, unless Slack surely did not take it.
    """
    rows = session.execute(
        update(Workspace)
        .where(
            Workspace.id == workspace_id,
            Workspace.digest_channel_id != "",
            Workspace.digest_due_at == held,
        )
        .values(digest_due_at=until, digest_week=week)
        .returning(Workspace.id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def untaken(session: Session, workspace_id: int, *, held: datetime) -> None:
    """Slack surely did not take it: it may be posted again, unless it is in other hands by now."""
    mine = (Workspace.id == workspace_id, Workspace.digest_due_at == held)
    session.execute(update(Workspace).where(*mine).values(digest_week=None))


def refused(
    session: Session, workspace_id: int, *, held: datetime, at: datetime, is_last: bool
) -> bool:
    """Slack said no; it is tried again then, or with `is_last` not for this week.

    False where it is in other hands by now.
    """
    rows = session.execute(
        update(Workspace)
        .where(Workspace.id == workspace_id, Workspace.digest_due_at == held)
        .values(
            digest_due_at=at,
            digest_week=None,
            digest_refusals=0 if is_last else Workspace.digest_refusals + 1,
        )
        .returning(Workspace.id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def done(session: Session, workspace_id: int, next_at: datetime) -> None:
    """Posted; the next one is due then, unless somebody switched it off meanwhile."""
    session.execute(
        update(Workspace)
        .where(Workspace.id == workspace_id, Workspace.digest_due_at.is_not(None))
        .values(digest_due_at=next_at, digest_refusals=0)
    )
