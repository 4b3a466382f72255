"""Who waits for SQLite's one writer.

SQLite keeps no queue. Whoever finds the writer busy holds a shared lock on a file beside the
database while it asks again; an import, whose transactions alone are long, looks for that and ends
its own. The lock ends with its process, so no sign outlives who gave it. The file is one of its
own: closing the database's would drop the locks that SQLite itself holds on it.

Of one process one thread asks at a time, and the others stand in line. If all asked, whoever has
just written would ask again while the others sleep, and a STOP would wait for as long as receipts
come.
"""

import fcntl
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

ASK_SECONDS: Final = 0.001
"""Between two questions whether the writer is free, or still wanted."""
LET_SECONDS: Final = 0.25
"""How long an import stands back for those who wait."""


class Line:
    """Threads of one process, one after the other: who came first is first."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._is_taken = False

    @contextmanager
    def place(self, deadline: float | None = None) -> Iterator[None]:
        """Wait to be first, until that moment of the monotonic clock at most, if there is one."""
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        is_first = self._come(left)
        try:
            yield
        finally:
            if is_first:
                self._go()

    def _come(self, seconds: float | None) -> bool:
        with self._mutex:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = threading.Event()
            self._waiting.append(mine)
        is_done = False
        try:
            has_come = mine.wait(seconds) or not self._leave(mine)
            is_done = True
        finally:
            # Whoever is interrupted here never comes to its turn, and must not keep it.
            if not is_done and not self._leave(mine):
                self._go()
        return has_come

    def _leave(self, mine: threading.Event) -> bool:
        """Stand in line no longer; False where the turn had come already."""
        with self._mutex:
            if mine.is_set():
                return False
            self._waiting.remove(mine)
        return True

    @property
    def length(self) -> int:
        """How many stand in line behind the first."""
        return len(self._waiting)

    @property
    def is_free(self) -> bool:
        """Whether nobody has the turn."""
        return not self._is_taken

    def _go(self) -> None:
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False


class Turns:
    """The turns at one database file's writer."""

    def __init__(self, database: str) -> None:
        self._path = Path(f"{database}-turns").absolute()
        self.line = Line()
        """Of this process."""

    def forked(self) -> None:
        """In a process forked from another one: nobody of that one stands in line here."""
        self.line = Line()

    @contextmanager
    def asking(self, deadline: float | None = None) -> Iterator[Callable[[], None]]:
        """For who wants to write: call what it gives when the writer is busy; the sign ends here.

        Comes back when it is this thread's turn to ask, at the deadline (monotonic) at the latest.
        Without a disk to show it on, one waits without a sign.
        """
        with self.line.place(deadline), self._sign() as show:
            yield show

    @contextmanager
    def _sign(self) -> Iterator[Callable[[], None]]:
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
