"""The two kinds of transaction, and times that keep their zone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from models.base import Database
from models.tables import Process

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def _process(token: str, at: datetime = NOW) -> Process:
    return Process(token=token, role="clock", host="h", pid=1, started_at=at, beat_at=at)


def test_a_reader_sees_one_moment_whatever_is_committed_beside_it(db: Database) -> None:
    with db.read() as reader:
        assert reader.scalars(select(Process)).all() == []
        with db.write() as writer:
            writer.add(_process("beside"))

        assert reader.scalars(select(Process.token)).all() == []

    with db.read() as later:
        assert later.scalars(select(Process.token)).all() == ["beside"]


def test_a_writer_that_fails_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(RuntimeError), db.write() as session:
        session.add(_process("half done"))
        session.flush()
        raise RuntimeError

    with db.read() as session:
        assert session.scalars(select(Process.token)).all() == []


def test_a_time_comes_back_aware_and_in_utc(db: Database) -> None:
    eastern = timezone(timedelta(hours=-5))
    with db.write() as session:
        session.add(_process("zoned", NOW.astimezone(eastern)))

    with db.read() as session:
        kept = session.scalars(select(Process.beat_at)).one()

    assert kept == NOW
    assert kept.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_not_stored(db: Database) -> None:
    with pytest.raises(StatementError, match="naive"), db.write() as session:
        session.add(_process("local", NOW.replace(tzinfo=None)))


@pytest.mark.sqlite_only
def test_a_connection_has_room_for_a_batch_of_receipts_also_after_an_import(db: Database) -> None:
    def room() -> tuple[object, object]:
        with db.write() as session:
            asked = ("PRAGMA cache_size", "PRAGMA wal_autocheckpoint")
            kilobytes, pages = (session.scalar(text(pragma)) for pragma in asked)
            return kilobytes, pages

    with db.read() as session:
        assert session.scalar(text("PRAGMA wal_autocheckpoint")) == 4000
    assert room() == (-8000, 4000)
    with db.bulk() as connection:
        assert connection.scalar(text("PRAGMA wal_autocheckpoint")) == 16000
    assert room() == (-8000, 4000)


@pytest.mark.postgres_only
def test_a_commit_is_on_the_disk_however_the_server_is_tuned(db: Database) -> None:
    """The server of the tests has it off."""
    with db.engine.connect() as connection:
        assert connection.scalar(text("SHOW synchronous_commit")) == "on"
