"""The web process' sign of life, and the outage that its absence is."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from config import Settings
from models import processes
from models.tables import Process
from runtime import Runtime
from runtime import build as build_runtime
from tests.clocks import Clock
from tests.jobs.send.processes import until
from webhooks.presence import Presence

LATELY = timedelta(minutes=10)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rt(settings: Settings, clock: Clock) -> Runtime:
    return build_runtime(settings, clock=clock)


@pytest.fixture
def presence(rt: Runtime) -> Iterator[Presence]:
    made = Presence(rt, seconds=0.02)
    made.begin()
    until(lambda: alive(rt) == 1)
    yield made
    made.end()


def alive(rt: Runtime) -> int:
    with rt.db.read() as session:
        return processes.count_alive(session, "web", rt.clock())


def unsteady(rt: Runtime) -> bool:
    with rt.db.read() as session:
        return processes.web_is_unsteady(session, rt.clock(), LATELY)


def test_a_quiet_hour_is_no_outage(rt: Runtime, presence: Presence, clock: Clock) -> None:
    clock.step(3600)
    until(lambda: alive(rt) == 1)
    assert not unsteady(rt)


def test_after_a_start_webhooks_may_have_been_missed(
    rt: Runtime, presence: Presence, clock: Clock
) -> None:
    assert unsteady(rt)
    clock.step(LATELY.total_seconds() + 1)
    until(lambda: alive(rt) == 1)
    assert not unsteady(rt)


def test_a_process_that_ended_is_an_outage_at_once(
    rt: Runtime, presence: Presence, clock: Clock
) -> None:
    clock.step(LATELY.total_seconds() + 1)
    until(lambda: alive(rt) == 1)
    presence.end()
    assert unsteady(rt)
    with rt.db.read() as session:
        assert session.scalars(select(Process.ended_at)).one() is not None


def test_a_process_that_was_killed_is_an_outage_after_half_a_minute(
    rt: Runtime, clock: Clock
) -> None:
    with rt.db.write() as session:
        processes.begin(session, token="dead", role="web", host="h", pid=1, now=rt.clock())
    clock.step(31)
    assert unsteady(rt)
