"""When a request has come whole, from its bytes; and that no thread waits for one that has not."""

import socket
from collections.abc import Callable, Iterator
from select import select
from threading import Thread
from typing import Any

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import _DEFER, TConn

from domain import apiorders
from webhooks import worker as serving
from webhooks.api.v2 import bulk
from webhooks.gathering import MAX_BODY, MAX_HEAD, MAX_LINE, MOST_CHUNKS, Gathering
from webhooks.worker import Worker

GET = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /twilio HTTP/1.1\r\nHost: x\r\ncontent-LENGTH:  4 \r\n\r\nSTOP"
CHUNKED = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
SAID = CHUNKED + b"2;a=b\r\nST\r\n2\r\nOP\r\n0\r\n\r\n"
PLAIN = b"GET / HTTP/1.1\r\nTransfer-Encoding: identity\r\n\r\n"
TRAILED = SAID[:-2] + b"A: b\r\n\r\n"


@pytest.mark.parametrize("request_", [GET, POST, SAID, TRAILED, PLAIN])
def test_a_request_is_whole_with_its_last_byte_and_not_before(request_: bytes) -> None:
    gathering = Gathering(100)
    found = []
    for byte in request_:
        gathering.data.append(byte)
        found.append(gathering.is_whole)

    assert found == [False] * (len(request_) - 1) + [True]
    assert Gathering(100, request_ + b"GET").is_whole


@pytest.mark.parametrize(
    "request_",
    [
        POST.replace(b" 4 ", b"101").removesuffix(b"STOP"),
        CHUNKED + b"65\r\n" + b"x" * 100,
        CHUNKED + b"nothing\r\n",
        b"x" * (MAX_HEAD + 1),
    ],
)
def test_what_can_only_be_refused_is_not_waited_for(request_: bytes) -> None:
    assert Gathering(100, request_).is_whole


def test_as_much_is_waited_for_as_the_door_takes_that_takes_most() -> None:
    assert max(apiorders.MOST_BYTES, bulk.MOST_BYTES) <= MAX_BODY
    head = POST.replace(b" 4 ", b"%d" % bulk.MOST_BYTES).removesuffix(b"STOP")
    gathering = Gathering(MAX_BODY, head)
    assert not gathering.is_whole
    gathering.data += b"x" * bulk.MOST_BYTES
    assert gathering.is_whole


def test_the_size_of_a_chunk_is_not_waited_for_without_end() -> None:
    assert not Gathering(MAX_HEAD, CHUNKED + b"1" * MAX_LINE).is_whole
    assert Gathering(MAX_HEAD, CHUNKED + b"1" * (MAX_LINE + 1)).is_whole


def test_a_body_in_countless_chunks_is_not_waited_for() -> None:
    chunk = b"1\r\nx\r\n"
    assert not Gathering(MAX_BODY, CHUNKED + chunk * (MOST_CHUNKS - 1)).is_whole
    assert Gathering(MAX_BODY, CHUNKED + chunk * MOST_CHUNKS).is_whole


class Served:
    """A worker that was not started, and one connection of it."""

    def __init__(self) -> None:
        config = Config()
        self.worker: Any = Worker(1, 1, [], None, 30, config, Logger(config))
        self.worker.wsgi = self.answer
        self.near, far = socket.socketpair()
        self.near.settimeout(30)
        self.conn = TConn(config, far, ("127.0.0.1", 1), ("127.0.0.1", 2))
        self.bodies: list[bytes] = []

    def answer(self, environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        self.bodies.append(environ["wsgi.input"].read())
        start("200 OK", [("Content-Length", "0")])
        return []

    def send(self, data: bytes) -> object:
        """What a thread makes of it: whether the connection stays, or waits for the rest."""
        self.near.sendall(data)
        return self.worker.handle(self.conn)


@pytest.fixture
def served() -> Iterator[Served]:
    """Serves in the test's own thread, which any waiting would stop for good."""
    served = Served()
    yield served
    served.near.close()
    served.conn.close()
    served.worker.tmp.close()


@pytest.mark.parametrize("request_", [POST, SAID])
def test_a_thread_serves_what_is_whole_and_waits_for_nothing_else(
    served: Served, request_: bytes
) -> None:
    assert served.worker.handle(served.conn) is _DEFER
    for cut in (request_[:9], request_[9:-3], request_[-3:-1]):
        assert served.send(cut) is _DEFER
    assert served.bodies == []

    assert served.send(request_[-1:] + POST[:9]) is True
    assert served.send(POST[9:]) is True

    assert served.bodies == [b"STOP", b"STOP"]
    assert served.near.recv(9_000).count(b"200 OK") == 2


def test_whoever_takes_too_long_is_not_waited_for_and_who_says_nothing_yet_is(
    served: Served,
) -> None:
    served.worker.seconds = -1

    assert served.worker.handle(served.conn) is _DEFER
    assert served.send(POST[:-1]) is False


@pytest.mark.parametrize("is_chunked", [False, True])
def test_the_biggest_body_is_served_whole_and_leaves_the_next_request_alone(
    served: Served, is_chunked: bool
) -> None:
    pieces = [b"x" * 50_000] * (MAX_BODY // 51_000)
    body = b"".join(pieces)
    chunks = b"".join(b"c350\r\n" + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"
    head = CHUNKED if is_chunked else POST.replace(b" 4 ", b"%d" % len(body)).removesuffix(b"STOP")
    sender = Thread(target=served.near.sendall, args=(head + (chunks if is_chunked else body),))
    sender.start()
    while served.worker.handle(served.conn) is _DEFER:
        select([served.conn.sock], [], [])
    sender.join()

    assert served.send(POST) is True

    assert served.bodies == [body, b"STOP"]


def test_a_body_that_waits_to_be_asked_for_is_asked_for_once(served: Served) -> None:
    asks = POST.replace(b"\r\nHost", b"\r\nExpect: 100-continue\r\nHost").removesuffix(b"STOP")

    assert served.send(asks) is _DEFER
    assert served.worker.handle(served.conn) is _DEFER

    assert served.near.recv(9_000) == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert served.send(b"STOP") is True
    assert served.bodies == [b"STOP"]


def test_a_body_that_never_comes_is_answered_and_the_connection_closed(served: Served) -> None:
    served.worker.wsgi = lambda _environ, start: start("413 No", [("Content-Length", "0")]) and []

    assert served.send(POST.replace(b" 4 ", b"%d" % (MAX_BODY + 1))) is False

    assert served.near.recv(9_000).startswith(b"HTTP/1.1 413 No")


def test_requests_that_are_not_whole_are_held_up_to_a_limit(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    served.send(POST.replace(b" 4 ", b"900000") + b"x" * 100_000)
    assert not served.worker._is_too_much(served.conn)

    monkeypatch.setattr(serving, "MOST_WAITING", 100_000)
    assert served.worker._is_too_much(served.conn)
