"""Telling people that a campaign waits for them: by direct message, once each.

Whoever launched it, and one approver who is somebody else; who that is, is asked when it is told.
Only who may know of the campaign: of a private channel, who is in it. Where none of them can be
told, its channel is.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from domain import deadlines
from domain.guards import CANARY
from domain.lifecycle import CampaignState
from domain.roles import Role, covering
from domain.views import CampaignView
from gateways.slack.blocks.guards import alert as rendered
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Rendered
from jobs.context import runtime
from models import alerts, closings, roles, views
from models.tables import Alert, Campaign
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(minutes=1)
"""Of one try. Whoever dies between the message and its record has it sent once more."""
AGAIN: Final = timedelta(hours=1)
"""After Slack said no of everybody."""


def tell(alert_id: int) -> None:
    """RQ job: send it, once; while Slack is away the clock comes back every minute."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        alert = alerts.claim(session, alert_id, now, now + LEASE)
        if alert is None or alert.campaign_id is None:
            return
        view = views.campaign_view(session, alert.campaign_id, now)
        if not _is_undecided(alert, view):
            alerts.drop(session, alert_id)
            return
        launched = alerts.launcher(session, session.get_one(Campaign, alert.campaign_id))
        until = _deadline(session, view)
    try:
        link = _link(rt, view)
        message = rendered(view, alert.words, rule=alert.rule, until=until, link=link)
        people = _people(rt, alert, view, launched)
        is_told = _to_somebody(rt, alert, people, message) or _in_channel(rt, alert, view, message)
    except SlackAway as away:
        log.warning("alert_untold", alert=alert_id, seconds=away.retry_after)
        return
    with rt.db.write() as session:
        if is_told:
            alerts.told(session, alert_id, now)
        else:
            alerts.tell_again(session, alert_id, now + AGAIN)


def _is_undecided(alert: Alert, view: CampaignView) -> bool:
    """Whether it still waits for a person, for what the alert says; it may be told late."""
    if alert.rule != CANARY:
        return view.state is CampaignState.PAUSED and view.guard.paused_by == alert.rule
    canary = view.canary
    return canary is not None and canary.is_full and canary.wording_id == alert.wording_id


def _to_somebody(rt: Runtime, alert: Alert, people: Iterable[str], message: Rendered) -> bool:
    """The first whom Slack reaches; False where that is nobody."""
    for user_id in people:
        try:
            rt.slack.dm(user_id, message)
        except SlackRefused as refused:
            log.warning("alert_refused", alert=alert.id, error=refused.error)
        else:
            return True
    return False


def _in_channel(rt: Runtime, alert: Alert, view: CampaignView, message: Rendered) -> bool:
    """For everybody there, unless the other of the two was told."""
    with rt.db.read() as session:
        if alerts.is_told(session, alert):
            return True
    if not view.channel_id:
        return False
    try:
        rt.slack.post(view.channel_id, message)
    except SlackRefused as refused:
        log.warning("alert_refused", alert=alert.id, error=refused.error)
        return False
    return True


def _people(rt: Runtime, alert: Alert, view: CampaignView, launched: str) -> Iterator[str]:
    """Who may be told it, the first that Slack reaches is."""
    channel_id = view.channel_id
    if alert.addressee == alerts.LAUNCHER:
        if may_know(rt, channel_id, launched, is_theirs=True):
            yield launched
        if alert.rule != CANARY:
            return  # An approver is told of a guard rail apart.
    for user_id in _approvers(rt, alert, view):
        if user_id != launched and may_know(rt, channel_id, user_id, is_theirs=False):
            yield user_id


def _approvers(rt: Runtime, alert: Alert, view: CampaignView) -> Iterator[str]:
    with rt.db.read() as session:
        grants = roles.grants(session, alert.workspace_id)
    for grant in covering(grants, Role.APPROVER, view.channel_id):
        yield from rt.slack.people_of(grant.holder) if grant.is_group else [grant.holder]
    yield from sorted(rt.settings.rollcall_admins)


def may_know(rt: Runtime, channel_id: str, user_id: str, *, is_theirs: bool) -> bool:
    """As `campaigns.reaching`: a direct message is for the one in it, who launched it there."""
    if not user_id or channel_id.startswith("D"):
        return bool(user_id) and is_theirs
    try:
        return not channel_id or rt.slack.may_open(channel_id, user_id)
    except SlackRefused:
        return False


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
