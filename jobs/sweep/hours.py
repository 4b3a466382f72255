"""The hours of campaigns under way: windows that ended are worked out anew, people set aside.

A claim looks at the hours itself, so nothing here decides whether a text may leave. It keeps a
closed half of an audience from standing before the open one, and every window the current one.
"""

import time
from typing import Final

import structlog

from domain.lifecycle import CampaignState
from jobs import card
from jobs.context import runtime
from jobs.present import present
from jobs.queues import QueueName, enqueue
from models import campaigns, hours, messages, openings
from runtime import Runtime

log = structlog.get_logger(__name__)

STATES: Final = tuple(
    state.value for state in (CampaignState.SENDING, CampaignState.PAUSED, CampaignState.SETTLING)
)
"""A settling one too: a second attempt, or a text that never left, makes it send again."""


def look_at_hours(rt: Runtime) -> None:
    """Work out the next windows of areas whose window ended."""
    with rt.db.read() as session:
        alive = [campaign.id for campaign in messages.live_campaigns(session, STATES)]
        due = [it for it in alive if hours.is_due(session, it, rt.clock())]
    for campaign_id in due:
        with rt.db.write() as session:
            hours.refresh(session, campaign_id, rt.clock())
            campaigns.touch_card(session, campaign_id, rt.clock())
        set_aside(rt, campaign_id)
        card.nudge(rt, campaign_id)


def set_aside(rt: Runtime, campaign_id: int) -> None:
    """Have those held whose area is closed; called after a launch, a resume, and new hours."""
    enqueue(rt, QueueName.WORK, put_aside, campaign_id, 0)


def put_aside(campaign_id: int, after: int) -> None:
    """Go through those who wait, behind that recipient id, for some seconds; safe to run twice."""
    rt = runtime()
    moved = 0
    if not after:
        moved = _recall(rt, campaign_id)
    witnesses = present(rt)
    deadline = time.monotonic() + rt.settings.rollcall_import_slice_seconds
    while True:
        now = witnesses.span()
        with rt.db.read() as session:
            closed = openings.any_closed(session, campaign_id, now)
            ids = openings.next_ids(session, campaign_id, after) if closed else []
        if not ids:
            break
        with rt.db.write() as session:
            moved += openings.set_aside(session, campaign_id, ids, now)
        after = ids[-1]
        if time.monotonic() >= deadline:
            enqueue(rt, QueueName.WORK, put_aside, campaign_id, after)
            break
    if moved:
        _tell(rt, campaign_id, moved)


def _recall(rt: Runtime, campaign_id: int) -> int:
    """Whoever waits longer than its area now asks for goes on earlier."""
    total = 0
    while True:
        with rt.db.write() as session:
            moved = openings.recall(session, campaign_id, rt.clock())
        total += moved
        if not moved:
            return total


def _tell(rt: Runtime, campaign_id: int, moved: int) -> None:
    log.info("set_aside", campaign=campaign_id, recipients=moved)
    with rt.db.write() as session:
        campaigns.touch_card(session, campaign_id, rt.clock())
    card.nudge(rt, campaign_id)
