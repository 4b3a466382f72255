"""Starting the lanes of a campaign: as many as there are sending processes."""

from typing import Final

import structlog
from redis import RedisError

from gateways.redis import beats
from jobs.send.lane import enqueue_lane
from models import processes
from runtime import Runtime

log = structlog.get_logger(__name__)

MANY: Final = 100
"""Single texts at once that more than one process is to send."""


def start_lanes(rt: Runtime, campaign_id: int) -> None:
    """Enqueue the campaign's lanes; called after the commit of a launch or a resume."""
    for lane in range(lane_count(rt)):
        enqueue_lane(rt, campaign_id, lane)


def lane_count(rt: Runtime) -> int:
    """How many lanes a campaign has now: one per sending process, at least one."""
    with rt.db.read() as session:
        return max(1, processes.count_alive(session, "sender", rt.clock()))


def wake_lanes(rt: Runtime, campaign_id: int, *, texts: int) -> None:
    """Have so many single texts sent that came just now; called after their commit.

    A lane that is awake looks for more by itself: twenty texts a second are no twenty jobs.
    """
    try:
        asleep = beats.silent(rt.redis, campaign_id, lane_count(rt) if texts >= MANY else 1)
    except RedisError as error:
        log.warning("lanes_not_woken", campaign=campaign_id, error=type(error).__name__)
        return
    for lane in asleep:
        enqueue_lane(rt, campaign_id, lane)
