"""When planned texts leave: in their slots, in order, or not at all, on a clock that tests turn."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import uvloop
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import MessageKind
from gateways.redis.throttle import GUARD, Limit, patience
from jobs.send.attempts import Ready
from jobs.send.claiming import Source
from jobs.send.departures import ASSUMED, AT_ONCE, LATEST, Departures
from jobs.send.routes import Route
from models.claims import Claim

ROUTE = Route("+14155552671", False, (Limit("sender:+1", 400.0), Limit("account:AC", 2000.0)))
SOURCE: Any = object()
pytestmark = pytest.mark.sqlite_only


class Watcher:
    """An engine that only notes what leaves and what misses its slot."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.left: list[tuple[int, float]] = []
        self.missed_ids: list[int] = []
        self.departures = Departures(self, clock=lambda: self.now)

    def depart(self, source: Source, item: Ready, route: Route) -> Coroutine[None, None, None]:
        async def note() -> None:
            self.left.append((item.claim.message_id, self.now))

        return note()

    def missed(self, source: Source, item: Ready) -> None:
        self.missed_ids.append(item.claim.message_id)

    def failed(self, item: Ready, error: BaseException) -> None:
        raise AssertionError(item.claim.message_id) from error

    def ended(self) -> None:
        pass


def text(number: int) -> Ready:
    kind = MessageKind.CAMPAIGN
    return Ready(Claim(number, f"m{number}", number, 1, 1, kind, "+15125550199", "Hi", 1), 9e9)


def watch(work: Callable[[Watcher], Coroutine[None, None, None]]) -> Watcher:
    async def go() -> Watcher:
        watcher = Watcher()
        await work(watcher)
        return watcher

    return uvloop.run(go())


async def turn(watcher: Watcher, seconds: float) -> None:
    """Let time pass at once, and whatever is due leave."""
    watcher.now += seconds
    watcher.departures.start()
    await asyncio.sleep(0)


def test_texts_leave_in_their_slots_whatever_the_order_of_planning() -> None:
    async def work(watcher: Watcher) -> None:
        watcher.departures.plan(SOURCE, ROUTE, [(text(2), 1000.02), (text(3), 1000.04)])
        watcher.departures.plan(SOURCE, ROUTE, [(text(1), 1000.01)])
        for _ in range(5):
            await turn(watcher, 0.01)

    watcher = watch(work)
    assert [number for number, _ in watcher.left] == [1, 2, 3]
    assert watcher.missed_ids == []


def test_a_slot_that_was_missed_is_void_and_its_text_waits_for_another() -> None:
    async def work(watcher: Watcher) -> None:
        late = patience(ROUTE.limits)
        planned = [(text(1), 1000.01), (text(2), 1000.01 + late / 2)]
        watcher.departures.plan(SOURCE, ROUTE, planned)
        await turn(watcher, 0.01 + late * 1.2)
        assert watcher.departures.is_empty

    watcher = watch(work)
    assert watcher.missed_ids == [1]
    assert [number for number, _ in watcher.left] == [2]


def test_the_last_one_missed_leaves_late_and_those_before_it_wait_for_other_slots() -> None:
    """Held up for longer than its slots lie apart, a process would else send nothing."""

    async def work(watcher: Watcher) -> None:
        other = Route("+14155552672", False, (Limit("sender:+2", 400.0),))
        planned = [(text(it), 1000.01 + it / 400) for it in range(3)]
        watcher.departures.plan(SOURCE, ROUTE, planned)
        watcher.departures.plan(SOURCE, other, [(text(9), 1000.0)])
        await turn(watcher, 0.2)

    watcher = watch(work)
    assert watcher.missed_ids == [0, 1]
    assert sorted(watcher.left) == [(2, 1000.2), (9, 1000.2)]


def test_a_process_that_froze_uses_none_of_its_slots() -> None:
    async def work(watcher: Watcher) -> None:
        watcher.departures.plan(SOURCE, ROUTE, [(text(1), 1000.0), (text(2), 1000.01)])
        await turn(watcher, 0.01 + LATEST * 1.01)

    watcher = watch(work)
    assert (watcher.left, watcher.missed_ids) == ([], [1, 2])


def test_of_many_that_are_due_together_a_few_start_before_the_sockets_are_looked_after() -> None:
    """A hundred were prepared before the first of them was connected."""

    async def work(watcher: Watcher) -> None:
        texts = [(text(number), 1000.0) for number in range(2 * AT_ONCE + 1)]
        watcher.departures.plan(SOURCE, ROUTE, texts)
        watcher.departures.start()
        assert len(watcher.departures.under_way) == AT_ONCE
        assert watcher.departures.busy == 2 * AT_ONCE + 1
        assert not watcher.departures.is_empty
        for _ in range(10):
            await asyncio.sleep(0)
        assert watcher.departures.is_empty

    watcher = watch(work)
    assert [number for number, _ in watcher.left] == list(range(2 * AT_ONCE + 1))
    assert watcher.missed_ids == []


def test_what_leaves_together_takes_room_and_what_lies_further_ahead_does_not() -> None:
    """A fast sender's slots would else fill the room for requests that are not made yet."""

    async def work(watcher: Watcher) -> None:
        ahead = [(text(number), 1000.0 + number * ASSUMED) for number in range(3, 9)]
        watcher.departures.plan(SOURCE, ROUTE, [(text(1), 1000.005), (text(2), 1000.02), *ahead])
        seen.append((watcher.departures.room(10), watcher.departures.busy))
        await turn(watcher, 0.011)
        seen.append((watcher.departures.room(10), watcher.departures.busy))

    seen: list[tuple[int, int]] = []
    watch(work)
    assert seen == [(8, 8), (8, 8)]


@pytest.mark.parametrize(("seconds", "room"), [(0.01, 9), (1.0, 4), (5.0, 4)])
def test_slots_ahead_take_room_for_as_long_as_answers_take(seconds: float, room: int) -> None:
    """Beyond what can be under way they would pass while their texts wait for a connection."""

    async def work(watcher: Watcher) -> None:
        answered = asyncio.Event()

        async def wait() -> None:
            await answered.wait()

        watcher.depart = lambda *_: wait()  # type: ignore[method-assign]
        for number in range(90):
            answered.clear()
            watcher.departures.plan(SOURCE, ROUTE, [(text(number), watcher.now)])
            await turn(watcher, 0.0)
            watcher.now += seconds
            answered.set()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        ahead = [(text(number), watcher.now + number / 10) for number in range(1, 7)]
        watcher.departures.plan(SOURCE, ROUTE, ahead)
        seen.append((watcher.departures.room(10), watcher.departures.busy))

    seen: list[tuple[int, int]] = []
    watch(work)
    assert seen == [(room, 6)]


def test_what_hangs_takes_room_together_with_what_comes_meanwhile() -> None:
    async def work(watcher: Watcher) -> None:
        watcher.depart = lambda *_: asyncio.sleep(60)  # type: ignore[method-assign]
        watcher.departures.plan(SOURCE, ROUTE, [(text(it), 1000.0) for it in range(4)])
        await turn(watcher, 0.0)
        watcher.now += 30
        ahead = [(text(number), watcher.now + number) for number in range(5, 8)]
        watcher.departures.plan(SOURCE, ROUTE, ahead)
        seen.append(watcher.departures.room(10))
        asked.extend(watcher.departures.has_room(wanted, 10) for wanted in (3, 4, 7))

    seen: list[int] = []
    asked: list[bool] = []
    watch(work)
    assert seen == [3]
    assert asked == [True, False, False]


def test_what_is_due_and_not_started_when_all_stops_never_leaves() -> None:
    async def work(watcher: Watcher) -> None:
        texts = [(text(number), 1000.0) for number in range(AT_ONCE + 2)]
        watcher.departures.plan(SOURCE, ROUTE, [*texts, (text(99), 1000.1)])
        watcher.departures.start()
        back = [item.claim.message_id for item in watcher.departures.stop()]
        assert back == [AT_ONCE, AT_ONCE + 1, 99]
        for _ in range(10):
            await asyncio.sleep(0)

    watcher = watch(work)
    assert [number for number, _ in watcher.left] == list(range(AT_ONCE))


def test_what_is_stopped_never_leaves() -> None:
    async def work(watcher: Watcher) -> None:
        watcher.departures.plan(SOURCE, ROUTE, [(text(1), 1000.0), (text(2), 1000.01)])
        assert [item.claim.message_id for item in watcher.departures.stop()] == [1, 2]
        await turn(watcher, 0.01)

    watcher = watch(work)
    assert (watcher.left, watcher.missed_ids) == ([], [])


@given(
    rate=st.sampled_from([1, 10, 75, 100, 400]),
    naps=st.lists(st.floats(0, 0.4), min_size=1, max_size=60),
)
def test_however_late_the_process_wakes_no_second_holds_more_than_the_limit_and_two(
    rate: int, naps: list[float]
) -> None:
    """Slots as the throttle spaces them, naps as a busy machine takes them."""
    limit = (Limit("sender:+1", float(rate)),)
    slots = [1000 + it / (GUARD * rate) for it in range(int(sum(naps) * rate) + 1)]

    async def work(watcher: Watcher) -> None:
        route = Route("+14155552671", False, limit)
        watcher.departures.plan(SOURCE, route, [(text(it), at) for it, at in enumerate(slots)])
        for nap in naps:
            await turn(watcher, nap)

    watcher = watch(work)
    times = [moment for _, moment in watcher.left]
    for begin in times:
        assert sum(begin <= moment < begin + 1 for moment in times) <= rate + 2
