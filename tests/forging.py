"""Processes of ours that start in milliseconds, forked from one that has imported everything."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from config import Settings
from tests.jobs.send.processes import environment, members, until

ROOT = Path(__file__).resolve().parents[1]


class Forge:
    """The program that forks our processes; see `forge.py`."""

    def __init__(self, **environment: str) -> None:
        self._program = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("forge.py"))],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | environment,
            start_new_session=True,
        )
        assert json.loads(self._line()) == {"ready": True}

    def start(
        self,
        role: str,
        *,
        environment: dict[str, str],
        folder: Path,
        log: str = "",
        arguments: Sequence[str] = (),
    ) -> "Proc":
        """Fork a process of the Procfile; it writes to `<role>.log` unless told otherwise."""
        answer = self.order(
            do="start",
            role=role,
            environment=environment,
            folder=str(folder),
            log=log or str(folder / f"{role}.log"),
            arguments=list(arguments),
        )
        return Proc(role, answer["pid"], self)

    def rehearse(self, settings: Settings) -> None:
        """Have it compile what our processes ask of this database's server."""
        self.order(do="rehearse", environment=environment(settings))

    def order(self, **order: Any) -> dict[str, Any]:
        """Give one order and take the answer."""
        assert self._program.stdin is not None
        self._program.stdin.write(json.dumps(order) + "\n")
        self._program.stdin.flush()
        answer: dict[str, Any] = json.loads(self._line())
        return answer

    def close(self) -> None:
        """End it, and whatever it forked."""
        assert self._program.stdin is not None
        self._program.stdin.close()
        self._program.wait(30)
        assert self._program.stdout is not None
        self._program.stdout.close()

    def _line(self) -> str:
        assert self._program.stdout is not None
        return self._program.stdout.readline()


@dataclass(frozen=True, slots=True)
class Proc:
    """One process of ours and the children that it forks."""

    role: str
    pid: int
    forge: Forge

    @property
    def group(self) -> list[int]:
        """Its session: RQ gives each job a process group of its own."""
        return members(self.pid)

    @property
    def children(self) -> list[int]:
        """Everybody in the session but itself."""
        return [pid for pid in self.group if pid != self.pid]

    def signal(
        self, number: signal.Signals, whom: Literal["parent", "child", "group"] = "group"
    ) -> list[int]:
        """Send a signal to the parent, to what it forked, or to all of them; who was meant."""
        chosen = {"parent": [self.pid], "child": self.children, "group": self.group}
        # The parent first: it would replace a child that was killed before it.
        meant = sorted(chosen[whom], key=lambda pid: pid != self.pid)
        for pid in meant:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        return meant

    def kill(self, whom: Literal["parent", "child", "group"] = "group") -> list[int]:
        """`kill -9`; who was meant."""
        return self.signal(signal.SIGKILL, whom)

    @property
    def code(self) -> int | None:
        """Its exit code, None while it runs."""
        code: int | None = self.forge.order(do="poll", pid=self.pid)["code"]
        return code

    def limit_files(self, size: int | None) -> None:
        """No file of its session may grow beyond `size` bytes; None lifts it."""
        for pid in self.group:
            with suppress(ProcessLookupError):
                soft = resource.RLIM_INFINITY if size is None else size
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, resource.RLIM_INFINITY))


@contextmanager
def running(forge: Forge, settings: Settings, role: str) -> Iterator[Proc]:
    """A worker of that role (or `clock`) with these settings, killed with all its children."""
    folder = settings.rollcall_var
    folder.mkdir(parents=True, exist_ok=True)
    process = forge.start(role, environment=environment(settings), folder=folder)
    try:
        yield process
    finally:
        process.kill()
        until(lambda: process.code is not None)
