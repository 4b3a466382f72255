"""Work that waits at most once in its queue, on a real Valkey and real workers."""

from collections.abc import Callable

import pytest
import redis
from freezegun import freeze_time
from rq import SimpleWorker
from rq.executions import Execution
from rq.job import Job, JobStatus
from rq.serializers import JSONSerializer

from jobs import card, estimating, exporting, importing, receipts
from jobs.queues import JOB_SECONDS, LONG_SECONDS, ON_ITS_WAY, QueueName, enqueue, queue
from jobs.send import lane
from jobs.workers import COURTESY, courtesy
from runtime import Runtime, build, utc_now

pytestmark = pytest.mark.sqlite_only


def nothing(_number: int) -> None:
    """A job."""


def fail(_number: int) -> None:
    """A job that dies."""
    raise ValueError


def put(rt: Runtime, job: Callable[..., None] = nothing) -> bool:
    return enqueue(rt, QueueName.WORK, job, 1)


def work(rt: Runtime) -> None:
    names = [queue(rt, QueueName.WORK)]
    SimpleWorker(names, connection=rt.redis, serializer=JSONSerializer).work(
        burst=True, logging_level="CRITICAL"
    )


def waiting(rt: Runtime) -> list[str]:
    return queue(rt, QueueName.WORK).job_ids


def test_the_same_work_waits_once(rt: Runtime) -> None:
    assert put(rt)
    assert not put(rt)
    assert len(waiting(rt)) == 1


def test_other_work_waits_beside_it(rt: Runtime) -> None:
    put(rt)
    assert enqueue(rt, QueueName.WORK, nothing, 2)
    assert enqueue(rt, QueueName.WORK, fail, 1)
    assert len(waiting(rt)) == 3


@pytest.mark.parametrize("waits_already", [True, False])
def test_what_a_person_waits_for_overtakes_the_rest_and_waits_once(
    rt: Runtime, waits_already: bool
) -> None:
    for number in (1, 2) if waits_already else (1,):
        enqueue(rt, QueueName.WORK, nothing, number)
    others = waiting(rt)[:1]

    assert enqueue(rt, QueueName.WORK, nothing, 2, at_front=True) is not waits_already

    assert len(waiting(rt)) == 2
    assert waiting(rt)[1:] == others


def test_work_that_nobody_waits_for_overtakes_nothing(rt: Runtime) -> None:
    for number in (1, 2, 2):
        enqueue(rt, QueueName.WORK, nothing, number)
    first = waiting(rt)[0]
    enqueue(rt, QueueName.WORK, nothing, 3)
    assert waiting(rt)[0] == first


def test_a_finished_run_makes_room(rt: Runtime) -> None:
    put(rt)
    work(rt)
    assert put(rt)


def test_a_failed_run_makes_room(rt: Runtime) -> None:
    put(rt, fail)
    work(rt)
    assert put(rt)
    assert len(waiting(rt)) == 1


def test_a_run_under_way_does_not_count_as_waiting(rt: Runtime, valkey: redis.Redis) -> None:
    put(rt)
    job = Job.fetch(waiting(rt)[0], connection=valkey, serializer=JSONSerializer)
    queue(rt, QueueName.WORK).remove(job)
    job.set_status(JobStatus.STARTED)
    assert put(rt)
    assert not put(rt)
    assert len(waiting(rt)) == 1


def test_a_run_that_a_killed_worker_took_off_the_list_counts_as_lost(
    rt: Runtime, valkey: redis.Redis
) -> None:
    """RQ takes a run off the list before it marks it as started."""
    put(rt)
    valkey.lpop(queue(rt, QueueName.WORK).key)
    assert not put(rt), "it may be about to start"
    with freeze_time(utc_now() + ON_ITS_WAY):
        assert put(rt)


def test_a_run_that_waits_for_a_worker_for_long_still_waits(rt: Runtime) -> None:
    put(rt)
    with freeze_time(utc_now() + 100 * ON_ITS_WAY):
        assert not put(rt)
    assert len(waiting(rt)) == 1


def test_a_late_sign_of_life_of_a_run_that_ended_does_not_trip_the_next_one(
    rt: Runtime, valkey: redis.Redis
) -> None:
    """RQ's watcher writes it after the horse has tidied up; a reused id then fails its cleanup."""
    runs = []
    for _ in range(2):
        put(rt)
        runs.append(waiting(rt)[0])
        work(rt)
        late = Execution("late", runs[-1], connection=valkey)
        with valkey.pipeline() as pipe:
            late.heartbeat(queue(rt, QueueName.WORK).started_job_registry, 60, pipe)
            pipe.execute()
    assert runs[0] != runs[1]
    assert queue(rt, QueueName.WORK).failed_job_registry.count == 0


def test_redis_away_is_a_no_and_no_error(rt: Runtime) -> None:
    away = build(rt.settings.model_copy(update={"redis_url": "redis://127.0.0.1:9/0"}))
    assert not put(away)


def test_what_takes_long_gives_way_and_what_people_wait_for_does_not() -> None:
    bulk = (importing.run_import, estimating.estimate, exporting.export_results)
    prompt = (lane.run_lane, card.refresh, receipts.drain)
    assert {courtesy(f"{job.__module__}.{job.__name__}") for job in bulk} == {COURTESY}
    assert {courtesy(f"{job.__module__}.{job.__name__}") for job in prompt} == {0}


def test_a_run_has_ten_minutes_unless_its_work_says_more(rt: Runtime) -> None:
    enqueue(rt, QueueName.WORK, nothing, 1)
    enqueue(rt, QueueName.WORK, nothing, 2, seconds=LONG_SECONDS)

    found = {job.args[0]: job.timeout for job in queue(rt, QueueName.WORK).get_jobs()}
    assert found == {1: JOB_SECONDS, 2: LONG_SECONDS}
