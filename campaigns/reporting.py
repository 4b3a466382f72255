"""The managers' view over campaigns, for whoever may look; and the week's report to a channel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from campaigns import access, beforehand, postable, reaching
from domain import report as rates
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.kinds import KIND_WORDS
from domain.periods import Period, next_monday, read_period
from domain.report import Figures
from jobs import digests, exporting
from models import reports, workspaces
from runtime import Runtime

HEADER: Final = (
    *("campaign", "title", "kind", "state", "launched", "recipients", "sent", "delivered"),
    *("not delivered", "delivery rate", "opted out", "opt-out rate", "confirmed"),
    *("confirmation rate", "replies", "segments", "price per segment", "spent", "currency"),
)


@dataclass(frozen=True, slots=True)
class Report:
    """The campaigns of a period that one person may see; `left_out` are beyond the newest 500."""

    period: Period
    currency: str
    campaigns: Sequence[Figures]
    left_out: int = 0


def report(rt: Runtime, who: Actor, period: str = "") -> Report:
    """The campaigns that were launched in a period, as somebody said it; by the team's clock."""
    access.require_viewer(rt, who)
    with rt.db.read() as session:
        team = workspaces.get(session, who.workspace_id)
        asked = read_period(period, rt.clock(), team.zone)
        found = reports.launched(session, team.id, asked.start, asked.end)
    seen = reaching.sight(rt, who)
    ids = [it.id for it in found if seen(it.channel_id)]
    with rt.db.read() as session:
        figures = reports.figures(session, ids[: reports.MOST])
    return Report(asked, team.currency, figures, left_out=max(len(ids) - reports.MOST, 0))


def send_file(rt: Runtime, who: Actor, period: str = "") -> Report:
    """The same as CSV, by direct message to the asker; nobody's data is in it."""
    made = report(rt, who, period)
    _record(rt, who, made)
    name = f"campaigns-{made.period.first.isoformat()}-{made.period.last.isoformat()}.csv"
    comment = f"Campaigns launched {made.period.words} ({made.period.zone})."
    with exporting.private_file(rt) as path:
        _write(made, path)
        exporting.send(rt, lambda: rt.slack.dm_file(who.user_id, name, path, comment=comment))
    return made


def write_file(rt: Runtime, who: Actor, period: str, path: Path) -> Report:
    """The same as CSV into a file of the command line's."""
    made = report(rt, who, period)
    _record(rt, who, made)
    _write(made, path)
    return made


def _record(rt: Runtime, who: Actor, made: Report) -> None:
    with rt.db.write() as session:
        deed = (Verb.EXPORT_REPORT, Subject.WORKSPACE, who.workspace_id)
        access.record(rt, session, who, *deed, period=made.period.typed)


def _write(made: Report, path: Path) -> None:
    exporting.write_csv(path, header=HEADER, rows=_rows(made))


def _rows(made: Report) -> Iterator[Sequence[str]]:
    clock = ZoneInfo(made.period.zone)
    for one in made.campaigns:
        launched = one.launched_at.astimezone(clock).isoformat(" ", "seconds")
        shown = (one.recipients, one.sent, one.delivered, one.failed)
        yield (
            *(one.name, one.title, KIND_WORDS[one.kind].lower(), one.state, launched),
            *(str(figure) for figure in shown),
            *(_rate(rates.delivery(one)), str(one.opt_outs), _rate(rates.opt_out(one))),
            *(str(one.confirmed), _rate(rates.confirmation(one)), str(one.replies)),
            *(str(one.segments), "" if one.price is None else f"{one.price.normalize():f}"),
            *("" if one.spent is None else f"{one.spent:.2f}", made.currency),
        )


def _rate(rate: float | None) -> str:
    return "" if rate is None else f"{rate:.4f}"


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
