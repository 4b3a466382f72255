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
from models import campaigns, holds, hours, messages, openings
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
    now = present(rt).span()
    at = now.earliest
    every = _is_time_for_all(rt)
    with rt.db.read() as session:
        alive = [campaign.id for campaign in messages.live_campaigns(session, STATES)]
        due = [it for it in alive if every or hours.is_due(session, it, at)]
        forgotten = [it for it in alive if openings.front_is_closed(session, it, now)]
    for campaign_id in forgotten:
        set_aside(rt, campaign_id)
    for campaign_id in due:
        with rt.db.write() as session:
            changed = hours.refresh(session, campaign_id, at, every=every)
            if changed:
                campaigns.touch_card(session, campaign_id, rt.clock())
        go_over(rt, campaign_id)
        if changed:
            card.nudge(rt, campaign_id)
    if every:
        rt.redis.set(_LOOKED, rt.clock().timestamp())


def _is_time_for_all(rt: Runtime) -> bool:
    """Also where the last time is ahead of us: the clock was put back, and was wrong before."""
    latest = rt.redis.get(_LOOKED)
    return latest is None or not 0 <= rt.clock().timestamp() - float(latest) < ALL_SECONDS


def go_over(rt: Runtime, campaign_id: int) -> None:
    """After other windows: have holds end when they say, and those held whose area is closed."""
    enqueue(rt, QueueName.WORK, put_right, campaign_id)


def put_right(campaign_id: int) -> None:
    """Go through the holds for some seconds, then set the closed ones aside; safe to run twice."""
    rt = runtime()
    deadline = time.monotonic() + rt.settings.rollcall_import_slice_seconds
    now = present(rt).span().earliest
    with rt.db.read() as session:
        found = openings.wrong_holds(session, campaign_id, now)
    moved = 0
    for begin in range(0, len(found), holds.AT_ONCE):
        with rt.db.write() as session:
            moved += openings.recall(session, found[begin : begin + holds.AT_ONCE], now)
        if time.monotonic() >= deadline:
            break
    if moved:
        _tell(rt, campaign_id, "holds_changed", moved)
        go_over(rt, campaign_id)
    else:
        set_aside(rt, campaign_id)


def set_aside(rt: Runtime, campaign_id: int) -> None:
    """Have those held whose area is closed; called after a launch and a resume.

    The look finds what Redis forgot, or a worker left undone.
    """
    enqueue(rt, QueueName.WORK, put_aside, campaign_id, 0)


def put_aside(campaign_id: int, after: int) -> None:
    """Go through those who wait, behind that recipient id, for some seconds; safe to run twice."""
    rt = runtime()
    moved = 0
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
        _tell(rt, campaign_id, "set_aside", moved)


def _tell(rt: Runtime, campaign_id: int, event: str, moved: int) -> None:
    log.info(event, campaign=campaign_id, recipients=moved)
    with rt.db.write() as session:
        campaigns.touch_card(session, campaign_id, rt.clock())
    card.nudge(rt, campaign_id)
