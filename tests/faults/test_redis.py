"""Redis killed without persistence, or flushed: rebuilt from the database, never faster."""

import time

import pytest

from tests.faults.conftest import Row

PROMISED_SECONDS = 120
"""Until it goes on by itself, once Redis is back."""
SLOTS_OUT = 0.5
"""Seconds of slots that may be out already when Redis forgets them."""


@pytest.mark.sqlite_only
@pytest.mark.parametrize("how", ["killed", "flushed"])
def test_a_redis_that_forgets_everything_doubles_nothing_and_speeds_up_nothing(
    row: Row, how: str
) -> None:
    judge = row.begin()
    forgotten = []
    for share in (0.25, 0.6):
        row.sent(share)
        forgotten.append(time.monotonic())
        if how == "killed":
            row.stack.valkey.kill()
            time.sleep(row.chance.uniform(0.5, 1.5))
            row.stack.valkey.start()
        else:
            row.stack.valkey.flush()
            time.sleep(SLOTS_OUT)
        row.goes_on(PROMISED_SECONDS)
    row.finish()

    judge.verdict()
    allowed = row.scale.throughput * (1 + SLOTS_OUT) + row.jitter()
    assert judge.worst_second() <= allowed
