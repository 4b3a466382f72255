"""The long form's memory: one file a row under var/faults, and the page that tells them all.

A row that passed is not run again, so a run of hours may be interrupted. `make faults` renders
the page, where a row that was not run keeps its line; remove `var/faults` to begin anew.
"""

import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "faults"
PAGE = ROOT / "benchmarks" / "results" / "faults.md"
HEAD = """# The table of faults, in its long form

Each row runs real processes with the durations of production and strikes them with real signals;
it is judged by the carrier's ledger and the database (`tests/faults/`). The seed replays a row:
`make faults FAULTS="-k <row> --faults-seed=<seed>"`. Rows without a commit ran on older code.

{machine}

| row | segments/s | recipients | seconds | seed | outcome | day | commit | seen |
|---|---:|---:|---:|---:|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Result:
    """How one row went."""

    row: str
    throughput: float
    recipients: int
    seconds: float
    seed: int
    outcome: str
    day: str
    commit: str = ""
    """The code that was judged; empty for rows of before it was noted."""
    seen: str = ""
    """How long the sending took, where it was judged by that."""

    @property
    def line(self) -> str:
        """Its line of the page."""
        return (
            f"| {self.row} | {self.throughput:g} | {self.recipients:,} | {self.seconds:.0f}"
            f" | {self.seed} | {self.outcome} | {self.day} | {self.commit}"
            f" | {self.seen} |\n"
        )


def keep(result: Result) -> None:
    """Remember a row."""
    KEPT.mkdir(parents=True, exist_ok=True)
    _path(result.row, result.throughput).write_text(json.dumps(asdict(result)))


def passed(row: str, throughput: float) -> bool:
    """Whether a row passed in this run of the long form."""
    path = _path(row, throughput)
    return path.exists() and json.loads(path.read_text())["outcome"] == "passed"


def render() -> None:
    """Write the rows that were run into the page; the others keep their lines."""
    found = [Result(**json.loads(path.read_text())) for path in KEPT.glob("*.json")]
    lines = _lines() | {_path(it.row, it.throughput).name: it.line for it in found}
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python "
    page = HEAD.format(machine=machine + platform.python_version())
    PAGE.write_text(page + "".join(lines[name] for name in sorted(lines)))


def _lines() -> dict[str, str]:
    """The page's lines, each under the name of its row's file."""
    lines: dict[str, str] = {}
    for line in PAGE.read_text().splitlines(keepends=True) if PAGE.exists() else ():
        if line.startswith("| test_"):
            row, throughput = (cell.strip() for cell in line.split("|")[1:3])
            lines[_path(row, float(throughput)).name] = line
    return lines


def today() -> str:
    """The day in UTC."""
    return f"{datetime.now(UTC):%Y-%m-%d}"


def commit() -> str:
    """The commit that is checked out; empty where there is none."""
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    )
    return asked.stdout.strip()


def _path(row: str, throughput: float) -> Path:
    plain = "".join(c if c.isalnum() or c in "-_" else "-" for c in row)
    return KEPT / f"{plain}-{throughput:g}.json"
