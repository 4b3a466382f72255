"""Threads of one process ask for SQLite's one writer one at a time, who came first the first.

If all asked, whoever had just written would win again and again, and a STOP would wait among the
receipts of an hour.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from time import monotonic

import pytest
from sqlalchemy.exc import OperationalError

from models import base
from models.base import Database
from models.turns import Line
from tests.jobs.send.processes import until


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as made:
        yield made


def stands(line: Line, behind: int) -> bool:
    return line.length == behind


def test_who_came_first_is_first_and_nobody_else_until_then(pool: ThreadPoolExecutor) -> None:
    line, order = Line(), list[int]()

    def come(place: int) -> None:
        with line.place():
            order.append(place)

    with line.place():
        for place in range(3):
            pool.submit(come, place)
            until(partial(stands, line, place + 1))
        assert order == []
    until(lambda: len(order) == 3)
    assert order == [0, 1, 2]


def test_who_gives_up_leaves_the_line_and_the_next_one_comes(pool: ThreadPoolExecutor) -> None:
    line, is_in = Line(), Event()

    def come() -> None:
        with line.place():
            is_in.set()

    with line.place():
        with line.place(monotonic()):
            assert line.length == 0
        pool.submit(come)
        until(lambda: line.length == 1)
        assert not is_in.is_set()
    assert is_in.wait(30)
    with line.place():
        assert line.length == 0


@pytest.mark.sqlite_only
def test_while_others_wait_for_the_writer_one_thread_asks_and_the_rest_stand_in_line(
    db: Database, pool: ThreadPoolExecutor
) -> None:
    line = db.turns.line

    def write() -> None:
        with db.write() as session:
            session.connection()

    with db.write() as session:
        session.connection()
        asked = [pool.submit(write) for _ in range(3)]
        until(lambda: line.length == 2)
    for one in asked:
        one.result(30)
    assert line.length == 0


@pytest.mark.sqlite_only
def test_who_stands_in_line_for_too_long_is_told_that_it_is_locked(
    db: Database, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twilio waits 15 seconds for an answer: an error, and it comes again, beats silence."""
    monkeypatch.setattr(base, "BUSY_MS", 50)

    def write() -> None:
        with db.write() as session:
            session.connection()

    with db.write() as session:
        session.connection()
        asked = [pool.submit(write) for _ in range(3)]
        for one in asked:
            with pytest.raises(OperationalError, match="locked"):
                one.result(30)


def test_in_a_forked_process_nobody_stands_in_line(db: Database) -> None:
    with db.turns.line.place():
        db.turns.forked()
        with db.turns.line.place(monotonic()):
            assert db.turns.line.length == 0
