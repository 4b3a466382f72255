"""A mistake of ours that ends a campaign's lane: it is tried once more, and then pauses it.

Whatever it is, it would end the next lane as well, which the clock starts again and again, and
nobody would be told. A database or a Redis that is away is no such thing.
"""

import traceback
from typing import Final

import structlog
from redis import RedisError

from gateways.redis import stumbles
from jobs import card
from jobs.send import control
from models.base import AWAY
from models.mistakes import is_ours
from models.tables import Campaign
from runtime import Runtime

log = structlog.get_logger(__name__)

AGAIN_SECONDS: Final = 900
"""Longer than two lanes take: one that fails at the end of its time fails again within these."""


def stumbled(rt: Runtime, campaign_id: int, error: Exception) -> bool:
    """Note what ended a lane; the second time it pauses the campaign. False: no mistake of ours.

    Logged without the error's own words: they may quote a body or a number.
    """
    if isinstance(error, RedisError) or not is_ours(error):
        return False
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("lane_failed", campaign=campaign_id, error=type(error).__name__, where=where)
    try:
        if stumbles.again(rt.redis, campaign_id, AGAIN_SECONDS):
            _pause(rt, campaign_id, type(error).__name__)
    except (RedisError, *AWAY) as away:
        log.warning("pause_unwritten", campaign=campaign_id, error=type(away).__name__)
    return True


def _pause(rt: Runtime, campaign_id: int, error: str) -> None:
    reason = f"Rollcall failed on this campaign twice: {error}, see the log."
    reason += " When that is mended, resume."
    with rt.db.write() as session:
        campaign = session.get(Campaign, campaign_id)
        paused = campaign is not None and control.pause(
            session, campaign_id, campaign.workspace_id, reason=reason, now=rt.clock()
        )
    if paused:
        log.warning("campaign_paused", campaign=campaign_id, reason=reason)
        card.nudge(rt, campaign_id)
