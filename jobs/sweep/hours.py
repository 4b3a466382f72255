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

ALL_SECONDS: Final = 3600
"""After which all windows are worked out anew, also those that have not ended."""
_LOOKED: Final = "rollcall:hours:looked"
"""When that was last, by this host's clock."""


def look_at_hours(rt: Runtime) -> None:
    """Work out the next windows of areas whose window ended; all of them once an hour.

    By the earliest moment that it may be: a clock that jumped ahead would put a window off. Where
    every clock was wrong, the hourly look mends it, and so it does after new tables of laws.
    """
    at = present(rt).span().earliest
    every = _is_time_for_all(rt)
    with rt.db.read() as session:
        alive = [campaign.id for campaign in messages.live_campaigns(session, STATES)]
        due = [it for it in alive if every or hours.is_due(session, it, at)]
    for campaign_id in due:
        with rt.db.write() as session:
            changed = hours.refresh(session, campaign_id, at, every=every)
            if changed:
                campaigns.touch_card(session, campaign_id, rt.clock())
        set_aside(rt, campaign_id)
        if changed:
            card.nudge(rt, campaign_id)
    if every:
        rt.redis.set(_LOOKED, rt.clock().timestamp())


def _is_time_for_all(rt: Runtime) -> bool:
    """Also where the last time is ahead of us: the clock was put back, and was wrong before."""
    latest = rt.redis.get(_LOOKED)
    return latest is None or not 0 <= rt.clock().timestamp() - float(latest) < ALL_SECONDS


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
