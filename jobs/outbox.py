"""What waits in the outbox: who has it delivered, and when it is forgotten.

Apart from the courier itself (`jobs.delivering`), which alone loads what speaks to subscribers:
0.1 s and 6 MB that a lane or a card has no use for.
"""

from datetime import timedelta
from functools import partial
from typing import Final

from domain.endpoints import MOST_WAITING
from gateways.redis import once
from jobs.queues import QueueName, enqueue
from jobs.silenced import tell_paused
from models import endpoints, events
from runtime import Runtime

COURIER: Final = "jobs.delivering.deliver"
"""The job, as RQ finds it."""
FORGET_SECONDS: Final = 60
FORGET_SLICES: Final = 20


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
