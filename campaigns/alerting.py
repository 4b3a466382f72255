"""Who is told of what, and the channel that shows all live campaigns: the admins' to set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from campaigns import access, postable
from domain.actors import Actor
from domain.alerting import (
    SUMMARY_FIELD,
    AlertKind,
    channel_field,
    is_a_channel,
    people_field,
)
from domain.deeds import Subject, Verb
from jobs import summaries as drawing
from jobs.queues import QueueName, enqueue
from models import routes, summaries, workspaces
from models.tables import Summary
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class AlertingView:
    """What holds now. `refused` are Slack's codes, by the people and channels that it is of."""

    summary: str = ""
    routes: Mapping[AlertKind, Sequence[str]] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    summary_refused: str = ""


@dataclass(frozen=True, slots=True)
class AlertingForm:
    """What an admin chose; the rest stays. No channel: no summary; nobody: whoever is usual."""

    summary: str | None = None
    routes: Mapping[AlertKind, Sequence[str]] = field(default_factory=dict)


def current(rt: Runtime, who: Actor) -> AlertingView:
    """Who is told of what, for admins."""
    access.require_admin(rt, who)
    with rt.db.read() as session:
        return _view(session, who.workspace_id)


def save(
    rt: Runtime,
    who: Actor,
    form: AlertingForm,
    *,
    still: Callable[[AlertingView], None] | None = None,
) -> AlertingView:
    """Change what the form names; raises Refused beside its field.

    `still` sees what holds under the lock, and raises Refused where its person saw something else.
    """
    access.require_admin(rt, who)
    _require_tellable(rt, form)
    left: Summary | None = None
    with rt.db.write() as session:
        team = workspaces.locked(session, who.workspace_id)
        before = _view(session, team.id)
        if still is not None:
            still(before)
        if form.summary is not None:
            left = summaries.place(session, team.id, form.summary, rt.clock())
        routes.place(session, team.id, form.routes)
        after = _view(session, team.id)
        _record(rt, session, who, before, after)
    if form.summary:
        enqueue(rt, QueueName.WORK, drawing.refresh, who.workspace_id)
    if left is not None and left.ts is not None:
        enqueue(rt, QueueName.WORK, drawing.leave, left.channel_id, left.ts)
    return after


def _require_tellable(rt: Runtime, form: AlertingForm) -> None:
    if form.summary:
        postable.require_channel(rt, form.summary, SUMMARY_FIELD)
    for kind, targets in form.routes.items():
        for target in targets:
            if is_a_channel(target):
                postable.require_channel(rt, target, channel_field(kind))
            else:
                postable.require_person(rt, target, people_field(kind))


def _record(
    rt: Runtime, session: Session, who: Actor, before: AlertingView, after: AlertingView
) -> None:
    was, now = _plain(before), _plain(after)
    changed = [name for name in now if now[name] != was[name]]
    detail = {
        "changed": changed,
        "before": {name: was[name] for name in changed},
        "after": {name: now[name] for name in changed},
    }
    access.record(rt, session, who, Verb.SET_UP, Subject.WORKSPACE, who.workspace_id, **detail)


def _plain(it: AlertingView) -> dict[str, object]:
    told = {f"alerts {kind}": [*it.routes.get(kind, ())] for kind in AlertKind}
    return {"summary": it.summary, **told}


def _view(session: Session, workspace_id: int) -> AlertingView:
    known, kept = routes.of(session, workspace_id), summaries.of(session, workspace_id)
    return AlertingView(
        summary=kept.channel_id if kept else "",
        routes={
            kind: tuple(it.target for it in known if it.kind == kind)
            for kind in AlertKind
            if any(it.kind == kind for it in known)
        },
        refused={it.target: it.refused for it in known if it.refused},
        summary_refused=kept.refused if kept else "",
    )
