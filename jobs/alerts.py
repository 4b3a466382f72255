"""Telling people what happened, once each: whoever is usual, or whom an admin named for its kind.

Usual is whoever launched the campaign, and of a guard rail one approver who is somebody else; who
that is, is asked when it is told. Only who may know of the campaign: of a private channel, who is
in it. Where none of them can be told, its channel is. Where one whom an admin named cannot be told,
or must not know of the campaign, whoever is usual is told instead.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from domain import deadlines
from domain.alerting import ASSIGNED, AlertKind, kind_of
from domain.guards import CANARY
from domain.lifecycle import CampaignState
from domain.roles import Role, covering
from domain.views import CampaignView
from gateways.slack.blocks.alerts import Assigned, assigned, instead, of_campaign, of_no_campaign
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Rendered
from jobs import assigning, routing
from jobs.context import runtime
from jobs.routing import may_know
from models import alerts, closings, provisional, roles, views
from models.tables import Alert, Campaign
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(minutes=1)
"""Of one try. Whoever dies between the message and its record has it sent once more."""
AGAIN: Final = timedelta(hours=1)
"""After Slack said no of everybody."""


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is to be told: of a campaign or of none, who launched that, and until when it matters.

    `opt_outs` are the provisional ones that wait for a decision.
    """

    view: CampaignView | None = None
    launched: str = ""
    until: str = ""
    opt_outs: int = 0
    assigned: Assigned | None = None
    """A conversation, and who asks somebody to take care of it."""

    @property
    def channel_id(self) -> str:
        """The campaign's."""
        return self.view.channel_id if self.view is not None else ""


def tell(alert_id: int) -> None:
    """RQ job: send it, once; while Slack is away the clock comes back every minute."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        alert = alerts.claim(session, alert_id, now, now + LEASE)
        if alert is None:
            return
        matter = _Matter()
        if alert.campaign_id is not None:
            view = views.campaign_view(session, alert.campaign_id, now)
            matter = _matter(session, alert, view)
        matter = replace(matter, assigned=assigning.assigned(session, alert))
        if not _is_undecided(alert, matter):
            alerts.drop(session, alert_id)
            return
    try:
        is_told = _is_told(rt, alert, matter)
    except SlackAway as away:
        log.warning("alert_untold", alert=alert_id, seconds=away.retry_after)
        return
    with rt.db.write() as session:
        if is_told:
            alerts.told(session, alert_id, now)
        else:
            alerts.tell_again(session, alert_id, now + AGAIN)


def _matter(session: "Session", alert: Alert, view: CampaignView) -> _Matter:
    campaign = session.get_one(Campaign, view.id)
    of_guards = alert.rule != ASSIGNED and kind_of(alert.rule) is AlertKind.GUARDS
    return _Matter(
        view=view,
        launched=alerts.launcher(session, campaign),
        until=_deadline(session, view) if of_guards else "",
        opt_outs=provisional.open_of(session, view.id),
    )


def _is_undecided(alert: Alert, matter: _Matter) -> bool:
    """Whether it still waits for a person, for what the alert says; it may be told late."""
    view = matter.view
    if alert.rule == ASSIGNED:
        return matter.assigned is not None
    if view is None or alert.rule == AlertKind.FINISHED:
        return True
    if alert.rule == AlertKind.OPT_OUTS:
        return matter.opt_outs > 0
    if alert.rule == AlertKind.SENDER:
        return view.state is CampaignState.PAUSED
    if alert.rule != CANARY:
        return view.state is CampaignState.PAUSED and view.guard.paused_by == alert.rule
    canary = view.canary
    return canary is not None and canary.is_full and canary.wording_id == alert.wording_id


def _is_told(rt: Runtime, alert: Alert, matter: _Matter) -> bool:
    """Whether somebody has it now; one whom an admin named hands it on where they cannot."""
    message = instead(_message(rt, alert, matter), alert.because)
    if alert.addressee in (alerts.LAUNCHER, alerts.APPROVER, alerts.ADMIN):
        people = _people(rt, alert, matter)
        return _to_somebody(rt, alert, people, message) or _in_channel(rt, alert, matter, message)
    is_theirs = alert.addressee == matter.launched
    allowed = routing.may_be_told(rt, matter.channel_id, alert.addressee, is_theirs=is_theirs)
    because = ""
    if allowed:
        refused = routing.send(rt, alert.workspace_id, alert.addressee, message)
        if refused is None:
            return True
        because = refused
    if alert.rule == ASSIGNED:
        log.warning("alert_refused", alert=alert.id, allowed=allowed)
        return True
    with rt.db.write() as session:
        alerts.instead(session, alert, because=because, now=rt.clock())
    return True


def _message(rt: Runtime, alert: Alert, matter: _Matter) -> Rendered:
    view = matter.view
    if matter.assigned is not None:
        return assigned(matter.assigned, view, _link(rt, view) if view else "")
    if view is None:
        return of_no_campaign(alert.rule, alert.words)
    return of_campaign(
        view,
        alert.words,
        rule=alert.rule,
        until=matter.until,
        link=_link(rt, view),
        opt_outs=matter.opt_outs,
    )


def _to_somebody(rt: Runtime, alert: Alert, people: Iterable[str], message: Rendered) -> bool:
    """The first who has an account and whom Slack reaches; False where that is nobody."""
    for user_id in people:
        try:
            routing.dm(rt, user_id, message)
        except SlackRefused as refused:
            log.warning("alert_refused", alert=alert.id, error=refused.error)
        else:
            return True
    return False


def _in_channel(rt: Runtime, alert: Alert, matter: _Matter, message: Rendered) -> bool:
    """For everybody there, unless the other of the two was told."""
    if matter.view is None:
        return False
    with rt.db.read() as session:
        if alerts.is_told(session, alert):
            return True
    if not matter.channel_id:
        return False
    try:
        rt.slack.post(matter.channel_id, message)
    except SlackRefused as refused:
        log.warning("alert_refused", alert=alert.id, error=refused.error)
        return False
    return True


def _people(rt: Runtime, alert: Alert, matter: _Matter) -> Iterator[str]:
    """Who may be told it, the first that Slack reaches is."""
    if alert.addressee == alerts.ADMIN:
        yield from sorted(rt.settings.rollcall_admins)
        return
    launched, channel_id = matter.launched, matter.channel_id
    if alert.addressee == alerts.LAUNCHER:
        if may_know(rt, channel_id, launched, is_theirs=True):
            yield launched
        if kind_of(alert.rule) is AlertKind.GUARDS and alert.rule != CANARY:
            return  # An approver is told of a guard rail apart.
    for user_id in _approvers(rt, alert, channel_id):
        if user_id != launched and may_know(rt, channel_id, user_id, is_theirs=False):
            yield user_id


def _approvers(rt: Runtime, alert: Alert, channel_id: str) -> Iterator[str]:
    with rt.db.read() as session:
        grants = roles.grants(session, alert.workspace_id)
    for grant in covering(grants, Role.APPROVER, channel_id):
        yield from rt.slack.people_of(grant.holder) if grant.is_group else [grant.holder]
    yield from sorted(rt.settings.rollcall_admins)


def _deadline(session: "Session", view: CampaignView) -> str:
    """Until when somebody has to decide, in words; empty where no window closes."""
    campaign = session.get_one(Campaign, view.id)
    each = timedelta(seconds=_segments(view) / view.sender.throughput)
    found = deadlines.deadline(closings.closings(session, campaign, view.at), each=each)
    return deadlines.words(found, zone=view.workspace.zone, now=view.at) if found else ""


def _segments(view: CampaignView) -> float:
    """Of one text, on the average."""
    known = view.estimate
    return known.segments / known.recipients if known and known.recipients else 1.0


def _link(rt: Runtime, view: CampaignView) -> str:
    """The card's address; empty where Slack does not tell."""
    if view.card_ts is None or not view.channel_id:
        return ""
    try:
        return rt.slack.permalink(view.channel_id, view.card_ts)
    except SlackRefused:
        return ""
