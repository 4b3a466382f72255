"""Reading ahead in a process of its own: one core reads rows while another writes them.

A thread would not do. The driver of SQLite gives the interpreter away at each row and has to wait
until it gets it back: rows that cost 9 µs to write would cost twice that.
"""

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

from jobs.imports.rows import Made

_END: Final = b""

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


@contextmanager
def one_ahead(batches: Iterator[Read], size: int) -> Iterator[Iterator[Read]]:
    """The same batches of a list of `size` bytes, the next of them read meanwhile.

    The first is read here, which is all of a short list.
    """
    first = next(batches, None)
    if first is None:
        yield iter(())
    elif first.end >= size:
        yield iter((first,))
    else:
        with _reader(batches) as heard:
            yield _first_and(first, heard)


def _first_and(first: Read, heard: Connection) -> Iterator[Read]:
    yield first
    try:
        while told := heard.recv_bytes():
            rows, suspects, start, end, last_row = marshal.loads(told)  # noqa: S302 - our own
            yield Read(Made(rows, suspects), start=start, end=end, last_row=last_row)
    except EOFError as error:
        raise ReaderLost from error


@contextmanager
def _reader(batches: Iterator[Read]) -> Iterator[Connection]:
    """A process that reads these batches until the block ends, and where to hear of them.

    It touches neither the database nor Redis, so nothing is lost when it is killed; if we are, it
    finds nobody at the other end of the pipe.
    """
    heard, told = Pipe(duplex=False)
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


def _read_on(batches: Iterator[Read], told: Connection) -> NoReturn:
    """Read and tell; whatever happens, nothing of the process that was forked goes on here."""
    try:
        with suppress(BrokenPipeError):
            for it in batches:
                parts = (it.made.rows, it.made.suspects, it.start, it.end, it.last_row)
                told.send_bytes(marshal.dumps(parts))
            told.send_bytes(_END)
    finally:
        error = sys.exception()
        if error is not None:
            log.error("reader_failed", error=type(error).__name__, exc_info=error)
        os._exit(error is not None)
