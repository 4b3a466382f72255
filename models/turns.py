"""Who waits for SQLite's one writer.

SQLite keeps no queue. Whoever finds the writer busy holds a shared lock on a file beside the
database while it asks again; an import, whose transactions alone are long, looks for that and ends
its own. The lock ends with its process, so no sign outlives who gave it. The file is one of its
own: closing the database's would drop the locks that SQLite itself holds on it.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

ASK_SECONDS: Final = 0.002
"""Between two questions whether the writer is free, or still wanted."""
LET_SECONDS: Final = 0.25
"""How long an import stands back for those who wait."""


class Turns:
    """The turns at one database file's writer."""

    def __init__(self, database: str) -> None:
        self._path = Path(f"{database}-turns").absolute()

    @contextmanager
    def asking(self) -> Iterator[Callable[[], None]]:
        """For who wants to write: call what it gives when the writer is busy; the sign ends here.

        Without a disk to show it on, one waits without a sign.
        """
        shown: list[int] = []

        def show() -> None:
            with suppress(OSError):
                if not shown:
                    shown.append(self._open())
                fcntl.flock(shown[0], fcntl.LOCK_SH | fcntl.LOCK_NB)

        try:
            yield show
        finally:
            for file in shown:
                fcntl.flock(file, fcntl.LOCK_UN)  # A process forked meanwhile holds it open, too.
                os.close(file)

    def wanted(self) -> bool:
        """Whether anybody waits for the writer."""
        try:
            file = self._open()
        except OSError:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(file)
        return False

    def let_in(self, seconds: float = LET_SECONDS) -> None:
        """Stand back until those who wait have begun, for that long at most."""
        ends = time.monotonic() + seconds
        while self.wanted() and time.monotonic() < ends:
            time.sleep(ASK_SECONDS)

    def _open(self) -> int:
        return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
