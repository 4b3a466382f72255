"""Starting the lanes of a campaign: as many as there are sending processes."""

from jobs.send.lane import enqueue_lane
from models import processes
from runtime import Runtime


def start_lanes(rt: Runtime, campaign_id: int) -> None:
    """Enqueue the campaign's lanes; called after the commit of a launch or a resume."""
    for lane in range(lane_count(rt)):
        enqueue_lane(rt, campaign_id, lane)


def lane_count(rt: Runtime) -> int:
    """How many lanes a campaign has now: one per sending process, at least one."""
    with rt.db.read() as session:
        return max(1, processes.count_alive(session, "sender", rt.clock()))
