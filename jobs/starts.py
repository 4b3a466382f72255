"""Telling people that a scheduled campaign did not start: a mention, as an edit tells nobody."""

import structlog

from gateways.slack.blocks.schedule import not_started
from gateways.slack.errors import SlackAway, SlackRefused
from jobs.context import runtime
from models import schedules, views

log = structlog.get_logger(__name__)


def tell(campaign_id: int) -> None:
    """RQ job: say it once in the campaign's channel; while Slack is away, the clock comes back."""
    rt = runtime()
    with rt.db.write() as session:
        if not schedules.claim_news(session, campaign_id, rt.clock()):
            return
        view = views.campaign_view(session, campaign_id, rt.clock())
    if view.schedule is None or not view.channel_id:
        return
    try:
        rt.slack.post(view.channel_id, not_started(view, view.schedule))
    except SlackAway:
        with rt.db.write() as session:
            schedules.news_untold(session, campaign_id)
    except SlackRefused as refused:
        log.warning("news_refused", campaign=campaign_id, error=refused.error)
