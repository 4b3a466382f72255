"""kill -9 between a first text that did not arrive and its second attempt: never a third."""

from collections import Counter

import pytest

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.retries import SecondAttempts
from simulator.slack.client import text_of
from tests.faults.conftest import Row
from tests.faults.stack import until

OFF = 10
"""Phones that are switched off, for both attempts: the first ones of the list."""


@pytest.fixture
def durations() -> dict[str, object]:
    """Time to strike before the second attempts, which are claimed like any other text."""
    return {"rollcall_second_attempt_seconds": 2.0}


@pytest.mark.sqlite_only
def test_a_kill_before_the_second_attempt_makes_two_texts_for_these_and_one_for_all_others(
    row: Row,
) -> None:
    off = frozenset(row.phone(place) for place in range(OFF))
    row.simulator.twilio.handset(prefix="+1512200000", character="unreachable")
    row.stack.start_web()
    judge = row.begin(second_attempts=SecondAttempts.UNREACHED.value)
    until(lambda: judge.phones_in(Bucket.HELD), "the first receipts", row.long_enough())

    for role in ("worker", "sender"):
        next(it for it in row.stack.running if it.role == role).kill()
        row.stack.start(role)
    until(lambda: judge.state() is CampaignState.COMPLETED, "the end", row.long_enough())

    judge.verdict(again=off)
    copies = Counter(it["to"] for it in judge.accepted())
    twice = {phone for phone, count in copies.items() if count == 2}
    assert twice == judge.tried_again() == off
    assert judge.phones_in(Bucket.UNDELIVERED) == off
    until(lambda: says_so(row), "the card", row.long_enough())


def says_so(row: Row) -> bool:
    """Whether a message in the campaign's channel shows how many were tried once more."""
    words = f"{OFF} tried once more after the first text failed"
    return any(words in text_of(it) for it in row.simulator.slack.messages("#campaigns"))
