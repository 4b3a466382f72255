"""The emergency brake of a workspace: one row's state, and what pressing it does to the rest.

The state is committed with the pauses; every sending process reads it within 0.3 s, so it needs
neither Slack nor Redis.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, literal_column, select, update
from sqlalchemy.orm import Session

from domain.actors import Door, mention
from domain.lifecycle import MOVES, OVER, CampaignState, Move
from domain.messages import HELD_BY_BRAKE, MessageState
from models import approvals, schedules
from models.tables import Campaign, Message, Workspace

PAUSED = "Stop-all"
"""Why a campaign is paused that the brake stopped; what a person said follows."""


def braked() -> Select[int]:
    """The ids of workspaces in which stop-all is on."""
    return select(Workspace.id).where(Workspace.brake_at.is_not(None))


def is_on(session: Session, workspace_id: int) -> bool:
    """Whether stop-all is on."""
    return session.scalar(braked().where(Workspace.id == workspace_id)) is not None


def stops(message: type[Message]) -> ColumnElement[bool]:
    """The condition that a waiting text is one that the brake of its workspace stops."""
    kinds = [kind.value for kind in HELD_BY_BRAKE]
    return message.kind.in_(kinds) & message.workspace_id.in_(braked())


def press(workspace: Workspace, *, by: str, now: datetime, reason: str) -> None:
    """Stop-all is on from the commit."""
    workspace.brake_by, workspace.brake_at, workspace.brake_reason = by, now, reason


def release(workspace: Workspace) -> None:
    """Stop-all is off from the commit; what was paused stays paused."""
    workspace.brake_by, workspace.brake_at, workspace.brake_reason = None, None, ""


def take_over(
    session: Session, workspace: Workspace, *, by: str, reason: str
) -> Sequence[tuple[int, str]]:
    """What a sending process paused since stop-all was pressed, for who pressed it; (id, name)."""
    why = f"{PAUSED}: {reason}" if reason else PAUSED
    rows = session.execute(
        update(Campaign)
        .where(
            Campaign.workspace_id == workspace.id,
            Campaign.state == CampaignState.PAUSED,
            Campaign.state_by == Door.SYSTEM,
            Campaign.state_reason == PAUSED,
            Campaign.state_at >= workspace.brake_at,
        )
        .values(state_by=by, state_reason=why[:300])
        .returning(Campaign.id, Campaign.name)
        .execution_options(synchronize_session=False)
    )
    return [(row.id, row.name) for row in rows]


def pause_all(
    session: Session, workspace_id: int, *, by: str, now: datetime, reason: str
) -> Sequence[tuple[int, str]]:
    """Pause whatever sends, call off what would begin to by itself; (id, name) of each of them."""
    why = f"{PAUSED}: {reason}" if reason else PAUSED
    stopped = []
    for move in (Move.BRAKE, Move.UNSCHEDULE, Move.ABORT):
        origins, target = MOVES[move]
        rows = session.execute(
            update(Campaign)
            .where(Campaign.workspace_id == workspace_id, Campaign.state.in_([*map(str, origins)]))
            .values(state=str(target), state_by=by, state_at=now, state_reason=why[:300])
            .returning(Campaign.id, Campaign.name)
            .execution_options(synchronize_session=False)
        )
        called_off = move is not Move.BRAKE
        for row in rows.all():
            stopped.append((row.id, row.name))
            if called_off:
                approvals.end(session, [row.id], why)
                schedules.fail(session, row.id, f"Stop-all was pressed by {mention(by)}.")
    # What a limit had paused would go on by itself; after a release people resume, not the clock.
    session.execute(
        update(Campaign)
        .where(Campaign.workspace_id == workspace_id, Campaign.resumes_at.is_not(None))
        .values(resumes_at=None)
        .execution_options(synchronize_session=False)
    )
    return sorted(stopped)


def cancel_tests(session: Session, workspace_id: int, now: datetime) -> int:
    """Cancel test texts that wait: after a release they would come as a surprise."""
    rows = session.execute(
        update(Message)
        .where(
            Message.state == literal_column("'waiting'"),
            Message.workspace_id == workspace_id,
            Message.kind.in_([kind.value for kind in HELD_BY_BRAKE]),
        )
        .values(state=MessageState.CANCELLED.value, state_at=now)
        .returning(Message.id)
        .execution_options(synchronize_session=False)
    )
    return len(rows.all())


def touch_cards(session: Session, workspace_id: int, now: datetime) -> None:
    """Every card that still lives has something new to show."""
    dead = [str(state) for state in (*OVER, CampaignState.DISCARDED)]
    session.execute(
        update(Campaign)
        .where(Campaign.workspace_id == workspace_id, Campaign.state.not_in(dead))
        .values(card_due_at=now)
        .execution_options(synchronize_session=False)
    )
