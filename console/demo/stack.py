"""Everything that Rollcall is made of, on free loopback ports and in a folder of its own."""

import os
import shlex
import shutil
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from config import Settings
from console.demo.processes import Children
from simulator.client import Simulator

ROOT: Final = Path(__file__).resolve().parent.parent.parent
START_SECONDS: Final = 90.0
ADMIN: Final = "U01ADA"
BOT_TOKEN: Final = "xoxb-simulated-bot-token"  # noqa: S105 - the simulator's, worth nothing
SIGNING_SECRET: Final = "simulated-signing-secret"  # noqa: S105
ACCOUNT: Final = "AC00000000000000000000000000000001"
AUTH_TOKEN: Final = "simulatorsimulatorsimulatorsimul"  # noqa: S105
PROCESSES: Final = ("sender", "sender-2", "worker", "worker-2", "courier", "clock")
"""Two senders: one sends while the other changes hands. Two workers: a card waits for nothing."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A running Rollcall: its public base, the world around it, and its processes."""

    base_url: str
    simulator: Simulator
    children: Children
    folder: Path
    environment: Mapping[str, str]


@contextmanager
def running(
    folder: Path,
    database_url: str = "",
    starting: Callable[[Path, Mapping[str, str]], Children] = Children,
    **settings: str,
) -> Iterator[Stack]:
    """Start everything in `folder`, which is emptied; end it all with the block.

    An SQLite file in the folder unless `database_url` says otherwise; `starting` makes what starts
    and ends the processes; `settings` are further environment variables. Raises RuntimeError if a
    part does not start.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    web, redis, outside = _free_ports(3)
    environment = _environment(folder, web=web, redis=redis, outside=outside) | settings
    if database_url:
        environment["DATABASE_URL"] = database_url
    with starting(folder, environment) as children:
        simulator = _start_world(children, outside)
        children.start("redis", ["-m", "cli", "redis"])
        children.run("release", ["-m", "cli", "migrate"])
        _start_product(children, web)
        base_url = f"http://127.0.0.1:{web}"
        _await(lambda: _answers(f"{base_url}/readyz"), children, what="the web process")
        simulator.slack.configure(request_url=f"{base_url}/slack/events")
        _write_settings(folder, environment, WEB=base_url, SIM=simulator.base_url)
        yield Stack(base_url, simulator, children, folder, environment)


def _start_world(children: Children, port: int) -> Simulator:
    """The local Twilio and Slack: a program of their own."""
    ledger = ["--ledger", "carrier.jsonl", "--port", str(port)]
    children.start("simulator", ["-m", "simulator", *ledger])
    base_url = f"http://127.0.0.1:{port}"
    _await(lambda: _answers(f"{base_url}/sim/state"), children, what="the simulator")
    return Simulator(base_url)


def _start_product(children: Children, port: int) -> None:
    config = str(ROOT / "gunicorn.conf.py")
    bind = f"127.0.0.1:{port}"
    children.start("web", ["-m", "gunicorn", "--config", config, "--bind", bind, "wsgi:app"])
    for name in PROCESSES:
        children.start(name, ["-m", "cli", "process", name.partition("-")[0]])


def _environment(folder: Path, *, web: int, redis: int, outside: int) -> dict[str, str]:
    """Ours alone: nothing of a real installation's settings may reach a demo."""
    ours = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"sqlite:///{folder / 'rollcall.db'}",
        "REDIS_URL": f"redis://127.0.0.1:{redis}/0",
        "PUBLIC_URL": f"http://127.0.0.1:{web}",
        "ROLLCALL_VAR": str(folder / "var"),
        "ROLLCALL_ADMINS": ADMIN,
        "SLACK_API_URL": f"http://127.0.0.1:{outside}/api/",
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "TWILIO_API_URL": f"http://127.0.0.1:{outside}",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
    }


def _write_settings(folder: Path, environment: Mapping[str, str], **bases: str) -> None:
    """For a second terminal: `. var/demo/env`, and `rollcall` and curl talk to this demo."""
    ours = {name.upper() for name in Settings.model_fields}
    settings = {name: value for name, value in environment.items() if name in ours} | bases
    lines = [f"export {name}={shlex.quote(value)}\n" for name, value in settings.items()]
    (folder / "env").write_text("".join(lines))


def _free_ports(count: int) -> list[int]:
    """Ports that nobody has now; held together so that they differ."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(held.getsockname()[1]) for held in sockets]
    for held in sockets:
        held.close()
    return ports


def _await(ready: Callable[[], bool], children: Children, *, what: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not ready():
        if children.dead() or time.monotonic() > deadline:
            parts = ", ".join(children.dead()) or what
            raise RuntimeError(f"{parts} did not start; its log tells why.")
        time.sleep(0.1)


def _answers(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False
