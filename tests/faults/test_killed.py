"""kill -9 of sending processes at random moments: parent alone, child alone, the whole group."""

from typing import Literal

import pytest

from tests.faults.conftest import Row

Victim = Literal["parent", "child", "group"]
PROMISED_SECONDS = 60
"""Until it goes on by itself, once a sending process is back."""


@pytest.fixture
def durations() -> dict[str, object]:
    """Nobody may become unknown by the machine's slowness where kills are judged."""
    return {"rollcall_request_timeout_seconds": 2.0, "rollcall_lease_seconds": 3.5}


def test_killed_groups_lose_nobody_and_text_nobody_twice(row: Row) -> None:
    strike_again_and_again(row, "group")


@pytest.mark.sqlite_only
@pytest.mark.parametrize("whom", ["parent", "child"])
def test_a_parent_or_a_child_killed_alone_does_no_more_harm(row: Row, whom: Victim) -> None:
    strike_again_and_again(row, whom)


def strike_again_and_again(row: Row, whom: Victim) -> None:
    """Kill at random moments, the last time all of them; new ones stand in for lost parents."""
    row.answers_take(0.1)
    judge = row.begin()
    exposed: set[str] = set()
    killed: set[int] = set()
    for strike in range(1, row.scale.strikes + 1):
        row.sent((strike - row.chance.random() * 0.8) / (row.scale.strikes + 1))
        there = row.senders()
        struck = there if strike == row.scale.strikes else [row.chance.choice(there)]
        for victim in struck:
            killed.update(victim.kill(whom))
        exposed |= judge.claimed()
        for _ in struck if whom != "child" else ():
            row.stack.start("sender")
        row.goes_on(PROMISED_SECONDS)
    unknown: set[tuple[str, str]] = set()
    row.finish(lambda: unknown.update(judge.whose_unknowns()))

    judge.verdict()
    assert {phone for phone, _ in unknown} <= exposed, "an unknown whom no kill concerned"
    assert {owner for _, owner in unknown} <= row.tokens(killed), "an unknown of one who lives"
