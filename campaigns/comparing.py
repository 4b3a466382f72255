"""Before a campaign that may be a copy goes on: Twilio's log has to be compared with it.

The clock pauses such a campaign, and a job compares it. Whoever resumes it earlier is told to
wait; a comparison that is old, or was never asked for (somebody, stop-all or a limit had paused it
when the backup was made), begins then.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from campaigns.finding import find
from domain.actors import Actor
from domain.errors import Refused
from domain.lifecycle import CampaignState
from jobs import card
from jobs.send.strangers import estranged
from jobs.sweep.comparing import enqueue_comparison
from models import campaigns, comparisons
from models.tables import Campaign
from runtime import Runtime

FRESH: Final = timedelta(minutes=30)
"""Meanwhile the installation that this one was copied from may have gone on sending."""


def require_compared(rt: Runtime, who: Actor, ref: str) -> None:
    """Refuse to resume what was not compared with Twilio's log a moment ago, and compare it."""
    with rt.db.write() as session:
        campaign = find(session, who.workspace_id, ref)
        why = _why_not(rt, session, campaign)
        begins = why is not None and _is_to_begin(session, campaign)
        if begins:
            comparisons.begin(session, campaign, rt.clock())
            campaigns.touch_card(session, campaign.id, rt.clock())
    if begins:
        enqueue_comparison(rt, campaign.id)
        card.nudge(rt, campaign.id)
    if why is not None:
        raise Refused(why)


def _why_not(rt: Runtime, session: Session, campaign: Campaign) -> str | None:
    if campaign.state != CampaignState.PAUSED:
        return None
    row = comparisons.of_campaign(session, campaign.id)
    if row is None:
        strange = estranged(rt, campaign)
        if strange is None:
            return None
        return (
            f"{strange} Rollcall compares “{campaign.name}” with Twilio’s log first; resume it when"
            " the card says what was found."
        )
    if row.done_at is None:
        return (
            f"Rollcall is still comparing “{campaign.name}” with Twilio’s log"
            f" ({row.lines:,} texts read). Resume it when the card says what was found."
        )
    if _is_fresh(row.done_at, rt.clock()):
        return None
    return (
        f"“{campaign.name}” was compared with Twilio’s log more than"
        f" {FRESH.seconds // 60} minutes ago. Rollcall compares it again now; resume it when the"
        " card says what was found."
    )


def _is_fresh(done_at: datetime, now: datetime) -> bool:
    return abs(now - done_at) < FRESH


def _is_to_begin(session: Session, campaign: Campaign) -> bool:
    row = comparisons.of_campaign(session, campaign.id)
    return row is None or row.done_at is not None
