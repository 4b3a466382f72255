"""The database gone, or locked by another writer: no send without a committed claim; it resumes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from tests.faults.conftest import Row
from tests.faults.judging import came_at

BLIND_AFTER = 1.2
"""A sending process is blind after 0.7 s; what it had begun then still arrives."""


@pytest.mark.sqlite_only
def test_a_locked_database_stops_the_sending_of_what_was_not_claimed(row: Row) -> None:
    judge = row.begin()
    for share in (0.25, 0.6):
        row.sent(share)
        with row.locked_database():
            locked = time.monotonic()
            claimed = judge.claimed()
            time.sleep(1.5)
            unclaimed = {it["to"] for it in judge.requests() if came_at(it) > locked} - claimed
            assert not unclaimed, "somebody was texted without a committed claim"
    row.finish()

    judge.verdict()


@pytest.mark.postgres_only
def test_without_its_database_nothing_is_sent_and_afterwards_everything(row: Row) -> None:
    judge = row.begin()
    for share in (0.25, 0.6):
        row.sent(share)
        with gone(row):
            left = time.monotonic()
            time.sleep(BLIND_AFTER + 0.8)
            back = time.monotonic()
        late = [it for it in judge.requests() if left + BLIND_AFTER < came_at(it) < back]
        assert not late, "somebody was texted while the database was gone"
    row.finish()

    judge.verdict()


@contextmanager
def gone(row: Row) -> Iterator[None]:
    """The server breaks off every connection to this database and takes none."""
    name = row.db.engine.url.database
    row.db.close()
    with row.server().connect() as admin:
        allow = 'ALTER DATABASE "{}" ALLOW_CONNECTIONS {}'
        kill = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        admin.execute(text(allow.format(name, "false")))
        admin.execute(kill, {"name": name})
        try:
            yield
        finally:
            admin.execute(text(allow.format(name, "true")))
    with row.db.read() as session:
        assert session.scalar(text("SELECT 1"))
