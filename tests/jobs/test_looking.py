"""The clock's looks hold each other up neither by their slowness nor by their mistakes."""

from threading import Event

import pytest
from structlog.testing import capture_logs

from jobs import clock
from jobs.looking import Beside, look_at
from runtime import Runtime

pytestmark = pytest.mark.sqlite_only
PHONE = "+15125550142"


def test_a_slow_look_holds_up_none_of_those_beside_it(rt: Runtime) -> None:
    looked = Event()

    def prompt(_: Runtime) -> None:
        looked.set()

    def slow(_: Runtime) -> None:
        assert looked.wait(30), "nothing was looked at meanwhile"

    with Beside(rt, [prompt], 0.01), capture_logs() as logs:
        look_at(rt, [slow])
    assert logs == []


def test_a_look_may_say_when_it_is_taken_next(rt: Runtime) -> None:
    looked, again = Event(), Event()

    def look(_: Runtime) -> None:
        (again if looked.is_set() else looked).set()

    with Beside(rt, [look], 3600, until=lambda _: 0.01):
        assert again.wait(30)


def test_what_completes_a_campaign_is_beside_and_every_look_is_taken_once() -> None:
    assert {clock.look_alive, clock.look_at_lanes, clock.look_at_claims} <= set(clock.PROMPT)
    looks = [*clock.PROMPT, *clock.PATIENT]
    assert len(looks) == len(set(looks))


def test_a_mistake_of_ours_in_one_look_ends_no_other_and_is_told_without_its_words(
    rt: Runtime,
) -> None:
    looked: list[str] = []

    def broken(_: Runtime) -> None:
        raise KeyError(PHONE)

    def sound(_: Runtime) -> None:
        looked.append("sound")

    with capture_logs() as logs:
        assert not look_at(rt, [broken, sound])
    assert looked == ["sound"]
    (told,) = logs
    assert (told["event"], told["look"], told["error"]) == ("look_failed", "broken", "KeyError")
    assert PHONE not in str(logs)
