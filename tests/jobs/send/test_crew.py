"""Campaigns are sent beside each other by one process, and take turns where there are too many."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from config import Settings
from domain.lifecycle import CampaignState
from jobs import context
from jobs.queues import QueueName, queue
from jobs.send.crew import MOST, Crew
from jobs.send.lane import enqueue_lane, run_lane
from jobs.send.rendering import preparer
from jobs.send.running import Running
from models.base import Database
from models.tables import Campaign, Sender
from runtime import Runtime
from simulator.client import Simulator
from tests.jobs.send.conftest import Audience

Buckets = Callable[[Campaign], dict[str, int]]
LANE = "jobs.send.lane.run_lane"
PEOPLE = 60
WINDOW = 20
LEAST_SHARE = 6
"""Of a window's texts: a half would be ten."""

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """All the time for answers: nothing here settles one that a busy machine cut off."""
    patient = {"rollcall_request_timeout_seconds": 30.0, "rollcall_closing_seconds": 30.0}
    return settings.model_copy(update=patient)


@pytest.fixture(autouse=True)
def never_blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine too busy to look at the world in time hands its last texts to the next lane."""
    monkeypatch.setattr("jobs.send.world.BLIND_SECONDS", 30.0)


@pytest.fixture
def slow(db: Database, sender: Sender) -> None:
    """A sender that lasts for a while."""
    with db.write() as session:
        session.execute(update(Sender).values(throughput=40.0))


def crew_with(rt: Runtime, *campaigns: int) -> Crew:
    crew = Crew(rt, LANE)
    for campaign_id in campaigns:
        crew.add(campaign_id)
    return crew


def waiting(rt: Runtime) -> int:
    return queue(rt, QueueName.SEND).count


def senders_of(simulator: Simulator, *campaigns: Campaign) -> list[int]:
    """Whose each text was that the carrier took, in their order."""
    return [
        next(it.id for it in campaigns if text["to"].startswith(f"+1512{it.id * 10_000:07d}"[:-4]))
        for text in simulator.ledger(kind="twilio.accepted")
    ]


@pytest.mark.usefixtures("slow")
def test_two_campaigns_on_one_sender_get_equal_parts_of_it_at_the_same_time(
    rt: Runtime, simulator: Simulator, campaign_of: Audience, buckets: Buckets
) -> None:
    first, second = campaign_of(PEOPLE), campaign_of(PEOPLE)
    enqueue_lane(rt, second.id, 0)
    run_lane(first.id, 0)
    assert buckets(first) == buckets(second) == {"queued": PEOPLE}

    texts = senders_of(simulator, first, second)
    ends = min(len(texts) - texts[::-1].index(it.id) for it in (first, second))
    both = texts[texts.index(second.id) : ends]
    windows = [both[at : at + WINDOW] for at in range(WINDOW, len(both) - WINDOW)]
    assert windows
    assert min(window.count(it.id) for window in windows for it in (first, second)) >= LEAST_SHARE


@pytest.mark.usefixtures("slow")
def test_a_small_campaign_does_not_wait_for_the_turn_of_a_large_one(
    rt: Runtime, simulator: Simulator, campaign_of: Audience, buckets: Buckets
) -> None:
    """The large one's turn is longer than all of its sending."""
    patient = rt.settings.model_copy(update={"rollcall_lane_seconds": 60.0})
    context.use(replace(rt, settings=patient))
    large, small = campaign_of(3 * PEOPLE), campaign_of(3)
    enqueue_lane(rt, small.id, 0)
    run_lane(large.id, 0)
    assert buckets(small) == {"queued": 3}
    texts = senders_of(simulator, large, small)
    assert len(texts) - texts.index(small.id) > PEOPLE


def test_a_campaign_is_not_sent_twice_beside_itself(
    rt: Runtime, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(PEOPLE)
    enqueue_lane(rt, campaign.id, 1)
    run_lane(campaign.id, 0)
    assert (buckets(campaign), waiting(rt)) == ({"queued": PEOPLE}, 1)


@pytest.mark.usefixtures("slow")
def test_where_there_are_too_many_they_take_turns_and_nobody_waits_for_anothers_end(
    rt: Runtime, simulator: Simulator, campaign_of: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.send.crew.MOST", 2)
    brief = rt.settings.model_copy(update={"rollcall_lane_seconds": 2.0})
    context.use(replace(rt, settings=brief))
    campaigns = [campaign_of(number) for number in (2 * PEOPLE, 2 * PEOPLE, 3)]
    for campaign in campaigns[1:]:
        enqueue_lane(rt, campaign.id, 0)
    run_lane(campaigns[0].id, 0)
    texts = senders_of(simulator, *campaigns)
    first_to_end = min(len(texts) - texts[::-1].index(it.id) for it in campaigns[:2])
    assert texts.index(campaigns[2].id) < first_to_end


def test_a_mistake_over_one_campaign_ends_none_that_is_sent_beside_it(
    db: Database,
    rt: Runtime,
    campaign_of: Audience,
    buckets: Buckets,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good, bad = campaign_of(2 * PEOPLE), campaign_of(PEOPLE, template="{{name}} is bad")

    def fail(_: Any) -> Any:
        raise KeyError("name")

    monkeypatch.setattr(
        "jobs.send.lane.preparer",
        lambda text, *a, **k: fail if "bad" in text else preparer(text, *a, **k),
    )
    for _ in range(2):
        enqueue_lane(rt, bad.id, 0)
        with db.write() as session:
            session.execute(update(Sender).values(throughput=40.0))
        run_lane(good.id, 0)
    with db.read() as session:
        assert session.get_one(Campaign, good.id).state != CampaignState.PAUSED
    assert buckets(good) == {"queued": 2 * PEOPLE}
    assert buckets(bad) == {"pending": PEOPLE}


@pytest.mark.usefixtures("slow")
def test_a_mistake_over_one_that_joins_ends_no_other_in_the_middle(
    rt: Runtime,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is under way would become unknown; the mistake is raised when all of it has ended."""
    tried: list[Crew] = []

    def fail(crew: Crew) -> Any:
        tried.append(crew)
        raise KeyError("lane")

    monkeypatch.setattr(Crew, "take", fail)
    simulator.twilio.settings(latency=0.3, suffix_rules=False)
    campaign = campaign_of(PEOPLE)
    with pytest.raises(KeyError, match="lane"):
        run_lane(campaign.id, 0)
    assert buckets(campaign) == {"queued": PEOPLE}
    assert len(tried) == 1, "what it fails on, it is not asked again"


def test_what_ends_a_lane_and_is_no_mistake_of_ours_fails_its_job(
    rt: Runtime, campaign_of: Audience, buckets: Buckets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would count as done, and nothing but the clock would go on with the campaign."""

    def away(*_: Any) -> Any:
        raise OperationalError("SELECT", {}, Exception("database is locked"))

    monkeypatch.setattr("jobs.send.lane.has_claimable", away)
    campaign = campaign_of(3)
    with pytest.raises(OperationalError):
        run_lane(campaign.id, 0)
    assert buckets(campaign) == {"queued": 3}


def test_a_sigterm_closes_every_campaign_that_is_sent_and_whichever_joins_later() -> None:
    class Told:
        def __init__(self) -> None:
            self.closed: list[str] = []

        def close(self, why: str) -> None:
            self.closed.append(why)

    running, engines = Running(), [Told(), Told(), Told()]
    for engine in engines[:2]:
        running.add(cast("Any", engine))
    assert [engine.closed for engine in engines] == [[], [], []]

    running.close()
    running.add(cast("Any", engines[2]))

    assert [engine.closed for engine in engines] == [["sigterm"]] * 3


def test_a_lane_that_waits_goes_to_whoever_is_free_before_it_is_taken_by_who_is_not(
    rt: Runtime,
) -> None:
    crew = crew_with(rt, 1)
    enqueue_lane(rt, 2, 3)
    assert (crew.take(), waiting(rt)) == (None, 1)
    assert (crew.take(), waiting(rt)) == ((2, 3), 0)
    enqueue_lane(rt, 2, 3)
    assert waiting(rt) == 1, "its next run may wait at once"


def test_a_lane_is_taken_once(rt: Runtime) -> None:
    one, two = crew_with(rt, 1), crew_with(rt, 1)
    enqueue_lane(rt, 2, 0)
    assert [one.take(), two.take()] == [None, None]
    assert [one.take(), two.take()] == [(2, 0), None]


def test_no_lane_is_taken_where_there_is_no_room(rt: Runtime) -> None:
    crew = crew_with(rt, *range(1, MOST + 1))
    enqueue_lane(rt, 99, 0)
    assert [crew.take(), crew.take(), waiting(rt)] == [None, None, 1]


def test_one_lane_gives_way_at_a_time_and_only_where_another_campaign_needs_its_place(
    rt: Runtime,
) -> None:
    crew = crew_with(rt, *range(1, MOST))
    enqueue_lane(rt, 99, 0)
    assert not crew.gives_way(), "there is room"
    crew.add(MOST)
    assert (crew.is_wanted(), crew.gives_way(), crew.gives_way()) == (True, True, False)
    crew.remove(1)
    crew.add(MOST + 1)
    assert crew.gives_way()


def test_nobody_gives_way_to_another_lane_of_a_campaign_that_is_sent_here(rt: Runtime) -> None:
    crew = crew_with(rt, *range(1, MOST + 1))
    enqueue_lane(rt, 1, 5)
    assert not crew.gives_way()
