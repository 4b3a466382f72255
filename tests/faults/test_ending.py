"""SIGTERM, as a deploy sends it, once and twice: nothing in flight is lost, and it ends."""

import signal

import pytest

from domain.ledger import Bucket
from tests.faults.conftest import Row
from tests.faults.stack import until

PROMISED_SECONDS = 30


@pytest.mark.sqlite_only
@pytest.mark.parametrize("times", [1, 2])
def test_a_deploy_loses_nothing_that_is_in_flight(row: Row, times: int) -> None:
    row.answers_take(0.2)
    judge = row.begin()
    row.sent(0.3)
    leaving = row.senders()
    for _ in range(times):
        for process in leaving:
            process.signal(signal.SIGTERM, "parent")
    until(lambda: all(it.code is not None for it in leaving), "their end", PROMISED_SECONDS)

    assert [it.code for it in leaving] == [0, 0]
    assert judge.buckets().keys() <= {Bucket.PENDING, Bucket.QUEUED}
    assert judge.buckets()[Bucket.QUEUED] == len(judge.accepted()) < row.scale.recipients

    row.stack.start("sender")
    row.finish()
    judge.verdict()
