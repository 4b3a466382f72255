"""Who holds which role: read at every press, so that what is taken away is gone at the next."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from domain.roles import Grant, Role
from models.tables import RoleGrant


def grants(session: Session, workspace_id: int) -> Sequence[Grant]:
    """All that the workspace has set, the oldest first."""
    rows = session.scalars(
        select(RoleGrant).where(RoleGrant.workspace_id == workspace_id).order_by(RoleGrant.id)
    )
    return [Grant(Role(row.role), row.holder, row.channel_id) for row in rows]


def add(session: Session, workspace_id: int, grant: Grant, *, by: str, now: datetime) -> None:
    """Let somebody hold a role; the caller holds the workspace and knows that it is new."""
    session.add(
        RoleGrant(
            workspace_id=workspace_id,
            role=grant.role,
            holder=grant.holder,
            channel_id=grant.channel_id,
            granted_by=by,
            granted_at=now,
        )
    )


def remove(session: Session, workspace_id: int, grant: Grant) -> None:
    """Take it away."""
    session.execute(
        delete(RoleGrant).where(
            RoleGrant.workspace_id == workspace_id,
            RoleGrant.role == grant.role,
            RoleGrant.holder == grant.holder,
            RoleGrant.channel_id == grant.channel_id,
        )
    )
