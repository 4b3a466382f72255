"""The import's job dies anywhere; what it committed stays, and nothing is lost or doubled."""

import multiprocessing
import random
import time
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import pytest

from jobs import context
from jobs.importing import run_import
from models import imports
from models.tables import CsvImport, Sender
from runtime import Runtime
from runtime import build as build_runtime
from tests.builders import Builder
from tests.conftest import make_settings
from tests.jobs.importing_rig import Rig

ROWS = 3_000
KILLS = 5
PATIENCE = 90.0
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["jobs.importing", __name__])  # Else each job loads it anew.


def listing() -> str:
    """A list with quoted line breaks, wide characters, blank lines, duplicates and bad rows."""
    lines = ["name,phone,note"]
    for place in range(ROWS):
        number = f"+1415{2_000_000 + (place if place % 10 else place // 2):07d}"
        lines.append(f'"Zoë\n{place}",{number if place % 7 else "bad"},"a ""b"" ✓"')
        lines.extend([""] * (place % 11 == 0))
    return "\n".join(lines) + "\n"


def in_batches(rt: Runtime, rows: int) -> Runtime:
    """A runtime whose imports commit after so many rows, though nobody waits for the writer."""
    changes = {"rollcall_import_batch_rows": rows, "rollcall_import_commit_seconds": 0}
    return build_runtime(rt.settings.model_copy(update=changes))


def picture(rig: Rig, upload: CsvImport) -> list[tuple[object, ...]]:
    """All that a row is, but its id."""
    return [
        (row.row, row.phone, row.value, row.fields, row.bucket, row.reason)
        for row in rig.rows(upload)
    ]


def run_until_killed(settings: dict[str, Any], import_id: int) -> None:
    """The jobs of an import, one after the other, for ever."""
    context.use(build_runtime(make_settings(**settings)))
    while True:
        run_import(import_id)


def run_to_the_end(settings: dict[str, Any], import_id: int) -> None:
    """The jobs of an import until nothing is left to do."""
    runtime = build_runtime(make_settings(**settings))
    context.use(runtime)
    state = "waiting"
    while state in imports.OPEN_STATES:
        run_import(import_id)
        with runtime.db.read() as session:
            state = session.get_one(CsvImport, import_id).state


def start(
    job: Callable[[dict[str, Any], int], None], rig: Rig, upload: CsvImport
) -> ForkServerProcess:
    """The job in a process of its own, forked from a clean one: a fork of the test runner would
    take its threads' locks and its pipes along."""
    ours = rig.rt.settings
    settings = {
        "database_url": ours.database_url,
        "redis_url": ours.redis_url,
        "rollcall_var": ours.rollcall_var,
        "rollcall_import_batch_rows": ours.rollcall_import_batch_rows,
        "rollcall_import_commit_seconds": ours.rollcall_import_commit_seconds,
    }
    process = FORKS.Process(target=job, args=(settings, upload.id), daemon=True)
    process.start()
    return process


def kill_in_the_middle(rig: Rig, upload: CsvImport, after: float) -> int:
    """Run the import until it got on, kill it a little later; the rows that it came to."""
    before = rig.found(upload).rows_done
    process = start(run_until_killed, rig, upload)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.is_alive():
        found = rig.found(upload)
        if found.rows_done > before or found.state == "done":
            break
        time.sleep(0.005)
    time.sleep(after)
    process.kill()
    process.join()
    return rig.found(upload).rows_done


@pytest.mark.timeout(300)
def test_an_import_that_is_killed_again_and_again_neither_loses_nor_doubles_a_row(
    rt: Runtime, build: Builder, sender: Sender, tmp_path: Path
) -> None:
    rig = Rig(rt, build, sender, tmp_path)
    whole = rig.imported(listing())
    small = in_batches(rt, 3)
    rig = Rig(small, build, sender, tmp_path)
    upload = rig.upload(listing().encode("utf-16"))
    moments = random.Random(11)
    seen = {0}
    while len(seen) <= KILLS and rig.found(upload).state != "done":
        seen.add(kill_in_the_middle(rig, upload, moments.uniform(0, 0.03)))

    # What the kills left over takes no thousand commits.
    Rig(rt, build, sender, tmp_path).run(upload)
    assert picture(rig, upload) == picture(rig, whole)
    assert rig.ledger(upload).adds_up
    assert len(seen) > 3, "the kills must fall into the middle of the import"
    small.close()


def test_two_jobs_at_once_share_the_work_and_double_nothing(
    rt: Runtime, build: Builder, sender: Sender, tmp_path: Path
) -> None:
    whole = Rig(rt, build, sender, tmp_path).imported(listing())
    small = in_batches(rt, 50)
    rig = Rig(small, build, sender, tmp_path)
    upload = rig.upload(listing())
    both = [start(run_to_the_end, rig, upload) for _ in range(2)]
    for process in both:
        process.join(PATIENCE)
        assert process.exitcode == 0

    assert rig.found(upload).state == "done"
    assert picture(rig, upload) == picture(rig, whole)
    small.close()
