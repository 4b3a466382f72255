"""The four queues, and the one way to put work on them.

Commit first, enqueue after. Redis is disposable: when it is away the work is not lost, since the
clock finds in the database what is due and enqueues it again. Jobs carry ids only and may run
twice.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import redis
import structlog
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.job import Job, JobStatus
from rq.serializers import JSONSerializer
from rq.utils import as_text

from runtime import Runtime, utc_now

log = structlog.get_logger(__name__)

JOB_SECONDS = 600
LONG_SECONDS = 4 * 3600
"""For what reads a million rows for one person, who asks again if it died."""
FAILURE_SECONDS = 24 * 3600
FORGET_SECONDS = 24 * 3600
ON_ITS_WAY = timedelta(seconds=5)
WAITING = frozenset({JobStatus.QUEUED, JobStatus.DEFERRED, JobStatus.SCHEDULED, JobStatus.CREATED})


class QueueName(StrEnum):
    """`urgent` overtakes `send`; `work` (import, export, card, receipts) never holds up either.

    `webhooks` waits for subscribers, so nothing else may wait for it.
    """

    URGENT = "urgent"
    SEND = "send"
    WORK = "work"
    WEBHOOKS = "webhooks"


def queue(rt: Runtime, name: QueueName) -> Queue:
    """The RQ queue of that name on this runtime's Redis."""
    return Queue(name.value, connection=rt.redis, serializer=JSONSerializer)


def enqueue(
    rt: Runtime,
    name: QueueName,
    job: Callable[..., None] | str,
    *args: int | str,
    seconds: int = JOB_SECONDS,
    at_front: bool = False,
) -> bool:
    """Put a job on a queue, where it waits at most once with the same arguments.

    By its dotted name, where whoever asks for it should not load what it stands on. `at_front`
    where a person waits for a moment's work: it overtakes what waits, also if it waits itself.
    A run that is under way does not count as waiting: it may have looked before the news came.
    A run that takes more than `seconds` is ended. Returns False, and logs it, when Redis is away or
    the job waits already; never raises for these: the sweep finds what fell between.
    """
    named = job if isinstance(job, str) else f"{job.__module__}.{job.__name__}"
    try:
        work = ":".join([named, *map(str, args)])
        job_id = _take_turn(rt, name, work)
        if job_id is not None:
            _put(queue(rt, name), named, args, job_id=job_id, seconds=seconds, at_front=at_front)
        elif at_front:
            _move_up(rt, name, work)
    except redis.RedisError as error:
        log.warning("enqueue_failed", job=named, error=type(error).__name__)
        return False
    return job_id is not None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A run that waits in a queue, and what it was asked for."""

    job_id: str
    named: str
    args: tuple[int | str, ...]


def waiting(rt: Runtime, name: QueueName, job_ids: Sequence[str]) -> Sequence[Waiting]:
    """Which work these runs of a queue are, in their order. Raises `redis.RedisError`."""
    found = Job.fetch_many(job_ids, connection=rt.redis, serializer=JSONSerializer)
    return [
        Waiting(job.id, job.func_name, tuple(job.args))
        for job in found
        if job is not None and job.func_name and job.origin == name.value
    ]


def take(rt: Runtime, name: QueueName, job_id: str) -> bool:
    """Take a run off its queue, to do its work here; False: somebody else has it.

    Raises `redis.RedisError`.
    """
    if not queue(rt, name).remove(job_id):
        return False
    rt.redis.delete(Job.key_for(job_id))
    return True


def _take_turn(rt: Runtime, name: QueueName, work: str) -> str | None:
    """The id of the run that may be put on the queue now, or None while one waits already.

    Every run has an id of its own: RQ's watcher can write a sign of life of a run that has just
    ended, and the next run with that id would stumble over it.
    """
    key = f"rollcall:waits:{work}"
    with rt.redis.pipeline() as pipe:
        pipe.watch(key)  # type: ignore[no-untyped-call]
        latest = pipe.get(key)
        if latest is not None and _waits(rt, name, as_text(latest)):
            return None
        job_id = secrets.token_hex(16)
        pipe.multi()
        pipe.set(key, job_id, ex=FORGET_SECONDS)
        try:
            pipe.execute()
        except redis.WatchError:
            return None
    return job_id


def _waits(rt: Runtime, name: QueueName, job_id: str) -> bool:
    """Whether that run is in the queue, or on its way into or out of it.

    RQ takes a run off the list before it marks it as started: a worker killed in between has lost
    it, though it still looks queued.
    """
    try:
        job = Job.fetch(job_id, connection=rt.redis, serializer=JSONSerializer)
    except NoSuchJobError:
        return False
    if job.get_status(refresh=False) not in WAITING or job.enqueued_at is None:
        return False
    if rt.redis.lpos(queue(rt, name).key, job_id) is not None:
        return True
    return abs(utc_now() - job.enqueued_at) < ON_ITS_WAY


def _move_up(rt: Runtime, name: QueueName, work: str) -> None:
    """Let the run that waits with this work be the next; one that was begun meanwhile is left."""
    latest = rt.redis.get(f"rollcall:waits:{work}")
    at = queue(rt, name)
    if latest is not None and at.remove(as_text(latest)):
        at.push_job_id(as_text(latest), at_front=True)


def _put(
    to: Queue,
    job: str,
    args: tuple[int | str, ...],
    *,
    job_id: str,
    seconds: int,
    at_front: bool,
) -> None:
    to.enqueue(
        job,
        *args,
        job_id=job_id,
        job_timeout=seconds,
        result_ttl=0,
        failure_ttl=FAILURE_SECONDS,
        at_front=at_front,
    )
