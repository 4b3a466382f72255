"""Reading ahead in a process of its own: one core reads rows while another writes them.

A thread would not do. The driver of SQLite gives the interpreter away at each row and has to wait
until it gets it back: rows that cost 9 µs to write would cost twice that.
"""

import fcntl
import marshal
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from typing import Final, NoReturn

import structlog

from domain.errors import Refused
from jobs.imports.rows import Made

_END: Final = b""
_PIPE_BYTES: Final = 1 << 20

log = structlog.get_logger(__name__)


class ReaderLost(Exception):
    """The reading process ended before the list did; what is committed stays, and it goes on."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read between two byte offsets; `last_row` counts blank lines too."""

    made: Made
    start: int
    end: int
    last_row: int


class Ahead(Iterator[Read]):
    """Batches in their order, and whether the next of them is here already."""

    def __init__(self, first: Read | None, heard: Connection | None) -> None:
        self._next: Read | Exception | None = first
        self._heard = heard

    def ready(self) -> bool:
        """Whether the next batch is here: nothing to wait for, and nothing that went wrong."""
        if self._next is None and self._heard is not None and self._heard.poll():
            self._next = self._hear()
        return isinstance(self._next, Read)

    def __next__(self) -> Read:
        """The next batch; raises `ReaderLost`, and `Refused` as the reader raised it."""
        if self._next is None:
            self._next = self._hear()
        if not isinstance(self._next, Read):
            raise self._next
        read, self._next = self._next, None
        return read

    def _hear(self) -> Read | Exception:
        if self._heard is None:
            return StopIteration()
        try:
            told = self._heard.recv_bytes()
        except (EOFError, OSError):
            return ReaderLost()  # OSError: it was killed in the middle of a word
        if not told:
            return StopIteration()
        parts = marshal.loads(told)  # noqa: S302 - our own
        if isinstance(parts, str):
            return Refused(parts)
        rows, suspects, start, end, last_row = parts
        return Read(Made(rows, suspects), start=start, end=end, last_row=last_row)


@contextmanager
def one_ahead(batches: Iterator[Read], size: int) -> Iterator[Ahead]:
    """The same batches of a list of `size` bytes, the next of them read meanwhile.

    The first is read here, which is all of a short list.
    """
    first = next(batches, None)
    if first is None or first.end >= size:
        yield Ahead(first, None)
    else:
        with _reader(batches) as heard:
            yield Ahead(first, heard)


@contextmanager
def _reader(batches: Iterator[Read]) -> Iterator[Connection]:
    """A process that reads these batches until the block ends, and where to hear of them.

    It touches neither the database nor Redis, so nothing is lost when it is killed; if we are, it
    finds nobody at the other end of the pipe.
    """
    heard, told = Pipe(duplex=False)
    _widen(told)
    reader = os.fork()
    if not reader:
        heard.close()
        _read_on(batches, told)
    told.close()
    try:
        yield heard
    finally:
        heard.close()
        os.kill(reader, signal.SIGKILL)
        os.waitpid(reader, 0)


def _widen(pipe: Connection) -> None:
    """Room for a whole batch, where the system has it: neither process waits while it is told."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _tell(batches: Iterator[Read], told: Connection) -> bytes:
    """Tell of all batches; the last word: the end, or why the list is refused."""
    try:
        for it in batches:
            parts = (it.made.rows, it.made.suspects, it.start, it.end, it.last_row)
            told.send_bytes(marshal.dumps(parts))
    except Refused as refused:
        return marshal.dumps(refused.sentence)
    return _END


def _read_on(batches: Iterator[Read], told: Connection) -> NoReturn:
    """Read and tell; whatever happens, nothing of the process that was forked goes on here."""
    try:
        with suppress(BrokenPipeError):
            told.send_bytes(_tell(batches, told))
    finally:
        error = sys.exception()
        if error is not None:
            log.error("reader_failed", error=type(error).__name__, exc_info=error)
        os._exit(error is not None)
