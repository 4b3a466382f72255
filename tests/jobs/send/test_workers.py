"""Real workers, real signals: what must hold is read from the carrier and the database."""

import os
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import redis
from sqlalchemy import select, update

from config import Settings
from domain.lifecycle import CampaignState
from jobs.send.lanes import lane_count, start_lanes
from models.base import Database
from models.tables import Campaign, Message, Process, Sender
from runtime import Runtime
from simulator.client import Simulator
from tests.forging import Forge, Proc, running
from tests.jobs.send.conftest import Audience
from tests.jobs.send.processes import until

Buckets = Callable[[Campaign], dict[str, int]]
Start = Callable[[str], Proc]
PATIENT = {"rollcall_request_timeout_seconds": 30.0, "rollcall_closing_seconds": 30.0}
"""All the time for answers, where nothing settles one that a busy machine cut off."""
ACCEPTED = {"queued", "sent", "delivered"}
"""Where everybody is in the end; a state from Twilio's log is further on than our own."""

WINDOW = 40
"""Texts, of one second: what had a slot before the other campaign came is half of that."""
FARTHEST = 14
"""More texts of one campaign than of the other in any window."""


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Leases that end within a test."""
    return settings.model_copy(update={"rollcall_lease_seconds": 2.0})


@pytest.fixture
def start(settings: Settings, forge: Forge) -> Iterator[Start]:
    """Starts processes that end with the test."""
    with ExitStack() as stack:
        yield lambda role: stack.enter_context(running(forge, settings, role))


def copies(simulator: Simulator) -> Counter[str]:
    return Counter(message["to"] for message in simulator.twilio.messages())


def state_of(db: Database, campaign: Campaign) -> CampaignState:
    with db.read() as session:
        return CampaignState(session.get_one(Campaign, campaign.id).state)


def slow_down(db: Database, throughput: float) -> None:
    with db.write() as session:
        session.execute(update(Sender).values(throughput=throughput))


def test_two_workers_send_each_text_once(
    rt: Runtime,
    settings: Settings,
    forge: Forge,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
) -> None:
    patient = settings.model_copy(update=PATIENT)
    campaign = campaign_of(200)
    with running(forge, patient, "sender"), running(forge, patient, "sender"):
        start_lanes(rt, campaign.id)
        until(lambda: buckets(campaign) == {"queued": 200})
    assert set(copies(simulator).values()) == {1}


@pytest.mark.parametrize("victim", ["group", "child"])
@pytest.mark.sqlite_only
def test_a_killed_worker_leaves_no_duplicate_and_loses_nobody(
    db: Database,
    rt: Runtime,
    settings: Settings,
    forge: Forge,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
    start: Start,
    victim: str,
) -> None:
    """The campaign goes on with another worker; what was in flight is settled by Twilio's log."""
    campaign = campaign_of(60)
    slow_down(db, 20.0)
    simulator.twilio.settings(latency=0.3, suffix_rules=False)
    start("clock")
    start("worker")
    with running(forge, settings, "sender") as doomed:
        until(lambda: sum(copies(simulator).values()) >= 10)
        if victim == "group":
            doomed.kill()
        else:
            os.kill(_lane_pid(db), signal.SIGKILL)
    # It kept texts in flight for the kill; every unknown one would take it twice again.
    simulator.twilio.settings(latency=0.0)
    start("sender")
    until(lambda: set(buckets(campaign)) <= ACCEPTED)
    assert len(copies(simulator)) == 60
    assert set(copies(simulator).values()) == {1}


def _lane_pid(db: Database) -> int:
    """The process of the lane that runs; between two lanes there is none for a moment."""
    pids: list[int] = []

    def found() -> bool:
        alive = select(Process.pid).where(Process.role == "lane", Process.ended_at.is_(None))
        with db.read() as session:
            pids[:] = session.scalars(alive)
        return bool(pids)

    until(found)
    return pids[-1]


def _freeze(db: Database, pid: int) -> bool:
    """Freeze a process outside a transaction; inside one it would hold SQLite's only lock."""
    os.kill(pid, signal.SIGSTOP)
    with sqlite3.connect(str(db.engine.url.database), timeout=0.2) as probe:
        try:
            probe.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            os.kill(pid, signal.SIGCONT)
            return False
    return True


@pytest.mark.sqlite_only
def test_a_frozen_worker_that_wakes_up_sends_nothing_that_it_no_longer_owns(
    db: Database,
    rt: Runtime,
    settings: Settings,
    forge: Forge,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
    start: Start,
) -> None:
    campaign = campaign_of(60)
    slow_down(db, 20.0)
    with running(forge, settings, "sender") as frozen:
        start_lanes(rt, campaign.id)
        until(lambda: sum(copies(simulator).values()) >= 10)
        lane = _lane_pid(db)
        until(lambda: _freeze(db, lane))
        os.kill(frozen.pid, signal.SIGSTOP)
        start("clock")
        start("worker")
        start("sender")
        # How many it held is the load's affair; all others are sent by whoever is awake.
        until(lambda: set(buckets(campaign)) <= ACCEPTED | {"unknown"})
        os.kill(frozen.pid, signal.SIGCONT)
        os.kill(lane, signal.SIGCONT)
        until(lambda: set(buckets(campaign)) <= ACCEPTED)
    assert set(copies(simulator).values()) == {1}


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.sqlite_only
def test_sigterm_settles_what_is_in_flight_and_hands_the_rest_back(
    db: Database,
    rt: Runtime,
    settings: Settings,
    forge: Forge,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
    times: int,
) -> None:
    campaign = campaign_of(400)
    slow_down(db, 20.0)
    simulator.twilio.settings(latency=0.3, suffix_rules=False)
    with running(forge, settings, "sender") as process:
        start_lanes(rt, campaign.id)
        until(lambda: sum(copies(simulator).values()) >= 10)
        for _ in range(times):
            os.kill(process.pid, signal.SIGTERM)
        until(lambda: process.code is not None)
        assert process.code == 0
    found = buckets(campaign)
    assert set(found) == {"queued", "pending"}
    assert found["queued"] == sum(copies(simulator).values())
    with db.read() as session:
        assert all(session.scalars(select(Process.ended_at)).all())


@pytest.mark.sqlite_only
def test_a_flushed_redis_stops_nothing_and_doubles_nothing(
    db: Database,
    settings: Settings,
    forge: Forge,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
    valkey: redis.Redis,
) -> None:
    campaign = campaign_of(60)
    slow_down(db, 20.0)
    patient = settings.model_copy(update=PATIENT)
    with running(forge, patient, "clock"), running(forge, patient, "sender"):
        for enough in (10, 30):
            until(lambda enough=enough: sum(copies(simulator).values()) >= enough)  # type: ignore[misc]
            valkey.flushall()
        until(lambda: buckets(campaign) == {"queued": 60})
        until(lambda: state_of(db, campaign) == CampaignState.SETTLING)
    assert set(copies(simulator).values()) == {1}
    with db.read() as session:
        assert len(session.scalars(select(Message)).all()) == 60


@pytest.mark.sqlite_only
def test_two_campaigns_on_one_sender_share_it(
    db: Database, rt: Runtime, simulator: Simulator, campaign_of: Audience, start: Start
) -> None:
    """Each is sent by both processes: the later one beside the one that had the sender alone."""
    first, second = campaign_of(400, template="first {{name}}"), campaign_of(400)
    slow_down(db, 40.0)
    start("sender")
    start("sender")
    until(lambda: lane_count(rt) == 2)

    start_lanes(rt, first.id)
    until(lambda: len(order_of(simulator)) >= 20)
    start_lanes(rt, second.id)
    until(lambda: order_of(simulator).count(False) >= 60)

    both = order_of(simulator)
    both = both[both.index(False) + WINDOW :]
    windows = [both[at : at + WINDOW] for at in range(len(both) - WINDOW)]
    assert max(abs(2 * window.count(True) - WINDOW) for window in windows) <= FARTHEST
    assert 0.45 <= both.count(True) / len(both) <= 0.55


def order_of(simulator: Simulator) -> list[bool]:
    """Whether each text that the carrier took was the first campaign's, in its order."""
    return [it["body"].startswith("first") for it in simulator.ledger(kind="twilio.accepted")]
