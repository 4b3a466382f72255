"""How a turn ends: what has a slot still leaves in it, and the process stays awake for it."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
import uvloop

from domain.messages import MessageKind
from gateways.redis.throttle import Grant, Limit
from gateways.twilio.outcomes import Outcome, Withheld
from gateways.twilio.sending import Text
from jobs.send.attempts import LATE, Ready
from jobs.send.claiming import Source
from jobs.send.engine import Engine
from jobs.send.routes import Route
from jobs.send.settling import Done
from jobs.send.turn import Turn
from models.claims import Claim
from runtime import Runtime

ROUTE = Route("+14155552671", False, (Limit("sender:+1", 400.0),))
TEXT = Ready(Claim(1, "m1", 1, 1, 1, MessageKind.CAMPAIGN, "+15125550199", "Hi", 1), 9e9)
NOBODY: Any = None


class Leaving(Engine):
    """Notes what leaves instead of asking Twilio."""

    left: list[Ready]

    async def depart(self, source: Source, item: Ready, route: Route) -> None:
        self.left.append(item)

    def plan_late(self) -> None:
        """A text has a slot a moment ahead, and there is news that nobody has looked at."""
        self.left = []
        self._departures.plan(NOBODY, ROUTE, [(TEXT, time.monotonic() + 0.05)])
        self._news.set()


class Told:
    """A writer that only remembers."""

    def __init__(self) -> None:
        self.done: list[Done] = []

    def add(self, done: Done) -> None:
        self.done.append(done)


def ended(rt: Runtime, *, closed: bool) -> tuple[Leaving, Told]:
    """An engine whose turn was over before it began, or that was told to close as well."""
    told: Any = Told()

    async def work() -> Leaving:
        engine = Leaving(
            rt,
            sources=[],
            world=NOBODY,
            books=NOBODY,
            throttle=NOBODY,
            writer=told,
            sending=NOBODY,
            turn=Turn(0.0, lambda: False),
        )
        engine.plan_late()
        if closed:
            engine.close("sigterm")
        await engine.run()
        return engine

    return uvloop.run(work()), told


@pytest.mark.timeout(30)
@pytest.mark.sqlite_only
def test_what_has_a_slot_when_the_turn_ends_leaves_in_it_whatever_news_there_is(
    rt: Runtime,
) -> None:
    """News that nobody looked at kept the loop from everything else, for ever."""
    engine, told = ended(rt, closed=False)
    assert engine.left == [TEXT]
    assert told.done == []


@pytest.mark.sqlite_only
def test_what_has_a_slot_when_the_engine_closes_is_handed_back(rt: Runtime) -> None:
    engine, told = ended(rt, closed=True)
    assert engine.left == []
    assert [done.claim for done in told.done] == [TEXT.claim]


class Late:
    """A line on which the machine held the text up."""

    async def send(self, text: Text, check: Callable[[], str | None]) -> Outcome:
        return Withheld(LATE)


class Calm:
    """A world that objects to nothing."""

    def objection(self, claim: Claim) -> str | None:
        return None


class Held(Engine):
    """Says what waits for another slot."""

    @property
    def waiting(self) -> list[Ready]:
        return [item for queue in self._claims.queues() for item in queue.texts]


def held_up(rt: Runtime, *, closed: bool) -> tuple[Held, Told]:
    """An engine whose only text began in its slot and was held up."""
    told: Any = Told()
    anything: Any = object()

    async def work() -> Held:
        engine = Held(
            rt,
            sources=[anything],
            world=cast("Any", Calm()),
            books=NOBODY,
            throttle=NOBODY,
            writer=told,
            sending=cast("Any", Late()),
            turn=Turn(0.0, lambda: False),
        )
        if closed:
            engine.close("sigterm")
        await engine.depart(anything, Ready(TEXT.claim, 9e9, time.monotonic()), ROUTE)
        return engine

    return uvloop.run(work()), told


@pytest.mark.sqlite_only
def test_a_text_that_was_held_up_waits_for_another_slot(rt: Runtime) -> None:
    engine, told = held_up(rt, closed=False)
    assert [(item.claim, item.was_late) for item in engine.waiting] == [(TEXT.claim, True)]
    assert told.done == []


@pytest.mark.sqlite_only
def test_a_text_that_was_held_up_is_handed_back_when_the_engine_closes(rt: Runtime) -> None:
    engine, told = held_up(rt, closed=True)
    assert engine.waiting == []
    assert told.done == [Done(TEXT.claim, Withheld(LATE))]


class Refused:
    """A throttle that grants nothing, as while Twilio refuses one text after the other."""

    def __init__(self, strain: int) -> None:
        self.strain = strain

    async def reserve(self, *_: object, **__: object) -> Grant:
        return Grant((), time.monotonic() + 1, self.strain, 0.8)


class Audience:
    """A source of one campaign, which remembers how fast it is to go."""

    horizon = 0.5

    def __init__(self) -> None:
        self.paces: list[float] = []

    def batch(self) -> int:
        return 8

    def goes_at(self, pace: float) -> None:
        self.paces.append(pace)

    def route(self, _claim: Claim) -> Route:
        return ROUTE


def held_while(rt: Runtime, strain: int) -> tuple[list[int], list[int], list[float]]:
    """Who waits after two looks at the throttle, who was handed back, and the paces.

    Of five texts the first two have a lease that is over.
    """
    told: Any = Told()
    source: Any = Audience()

    async def work() -> Held:
        engine = Held(
            rt,
            sources=[source],
            world=NOBODY,
            books=NOBODY,
            throttle=cast("Any", Refused(strain)),
            writer=told,
            sending=NOBODY,
            turn=Turn(0.0, lambda: False),
        )
        for number in (5, 4, 3, 2, 1):
            lease = time.monotonic() + (60 if number > 2 else -1)
            engine.missed(source, Ready(replace(TEXT.claim, message_id=number), lease))
        await engine._reserve()
        await engine._reserve()
        return engine

    waiting = [item.claim.message_id for item in uvloop.run(work()).waiting]
    return waiting, [done.claim.message_id for done in told.done], source.paces


@pytest.mark.sqlite_only
def test_while_twilio_takes_nothing_a_process_holds_one_text_whose_lease_runs(rt: Runtime) -> None:
    """With a dozen each asked in turn, once a second, when its lease was over, for ever."""
    assert held_while(rt, 2) == ([3], [1, 2, 4, 5], [0.0, 0.0])


@pytest.mark.sqlite_only
def test_one_refusal_lets_nothing_go_but_what_may_not_leave(rt: Runtime) -> None:
    assert held_while(rt, 1) == ([3, 4, 5], [1, 2], [0.8, 0.8])
