"""Waiting texts of all other kinds: tests, proofs, answers. They overtake bulk.

Every lane looks after them too; this job is for the time when no lane runs.
"""

import structlog

from jobs.context import runtime
from jobs.send.presence import present
from jobs.send.running import Stint, send_from
from jobs.send.sources import Waiting
from models import processes
from models.base import AWAY
from models.watch import answers_wait
from runtime import Runtime

log = structlog.get_logger(__name__)


def send_urgent() -> None:
    """Send all waiting texts (RQ job)."""
    rt = runtime()
    with rt.db.read() as session:
        if not answers_wait(session):
            return
    with present(rt, "urgent"):
        send_from(
            rt,
            Stint(
                lambda world: [Waiting(world, rt.settings)],
                order=None,
                pulse=lambda: _pulse(rt),
                seconds=rt.settings.rollcall_lane_seconds,
            ),
        )


def _pulse(rt: Runtime) -> None:
    try:
        with rt.db.write() as session:
            processes.beat(session, rt.token, rt.clock())
    except AWAY as error:
        log.warning("pulse_failed", error=type(error).__name__)
