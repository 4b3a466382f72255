"""Pressing stop-all without what the tables stand on: an emergency does not wait for imports.

The few columns that it takes stand here a second time, since the mapped tables take half a second
of CPU to load; a test compares them. What the press does to campaigns follows with `models.brakes`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import JSON, column, insert, select, table, update
from sqlalchemy.orm import Session

from domain.actors import Actor
from domain.deeds import Subject, Verb
from models.base import UtcTime

TEAMS: Final = table(
    "workspaces",
    *(column(name) for name in ("id", "public_id", "slack_team_id", "channel_id", "zone")),
    *(column(name) for name in ("brake_by", "brake_reason")),
    column("brake_at", UtcTime),
)
AUDIT: Final = table(
    "audit",
    *(column(name) for name in ("workspace_id", "actor", "verb")),
    *(column(name) for name in ("subject", "subject_id", "origin")),
    column("at", UtcTime),
    column("detail", JSON),
)


@dataclass(frozen=True, slots=True)
class Team:
    """A workspace, as far as stopping it takes."""

    id: int
    channel_id: str
    zone: str


def teams(session: Session, wanted: str) -> Sequence[Team]:
    """The workspaces of that id, ours or Slack's; all of them where none is named."""
    chosen = select(TEAMS.c.id, TEAMS.c.channel_id, TEAMS.c.zone)
    if wanted:
        chosen = chosen.where((TEAMS.c.public_id == wanted) | (TEAMS.c.slack_team_id == wanted))
    return [Team(*row) for row in session.execute(chosen)]


def press(session: Session, who: Actor, *, now: datetime, reason: str) -> bool:
    """Stop-all is on from the commit, which audits it; False where it was on already."""
    pressed = session.execute(
        update(TEAMS)
        .where(TEAMS.c.id == who.workspace_id, TEAMS.c.brake_at.is_(None))
        .values(brake_by=who.name, brake_at=now, brake_reason=reason)
    )
    if not pressed.rowcount:  # type: ignore[attr-defined]
        return False
    session.execute(
        insert(AUDIT).values(
            workspace_id=who.workspace_id,
            at=now,
            actor=who.name,
            verb=Verb.STOP_ALL.value,
            subject=Subject.WORKSPACE.value,
            subject_id=who.workspace_id,
            origin=who.origin,
            detail={"reason": reason},
        )
    )
    return True
