"""What becomes of answers without the team: acknowledgement, away text, urgent words."""

from collections.abc import Callable
from dataclasses import dataclass

from campaigns import access, beforehand
from domain import acknowledging, away, urgentwords
from domain.actors import Actor
from domain.asking import Asks
from domain.away import Away
from domain.costs import answer_costs
from domain.deeds import Subject, Verb
from domain.segments import count
from domain.urgentwords import Urgent
from models import workspaces
from models.tables import Workspace
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class AttendingForm:
    """What an admin typed; None leaves it as it is, empty words or texts take it away."""

    away_text: str | None = None
    away_hours: str | None = None
    urgent_words: str | None = None
    urgent_to: str | None = None
    acknowledgement: str | None = None


@dataclass(frozen=True, slots=True)
class AttendingView:
    """What holds now; `zone` is that of the away text's hours.

    `segments` is what one away text costs; `costs` are sentences on each text that goes back.
    """

    away: Away | None
    urgent: Urgent | None
    zone: str
    segments: int = 0
    acknowledgement: str = ""
    costs: tuple[str, ...] = ()


def current(rt: Runtime, who: Actor) -> AttendingView:
    """The team's acknowledgement, away text and urgent words; for admins."""
    access.require_admin(rt, who)
    with rt.db.read() as session:
        return _view(workspaces.get(session, who.workspace_id))


def save(
    rt: Runtime,
    who: Actor,
    form: AttendingForm,
    *,
    still: Callable[[AttendingView], None] | None = None,
) -> AttendingView:
    """Change what the form names, audited with the words; raises Refused beside its field.

    `still` sees what holds under the lock, and raises Refused where its person saw something else.
    """
    access.require_admin(rt, who)
    with rt.db.write() as session:
        team = workspaces.locked(session, who.workspace_id)
        was, before = _view(team), beforehand.told(team)
        if still is not None:
            still(was)
        if (form.away_text, form.away_hours) != (None, None):
            team.away = away.to_data(_away(form, was.away))
        if (form.urgent_words, form.urgent_to) != (None, None):
            team.urgent = urgentwords.to_data(_urgent(form, was.urgent))
        if form.acknowledgement is not None:
            team.acknowledgement = acknowledging.read(form.acknowledgement, Asks.CONFIRMATION)
        detail = {"away": team.away, "urgent": team.urgent, **beforehand.change(before, team)}
        access.record(rt, session, who, Verb.SET_UP, Subject.WORKSPACE, team.id, **detail)
        return _view(team)


def _away(form: AttendingForm, was: Away | None) -> Away | None:
    text = _either(form.away_text, was.text if was else "")
    return away.read(text, _either(form.away_hours, was.hours if was else ""))


def _urgent(form: AttendingForm, was: Urgent | None) -> Urgent | None:
    words = _either(form.urgent_words, ", ".join(was.words) if was else "")
    return urgentwords.read(words, _either(form.urgent_to, was.person if was else ""))


def _either(said: str | None, known: str) -> str:
    return known if said is None else said


def _view(team: Workspace) -> AttendingView:
    known = away.from_data(team.away)
    segments = count(known.text).segments if known else 0
    urgent = urgentwords.from_data(team.urgent)
    thanks = team.acknowledgement
    costs = tuple(
        answer_costs(named, size, each=team.price_per_segment, currency=team.currency)
        for named, size in (
            ("away text", segments),
            ("acknowledgement", count(thanks).segments if thanks else 0),
        )
        if size
    )
    return AttendingView(known, urgent, team.zone, segments, thanks, costs)
