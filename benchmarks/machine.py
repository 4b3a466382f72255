"""The machine, its processes, and the pages that say what was measured on it."""

import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from tests.faults.stack import free_port
from tests.jobs.send.processes import members

ROOT: Final = Path(__file__).resolve().parent.parent
RESULTS: Final = ROOT / "benchmarks" / "results"
TICKS: Final = os.sysconf("SC_CLK_TCK")
END_SECONDS: Final = 20.0


def describe(*packages: str) -> str:
    """Cores, Python, packages and how busy the machine is, as one paragraph."""
    versions = [f"{name} {found}" for name in packages if (found := _version(name))]
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
    return (
        f"{os.cpu_count()} cores ({model}), {platform.system()} {platform.machine()}, Python"
        f" {platform.python_version()}, {', '.join(versions)}. Load average at the end (1, 5, 15"
        f" minutes): {load}. Everything, servers and load alike, shares these cores."
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    lines = [columns, ["---", *["---:"] * (len(columns) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def keep(name: str, *parts: str, quick: bool) -> None:
    """Print a page; the full form's becomes `results/<name>.md`."""
    page = "\n\n".join(part.strip() for part in parts) + "\n"
    print(page)
    if not quick:
        (RESULTS / f"{name}.md").write_text(page)


# Processes ----------------------------------------------------------------------------------------


@contextmanager
def running(
    arguments: Sequence[str], *, environment: dict[str, str] | None = None, log: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Our interpreter with these arguments, in a session of its own, ended with its children."""
    with (log or Path(os.devnull)).open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes], number: int = signal.SIGKILL) -> None:
    """End a process and everything in its session."""
    for pid in members(process.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, number)
    process.wait(END_SECONDS)


def cpu_seconds(*processes: subprocess.Popen[bytes]) -> float:
    """CPU seconds of these processes' sessions so far, with the children that they buried."""
    return sum(_cpu(pid) for process in processes for pid in members(process.pid))


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / TICKS


def peak_megabytes(*processes: subprocess.Popen[bytes]) -> float:
    """The largest resident size that any living process of these sessions has had."""
    return max((_peak(pid) for process in processes for pid in members(process.pid)), default=0.0)


def _peak(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def until(
    condition: Callable[[], object], what: str, seconds: float = 60.0, *, pause: float = 0.02
) -> None:
    """Wait for a condition, looking every `pause` seconds; TimeoutError names it."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:g} s for {what}")
        time.sleep(pause)


__all__ = [
    "ROOT",
    "cpu_seconds",
    "describe",
    "end",
    "free_port",
    "keep",
    "peak_megabytes",
    "running",
    "table",
    "until",
]
