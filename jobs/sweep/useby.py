"""What is not out by its campaign's use-by is skipped, never sent stale; reported on the card.

Claims stop by themselves: no window of the campaign is open past its use-by (`models.hours`).
"""

import structlog

from domain.lifecycle import CampaignState
from jobs import card
from jobs.present import present
from jobs.send.lanes import start_lanes
from models import campaigns, expiry
from models.holds import AT_ONCE
from runtime import Runtime

log = structlog.get_logger(__name__)


def look_at_use_bys(rt: Runtime) -> None:
    """Skip whoever waits in a campaign whose use-by is over by every clock.

    Slice by slice, and only while it sends: a pause that comes between leaves the rest to whoever
    resumes it.
    """
    at = present(rt).span().earliest
    with rt.db.read() as session:
        late = list(expiry.over(session, at))
    for campaign_id in late:
        expired = 0
        while more := _slice(rt, campaign_id):
            expired += more
            if more < AT_ONCE:
                break
        if expired:
            log.info("expired", campaign=campaign_id, recipients=expired)
            start_lanes(rt, campaign_id)
            card.nudge(rt, campaign_id)


def _slice(rt: Runtime, campaign_id: int) -> int:
    with rt.db.write() as session:
        campaign = campaigns.locked(session, campaign_id)
        if campaign.state != CampaignState.SENDING or campaign.use_by is None:
            return 0
        expired = expiry.expire(session, campaign_id)
        if expired:
            campaigns.touch_card(session, campaign_id, rt.clock())
        return expired
