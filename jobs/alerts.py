"""Telling people that a campaign waits for them: by direct message, once each.

Whoever launched it, and one approver who is somebody else. Who approves is asked when it is told.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from domain import deadlines
from domain.actors import Door
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
        if alert is None:
            return
        view = views.campaign_view(session, alert.campaign_id, now)
        until = _deadline(session, view)
    try:
        is_told = _to_somebody(
            rt, alert, view, rendered(view, alert.words, until=until, link=_link(rt, view))
        )
    except SlackAway as away:
        log.warning("alert_untold", alert=alert_id, seconds=away.retry_after)
        return
    with rt.db.write() as session:
        if is_told:
            alerts.told(session, alert_id, now)
        else:
            alerts.tell_again(session, alert_id, now + AGAIN)


def _to_somebody(rt: Runtime, alert: Alert, view: CampaignView, message: Rendered) -> bool:
    """True also where there is nobody to tell: the card says it all the same."""
    somebody = False
    for user_id in _people(rt, alert, view):
        somebody = True
        try:
            rt.slack.dm(user_id, message)
        except SlackRefused as refused:
            log.warning("alert_refused", alert=alert.id, error=refused.error)
        else:
            return True
    return not somebody


def _people(rt: Runtime, alert: Alert, view: CampaignView) -> Iterator[str]:
    """Who may be told it, the first that Slack reaches is."""
    door, _, launcher = (view.launched_by or "").partition(":")
    launched = launcher if door == Door.SLACK else ""
    if alert.addressee == alerts.LAUNCHER:
        if launched:
            yield launched
        return
    with rt.db.read() as session:
        grants = roles.grants(session, alert.workspace_id)
    for grant in covering(grants, Role.APPROVER, view.channel_id):
        members = rt.slack.people_of(grant.holder) if grant.is_group else [grant.holder]
        yield from (it for it in members if it != launched)
    yield from (it for it in sorted(rt.settings.rollcall_admins) if it != launched)


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
