"""A small synchronous client of the simulator's controls, for tests and the demo."""

import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import orjson
import requests

from simulator.slack.client import SlackControl
from simulator.twilio.client import TwilioControl

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT_SECONDS = 60.0
END_SECONDS = 5.0


class Simulator:
    """The controls of a running simulator; ``twilio`` and ``slack`` hold each world's own."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self.twilio = TwilioControl(self.base_url)
        self.slack = SlackControl(self.base_url)
        self._http = requests.Session()
        self._http.trust_env = False

    def ledger(
        self, after: int = 0, kind: str | None = None, wait: float = 0
    ) -> list[dict[str, Any]]:
        """Events numbered above ``after``; ``wait`` seconds at most until there is one."""
        query: dict[str, str | int | float] = {"after": after, "wait": wait}
        if kind is not None:
            query["kind"] = kind
        answer = self._http.get(
            f"{self.base_url}/sim/ledger", params=query, timeout=TIMEOUT_SECONDS + wait
        )
        answer.raise_for_status()
        return cast("list[dict[str, Any]]", orjson.loads(answer.content))

    def wait_for(
        self, kind: str, *, after: int = 0, seconds: float = 30.0, **fields: object
    ) -> dict[str, Any]:
        """The first event of exactly this kind and these fields; TimeoutError if none comes."""
        deadline = time.monotonic() + seconds
        while (remaining := deadline - time.monotonic()) > 0:
            for event in self.ledger(after, kind, wait=remaining):
                after = event["n"]
                if event["kind"] == kind and fields.items() <= event.items():
                    return event
        raise TimeoutError(f"no {kind} with {fields} within {seconds} s")

    def state(self) -> dict[str, Any]:
        """What each world holds now, by world."""
        answer = self._http.get(f"{self.base_url}/sim/state", timeout=TIMEOUT_SECONDS)
        answer.raise_for_status()
        return cast("dict[str, Any]", orjson.loads(answer.content))

    def reset(self) -> None:
        """Both worlds as at the start; the ledger shows what happens from now on."""
        answer = self._http.post(f"{self.base_url}/sim/reset", timeout=TIMEOUT_SECONDS)
        answer.raise_for_status()


@contextmanager
def start_simulator(
    ledger: Path | None = None, port: int = 0, *, config: dict[str, Any] | None = None
) -> Iterator[Simulator]:
    """Run a simulator process for the length of the block; it ends with us, however we end.

    ``config`` is what its ``--config`` file may hold. Raises RuntimeError if it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="simulator-") as scratch:
        command = [sys.executable, "-m", "simulator", "--port", str(port), "--attached"]
        if ledger is not None:
            command += ["--ledger", str(ledger.absolute())]
        if config is not None:
            config_file = Path(scratch, "config.json")
            config_file.write_text(json.dumps(config))
            command += ["--config", str(config_file)]
        process = subprocess.Popen(  # noqa: S603  our own interpreter and module
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            yield Simulator(_address(process))
        finally:
            _end(process)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    if "listening on " not in line:
        raise RuntimeError("the simulator did not start")
    return line.strip().rpartition(" ")[2]


def _end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
