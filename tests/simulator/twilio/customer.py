"""A customer of Twilio: the real client, and a web server for what Twilio sends.

The server records each webhook and answers what a test wants.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.request_validator import RequestValidator

NUMBER = "+15125550100"
TWILIO = "https://api.twilio.com"
EMPTY_TWIML = "<Response/>"


class LocalHttpClient(TwilioHttpClient):
    """The package's own client, with the scheme and host of the simulator."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:  # type: ignore[override]
        return super().request(method, url.replace(TWILIO, self.base_url), *args, **kwargs)


@dataclass(frozen=True)
class Received:
    """One webhook: ``signed`` is the verdict of the twilio package's own validator."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    params: dict[str, str]
    signed: bool

    @property
    def token(self) -> str:
        return self.headers["I-Twilio-Idempotency-Token"]


@dataclass
class Reply:
    """What the server answers, after ``delay`` seconds."""

    status: int = 200
    content_type: str = "text/xml"
    body: str = EMPTY_TWIML
    delay: float = 0.0


@dataclass
class Receiver:
    """Webhooks received so far, and the replies of each path (the last one repeats)."""

    base_url: str
    auth_token: str
    received: list[Received] = field(default_factory=list)
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def clear(self) -> None:
        self.received.clear()
        self.replies.clear()

    def statuses(self, sid: str, count: int) -> list[str]:
        """Of that message alone: a receipt of the test before may still be on its way."""

        def mine() -> list[str]:
            calls = self.at("/status")
            return [it.params["MessageStatus"] for it in calls if it.params["MessageSid"] == sid]

        self.wait_until(lambda: len(mine()) >= count)
        return mine()

    def answer(self, path: str, *replies: Reply) -> None:
        self.replies[path] = list(replies)

    def next_reply(self, path: str) -> Reply:
        replies = self.replies.get(path, [Reply()])
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def add(self, item: Received) -> None:
        with self._changed:
            self.received.append(item)
            self._changed.notify_all()

    def at(self, path: str) -> list[Received]:
        return [item for item in self.received if item.path == path]

    def wait(self, path: str, count: int = 1, seconds: float = 30.0) -> list[Received]:
        """At least ``count`` webhooks at ``path``."""
        self.wait_until(lambda: len(self.at(path)) >= count, seconds)
        return self.at(path)

    def wait_until(self, condition: Callable[[], bool], seconds: float = 30.0) -> None:
        deadline = time.monotonic() + seconds
        with self._changed:
            while not condition():
                if not self._changed.wait(deadline - time.monotonic()):
                    raise TimeoutError([(item.path, item.params) for item in self.received])


def serve(auth_token: str) -> tuple[Receiver, ThreadingHTTPServer]:
    """A running receiver on a free port of the loopback, and its server to shut down."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._handle(dict(parse_qsl(body, keep_blank_values=True)))

        def do_GET(self) -> None:
            self._handle({})

        def _handle(self, params: dict[str, str]) -> None:
            path, _, query = self.path.partition("?")
            signature = self.headers["X-Twilio-Signature"]
            url = receiver.base_url + self.path
            signed = RequestValidator(receiver.auth_token).validate(url, params, signature)
            shown = params or dict(parse_qsl(query, keep_blank_values=True))
            receiver.add(
                Received(self.command, path, query, dict(self.headers), shown, bool(signed))
            )
            self._respond(receiver.next_reply(path))

        def _respond(self, reply: Reply) -> None:
            time.sleep(reply.delay)
            body = reply.body.encode()
            try:
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.content_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}", auth_token)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return receiver, server
