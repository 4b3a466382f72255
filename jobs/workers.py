"""RQ workers: a parent that waits for jobs, and a fresh process for each of them.

Twilio, aiohttp and uvloop are imported before the fork (importing them in the job would cost
145 ms of CPU each time), and what a card or a lane asks is compiled before it (`rehearsing`);
connections are opened after it. RQ finds out about dead workers by its maintenance, so it runs
often; no RQ scheduler, since a killed one leaves an orphan.
"""

import os
import signal
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, Final

import redis
import structlog
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.utils import import_attribute

import jobs.clock  # noqa: F401 - with what most jobs stand on, before the fork
import logs
from config import Settings, load_settings
from jobs import context
from jobs.outbox import COURIER
from jobs.queues import QueueName
from jobs.rehearsing import rehearse_card, rehearse_lane
from models import processes
from models.base import AWAY, Database
from runtime import utc_now

log = structlog.get_logger(__name__)

QUEUES: Final = {
    "sender": (QueueName.URGENT, QueueName.SEND),
    "worker": (QueueName.WORK,),
    "courier": (QueueName.WEBHOOKS,),
}
HURRIED: Final = frozenset({"sender", "courier"})
"""Roles whose jobs are told of the first signal: they end early, and lose nothing by it."""
REHEARSALS: Final[Mapping[str, Callable[[Database], bool]]] = {
    "sender": rehearse_lane,
    "worker": rehearse_card,
}
"""What the jobs of a role ask most; False: there was nothing yet to ask it of."""
LOADS: Final[Mapping[str, str]] = {"courier": COURIER}
"""The job of a role alone: what that stands on is loaded before the fork, by name as RQ does it."""
WORKER_TTL: Final = 30
MAINTENANCE_SECONDS: Final = 15
MONITOR_SECONDS: Final = 5
BEAT_SECONDS: Final = 5.0
RETRY_SECONDS: Final = 0.5
LONGEST_WAIT_SECONDS: Final = 5.0
BULK: Final = (
    *("jobs.importing.", "jobs.estimating.", "jobs.exporting."),
    *("jobs.proof.", "jobs.verifying.", "jobs.sweep.retention."),
)
COURTESY: Final = 5
"""Of `nice`: a list of a million rows keeps both cores busy, and Slack waits three seconds."""


def main(role: str) -> None:
    """Work off the queues of a role (`sender` or `worker`) until told to end.

    A Redis that goes away, even for long, does not end the process: it waits for it again.
    """
    settings = load_settings()
    logs.configure(settings)
    if role in LOADS:
        import_attribute(LOADS[role])
    presence = Presence(context.give(settings), role)
    while True:
        connection = _connected(settings)
        worker = RollcallWorker(
            [
                Queue(name.value, connection=connection, serializer=JSONSerializer)
                for name in QUEUES[role]
            ],
            connection=connection,
            serializer=JSONSerializer,
            worker_ttl=WORKER_TTL,
            maintenance_interval=MAINTENANCE_SECONDS,
            job_monitoring_interval=MONITOR_SECONDS,
            exception_handlers=[report_failure],
            log_job_description=False,
        )
        worker.presence = presence
        presence.beat()
        log.info("worker_started", role=role)
        _work(worker)
        if worker.was_told_to_end:
            break
        log.warning("worker_restarts", role=role)
        time.sleep(RETRY_SECONDS)
    presence.end()


def _work(worker: "RollcallWorker") -> None:
    """Work until told to end or Redis is lost, and see the last job's process off."""
    try:
        worker.work(logging_level="WARNING")
    except redis.RedisError as error:
        log.warning("redis_lost", error=type(error).__name__)
    if worker.horse_pid:
        # RQ forgets it here: it would neither get our SIGTERM nor ever be buried.
        with suppress(ChildProcessError):
            os.waitpid(worker.horse_pid, 0)


class Presence:
    """The worker's row among the living processes.

    Its connection is opened and closed for each beat: none may be open when a job is forked.
    """

    def __init__(self, db: Database, role: str) -> None:
        self._db = db
        self._has_rehearsed = role not in REHEARSALS
        self.role = role
        self._token = f"{role}-{os.getpid()}-{time.time_ns():x}"
        self._beat_at = float("-inf")

    def beat(self) -> None:
        """Sign in or show life, at most every five seconds; a database that is away is left."""
        if time.monotonic() - self._beat_at < BEAT_SECONDS:
            return
        self._beat_at = time.monotonic()
        self._write(ended=False)
        if not self._has_rehearsed:
            self._has_rehearsed = self._rehearse()

    def end(self) -> None:
        """Sign out."""
        self._write(ended=True)

    def _write(self, *, ended: bool) -> None:
        try:
            with self._db.write() as session:
                processes.begin(
                    session,
                    token=self._token,
                    role=self.role,
                    host=socket.gethostname(),
                    pid=os.getpid(),
                    now=utc_now(),
                )
                if ended:
                    processes.end(session, self._token, utc_now())
        except AWAY as error:
            log.warning("presence_unwritten", error=type(error).__name__)
        finally:
            self._db.close()

    def _rehearse(self) -> bool:
        """Ask what this role's jobs ask, so that none of them need compile it.

        False where there is no campaign yet, or the database is away: another beat may find one.
        """
        try:
            return REHEARSALS[self.role](self._db)
        except AWAY:
            return False
        except Exception as error:  # noqa: BLE001 - jobs can do without it, and report their own
            log.warning("rehearsal_failed", role=self.role, error=type(error).__name__)
            return True
        finally:
            self._db.close()


class RollcallWorker(Worker):
    """RQ's forking worker with our presence, and without its hard second signal."""

    presence: Presence
    was_told_to_end = False
    max_connection_wait_time = LONGEST_WAIT_SECONDS

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        """RQ calls this while it waits and while a job runs."""
        super().heartbeat(timeout, pipeline)
        if not self.is_horse:
            self.presence.beat()

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """In the job's own process: what takes long gives way to Slack and to the sending."""
        os.nice(courtesy(job.func_name))
        super().main_work_horse(job, queue)

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """The first signal: no new job; lanes and couriers settle what is under way."""
        self.was_told_to_end = True
        if self.presence.role in HURRIED:
            self._hurry()
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]

    def request_force_stop(self, signum: int, frame: FrameType | None) -> None:
        """Any further signal: end the job, but never by a kill, which would make unknown texts."""
        self._hurry()

    def _hurry(self) -> None:
        if self.horse_pid:
            with suppress(ProcessLookupError):
                os.kill(self.horse_pid, signal.SIGTERM)


def courtesy(func_name: str | None) -> int:
    """How far a job's process gives way to others, as `nice` counts."""
    return COURTESY if func_name and func_name.startswith(BULK) else 0


def report_failure(
    job: Job, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> bool:
    """The jobs' outermost door: one log line for a job that failed; its work is found again."""
    log.error(
        "job_failed",
        job=job.func_name,
        args=list(job.args or ()),
        error=kind.__name__,
        exc_info=(kind, error, trace),
    )
    return True


def _connected(settings: Settings) -> redis.Redis:
    """A connection to a Redis that answers; waits for it as long as it takes."""
    connection = redis.Redis.from_url(
        settings.redis_url, socket_connect_timeout=2, driver_info=None
    )
    while True:
        try:
            connection.ping()
        except redis.RedisError:
            time.sleep(RETRY_SECONDS)
        else:
            return connection
