"""Subscribers of webhooks: real servers of HTTP on this machine, which answer as a test says."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answering = Callable[["Heard"], tuple[int, Mapping[str, str]]]


@dataclass(frozen=True)
class Heard:
    """One request as it arrived."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def said(self) -> Any:
        """What its body says."""
        return json.loads(self.body)

    @property
    def id(self) -> str:
        """Of the event, or of the batch."""
        return self.headers["webhook-id"]


def takes(_: Heard) -> tuple[int, Mapping[str, str]]:
    """Everything."""
    return 204, {}


@dataclass
class Receiver:
    """What it heard, and what it answers; `answer` may be changed at any time."""

    port: int
    answer: Answering = takes
    heard: list[Heard] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/hook"

    @property
    def types(self) -> list[str]:
        """Of the events that it heard, in their order."""
        return [one.said["type"] for one in self.heard]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    receiver: Receiver


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        names = {name.lower(): value for name, value in self.headers.items()}
        heard = Heard(self.path, names, body)
        self.server.receiver.heard.append(heard)
        status, headers = self.server.receiver.answer(heard)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "content-length" not in headers:
            self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def receiving(
    answer: Answering = takes, *, port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[Receiver]:
    """A subscriber for the length of the block; 0: at a port that nobody has.

    With `tls` it speaks nothing else.
    """
    server = _Server(("127.0.0.1", port), _Door)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.receiver = Receiver(server.server_address[1], answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
