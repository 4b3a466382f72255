"""Child processes that never outlive us: each in a session of its own, ended in the order asked.

However this process ends, they end: by the exit stack, by its signal handlers, or, if it is
killed outright, by the kernel (Linux' parent-death signal).
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final, Self

END_SECONDS: Final = 12.0
PR_SET_PDEATHSIG: Final = 1
_ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WORLD: Final = frozenset({"redis", "simulator"})
"""What the others talk to while they end; it ends last."""


def heed_signals() -> None:
    """Ctrl-C, kill and a closed terminal end the program in order, as KeyboardInterrupt.

    Also where it was started in the background: a shell has such a program ignore Ctrl-C's signal.
    Further ones are ignored, so that nothing is left half ended; that takes seconds at most.
    """
    for number in _ENDING:
        signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    for each in _ENDING:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


class Children:
    """The processes of one demo; as a context it ends what it started."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = dict(environment)
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name in set(self._running) - WORLD:
            self._running[name].terminate()
        for name in reversed(list(self._running)):
            self.end(name)

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start one; what it says goes to `<name>.log` in our folder."""
        with (self._folder / f"{name}.log").open("ab") as output:
            self._running[name] = subprocess.Popen(
                [sys.executable, *command],
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )

    def run(self, name: str, command: Sequence[str]) -> str:
        """Run one to its end; what it printed. Raises `subprocess.CalledProcessError`."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            text=True,
        )
        with (self._folder / f"{name}.log").open("a") as output:
            output.write(done.stdout + done.stderr)
        return done.stdout

    def end(self, name: str, patience: float = END_SECONDS) -> None:
        """Tell one to end, wait `patience` seconds, and kill what is left of its session."""
        process = self._running.pop(name)
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        _sweep(process.pid)

    def dead(self) -> list[str]:
        """Names of those that ended without being told to."""
        return [name for name, process in self._running.items() if process.poll() is not None]


def _die_with_parent() -> None:
    """Between fork and exec: let the kernel end the child when its parent is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _sweep(session: int) -> None:
    """Kill whatever is left of a session: RQ's jobs have process groups of their own."""
    for pid in _members(session):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _members(session: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(entry.name)) == session:
                found.append(int(entry.name))
        except (ProcessLookupError, PermissionError):
            continue
    return found
