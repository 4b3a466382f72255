"""`rollcall optout`: the same use cases as in Slack."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from jobs import context
from jobs.opt_out_lists import read_opt_outs
from models.tables import OptOut, OptOutList
from runtime import Runtime
from tests.campaigns.stage import Stage
from tests.console.conftest import Terminal
from tests.jobs.send.processes import until

pytestmark = pytest.mark.sqlite_only
NUMBER = "+15125550177"


def test_a_number_is_added_checked_exported_and_lifted(
    rollcall: Terminal, stage: Stage, tmp_path: Path
) -> None:
    rollcall("migrate")
    assert "Out of everything from now on: +1•••••0177." in rollcall(
        "optout", "add", NUMBER, "--reason", "asked by phone", "--complaint"
    )
    shown = rollcall("optout", "check", NUMBER)
    assert "maria recorded a complaint, because of “asked by phone”" in shown
    assert "America/Chicago" in shown
    assert "5125550177" not in shown
    file = tmp_path / "out.csv"
    assert "Wrote 1 opt-out to" in rollcall("optout", "export", str(file))
    assert "5125550177" in file.read_text()
    assert "Lifted for +1•••••0177." in rollcall("optout", "remove", NUMBER, "--reason", "a slip")
    assert "No opt-out binds it." in rollcall("optout", "check", NUMBER)


def test_a_list_is_followed_to_its_end(
    rollcall: Terminal, stage: Stage, rt: Runtime, tmp_path: Path
) -> None:
    rollcall("migrate")
    path = tmp_path / "old.csv"
    path.write_text(f"{NUMBER}\n+15125550178\nnobody\n")
    worker = threading.Thread(target=_read_what_comes, args=(rt,))
    worker.start()

    said = rollcall("optout", "import", str(path), "--reason", "old system")

    worker.join()
    assert "2 numbers opted out now, 1 row left out" in said
    assert "opt-outs-1-unusable.csv" in said
    with rt.db.read() as session:
        assert session.scalars(select(OptOut.source).distinct()).all() == ["import"]


def _read_what_comes(rt: Runtime) -> None:
    """Be the worker until the list is read."""
    context.use(rt)

    def is_told() -> bool:
        with rt.db.read() as session:
            found = session.scalars(select(OptOutList)).first()
        if found is not None:
            read_opt_outs(found.id)
        return found is not None and found.told_at is not None

    until(is_told)
