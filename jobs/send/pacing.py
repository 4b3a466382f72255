"""The pace outside the engine: lowered by what receipts say, and shown on the card."""

from collections.abc import Collection
from dataclasses import replace

import structlog
from redis import RedisError

from domain.lifecycle import CampaignState
from domain.views import CampaignView
from gateways.redis import alarms, throttle
from jobs.send.routes import route_of
from models import senders
from runtime import Runtime

log = structlog.get_logger(__name__)


def slow_down(rt: Runtime, message_ids: Collection[int]) -> None:
    """Lower the pace of the senders of these texts; called after the commit.

    Only a hint to the throttle: with Redis away nothing is sent anyway, so nothing is lost.
    """
    if not message_ids:
        return
    with rt.db.read() as session:
        limits = {
            route_of(sender, rt.settings).limits
            for sender in senders.of_messages(session, message_ids)
        }
    for each in sorted(limits, key=str):
        try:
            pace = throttle.slow_down(rt.redis, each)
        except RedisError as error:
            log.warning("pace_not_lowered", error=type(error).__name__)
        else:
            log.info("slowed_down", why="receipt", pace=round(pace, 3))


def shown(rt: Runtime, view: CampaignView) -> CampaignView:
    """The same view with what Redis knows: the pace of its sender, and clocks that disagree.

    With Redis away the pace is not known, and whole.
    """
    if view.state is not CampaignState.SENDING:
        return view
    with rt.db.read() as session:
        limits = route_of(senders.get(session, view.sender.id), rt.settings).limits
    try:
        pace, clocks = throttle.pace_of(rt.redis, limits), alarms.apart(rt.redis)
        return replace(view, pace=pace, clocks_apart=clocks)
    except RedisError as error:
        log.info("pace_unknown", error=type(error).__name__)
        return view
