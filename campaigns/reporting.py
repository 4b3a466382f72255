"""The managers' view over campaigns, for whoever may look; and the week's report to a channel."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from campaigns import access, beforehand, postable, reaching
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.periods import Period, next_monday, read_period
from domain.report import Figures
from jobs import digests
from jobs import reporting as files
from jobs.queues import LONG_SECONDS, QueueName, enqueue
from models import reports, workspaces
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class Report:
    """The campaigns of a period that one person may see; `left_out` are beyond the newest 500.

    One that is counted `later` has no figures: it comes as a direct message.
    """

    period: Period
    currency: str
    campaigns: Sequence[Figures]
    left_out: int = 0
    later: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be counted: a period, and the campaigns of it that somebody may see."""

    period: Period
    currency: str
    ids: Sequence[int]


def report(rt: Runtime, who: Actor, period: str = "") -> Report:
    """The campaigns that were launched in a period, as somebody said it; by the team's clock."""
    return _counted(rt, _asked(rt, who, period))


def report_soon(rt: Runtime, who: Actor, period: str = "") -> Report:
    """The same for somebody in Slack: one that takes long to count is sent once it is counted."""
    asked = _asked(rt, who, period)
    return _later(rt, who, asked, as_file=False) or _counted(rt, asked)


def send_file(rt: Runtime, who: Actor, period: str = "") -> Report:
    """The same as CSV, by direct message to the asker; nobody's data is in it."""
    asked = _asked(rt, who, period)
    _record(rt, who, asked.period)
    later = _later(rt, who, asked, as_file=True)
    if later is not None:
        return later
    made = _counted(rt, asked)
    files.send_file(rt, who.user_id, made.period, made.campaigns, currency=made.currency)
    return made


def write_file(rt: Runtime, who: Actor, period: str, path: Path) -> Report:
    """The same as CSV into a file of the command line's."""
    made = report(rt, who, period)
    _record(rt, who, made.period)
    files.write(path, made.period, made.campaigns, currency=made.currency)
    return made


def _asked(rt: Runtime, who: Actor, period: str) -> _Asked:
    access.require_viewer(rt, who)
    with rt.db.read() as session:
        team = workspaces.get(session, who.workspace_id)
        asked = read_period(period, rt.clock(), team.zone)
        found = reports.launched(session, team.id, asked.start, asked.end)
    seen = reaching.sight(rt, who)
    return _Asked(asked, team.currency, [it.id for it in found if seen(it.channel_id)])


def _counted(rt: Runtime, asked: _Asked) -> Report:
    with rt.db.read() as session:
        figures = reports.figures(session, asked.ids[: reports.MOST])
    left_out = max(len(asked.ids) - reports.MOST, 0)
    return Report(asked.period, asked.currency, figures, left_out=left_out)


def _later(rt: Runtime, who: Actor, asked: _Asked, *, as_file: bool) -> Report | None:
    """Have it counted by a worker, where that takes longer than a request may; None if not."""
    chosen = asked.ids[: reports.MOST]
    with rt.db.read() as session:
        if not reports.is_large(session, chosen):
            return None
    told = files.told(asked.period, chosen, len(asked.ids) - len(chosen))
    job = files.send_as_file if as_file else files.send_report
    args = (who.workspace_id, who.user_id, told)
    enqueue(rt, QueueName.WORK, job, *args, seconds=LONG_SECONDS)
    return Report(asked.period, asked.currency, (), later=True)


def _record(rt: Runtime, who: Actor, period: Period) -> None:
    with rt.db.write() as session:
        deed = (Verb.EXPORT_REPORT, Subject.WORKSPACE, who.workspace_id)
        access.record(rt, session, who, *deed, period=period.typed)


def weekly(rt: Runtime, who: Actor) -> str:
    """The channel that gets the week's report, or nothing; for whoever may look."""
    access.require_viewer(rt, who)
    with rt.db.read() as session:
        return workspaces.get(session, who.workspace_id).digest_channel_id


def set_weekly(rt: Runtime, who: Actor, channel_id: str) -> None:
    """Have the week's report posted each Monday, or with no channel no more; the admins' alone."""
    access.require_admin(rt, who)
    if channel_id:
        postable.require_channel(rt, channel_id)
    with rt.db.write() as session:
        team = workspaces.locked(session, who.workspace_id)
        before = beforehand.told(team)
        team.digest_channel_id = channel_id
        team.digest_due_at = (
            next_monday(rt.clock(), team.zone, digests.HOUR) if channel_id else None
        )
        deed = (Verb.SET_UP, Subject.WORKSPACE, team.id)
        detail = {"channel": channel_id, **beforehand.change(before, team)}
        access.record(rt, session, who, *deed, changed=["digest_channel_id"], **detail)
