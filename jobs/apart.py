"""Clocks that disagree: whoever sees it raises an alarm, for metrics, cards and the start view.

A process knows the clock of its own host, and the one that draws a card may run on another. So the
alarm is in Redis: where that is away nothing is sent, and there is nothing to explain.
"""

from typing import Final

import structlog
from redis import RedisError

from domain.lifecycle import CampaignState
from gateways.redis import alarms
from jobs.present import APART, present
from models import cards
from runtime import Runtime

log = structlog.get_logger(__name__)

HOLDS: Final = 3
"""How many of the silences after which a lane starts again the alarm outlasts."""


def look(rt: Runtime) -> None:
    """Raise the alarm if the clocks that this process can ask disagree. Raises RedisError."""
    span = present(rt).span()
    seconds = (span.latest - span.earliest).total_seconds()
    if seconds > APART:
        holds = HOLDS * rt.settings.rollcall_lane_silent_seconds
        alarms.raise_apart(rt.redis, round(seconds), holds)


def seconds(rt: Runtime) -> int:
    """How far apart some process found them a moment ago; 0 while they agree, or nobody knows."""
    try:
        return alarms.apart(rt.redis)
    except RedisError:
        return 0


def look_at_time(rt: Runtime) -> None:
    """Raise the alarm, and have the cards drawn anew when it begins and when it is over."""
    look(rt)
    is_apart = alarms.apart(rt.redis) > 0
    if is_apart == alarms.is_shown(rt.redis):
        return
    log.info("clocks_shown", apart=is_apart)
    with rt.db.write() as session:
        cards.touch_in(session, CampaignState.SENDING, rt.clock())
    alarms.show(rt.redis, shown=is_apart)
