"""SIGSTOP beyond the lease, then SIGCONT: a frozen worker that wakes up owns nothing any more."""

import signal
import time

from tests.faults.conftest import Row
from tests.forging import Proc

ENOUGH = 5


def test_a_frozen_sender_sends_nothing_of_what_it_lost(row: Row) -> None:
    row.answers_take(0.15)
    judge = row.begin()
    row.sent(0.2)
    frozen, owned = freeze(row)
    time.sleep(row.beyond_the_lease())
    row.sent(0.5)  # by the others, while it sleeps

    awake = time.monotonic()
    frozen.signal(signal.SIGCONT)
    row.finish()

    judge.verdict()
    assert not owned & judge.requested_ids(awake), "it sent what it no longer owned"


def freeze(row: Row) -> tuple[Proc, set[str]]:
    """Freeze a sender that holds claims which it has not used; the ids of these messages.

    Not inside a transaction: on SQLite all others would wait until it wakes.
    """
    for _ in range(20):
        frozen = row.chance.choice(row.senders())
        frozen.signal(signal.SIGSTOP)
        claimed = row.judge.claims()
        time.sleep(0.6)  # what the other one holds leaves within half a second
        owned = claimed - row.judge.requested_ids(0)
        if len(owned) >= ENOUGH and row.may_write():
            return frozen, owned
        frozen.signal(signal.SIGCONT)
    raise AssertionError("no sender was ever frozen with claims in its hands")
