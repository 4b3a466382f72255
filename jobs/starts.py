"""Telling people that a scheduled campaign did not start: a mention, as an edit tells nobody.

In its channel; else whoever scheduled it, or the first admin who may know of it.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import structlog

from domain.actors import Door
from domain.starts import ScheduleView
from domain.views import CampaignView
from gateways.slack.blocks.schedule import not_started
from gateways.slack.errors import SlackAway, SlackRefused
from jobs import routing
from jobs.context import runtime
from models import schedules, views
from models.base import AWAY
from runtime import Runtime

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(minutes=1)
"""Of one try. Whoever dies between the post and its record has it posted once more."""
AGAIN: Final = timedelta(hours=1)
"""After Slack said no everywhere: somebody may invite us, and the card says it meanwhile."""


def tell(campaign_id: int) -> None:
    """RQ job: say it in the campaign's channel, or else to a person.

    While Slack is away the clock comes back every minute.
    """
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        if not schedules.claim_news(session, campaign_id, now, now + LEASE):
            return
        view = views.campaign_view(session, campaign_id, now)
    if view.schedule is None:
        return
    try:
        is_told = _in_channel(rt, view, view.schedule) or _to_somebody(rt, view, view.schedule)
    except SlackAway as away:
        log.warning("news_untold", campaign=campaign_id, seconds=away.retry_after)
        return
    with rt.db.write() as session:
        if is_told:
            schedules.told(session, campaign_id, now)
        else:
            schedules.tell_again(session, campaign_id, now + AGAIN)


def _in_channel(rt: Runtime, view: CampaignView, schedule: ScheduleView) -> bool:
    if not view.channel_id:
        return False
    try:
        rt.slack.post(view.channel_id, not_started(view, schedule))
    except SlackRefused as refused:
        log.warning("news_refused", campaign=view.id, error=refused.error)
        return False
    return True


def _people(rt: Runtime, view: CampaignView, schedule: ScheduleView) -> Iterator[str]:
    door, _, user_id = schedule.by.partition(":")
    if door == Door.SLACK:
        yield user_id
    for admin in sorted(rt.settings.rollcall_admins):
        if routing.may_know(rt, view.channel_id, admin, is_theirs=False):
            yield admin


def _to_somebody(rt: Runtime, view: CampaignView, schedule: ScheduleView) -> bool:
    """Privately, where the channel is gone or closed to us: the first whom Slack reaches."""
    for user_id in dict.fromkeys(_people(rt, view, schedule)):
        try:
            routing.dm(rt, user_id, not_started(view, schedule))
        except SlackRefused as refused:
            log.warning("news_refused", campaign=view.id, error=refused.error)
        else:
            return True
    return False


def until_next(rt: Runtime) -> float:
    """Seconds until the next look: sooner where something is to start before, so that it does."""
    usual = rt.settings.rollcall_clock_seconds
    try:
        with rt.db.read() as session:
            at = schedules.next_start(session)
    except AWAY:
        return usual
    left = (at - rt.clock()).total_seconds() if at is not None else usual
    return min(left, usual) if left > 0 else usual
