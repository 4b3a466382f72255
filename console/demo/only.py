"""One demo in a folder: a second would empty it under the first."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class TakenError(Exception):
    """A demo runs here already; the sentence says which, and how to end it."""


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold `folder` for the length of the block; raises TakenError where another process does.

    The kernel lets go of it however that process ends, so nothing is left to be cleaned up.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise TakenError(_taken(folder, file.read().strip() or "?")) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _taken(folder: Path, pid: str) -> str:
    return (
        f"A demo runs in {folder} already (process {pid}). End it with Ctrl-C in its terminal or"
        f" `kill {pid}`, or start this one in another folder."
    )
