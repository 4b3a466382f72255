"""A backup restored, or the database copied elsewhere, while a campaign was sending."""

import shutil
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from domain.lifecycle import CampaignState
from models.tables import Campaign, Comparison
from tests.faults.conftest import Row
from tests.faults.judging import Judge
from tests.faults.stack import until

pytestmark = pytest.mark.sqlite_only
AN_HOUR = timedelta(hours=1)


def stopped_half_way(row: Row, backup: Path) -> Judge:
    """A campaign whose processes all died while it was sending, some time after the backup."""
    judge = row.begin()
    row.sent(0.2)
    back_up(row, backup)
    row.sent(0.5)
    for process in row.stack.running:
        process.kill()
    row.stack.running.clear()
    return judge


def back_up(row: Row, backup: Path) -> None:
    """What `sqlite3 rollcall.db .backup` does."""
    with (
        closing(sqlite3.connect(row.db.engine.url.database or "", timeout=10)) as source,
        closing(sqlite3.connect(backup)) as target,
    ):
        source.backup(target)


def pauses_and_asks(row: Row, judge: Judge) -> None:
    """Nothing more is sent by itself, and what Twilio's log showed is told."""
    before = until(lambda: quiet(judge), "the carrier to have taken what was under way", 30)
    for role in ("sender", "sender", "clock", "worker"):
        row.stack.start(role)
    until(lambda: judge.state() is CampaignState.PAUSED, "the pause", 30)
    until(lambda: compared(row), "the comparison", 30)
    time.sleep(0.5)
    assert len(judge.requests()) == before, "it went on by itself"
    assert judge.reason(), "nobody was told why"


def quiet(judge: Judge) -> int:
    """How many requests the carrier had, once no more come from those who died; else 0."""
    count = len(judge.requests())
    time.sleep(0.4)
    return count if len(judge.requests()) == count else 0


def compared(row: Row) -> bool:
    with row.db.read() as session:
        found = session.get(Comparison, row.campaign.id)
        return found is not None and found.done_at is not None


def resumed_it_texts_nobody_twice(row: Row, judge: Judge) -> None:
    """The rest, and only the rest."""
    until(row.resumes, "the resume", 30)
    row.finish()
    judge.verdict()


def test_a_copied_database_resumes_nothing_by_itself_and_then_only_the_rest(
    row: Row, tmp_path: Path
) -> None:
    judge = stopped_half_way(row, tmp_path / "copy.db")
    row.db.close()
    copy = row.moved_to(f"sqlite:///{tmp_path / 'copy.db'}")(judge)
    row.judge = copy

    pauses_and_asks(row, copy)
    resumed_it_texts_nobody_twice(row, copy)


def test_a_restored_backup_resumes_nothing_by_itself_and_then_only_the_rest(
    row: Row, tmp_path: Path
) -> None:
    """Its last sign of life is old, which is all that tells it from a crash."""
    judge = stopped_half_way(row, tmp_path / "backup.db")
    path = row.db.engine.url.database or ""
    row.db.close()
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    shutil.copy(tmp_path / "backup.db", path)
    with row.db.write() as session:
        session.execute(update(Campaign).values(heartbeat_at=row.stack_now() - AN_HOUR))

    pauses_and_asks(row, judge)
    resumed_it_texts_nobody_twice(row, judge)
