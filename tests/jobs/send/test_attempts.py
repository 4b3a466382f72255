"""The last look before a text leaves, on a clock that tests turn."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.answers import IN_TIME
from domain.messages import MessageKind, MessageState
from gateways.redis.throttle import MOST_EXACT, Limit, leeway
from gateways.twilio.outcomes import Accepted, Outcome, Withheld
from gateways.twilio.sending import Text
from jobs.present import Present
from jobs.send.attempts import LATE, LEASE_OVER, OUTSIDE_HOURS, TOO_LATE, Attempts, Ready
from jobs.send.routes import Route
from models.claims import Claim

ROUTE = Route("+14155552671", False, (Limit("sender:+1", 400.0),))
CLAIM = Claim(1, "m1", 1, 1, 1, MessageKind.CAMPAIGN, "+15125550199", "Hi", 1)
TAKEN = Accepted("SM1", MessageState.QUEUED, 1)
SLOT = 1000.0
SEVEN = datetime(2026, 11, 23, 19, tzinfo=UTC)
HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
pytestmark = pytest.mark.sqlite_only


class Line:
    """A line on which the machine takes its time."""

    def __init__(self, *, held_up: float = 0.0) -> None:
        self.now = SLOT
        self.validity = 0
        self._held_up = held_up

    async def send(self, text: Text, check: Callable[[], str | None]) -> Outcome:
        self.now += self._held_up
        self.validity = text.validity or 0
        why = check()
        return TAKEN if why is None else Withheld(why)


class Calm:
    """A world that objects to nothing."""

    def objection(self, claim: Claim) -> str | None:
        return None


def attempt(
    line: Any, item: Ready, route: Route = ROUTE, *, theirs: datetime | None = None
) -> Outcome:
    """`theirs` is what Redis' clock shows, where that is another time than the host's."""
    world: Any = Calm()
    host = SEVEN + timedelta(seconds=line.now - SLOT)
    present = Present(lambda: host, lambda: theirs.timestamp() if theirs else None)
    attempts = Attempts(line, world, present, validity=14_400, clock=lambda: line.now)
    return asyncio.run(attempts.send(item, route))


def text(*, lease: float = 9e9, was_late: bool = False) -> Ready:
    return Ready(CLAIM, lease, SLOT, was_late)


def test_a_text_that_is_held_up_after_its_slot_needs_another_one() -> None:
    assert attempt(Line(held_up=leeway(ROUTE.limits) * 1.1), text()) == Withheld(LATE)


def test_a_text_that_is_hardly_held_up_leaves() -> None:
    assert attempt(Line(held_up=leeway(ROUTE.limits) * 0.9), text()) == TAKEN


def test_a_text_that_was_late_once_leaves_though_it_is_late_again() -> None:
    """Or nothing would leave a machine that is always late."""
    assert attempt(Line(held_up=0.3), text(was_late=True)) == TAKEN


class Road:
    """Texts whose bodies are written when a test says so."""

    def __init__(self) -> None:
        self.now = SLOT
        self._checks: dict[str, Callable[[], str | None]] = {}
        self._ends: dict[str, asyncio.Future[Outcome]] = {}

    async def send(self, text: Text, check: Callable[[], str | None]) -> Outcome:
        self._checks[text.public_id] = check
        self._ends[text.public_id] = asyncio.get_running_loop().create_future()
        return await self._ends[text.public_id]

    def write(self, name: str, at: float) -> None:
        """Its body would be written so many seconds after the first slot."""
        self.now = SLOT + at
        why = self._checks[name]()
        self._ends[name].set_result(TAKEN if why is None else Withheld(why))


async def attempts_of(
    road: Any, slots: dict[str, float], writes: dict[str, float]
) -> dict[str, Outcome]:
    """Texts that were late once, by name; with slots and writes in seconds after the first slot."""
    world: Any = Calm()
    present = Present(lambda: SEVEN, lambda: None)
    attempts = Attempts(road, world, present, validity=14_400, clock=lambda: road.now)
    texts = {
        name: Ready(replace(CLAIM, public_id=name), 9e9, SLOT + slot, was_late=True)
        for name, slot in slots.items()
    }
    tasks = {name: asyncio.create_task(attempts.send(it, ROUTE)) for name, it in texts.items()}
    await asyncio.sleep(0)
    for name, at in writes.items():
        road.write(name, at)
    return {name: await task for name, task in tasks.items()}


def test_of_texts_that_are_held_up_together_again_one_leaves() -> None:
    """Or all that was in hand would leave at once, in a second that others fill."""
    slots, writes = {"a": 0.0, "b": 0.01, "c": 0.02}, {"a": 0.3, "b": 0.3, "c": 0.301}

    outcomes = asyncio.run(attempts_of(Road(), slots, writes))

    assert outcomes == {"a": TAKEN, "b": Withheld(LATE), "c": Withheld(LATE)}


def test_texts_that_are_held_up_one_after_the_other_all_leave() -> None:
    slots, writes = {"a": 0.0, "b": 0.3, "c": 0.6}, {"a": 0.3, "b": 0.5, "c": 0.9}

    outcomes = asyncio.run(attempts_of(Road(), slots, writes))

    assert set(outcomes.values()) == {TAKEN}


def test_a_text_in_time_leaves_beside_one_that_is_late() -> None:
    slots, writes = {"a": 0.0, "b": 0.299}, {"a": 0.3, "b": 0.3}

    outcomes = asyncio.run(attempts_of(Road(), slots, writes))

    assert set(outcomes.values()) == {TAKEN}


def test_more_than_a_second_late_nothing_leaves() -> None:
    assert attempt(Line(held_up=1.1), text(was_late=True)) == Withheld(LATE)


def test_beyond_the_lease_nothing_leaves() -> None:
    assert attempt(Line(), text(lease=SLOT - 1)) == Withheld(LEASE_OVER)


def test_without_a_limit_nothing_that_a_machine_does_is_late() -> None:
    route = Route("+14155552671", False, (Limit("sender:+1", MOST_EXACT * 2),))
    assert attempt(Line(held_up=0.3), text(), route) == TAKEN


def within(opens: timedelta, closes: timedelta | None) -> Ready:
    """A text that may leave from then until before then, as seen from this moment."""
    window = replace(
        CLAIM, opens_at=SEVEN + opens, closes_at=None if closes is None else SEVEN + closes
    )
    return Ready(window, 9e9, SLOT)


def test_a_text_leaves_within_its_window_and_not_before_or_after_it() -> None:
    assert attempt(Line(), within(-HOUR, MINUTE)) == TAKEN
    assert attempt(Line(), within(-SECOND, HOUR)) == TAKEN
    assert attempt(Line(), within(MINUTE, HOUR)) == Withheld(OUTSIDE_HOURS)
    assert attempt(Line(), within(-HOUR, -SECOND)) == Withheld(OUTSIDE_HOURS)


def test_a_window_that_ends_as_the_body_is_written_stops_the_text() -> None:
    soon = timedelta(seconds=0.2)
    line = Line(held_up=0.3)
    world: Any = Calm()
    present = Present(lambda: SEVEN + timedelta(seconds=line.now - SLOT), lambda: None)
    attempts = Attempts(line, world, present, validity=60, clock=lambda: line.now)  # type: ignore[arg-type]
    item = replace(within(-HOUR, soon), was_late=True)

    assert asyncio.run(attempts.send(item, ROUTE)) == Withheld(OUTSIDE_HOURS)


@pytest.mark.parametrize("ahead", [HOUR, -HOUR], ids=["ahead", "behind"])
def test_a_host_whose_clock_is_wrong_texts_nobody_outside_the_hours(ahead: timedelta) -> None:
    theirs = SEVEN - ahead

    assert attempt(Line(), within(-2 * HOUR, 2 * HOUR), theirs=theirs) == TAKEN
    assert attempt(Line(), within(-HOUR / 2, HOUR / 2), theirs=theirs) == Withheld(OUTSIDE_HOURS)


def test_a_window_without_an_end_asks_no_clock() -> None:
    assert attempt(Line(), within(HOUR, None)) == TAKEN


def test_what_is_no_campaign_text_has_no_window() -> None:
    assert attempt(Line(), Ready(CLAIM, 9e9, SLOT)) == TAKEN


def test_twilio_may_queue_a_text_until_its_window_ends_and_no_longer() -> None:
    line = Line()
    attempt(line, within(-HOUR, 20 * MINUTE))

    # The last ten minutes of a window count as closed: they are there for the queue.
    assert line.validity == 30 * 60

    attempt(line, within(-HOUR, timedelta(days=1)))

    assert line.validity == 14_400


def answer(until: timedelta, kind: MessageKind = MessageKind.STOP_CONFIRMATION) -> Ready:
    """An answer that is worth something until then, as seen from this moment."""
    return Ready(replace(CLAIM, recipient_id=None, kind=kind, until=SEVEN + until), 9e9, SLOT)


@pytest.mark.parametrize("kind", list(IN_TIME))
def test_an_answer_leaves_in_its_time_and_never_after_it(kind: MessageKind) -> None:
    assert attempt(Line(), answer(SECOND, kind)) == TAKEN
    assert attempt(Line(), answer(timedelta(), kind)) == Withheld(TOO_LATE)


def test_an_answer_whose_time_ends_as_the_body_is_written_stays_here() -> None:
    line = Line(held_up=0.3)
    world: Any = Calm()
    present = Present(lambda: SEVEN + timedelta(seconds=line.now - SLOT), lambda: None)
    attempts = Attempts(line, world, present, validity=60, clock=lambda: line.now)  # type: ignore[arg-type]
    item = replace(answer(timedelta(seconds=0.2)), was_late=True)

    assert asyncio.run(attempts.send(item, ROUTE)) == Withheld(TOO_LATE)


def test_a_host_whose_clock_is_behind_confirms_no_stop_too_late() -> None:
    assert attempt(Line(), answer(MINUTE), theirs=SEVEN + HOUR) == Withheld(TOO_LATE)


def test_twilio_may_queue_a_confirmation_until_its_five_minutes_end_and_no_longer() -> None:
    line = Line()
    attempt(line, answer(2 * MINUTE))

    assert line.validity == 120

    attempt(line, answer(HOUR * 24, MessageKind.HELP))

    assert line.validity == 14_400


class Broken:
    """A line that fails in a way that nobody thought of, after so many checks."""

    now = SLOT

    def __init__(self, checks: int) -> None:
        self._checks = checks

    async def send(self, text: Text, check: Callable[[], str | None]) -> Outcome:
        for _ in range(self._checks):
            check()
        raise KeyError(text.to)


@pytest.mark.parametrize(("checks", "left"), [(0, False), (1, True)])
def test_of_a_text_that_failed_is_known_whether_it_may_have_left(checks: int, left: bool) -> None:
    item = text()
    with pytest.raises(KeyError):
        attempt(Broken(checks), item)
    assert item.may_have_left == left


def test_a_text_that_may_not_leave_never_left() -> None:
    item = text()
    attempt(Line(held_up=leeway(ROUTE.limits) * 1.1), item)
    assert not item.may_have_left
