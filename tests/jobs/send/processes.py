"""What concerns real workers and clocks in processes of their own, on a test's servers."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from config import Settings

ROOT = Path(__file__).resolve().parents[3]


def environment(settings: Settings) -> dict[str, str]:
    """The environment that gives another process the same settings."""
    values = {name.upper(): value for name, value in settings.model_dump().items()}
    told = {name: _written(value) for name, value in values.items()}
    return os.environ | told


def _written(value: object) -> str:
    """A setting as the environment has it."""
    if isinstance(value, frozenset):
        return ",".join(sorted(value))
    return str(value.get_secret_value() if hasattr(value, "get_secret_value") else value)


def kill_group(process: subprocess.Popen[bytes], number: int = signal.SIGKILL) -> None:
    """Send a signal to a process and all its children; a kill is waited for.

    RQ puts each job into a process group of its own, so the session tells who belongs together.
    """
    for pid in members(process.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, number)
    if number == signal.SIGKILL:
        process.wait(30)


def members(session: int) -> list[int]:
    """The ids of the processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session:
                    found.append(int(entry.name))
    return found


def until(condition: Callable[[], bool], seconds: float = 90.0) -> None:
    """Wait for a condition; fails after that many seconds, which a busy machine may need."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)
