"""A backup restored, or the database copied elsewhere, while a campaign was sending."""

import shutil
import time
from pathlib import Path

import pytest

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from tests.faults.conftest import Row
from tests.faults.judging import Judge
from tests.faults.stack import until

pytestmark = pytest.mark.sqlite_only


def stopped_half_way(row: Row) -> tuple[Judge, set[str]]:
    """A campaign whose processes all died while it was sending, and who waited then."""
    judge = row.begin()
    row.sent(0.3)
    for process in row.stack.running:
        process.kill()
    return judge, judge.phones_in(Bucket.PENDING)


def nothing_more_is_sent(row: Row, judge: Judge, waiting: set[str]) -> None:
    """Nobody who waited when they died is texted, and a person is asked."""
    until(lambda: judge.state() is CampaignState.PAUSED, "the pause", 20)
    time.sleep(1.5)
    assert not waiting & {it["to"] for it in judge.requests()}, "it went on by itself"
    assert judge.reason(), "nobody was told why"
    judge.nobody_twice()


def test_a_copied_database_resumes_nothing_by_itself(row: Row, tmp_path: Path) -> None:
    judge, waiting = stopped_half_way(row)
    path = Path(row.db.engine.url.database or "")
    row.db.close()
    for suffix in ("", "-wal"):
        if Path(f"{path}{suffix}").exists():
            shutil.copy(f"{path}{suffix}", tmp_path / f"copy.db{suffix}")
    copy = row.moved_to(f"sqlite:///{tmp_path / 'copy.db'}")
    for role in ("sender", "clock", "worker"):
        row.stack.start(role)

    nothing_more_is_sent(row, copy(judge), waiting)


@pytest.mark.parametrize("durations", [{"rollcall_stranger_seconds": 2}], indirect=True)
def test_a_restored_backup_resumes_nothing_by_itself(row: Row) -> None:
    """Its last sign of life is old, which is all that tells it from a crash."""
    judge, waiting = stopped_half_way(row)
    time.sleep(2.5)
    for role in ("sender", "clock", "worker"):
        row.stack.start(role)

    nothing_more_is_sent(row, judge, waiting)
