"""The last look before a text leaves, on a clock that tests turn."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from domain.messages import MessageKind, MessageState
from gateways.redis.throttle import MOST_EXACT, Limit, leeway
from gateways.twilio.outcomes import Accepted, Outcome, Withheld
from gateways.twilio.sending import Text
from jobs.send.attempts import LATE, LEASE_OVER, Attempts, Ready
from jobs.send.routes import Route
from models.claims import Claim

ROUTE = Route("+14155552671", False, (Limit("sender:+1", 400.0),))
CLAIM = Claim(1, "m1", 1, 1, 1, MessageKind.CAMPAIGN, "+15125550199", "Hi", 1)
TAKEN = Accepted("SM1", MessageState.QUEUED, 1)
SLOT = 1000.0
pytestmark = pytest.mark.sqlite_only


class Line:
    """A line on which the machine takes its time."""

    def __init__(self, *, held_up: float = 0.0) -> None:
        self.now = SLOT
        self._held_up = held_up

    async def send(self, text: Text, check: Callable[[], str | None]) -> Outcome:
        self.now += self._held_up
        why = check()
        return TAKEN if why is None else Withheld(why)


class Calm:
    """A world that objects to nothing."""

    def objection(self, claim: Claim) -> str | None:
        return None


def attempt(line: Any, item: Ready, route: Route = ROUTE) -> Outcome:
    world: Any = Calm()
    attempts = Attempts(line, world, validity=60, clock=lambda: line.now)
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


def test_more_than_a_second_late_nothing_leaves() -> None:
    assert attempt(Line(held_up=1.1), text(was_late=True)) == Withheld(LATE)


def test_beyond_the_lease_nothing_leaves() -> None:
    assert attempt(Line(), text(lease=SLOT - 1)) == Withheld(LEASE_OVER)


def test_without_a_limit_nothing_that_a_machine_does_is_late() -> None:
    route = Route("+14155552671", False, (Limit("sender:+1", MOST_EXACT * 2),))
    assert attempt(Line(held_up=0.3), text(), route) == TAKEN
