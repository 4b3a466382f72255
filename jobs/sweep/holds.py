"""What was held goes on when its time has come, and a campaign that only waits stays ours.

A campaign whose people are all held sends nothing for hours. The clock vouches for it meanwhile:
only where no clock of this installation lived may it be a copy (architecture, invariant 3).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import structlog

from domain.lifecycle import CampaignState
from domain.windows import is_over
from jobs import card
from jobs.present import present
from jobs.send import control
from jobs.send.lanes import start_lanes
from jobs.send.strangers import estranged
from jobs.sweep.hours import set_aside
from models import campaigns, expiry, holds, messages, openings, processes, senders
from models.openings import Span
from models.tables import Campaign
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

VOUCH: Final = timedelta(seconds=60)
LATE: Final = (
    "Its use-by is over or too near after the pause. Resume it and say what becomes of the rest."
)
SLICES: Final = 25
"""Of people who are woken in one look: a window opens for half an audience at once."""
STATES: Final = tuple(
    state.value for state in (CampaignState.SENDING, CampaignState.SETTLING, CampaignState.PAUSED)
)


def look_at_holds(rt: Runtime) -> None:
    """Vouch for what waits, wake who was held, resume what a limit had paused."""
    with rt.db.read() as session:
        alive = list(messages.live_campaigns(session, STATES))
    for campaign in alive:
        if campaign.state == CampaignState.PAUSED and campaign.resumes_at is not None:
            _wait_for_room(rt, campaign)
        elif estranged(rt, campaign) is None:
            _vouch(rt, campaign)
            if campaign.state == CampaignState.SENDING:
                _wake(rt, campaign)


def _wake(rt: Runtime, campaign: Campaign) -> None:
    with rt.db.read() as session:
        if not holds.is_due(session, campaign.id, rt.clock()):
            return
    witnesses = present(rt)
    woken = 0
    for _ in range(SLICES):
        with rt.db.write() as session:
            slept = holds.wake(session, campaign.id, rt.clock())
            closed = _set_aside(session, campaign.id, slept, witnesses.span())
            campaigns.touch_card(session, campaign.id, rt.clock())
        woken += len(slept) - closed
        if len(slept) < holds.AT_ONCE:
            break
    if woken:
        log.info("held_go_on", campaign=campaign.id, recipients=woken)
        start_lanes(rt, campaign.id)
        card.nudge(rt, campaign.id)


def _set_aside(session: "Session", campaign_id: int, ids: Sequence[int], now: Span) -> int:
    """Hold those again whose area is closed: claims would, a few at a time. How many.

    They waited for something else, or the clocks do not agree.
    """
    if not ids or not openings.any_closed(session, campaign_id, now):
        return 0
    return openings.set_aside(session, campaign_id, ids, now)


def _vouch(rt: Runtime, campaign: Campaign) -> None:
    """A sign of life for a campaign that texts nobody now; lanes give their own.

    Also for one that somebody paused overnight: its clock lived, so it is no restored backup.
    """
    now = rt.clock()
    if _is_vouched_for(campaign, now):
        return
    paused = campaign.state == CampaignState.PAUSED
    with rt.db.write() as session:
        if paused or not messages.has_claimable(session, campaign.id, now):
            processes.beat_campaign(session, campaign.id, now)


def _wait_for_room(rt: Runtime, campaign: Campaign) -> None:
    """Resume it when the limit has ended; one that may be a copy waits for a person instead."""
    now = rt.clock()
    why = estranged(rt, campaign)
    if why is None and not _is_due(campaign, now) and _is_vouched_for(campaign, now):
        return
    moved = False
    with rt.db.write() as session:
        known = campaigns.locked(session, campaign.id)
        if known.state != CampaignState.PAUSED or known.resumes_at is None:
            return
        if why is None and _is_due(known, now) and known.use_by is not None:
            # Our own pause takes nobody's text away, and sends none late, without asking.
            why = LATE if is_over(known.use_by, now) and expiry.waiting(session, known.id) else None
        if why is not None:
            known.resumes_at, known.state_reason, known.card_due_at = None, why, now
        elif not _is_due(known, now):
            known.heartbeat_at = now
        elif senders.get(session, known.sender_id).stopped_reason is None:
            known.heartbeat_at = now
            session.flush()
            moved = control.resume_by_itself(session, known.id, known.workspace_id, now)
    if moved:
        log.info("campaign_resumed", campaign=campaign.id)
        set_aside(rt, campaign.id)
        start_lanes(rt, campaign.id)
    if moved or why is not None:
        card.nudge(rt, campaign.id)


def _is_due(campaign: Campaign, now: datetime) -> bool:
    return campaign.resumes_at is not None and campaign.resumes_at <= now


def _is_vouched_for(campaign: Campaign, now: datetime) -> bool:
    return campaign.heartbeat_at is not None and now - campaign.heartbeat_at < VOUCH
