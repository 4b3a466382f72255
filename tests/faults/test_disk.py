"""The disk full, for the database or for the logs: nothing is sent that could not be claimed."""

import time

import pytest

from tests.faults.conftest import Row

pytestmark = pytest.mark.sqlite_only
FULL = 4096
"""Bytes that a file may still have: every write beyond fails, as on a full disk (RLIMIT_FSIZE)."""


def test_a_full_disk_stops_the_sending_before_anything_is_lost(row: Row) -> None:
    judge = row.begin()
    row.sent(0.3)
    for process in row.stack.running:
        process.limit_files(FULL)
    time.sleep(0.5)
    for process in row.stack.running:
        process.limit_files(FULL)  # a lane that was forked meanwhile
    full = time.monotonic()
    claimed = judge.claimed()
    time.sleep(2)
    unclaimed = {it["to"] for it in judge.requests() if it["mono"] > full} - claimed
    assert not unclaimed, "somebody was texted whose claim could not be written"
    assert len(judge.accepted()) < row.scale.recipients

    for process in row.stack.running:
        process.limit_files(None)
    row.finish()
    judge.verdict()


def test_a_full_disk_for_the_logs_stops_nothing(row: Row) -> None:
    judge = row.draft()
    for role in ("sender", "sender", "clock", "worker"):
        row.stack.start(role, log="/dev/full")
    row.senders_signed_in(2)
    row.launch()
    row.sent(0.3)
    row.stack.valkey.flush()
    row.finish()

    judge.verdict()
