"""The chart of a campaign that is over, once, in its card's thread; with what was usual.

The picture is handed over first, and its id kept, and only then shown: whoever comes after a crash
in between asks Slack whether it is seen, and never shows a second one.
"""

from datetime import timedelta
from typing import Final

import structlog

from domain.report import Usual, usual
from domain.slacktext import undirected
from domain.timeline import alt_text
from domain.views import CampaignView
from gateways.slack.blocks.after import after_words
from gateways.slack.errors import SlackAway, SlackRefused
from jobs import refusing
from jobs.context import runtime
from jobs.drawing import chart
from jobs.queues import QueueName, enqueue
from jobs.refusing import Act
from models import charts, reports, timelines, views
from models.tables import Campaign
from runtime import Runtime

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(minutes=2)
"""Of one try: to count, to draw, and to hand over."""
TRIED_FOR: Final = timedelta(days=2)
"""After that it is no news any more."""


def look_at_charts(rt: Runtime) -> None:
    """For the clock: have the charts drawn that are due."""
    with rt.db.read() as session:
        due = list(charts.due(session, rt.clock()))
    for campaign_id in due:
        enqueue(rt, QueueName.WORK, post, campaign_id)


def post(campaign_id: int) -> None:
    """RQ job: draw the chart and post it; while Slack is away the clock comes back."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        if not charts.claim(session, campaign_id, now, now + LEASE):
            return
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
    if campaign.state_at + TRIED_FOR < now:
        # Asked whatever went wrong before: a try may have died without a word from Slack.
        log.warning("chart_given_up", campaign_id=campaign_id)
        with rt.db.write() as session:
            charts.put_off(session, campaign_id, None)
        return
    try:
        if not (campaign.chart_file_id and rt.slack.is_shared(campaign.chart_file_id)):
            _show(rt, campaign)
    except SlackAway as away:
        log.info("chart_put_off", campaign_id=campaign_id, seconds=away.retry_after)
        return
    except SlackRefused as refused:
        _refused(rt, campaign, refused.error)
        return
    with rt.db.write() as session:
        charts.put_off(session, campaign_id, None)


def _show(rt: Runtime, campaign: Campaign) -> None:
    with rt.db.read() as session:
        view = views.campaign_view(session, campaign.id, rt.clock())
        seen = timelines.timeline(session, campaign, rt.clock())
    zone = view.workspace.zone
    # Before anything is handed over: it may find Slack away.
    words = after_words(view, usual_for(rt, campaign))
    file_id = campaign.chart_file_id
    if not file_id:
        file_id = rt.slack.bring(
            f"{view.name}.png", chart(seen, zone), alt_text=alt_text(seen, view.title, zone)
        )
        with rt.db.write() as session:
            charts.brought(session, campaign.id, file_id)
    rt.slack.share(
        file_id, campaign.channel_id, _title(view), comment=words, thread_ts=campaign.card_ts
    )


def _title(view: CampaignView) -> str:
    return f"{undirected(view.title)}: what became of it"


def usual_for(rt: Runtime, campaign: Campaign) -> Usual | None:
    """What is usual for its kind, by campaigns that everybody who sees this one may know of."""
    with rt.db.read() as session:
        former = reports.before(session, campaign)
    known: dict[str, bool] = {campaign.channel_id: True}
    open_ones = []
    for one in former:
        if one.channel_id not in known:
            known[one.channel_id] = is_open(rt, one.channel_id)
        if known[one.channel_id]:
            open_ones.append(one.id)
    with rt.db.read() as session:
        return usual(reports.figures(session, open_ones))


def is_open(rt: Runtime, channel_id: str) -> bool:
    """Whether everybody may know of a channel's campaigns; no where Slack refuses to say.

    Raises SlackAway: what is posted once must not leave campaigns out because of it.
    """
    try:
        facts = rt.slack.channel(channel_id)
    except SlackRefused:
        return False
    return not facts.is_private


def _refused(rt: Runtime, campaign: Campaign, error: str) -> None:
    then = refusing.after(error, 0)
    now = rt.clock()
    is_given_up = then.act is Act.GIVE_UP
    # Longer each time: half of how long it was tried.
    wait = min(max(refusing.FIRST, (now - campaign.state_at) / 2), refusing.LONGEST)
    log.warning("chart_refused", campaign_id=campaign.id, error=error, given_up=is_given_up)
    with rt.db.write() as session:
        charts.put_off(session, campaign.id, None if is_given_up else now + wait)
        if error == "file_not_found":  # Slack forgot what it was handed: it is handed over anew.
            charts.brought(session, campaign.id, None)
