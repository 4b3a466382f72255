"""What waits in the outbox: who has it delivered, and when it is forgotten.

Apart from the courier itself (`jobs.delivering`), which alone loads what speaks to subscribers:
0.1 s and 6 MB that a lane or a card has no use for.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from domain.actors import system
from domain.deeds import Subject, Verb
from domain.endpoints import MOST_WAITING, EndpointState
from domain.lifecycle import CampaignState
from gateways.redis import once
from jobs.queues import QueueName, enqueue
from jobs.silenced import tell_paused
from models import audit, endpoints, events
from models.tables import Campaign, Endpoint
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COURIER: Final = "jobs.delivering.deliver"
"""The job, as RQ finds it."""
FORGET_SECONDS: Final = 60
FORGET_SLICES: Final = 20
ENDED: Final = timedelta(days=30)
"""Of a campaign that is over: whoever answers it later is told to the workspace's own endpoints."""
CLOSED_AT_ONCE: Final = 50
"""Some 60 ms of SQLite's one writer."""
OVER_LONG_AGO: Final = "Its campaign was over for 30 days, and nothing waited for it."
DISCARDED: Final = "Its campaign was discarded, and is too old to be fetched back."


def enqueue_delivery(rt: Runtime) -> None:
    """Have what waits delivered."""
    enqueue(rt, QueueName.WEBHOOKS, COURIER)


def look_at_events(rt: Runtime) -> None:
    """For the clock: have delivered what waits, and told which endpoints are paused."""
    with rt.db.read() as session:
        waits = bool(events.due(session, rt.clock(), 1))
        untold = list(endpoints.untold(session, rt.clock()))
    if waits:
        enqueue_delivery(rt)
    for endpoint_id in untold:
        enqueue(rt, QueueName.WORK, tell_paused, endpoint_id)
    if once.claim(rt.redis, "outbox", FORGET_SECONDS):
        forget_old(rt)
        close_ended(rt)


def forget_old(rt: Runtime) -> None:
    """Delete events that are kept no longer, and the oldest of too many that wait."""
    before = rt.clock() - timedelta(days=rt.settings.rollcall_keep_events_days)
    with rt.db.read() as session:
        silent = endpoints.not_taking(session)
        full = [it for it in silent if events.is_beyond(session, it, MOST_WAITING)]
    for forget in (
        partial(events.forget, before=before),
        *(partial(events.forget_beyond, endpoint_id=it, most=MOST_WAITING) for it in full),
    ):
        for _ in range(FORGET_SLICES):
            with rt.db.write() as session:
                gone = forget(session)
            if gone < events.AT_ONCE:
                break


def close_ended(rt: Runtime) -> None:
    """Close the next endpoints of campaigns that were over long ago: every look asks the open ones.

    What waited for them is delivered, or was given up.
    """
    now = rt.clock()
    with rt.db.read() as session:
        ended = endpoints.ended(session, now - ENDED, CLOSED_AT_ONCE)
    if not ended:
        return
    with rt.db.write() as session:
        for endpoint in (endpoints.held(session, it) for it in ended):
            if endpoint.state != EndpointState.REMOVED:
                _close(session, endpoint, now)


def _close(session: "Session", endpoint: Endpoint, now: datetime) -> None:
    campaign = session.get_one(Campaign, endpoint.campaign_id)
    reason = DISCARDED if campaign.state == CampaignState.DISCARDED else OVER_LONG_AGO
    nobody = system(endpoint.workspace_id)
    endpoint.state, endpoint.state_by = EndpointState.REMOVED, nobody.name
    endpoint.state_at, endpoint.state_reason = now, reason
    endpoint.tells = False
    audit.write(
        session,
        workspace_id=endpoint.workspace_id,
        at=now,
        actor=nobody.name,
        verb=Verb.REMOVE_WEBHOOK,
        subject=Subject.WEBHOOK,
        subject_id=endpoint.id,
        detail={"reason": reason},
    )
