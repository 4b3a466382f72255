"""The import of 1,000,000 rows against the bare load of prepared rows, on both servers.

`python -m benchmarks.importing [rows]` prints a Markdown table. Every slice runs in a process
forked for it, as RQ does. The floor is the same rows, made beforehand, given to the driver in one
transaction: `executemany` on SQLite, one `COPY` on PostgreSQL; same table, same indexes. On a
machine with other work the CPU per row says more than the clock (PostgreSQL's own not counted).
"""

import os
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import structlog

from benchmarks.bare_load import bare_load, prepared
from benchmarks.uploads import add_upload, write_list
from config import Settings
from jobs import context
from jobs.importing import run_import
from models import campaigns, imports
from models.base import Database
from models.recipients_load import Target
from models.tables import Campaign, CsvImport
from runtime import build
from tests.servers import Postgres, Sqlite, running_valkey

ROWS: Final = 1_000_000
COLUMNS: Final = (
    "server",
    "import rows/s",
    "bare load rows/s",
    "ratio",
    "CPU µs/row (bare)",
    "peak MB (idle)",
    "slices",
)
NOBODY: Final = "http://127.0.0.1:9"


@dataclass(frozen=True, slots=True)
class Run:
    """Rates are rows per second; `peak` is the largest slice's resident memory in MB.

    CPU seconds are of our processes.
    """

    server: str
    rate: float
    floor: float
    peak: float
    base: float
    slices: int
    cpu: float
    floor_cpu: float


def run_slices(settings: Settings, upload: CsvImport) -> tuple[float, float, float, int]:
    """Run the import as a worker would: (seconds, CPU seconds, peak MB, slices)."""
    seconds, cpu, peak, slices = 0.0, 0.0, 0.0, 0
    while True:
        began = time.perf_counter()
        pid = os.fork()
        if pid == 0:
            run_import_alone(settings, upload.id)
        _, status, usage = os.wait4(pid, 0)
        if status:
            raise RuntimeError("a slice failed")
        seconds += time.perf_counter() - began
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1024)
        slices += 1
        db = Database(settings.database_url)
        with db.read() as session:
            state = session.get_one(CsvImport, upload.id).state
        db.close()
        if state not in imports.OPEN_STATES:
            assert state == "done", state
            return seconds, cpu, peak, slices


def run_import_alone(settings: Settings, import_id: int) -> None:
    """One slice, in a child process that ends with it."""
    runtime = build(settings)
    context.use(runtime)
    run_import(import_id)
    runtime.close()
    os._exit(0)


def idle_peak(settings: Settings) -> float:
    """MB of a forked process that does nothing: what a worker weighs before any import."""
    pid = os.fork()
    if pid == 0:
        runtime = build(settings)
        with runtime.db.read() as session:
            session.get(Campaign, 1)
        os._exit(0)
    return os.wait4(pid, 0)[2].ru_maxrss / 1024


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, tuple[str, str]]]:
    """Two fresh databases a server: one for the import, one for the floor."""
    lite, post = Sqlite(folder), Postgres(uuid.uuid4().hex, "bench")
    with post.fresh() as one, post.fresh() as two:
        yield {
            "SQLite": (lite.fresh(folder / "import.db"), lite.fresh(folder / "floor.db")),
            "PostgreSQL": (one, two),
        }
    post.close()


def measure(server: str, settings: Settings, floor_url: str, path: Path) -> Run:
    """The import, then the floor with the rows that it made."""
    db = Database(settings.database_url)
    upload = add_upload(db, path)
    db.close()
    base = idle_peak(settings)
    seconds, cpu, peak, slices = run_slices(settings, upload)
    db = Database(settings.database_url)
    with db.read() as session:
        total = sum(campaigns.buckets(session, [upload.campaign_id])[upload.campaign_id].values())
        waiting = campaigns.pending(session, upload.campaign_id)
    rows = prepared(db, upload)
    db.close()
    assert total == len(rows)
    print(f"{server}: {total:,} rows, {waiting:,} to text, {seconds:.1f} s", file=sys.stderr)
    floor_db = Database(floor_url)
    other = add_upload(floor_db, path)
    floor_db.close()
    floor, floor_cpu = bare_load(
        floor_url, Target(other.id, other.workspace_id, other.campaign_id), rows
    )
    return Run(server, len(rows) / seconds, len(rows) / floor, peak, base, slices, cpu, floor_cpu)


def main() -> None:
    """Measure both servers and print the table."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    print(f"{rows:,} rows\n")
    print("| " + " | ".join(COLUMNS) + " |")
    print("| --- " * len(COLUMNS) + "|")
    with tempfile.TemporaryDirectory() as name, running_valkey() as redis_url:
        folder = Path(name)
        path = folder / "list.csv"
        write_list(path, rows)
        with databases(folder) as pairs:
            for server, (url, floor_url) in pairs.items():
                settings = Settings(
                    _env_file=None,
                    database_url=url,
                    redis_url=redis_url,
                    rollcall_var=folder / "var",
                    slack_api_url=NOBODY,
                    twilio_api_url=NOBODY,
                )
                run = measure(server, settings, floor_url, path)
                print(line(run, rows), flush=True)


def line(run: Run, rows: int) -> str:
    """One row of the table."""
    cells = (
        run.server,
        f"{run.rate:,.0f}",
        f"{run.floor:,.0f}",
        f"{run.rate / run.floor:.2f}",
        f"{run.cpu / rows * 1e6:.1f} ({run.floor_cpu / rows * 1e6:.1f})",
        f"{run.peak:.0f} ({run.base:.0f})",
        str(run.slices),
    )
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
