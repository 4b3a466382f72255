"""Workspaces: finding the one that a request belongs to, and holding it for a limit."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.tables import Campaign, Inbound, Workspace


def by_team(session: Session, slack_team_id: str) -> Workspace | None:
    """The workspace of a Slack team."""
    return session.scalar(select(Workspace).where(Workspace.slack_team_id == slack_team_id))


def by_public_id(session: Session, public_id: str) -> Workspace | None:
    """The workspace with that id."""
    return session.scalar(select(Workspace).where(Workspace.public_id == public_id))


def every(session: Session) -> Sequence[Workspace]:
    """All workspaces, the oldest first."""
    return session.scalars(select(Workspace).order_by(Workspace.id)).all()


def get(session: Session, workspace_id: int) -> Workspace:
    """One workspace; raises NoResultFound."""
    return session.get_one(Workspace, workspace_id)


def stop_words(session: Session, workspace_id: int | None) -> Sequence[str]:
    """The workspace's own keywords; none where nobody's sender was written to."""
    return () if workspace_id is None else session.get_one(Workspace, workspace_id).stop_words


def locked(session: Session, workspace_id: int) -> Workspace:
    """The workspace, held against other writers until the commit, so that a limit is a limit.

    Its key stays free: rows that only refer to the workspace are not held up.
    """
    return session.scalars(
        select(Workspace)
        .where(Workspace.id == workspace_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one()


def last_inbound_at(session: Session, workspace_id: int) -> datetime | None:
    """When the last inbound text of the workspace came; None if its webhook never worked."""
    return session.scalar(
        select(func.max(Inbound.received_at)).where(Inbound.workspace_id == workspace_id)
    )


def limits_of(session: Session, campaign_id: int) -> dict[str, object]:
    """The limits of a campaign's team as they are kept now; empty where nobody set any."""
    theirs = select(Campaign.workspace_id).where(Campaign.id == campaign_id).scalar_subquery()
    return session.scalar(select(Workspace.guards).where(Workspace.id == theirs)) or {}
