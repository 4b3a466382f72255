"""A full disk: what cannot be written to the database is said where no disk is needed.

Every process that fails to write raises the alarm in Redis; `/readyz` and `rollcall status` show
it, and the clock tells the team in Slack, once when it begins and once when there is space again.
"""

from dataclasses import dataclass
from typing import Final

import structlog
from redis import RedisError

from gateways.redis import alarms
from gateways.slack.blocks import notices
from gateways.slack.errors import SlackAway, SlackRefused
from models import workspaces
from models.base import AWAY, is_full
from runtime import Runtime

log = structlog.get_logger(__name__)

HOLDS: Final = 3
"""How many of the silences after which a lane starts again the alarm outlasts."""


@dataclass(slots=True)
class Told:
    """What this clock told the team last."""

    full: bool = False


def note(rt: Runtime, error: Exception) -> None:
    """Raise the alarm if that is why something could not be written."""
    if not is_full(error):
        return
    log.error("disk_full", error=str(getattr(error, "orig", error))[:80])
    try:
        alarms.raise_full(rt.redis, HOLDS * rt.settings.rollcall_lane_silent_seconds)
    except RedisError as away:
        log.warning("alarm_unraised", error=type(away).__name__)


def seems_full(rt: Runtime) -> bool:
    """Whether any process failed to write a moment ago."""
    try:
        return alarms.is_full(rt.redis)
    except RedisError:
        return False


def tell(rt: Runtime, told: Told, *, failed: bool) -> None:
    """Tell the team when it begins and when it is over; tried again while Slack is away.

    `failed`: this process itself could not write just now. A Redis on the same disk may be
    unable to keep the alarm.
    """
    full = failed or seems_full(rt)
    if full == told.full:
        return
    words = notices.DISK_FULL if full else notices.DISK_HAS_SPACE
    try:
        with rt.db.read() as session:
            channels = {one.channel_id for one in workspaces.every(session) if one.channel_id}
        for channel in sorted(channels):
            rt.slack.post(channel, notices.said(words))
    except (SlackAway, *AWAY) as error:
        log.warning("disk_untold", error=type(error).__name__)
        return
    except SlackRefused as refused:
        log.warning("disk_untold", error=refused.error)
    told.full = full
