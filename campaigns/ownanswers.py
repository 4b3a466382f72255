"""What a team answers in its own words to STOP, START, HELP and JOIN; its default is ours."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from campaigns import access, beforehand
from campaigns.joining import checked_words, fill_join
from domain import answers, ownanswers
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.messages import MessageKind
from domain.ownanswers import Own
from models import workspaces
from models.tables import Workspace
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class AnswersForm:
    """`texts` are the team's own, an empty one for ours; None leaves JOIN's part as it is."""

    texts: Mapping[Own, str] = field(default_factory=dict)
    join_words: Sequence[str] | None = None
    join_wording: str | None = None
    join_frequency: str | None = None
    join_twice: bool | None = None


@dataclass(frozen=True, slots=True)
class AnswersView:
    """What people are answered now: the team's own texts, and ours; `notes` tell what they cost."""

    own: Mapping[Own, str]
    defaults: Mapping[Own, str]
    join_words: Sequence[str]
    join_wording: str
    join_frequency: str
    join_twice: bool
    notes: Sequence[str] = ()


def current(rt: Runtime, who: Actor) -> AnswersView:
    """What the team's people are answered; for admins."""
    access.require_admin(rt, who)
    with rt.db.read() as session:
        return _view(workspaces.get(session, who.workspace_id))


def save(
    rt: Runtime,
    who: Actor,
    form: AnswersForm,
    *,
    still: Callable[[AnswersView], None] | None = None,
) -> AnswersView:
    """Change what the form names, audited with the new texts.

    Raises Refused, beside its field, for a text that lacks what it has to say or sells something.
    `still` sees what holds under the lock, and raises Refused where its person saw something else.
    """
    access.require_admin(rt, who)
    with rt.db.write() as session:
        team = workspaces.locked(session, who.workspace_id)
        if still is not None:
            still(_view(team))
        before = beforehand.told(team)
        _fill(team, form)
        _record(rt, session, who, team, beforehand.change(before, team))
        return _view(team)


def _fill(team: Workspace, form: AnswersForm) -> None:
    fill_join(
        team,
        words=None if form.join_words is None else checked_words(form.join_words),
        wording=form.join_wording,
        frequency=form.join_frequency,
        twice=form.join_twice,
    )
    changed = {own.value: ownanswers.tidy(text) for own, text in form.texts.items()}
    kept = {name: text for name, text in {**team.own_answers, **changed}.items() if text}
    for own in form.texts:
        if wrong := _problem(team, own, kept.get(own.value, "")):
            raise Refused(wrong, field=own.value)
    team.own_answers = kept


def _problem(team: Workspace, own: Own, text: str) -> str | None:
    if not text:
        return None
    return ownanswers.problem(
        own,
        text,
        business=team.business_name,
        contact=team.help_contact,
        frequency=team.join_frequency,
    )


def _record(
    rt: Runtime, session: Session, who: Actor, team: Workspace, change: Mapping[str, object]
) -> None:
    access.record(
        rt,
        session,
        who,
        Verb.SET_UP,
        Subject.WORKSPACE,
        team.id,
        answers=dict(team.own_answers),
        join_words=list(team.join_words),
        join_wording=team.join_wording,
        join_frequency=team.join_frequency,
        twice=team.join_twice,
        **change,
    )


def _view(team: Workspace) -> AnswersView:
    own = {Own(name): text for name, text in team.own_answers.items()}
    noted = [_problem(team, it, text) or ownanswers.note(it, text) for it, text in own.items()]
    return AnswersView(
        own=own,
        defaults=_defaults(team),
        join_words=team.join_words,
        join_wording=team.join_wording,
        join_frequency=team.join_frequency,
        join_twice=team.join_twice,
        notes=[words for words in noted if words],
    )


def _defaults(team: Workspace) -> dict[Own, str]:
    named = {"business": team.business_name, "contact": team.help_contact}
    return {
        Own.STOP: answers.body(MessageKind.STOP_CONFIRMATION, **named),
        Own.START: answers.body(MessageKind.START_CONFIRMATION, **named),
        Own.HELP: answers.body(MessageKind.HELP, **named),
        Own.JOIN: answers.joined(**named, frequency=team.join_frequency, confirms=False),
    }
