"""gunicorn's worker of threads, which gives a thread to whole requests only.

Threads are few: sixteen people who each send a byte now and then would hold all of them, and no
receipt and no STOP would come in. So a request is gathered without waiting, and what is missing is
waited for where gunicorn keeps idle connections, of which there may be a thousand.
"""

import errno
import socket
import time
from collections import deque
from concurrent.futures import Future
from functools import partial
from selectors import EVENT_READ
from typing import Any, Final
from weakref import WeakKeyDictionary

from gunicorn.workers.gthread import _DEFER, ThreadWorker

from webhooks.gathering import MAX_BODY, Gathering

SECONDS: Final = 20
"""From the first byte of a request to the last, for a small one."""
BYTES_A_SECOND: Final = 100_000
"""A big request has as much more time as it takes on a line that carries this."""
LINGER_SECONDS: Final = 2
"""For the other side to take the end of an answer, before the connection is cut."""
BIG: Final = 65_536
MOST_WAITING: Final = 64_000_000
"""Bytes of requests that are not whole yet, of one worker; bigger ones are cut beyond that."""
_AT_ONCE: Final = 65_536
_ASK: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


class _Whole:
    """A request in the place of its socket, piece by piece; a thread never waits for more.

    Pieces, since gunicorn copies what it holds with each chunk and part of a body that it reads.
    """

    def __init__(self, data: bytearray) -> None:
        self._data = memoryview(data)

    def recv(self, size: int) -> bytes:
        if not self._data:
            raise ConnectionResetError(errno.ECONNRESET, "no more of the request is waited for")
        return self.rest(size)

    def rest(self, size: int | None = None) -> bytes:
        """What was not read yet, which may be the next request."""
        size = len(self._data) if size is None else size
        piece, self._data = self._data[:size], self._data[size:]
        return bytes(piece)


class _Coming:
    """A request on its way."""

    def __init__(self, begun: bytes) -> None:
        self.gathering = Gathering(MAX_BODY, begun)
        self.begun = 0.0
        """By the monotonic clock; 0 before its first byte."""
        self.was_asked = False

    def is_late(self, seconds: float) -> bool:
        """Whether it took too long so far; `seconds` are what a small one has."""
        allowed = seconds + len(self.gathering.data) / BYTES_A_SECOND
        return bool(self.begun) and time.monotonic() - self.begun > allowed


class Worker(ThreadWorker):
    """Of connections without TLS, which a proxy ends before us."""

    poller: Any
    seconds: float = SECONDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self._coming: WeakKeyDictionary[Any, _Coming] = WeakKeyDictionary()
        self._parting: deque[Any] = deque()

    def handle(self, conn: Any) -> object:
        """Serve a request that is whole; runs in a thread."""
        if self.cfg.is_ssl:
            return super().handle(conn)  # type: ignore[no-untyped-call]
        try:
            is_whole = self._is_whole(conn)
        except OSError:
            return False
        if not is_whole:
            return _DEFER
        is_kept = super().handle(conn)  # type: ignore[no-untyped-call]
        unreader = conn.parser.unreader
        unreader.unread(unreader.take_buffered() + unreader.sock.rest())
        return is_kept

    def handle_request(self, req: Any, conn: Any) -> object:
        """Answer it; all of it is here, so nobody is asked for its body any more."""
        req._expected_100_continue = False
        return super().handle_request(req, conn)  # type: ignore[no-untyped-call]

    def _is_whole(self, conn: Any) -> bool:
        """Read what is there; raises OSError where nothing of it is to be waited for."""
        conn.init()
        coming = self._coming.get(conn)
        if coming is None:
            coming = self._coming[conn] = _Coming(conn.parser.unreader.take_buffered())
        if not _gather(conn.sock, coming, self.seconds):
            return False
        del self._coming[conn]
        conn.parser.unreader.sock = _Whole(coming.gathering.data)
        return True

    def finish_request(self, conn: Any, fs: Future[object]) -> None:
        """Wait for the rest, for the next request, or for the other side to go; never here."""
        if self.cfg.is_ssl or fs.cancelled() or fs.exception() or not self.alive:
            super().finish_request(conn, fs)  # type: ignore[no-untyped-call]
        elif not fs.result():
            self._part(conn)
        elif fs.result() is _DEFER and self._is_too_much(conn):
            self._gone(conn)
        else:
            super().finish_request(conn, fs)  # type: ignore[no-untyped-call]

    def _is_too_much(self, conn: Any) -> bool:
        def held(one: Any) -> int:
            coming = self._coming.get(one)
            return len(coming.gathering.data) if coming else 0

        own = held(conn)
        return own > BIG and own + sum(map(held, self.pending_conns)) > MOST_WAITING

    def _part(self, conn: Any) -> None:
        """Let the other side take the answer, which gunicorn does while everybody else waits."""
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
            self.poller.register(conn.sock, EVENT_READ, partial(self._drain, conn))
        except (OSError, ValueError):
            self._gone(conn)
            return
        conn.timeout = time.monotonic() + LINGER_SECONDS
        self._parting.append(conn)

    def _drain(self, conn: Any, _sock: object) -> None:
        try:
            is_more = bool(conn.sock.recv(_AT_ONCE))
        except BlockingIOError:
            is_more = True
        except OSError:
            is_more = False
        if not is_more:
            self._parting.remove(conn)
            self._cut(conn)

    def murder_pending(self) -> None:
        """Cut whoever takes too long, to send or to go; gunicorn calls it every second."""
        super().murder_pending()  # type: ignore[no-untyped-call]
        late = [it for it in self.pending_conns if self._is_late(it)]
        for conn in late:
            self.pending_conns.remove(conn)
            self._cut(conn)
        now = time.monotonic()
        while self._parting and self._parting[0].timeout <= now:
            self._cut(self._parting.popleft())

    def _is_late(self, conn: Any) -> bool:
        coming = self._coming.get(conn)
        return coming is not None and coming.is_late(self.seconds)

    def _cut(self, conn: Any) -> None:
        self.poller.unregister(conn.sock)
        self._gone(conn)

    def _gone(self, conn: Any) -> None:
        self.nr_conns -= 1
        conn.close()


def _gather(sock: socket.socket, coming: _Coming, seconds: float) -> bool:
    """Take what has come; whether that is all. Raises OSError if it ended or took too long."""
    gathering = coming.gathering
    while not gathering.is_whole:
        if gathering.data and not coming.begun:
            coming.begun = time.monotonic()
        if coming.is_late(seconds):
            raise TimeoutError
        if gathering.waits_to_be_asked and not coming.was_asked:
            coming.was_asked = True
            sock.send(_ASK, socket.MSG_DONTWAIT)
        try:
            come = sock.recv(_AT_ONCE, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        if not come:
            raise ConnectionResetError
        gathering.data += come
    return True
