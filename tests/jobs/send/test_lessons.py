"""What answers teach: a Twilio that answers nobody is asked little, a lost answer alone nothing."""

from typing import Any, cast

import pytest
import uvloop

from domain.messages import MessageState
from domain.twilio_codes import rule
from gateways.redis.throttle import Limit
from gateways.twilio.outcomes import Accepted, NotProcessed, Outcome, Rejected, Unknown
from jobs.send.lessons import IN_THE_DARK, Lessons
from jobs.send.routes import Route

pytestmark = pytest.mark.sqlite_only
ROUTE = Route("+14155552671", False, (Limit("sender:+1", 400.0),))
LOST = Unknown("TimeoutError")
TAKEN = Accepted("SM1", MessageState.QUEUED, 1)


class Recorder:
    """A throttle that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    async def push_back(self, limits: object, **_: object) -> float:
        self.told.append("push_back")
        return 1.0

    async def slow_down(self, limits: object) -> float:
        self.told.append("slow_down")
        return 1.0

    async def ease(self, limits: object) -> None:
        self.told.append("ease")


def told(*outcomes: Outcome, strain: int = 0) -> list[str]:
    """What the throttle hears of these outcomes, one after the other."""
    throttle = Recorder()
    lessons = Lessons(cast("Any", throttle))
    lessons.strain = strain

    async def learn() -> None:
        for outcome in outcomes:
            if lessons.teaches(outcome):
                await lessons.learn(outcome, ROUTE)

    uvloop.run(learn())
    return throttle.told


def test_answers_that_are_lost_one_after_the_other_push_all_senders_back() -> None:
    assert told(*[LOST] * IN_THE_DARK) == ["push_back"]
    assert told(*[LOST] * (IN_THE_DARK + 2)) == ["push_back"] * 3


@pytest.mark.parametrize("answer", [TAKEN, Rejected(21211, rule(21211, 400))])
def test_lost_answers_with_others_between_push_nobody_back(answer: Outcome) -> None:
    assert told(*[LOST] * (IN_THE_DARK - 1), answer, *[LOST] * (IN_THE_DARK - 1)) == []


def test_a_probe_that_is_lost_too_keeps_the_senders_back() -> None:
    assert told(LOST, strain=2) == ["push_back"]


def test_a_text_that_was_taken_ends_the_strain_once() -> None:
    assert told(TAKEN, TAKEN, strain=2) == ["ease"]
    assert told(TAKEN) == []


def test_a_refusal_for_now_pushes_back_and_slows_down_only_where_twilio_asked() -> None:
    assert told(NotProcessed("429", asked=True)) == ["push_back", "slow_down"]
    assert told(NotProcessed("no connection")) == ["push_back"]
