"""The processes of the Procfile, each loaded with what it needs and no more."""

import gc
from enum import StrEnum
from types import ModuleType
from typing import Annotated

import typer

from console.loading import load

app = typer.Typer()


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
        _stays(load("console.ticking")).main()
    else:
        _stays(load("jobs.workers")).main(role.value)


def _stays(loaded: ModuleType) -> ModuleType:
    """Nobody looks for garbage in what was loaded: it stays, and the jobs' processes share it."""
    gc.freeze()
    return loaded
