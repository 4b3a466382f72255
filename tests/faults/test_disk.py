"""The disk full, for the database or for the logs: nothing is sent that could not be claimed."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from sqlalchemy import text

from tests.faults.conftest import Row
from tests.faults.judging import Judge
from tests.faults.stack import until
from tests.forging import Forge

pytestmark = pytest.mark.sqlite_only
FULL = 4096
"""Bytes that a file may still have: every write beyond fails, as on a full disk (RLIMIT_FSIZE)."""


@pytest.fixture(scope="module")
def forge() -> Iterator[Forge]:
    """Everything that it forks may be told how many pages SQLite's database may have."""
    made = Forge(PYTHONPATH=str(Path(__file__).with_name("filling")))
    yield made
    made.close()


def test_a_full_disk_stops_the_sending_before_anything_is_lost(row: Row) -> None:
    judge = row.begin()
    row.sent(0.3)
    for process in row.stack.running:
        process.limit_files(FULL)
    time.sleep(0.5)
    for process in row.stack.running:
        process.limit_files(FULL)  # a lane that was forked meanwhile
    nothing_unclaimed_is_sent(row, judge)
    until(lambda: "disk of Rollcall’s database is full" in said(row), "the warning", 30)

    for process in row.stack.running:
        process.limit_files(None)
    row.finish()
    judge.verdict()


def test_a_database_that_may_not_grow_says_so_and_sends_on_when_it_may(row: Row) -> None:
    limit = row.stack.folder / "pages"
    limit.write_text("")
    row.stack.told["ROLLCALL_TEST_PAGES"] = str(limit)
    row.stack.start_web()
    judge = row.begin()
    row.sent(0.3)
    with row.db.read() as session:
        limit.write_text(str(session.scalar(text("PRAGMA page_count"))))
    until(lambda: "disk of Rollcall’s database is full" in said(row), "the warning", 30)
    until(lambda: ready(row) == (503, "full"), "not being ready", 30)
    nothing_unclaimed_is_sent(row, judge)

    limit.write_text("")
    row.finish()
    judge.verdict()
    until(lambda: "has space again" in said(row), "the all-clear", 30)
    until(lambda: ready(row) == (200, "ok"), "being ready again", 30)


def nothing_unclaimed_is_sent(row: Row, judge: Judge) -> None:
    """A claim may still fit into what the file has; nobody is texted without one that is kept."""
    time.sleep(1.5)
    texted = {it["to"] for it in judge.requests()}
    assert not texted - judge.ever_claimed(), "somebody was texted whose claim was not written"
    assert len(judge.accepted()) < row.scale.recipients


def said(row: Row) -> str:
    """What stands in the team's channel."""
    slack = row.simulator.slack
    return "\n".join(slack.text_of(post) for post in slack.messages("C01CAMPAIGNS"))


def ready(row: Row) -> tuple[int, str]:
    """What `/readyz` says of the database."""
    answer = requests.get(f"{row.stack.settings.public_url}/readyz", timeout=30)
    return answer.status_code, answer.json()["database"]


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
