"""The emergency brake: stop every campaign of the workspace at once, and let go of it again.

Anyone who may launch presses it; an admin releases it and says why. It stops campaign texts and
test-sends, and no campaign starts or goes on while it is on. Answers that people are owed (STOP,
START, HELP) and the codes that prove a phone go on. The database alone carries it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from campaigns import access
from domain.actors import Actor, mention
from domain.braking import Brake, reason_of
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.roles import ANYWHERE
from domain.slacktext import quoted
from domain.wallclock import written
from jobs import card
from models import brakes, views, workspaces
from models.tables import Workspace
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class StoppedAll:
    """The brake is on. `paused` names the campaigns that this press paused.

    `was_on` where an earlier press did it: `brake` tells whose.
    """

    brake: Brake
    paused: tuple[str, ...]
    was_on: bool


@dataclass(frozen=True, slots=True)
class Released:
    """The brake is off; `brake` tells whose it was. Each campaign is resumed by hand."""

    brake: Brake


def stop_all(rt: Runtime, who: Actor, reason: str = "", *, pulled: bool = False) -> StoppedAll:
    """Pause everything that sends or would begin to; pressed again it only tells who did it.

    `pulled` where this press has put the brake on already (`campaigns.handbrake`), and audited it.
    """
    access.require_launcher(rt, who, ANYWHERE, to="stop all sending")
    why = reason_of(reason)
    stopped, ids = rt.db.write_again(lambda session: _stop_all(rt, session, who, why, pulled))
    for campaign_id in ids:
        card.at_once(rt, campaign_id)
    return stopped


def _stop_all(
    rt: Runtime, session: Session, who: Actor, why: str, pulled: bool
) -> tuple[StoppedAll, Sequence[int]]:
    """One transaction, made again after a deadlock: it holds campaigns in no order of its own."""
    workspace = workspaces.locked(session, who.workspace_id)
    now = rt.clock()
    is_on = workspace.brake_at is not None
    if not is_on:
        brakes.press(workspace, by=who.name, now=now, reason=why)
    paused = brakes.pause_all(session, workspace.id, by=who.name, now=now, reason=quoted(why))
    if pulled:
        met = brakes.take_over(session, workspace, by=who.name, reason=quoted(why))
        paused = [*met, *paused]
    tests = brakes.cancel_tests(session, workspace.id, now)
    ids = [campaign_id for campaign_id, _ in paused]
    if paused or tests or not is_on:
        access.record(
            rt,
            session,
            who,
            Verb.STOP_ALL,
            Subject.WORKSPACE,
            workspace.id,
            reason=why,
            campaigns=ids,
            tests=tests,
        )
    if paused or tests or pulled or not is_on:
        brakes.touch_cards(session, workspace.id, now)
    was_on = is_on and not pulled
    return StoppedAll(_brake(workspace), tuple(name for _, name in paused), was_on), ids


def release(rt: Runtime, who: Actor, reason: str) -> Released:
    """Let campaigns be launched and resumed again; none goes on by itself."""
    access.require_admin(rt, who)
    why = reason_of(reason)
    return rt.db.write_again(lambda session: _release(rt, session, who, why))


def _release(rt: Runtime, session: Session, who: Actor, why: str) -> Released:
    """Made again after a deadlock: texts of a program hold their campaign before the team."""
    workspace = workspaces.locked(session, who.workspace_id)
    now = rt.clock()
    if workspace.brake_at is None:
        raise Refused("Stop-all is not on, so there is nothing to release.")
    if not why:
        raise Refused("Say why it is safe again: add the reason after `release`.")
    brake = _brake(workspace)
    brakes.pause_all(session, workspace.id, by=who.name, now=now, reason=quoted(brake.reason))
    brakes.release(workspace)
    access.record(rt, session, who, Verb.RELEASE, Subject.WORKSPACE, workspace.id, reason=why)
    brakes.touch_cards(session, workspace.id, now)
    return Released(brake)


def words(brake: Brake, zone: str) -> str:
    """Why nothing may start, and who can change that; `zone` is the team's."""
    why = f" (“{quoted(brake.reason)}”)" if brake.reason else ""
    return (
        f"Stop-all is on: {mention(brake.by)} stopped all campaigns,"
        f" {written(brake.at, zone, seconds=True)}{why}. An admin has to release it first:"
        " `stop-all release` and the reason."
    )


def require_off(workspace: Workspace) -> None:
    """Refuse while stop-all is on; the caller holds the workspace, so that it stays off."""
    brake = views.brake_view(workspace)
    if brake is not None:
        raise Refused(words(brake, workspace.zone))


def _brake(workspace: Workspace) -> Brake:
    brake = views.brake_view(workspace)
    assert brake is not None
    return brake
