"""How the twilio package reaches the network: two lean clients of ours under its public API.

The stock client reads the environment for proxies on each call, has no timeout, and drops the
response headers of an error (Retry-After). The asynchronous one checks once more when it has its
connection, and writes its body through the last check: a body that raises aborts the request before
a byte of it has left.
"""

import logging
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote_plus, urlsplit, urlunsplit

import aiohttp
import requests
from aiohttp.abc import AbstractStreamWriter
from aiohttp.connector import Connection
from aiohttp.payload import BytesPayload
from twilio.http import AsyncHttpClient, HttpClient
from twilio.http.response import Response

_log = logging.getLogger("twilio.http_client")
_KEEP_IDLE_SECONDS = 15.0
_CONNECT_SECONDS = 5.0
_FORM = "application/x-www-form-urlencoded"
_QUOTED = [quote_plus(bytes([byte])) for byte in range(256)]


class Stopped(aiohttp.ClientError):
    """A check said no."""


@dataclass(slots=True)
class Exchange:
    """One request under way: its check, and what the answer's headers said."""

    check: Callable[[], str | None]
    withheld: str | None = None
    left: bool = False
    retry_after: str | None = None
    is_asking: bool = False
    """Stays so where the check itself failed: aiohttp makes an error of the connection of it."""

    def look(self) -> None:
        """Raise `Stopped` where the check objects."""
        self.is_asking = True
        self.withheld = self.check()
        self.is_asking = False
        if self.withheld is not None:
            raise Stopped(self.withheld)


exchange: ContextVar[Exchange] = ContextVar("exchange")


def rebase(url: str, base: str) -> str:
    """The same path and query on another host: `TWILIO_API_URL` decides where we call."""
    wanted, there = urlsplit(url), urlsplit(base)
    return urlunsplit((there.scheme, there.netloc, wanted.path, wanted.query, ""))


def form(fields: Mapping[str, object]) -> bytes:
    """A form's body, as `urlencode` writes it, in half of its time; each field once."""
    pairs = (
        f"{name}={str(value).encode().decode('latin-1').translate(_QUOTED)}"
        for name, value in fields.items()
    )
    return "&".join(pairs).encode()


class _Checked(BytesPayload):
    """A form that asks the last check as it is written."""

    def __init__(self, body: bytes, current: Exchange) -> None:
        super().__init__(body, content_type=_FORM)
        self._current = current

    async def write_with_length(
        self, writer: AbstractStreamWriter, content_length: int | None
    ) -> None:
        """Write it, unless the check objects; raises `Stopped`."""
        self._current.look()
        self._current.left = True
        await super().write_with_length(writer, content_length)


class _Connector(aiohttp.TCPConnector):
    """Looks once more when a request has its connection.

    A text that is too late by then leaves the connection open for the next one: broken off later,
    it would close it, and where opening one takes long no text would ever be in time.
    """

    async def connect(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Any],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - aiohttp's own
    ) -> Connection:
        """An open connection, or a new one."""
        connection = await super().connect(req, traces, timeout)
        try:
            exchange.get().look()
        except Stopped:
            connection.release()
            raise
        return connection


class LeanAsyncHttp(AsyncHttpClient):
    """An `AsyncHttpClient` on one aiohttp session; `in_flight` connections at most."""

    def __init__(self, base: str, sid: str, token: str, *, timeout: float, in_flight: int) -> None:
        super().__init__(_log, True, timeout)
        self._base = base
        self._authorization = "Basic " + b64encode(f"{sid}:{token}".encode()).decode()
        self._total = timeout
        self._in_flight = in_flight
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=_Connector(limit=self._in_flight, keepalive_timeout=_KEEP_IDLE_SECONDS),
            timeout=aiohttp.ClientTimeout(total=self._total, connect=_CONNECT_SECONDS),
            trust_env=False,
            auto_decompress=True,
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def request(  # type: ignore[override]
        self, method: str, uri: str, *, headers: dict[str, str], **parts: Any
    ) -> Response:
        """Carry out one POST of the package; raises aiohttp's errors and `TimeoutError`."""
        assert self._session is not None
        body = form(parts.get("data") or {})
        current = exchange.get()
        async with self._session.request(
            method,
            rebase(uri, self._base),
            data=_Checked(body, current),
            headers=headers | {"Authorization": self._authorization},
            allow_redirects=False,
        ) as answer:
            current.retry_after = answer.headers.get("Retry-After")
            # JSON is UTF-8 (RFC 8259); a proxy's page may be anything, and only its status counts.
            words = (await answer.read()).decode(errors="replace")
            return Response(answer.status, words, answer.headers)


class LeanHttp(HttpClient):
    """A synchronous `HttpClient` for reading Twilio's log; one pooled session, own timeout."""

    def __init__(self, base: str, *, timeout: float) -> None:
        super().__init__(_log, False, timeout)
        self._base = base
        self._total = timeout
        self._session = requests.Session()
        self._session.trust_env = False

    def request(
        self,
        method: str,
        uri: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """Carry out one request; raises `requests.RequestException`."""
        answer = self._session.request(
            method,
            rebase(uri, self._base),
            params=params,  # type: ignore[arg-type]
            data=data,
            headers=headers,
            auth=auth,
            timeout=timeout or self._total,
            allow_redirects=False,
        )
        return Response(answer.status_code, answer.text, answer.headers)

    def close(self) -> None:
        """Give the connections back."""
        self._session.close()
