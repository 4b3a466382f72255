"""Whoever waits for SQLite's one writer shows it, and an import ends its transaction for them."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from models.base import Database
from models.recipients_load import Batch, Load, Target, loading
from models.tables import CsvImport, Process, Recipient
from models.turns import Line, Turns
from tests.builders import Builder, now
from tests.jobs.send.processes import ROOT, until

HOUR = 3600.0


@pytest.fixture
def at(tmp_path: Path) -> Turns:
    return Turns(str(tmp_path / "rollcall.db"))


@pytest.fixture
def target(build: Builder) -> Target:
    """An import that reads its list."""
    campaign = build.campaign(build.sender(build.workspace()))
    upload = build.add(
        CsvImport(
            workspace_id=campaign.workspace_id,
            campaign_id=campaign.id,
            source="file",
            source_ref="list.csv",
            asked_by="cli:test",
            state="reading",
            created_at=now(),
        )
    )
    return Target(upload.id, upload.workspace_id, upload.campaign_id)


def put(load: Load, place: int) -> bool:
    """Put one row that was read from the byte `place` to the next."""
    row = (place + 2, f"+141555526{place:02d}", None, "[]", "pending", None)
    return load.put(Batch([row], start=place, end=place + 1, last_row=place + 2), now())


def rows(db: Database) -> int:
    with db.read() as session:
        return session.scalar(select(func.count()).select_from(Recipient)) or 0


def write(db: Database) -> None:
    """One row of somebody else."""
    it = Process(token="p", role="web", host="h", pid=1, started_at=now(), beat_at=now())
    with db.write() as session:
        session.add(it)


def test_nobody_wants_a_writer_that_nobody_asks_for(at: Turns) -> None:
    with at.asking():
        assert not at.wanted()


def test_who_asks_again_wants_it_until_it_is_theirs(at: Turns) -> None:
    with at.asking() as show:
        show()
        show()
        assert at.wanted()

    assert not at.wanted()


def test_two_who_ask_are_seen_until_the_last_has_it(at: Turns, tmp_path: Path) -> None:
    other = Turns(str(tmp_path / "rollcall.db"))
    with at.asking() as first:
        first()
        with other.asking() as second:
            second()
        assert at.wanted()

    assert not at.wanted()


def test_a_sign_ends_with_its_process(at: Turns, tmp_path: Path) -> None:
    code = (
        "import sys; from models.turns import Turns\n"
        "with Turns(sys.argv[1]).asking() as show: show(); print('shown', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "rollcall.db")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"shown\n"
        assert at.wanted()
        process.send_signal(signal.SIGKILL)
        process.wait(30)

    assert not at.wanted()


def test_a_process_forked_meanwhile_does_not_keep_the_sign(at: Turns) -> None:
    hold, let = os.pipe()
    with at.asking() as show:
        show()
        child = os.fork()
        if not child:
            os.close(let)
            os.read(hold, 1)
            os._exit(0)
    try:
        assert not at.wanted()
    finally:
        os.close(let)
        os.waitpid(child, 0)
        os.close(hold)


def test_a_disk_without_room_for_a_sign_stops_nobody(tmp_path: Path) -> None:
    nowhere = Turns(str(tmp_path / "gone" / "rollcall.db"))
    with nowhere.asking() as show:
        show()

    assert nowhere.wanted(), "who cannot see must take it that somebody waits"


def test_an_import_does_not_stand_back_for_ever(at: Turns) -> None:
    with at.asking() as show:
        show()
        at.let_in(0.01)

        assert at.wanted()


@pytest.mark.sqlite_only
def test_a_transaction_takes_batches_while_nobody_waits(db: Database, target: Target) -> None:
    with loading(db, target, ends=monotonic() + HOUR) as load:
        assert put(load, 0)
        assert load.takes_more()
        assert put(load, 1)
        assert rows(db) == 0

    assert rows(db) == 2


@pytest.mark.sqlite_only
def test_a_transaction_takes_no_more_once_somebody_waits(db: Database, target: Target) -> None:
    with ThreadPoolExecutor(1) as pool:
        with loading(db, target, ends=monotonic() + HOUR) as load:
            assert put(load, 0)
            written = pool.submit(write, db)
            until(lambda: not load.takes_more())
            assert not written.done()
        written.result(30)

    assert rows(db) == 1
    assert not db.turns.wanted()


@pytest.mark.sqlite_only
def test_a_transaction_takes_no_more_behind_its_end(db: Database, target: Target) -> None:
    with loading(db, target, ends=monotonic()) as load:
        assert put(load, 0)
        assert not load.takes_more()


@pytest.mark.postgres_only
def test_every_batch_commits_alone_where_many_can_write(db: Database, target: Target) -> None:
    with loading(db, target, ends=monotonic() + HOUR) as load:
        assert put(load, 0)
        assert not load.takes_more()


def test_an_import_knows_the_numbers_that_its_transaction_took(
    db: Database, target: Target
) -> None:
    with loading(db, target, ends=monotonic() + HOUR) as load:
        assert put(load, 0)

        assert load.known(["+14155552600", "+14155552601"]) == {"+14155552600"}


def test_whoever_writes_after_an_import_has_references_checked(
    db: Database, target: Target
) -> None:
    with loading(db, target, ends=monotonic() + HOUR) as load:
        assert put(load, 0)

    with pytest.raises(IntegrityError), db.write() as session:
        session.execute(update(Recipient).values(campaign_id=target.campaign_id + 1))


class Died(BaseException):
    """A signal's exception, in the middle of a wait."""


@pytest.mark.parametrize("comes", [False, True])
def test_who_is_interrupted_in_line_keeps_no_turn(
    monkeypatch: pytest.MonkeyPatch, comes: bool
) -> None:
    """Nor the one that came just then."""
    line = Line()
    first = ExitStack()
    first.enter_context(line.place())

    class Interrupted(Event):
        def wait(self, timeout: float | None = None) -> bool:
            if comes:
                first.close()
            raise Died

    monkeypatch.setattr("models.turns.threading.Event", Interrupted)
    with pytest.raises(Died), line.place():
        pass
    first.close()

    assert line.length == 0
    assert line.is_free


def test_the_line_is_taken_while_somebody_has_the_turn() -> None:
    line = Line()
    with line.place():
        assert not line.is_free
    assert line.is_free
