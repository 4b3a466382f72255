"""How Twilio calls a customer: signed, with time limits, retries and a stable event token.

The URL's fragment may override the delivery (``#rc=5&rp=all``); it is neither sent nor signed.
By default one more try is made, and only after a connection that failed: a 5xx is not retried.
"""

import asyncio
import time
import uuid
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import aiohttp
from yarl import URL

from simulator.ledger import Ledger
from simulator.twilio.config import TwilioConfig
from simulator.twilio.signing import signature

MAX_ANSWER_BYTES = 64 * 1024
HEADERS = {"User-Agent": "TwilioProxy/1.1", "Accept": "*/*", "Cache-Control": "max-age=259200"}
FORM = "application/x-www-form-urlencoded; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Overrides:
    """The connection overrides of one URL; times in seconds."""

    connect: float
    read: float
    total: float
    retries: int
    policy: frozenset[str]

    def retries_after(self, failure: str) -> bool:
        """Whether ``ct``, ``rt``, ``4xx`` or ``5xx`` is worth another try."""
        return failure in self.policy or "all" in self.policy


@dataclass(frozen=True, slots=True)
class Call:
    """One event for a customer's URL. ``about`` goes into each ledger event."""

    kind: str
    url: str
    method: str
    token: str
    params: tuple[tuple[str, str], ...]
    about: dict[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the customer answered; ``failure`` (``ct``, ``rt``, ``4xx``, ``5xx``) if it is none."""

    code: int | None
    content_type: str
    body: str
    failure: str | None


class Webhooks:
    """Delivers calls over one client session and records every attempt."""

    def __init__(self, session: aiohttp.ClientSession, ledger: Ledger) -> None:
        self._session = session
        self._ledger = ledger

    async def deliver(self, call: Call, config: TwilioConfig) -> Answer:
        """Call the URL, again where its overrides say so; returns the last answer."""
        address, overrides = split_overrides(call.url, config)
        idempotency_token = str(uuid.uuid4())
        deadline = time.monotonic() + overrides.total
        for attempt in range(1, overrides.retries + 2):
            started = time.monotonic()
            answer = await self._attempt(
                call, address, token=idempotency_token, overrides=overrides
            )
            self._ledger.record(
                call.kind,
                **call.about,
                url=call.url,
                attempt=attempt,
                code=answer.code,
                failure=answer.failure,
                seconds=round(time.monotonic() - started, 4),
                idempotency_token=idempotency_token,
            )
            if answer.failure is None or not overrides.retries_after(answer.failure):
                break
            if time.monotonic() >= deadline:
                break
            await asyncio.sleep(config.webhook_retry_pause)
        return answer

    async def _attempt(
        self, call: Call, address: str, *, token: str, overrides: Overrides
    ) -> Answer:
        headers = HEADERS | {"I-Twilio-Idempotency-Token": token}
        body: bytes | None = None
        if call.method == "GET":
            address = _with_query(address, call.params)
            headers["X-Twilio-Signature"] = signature(call.token, address)
        else:
            body = urlencode(call.params).encode()
            headers["Content-Type"] = FORM
            headers["X-Twilio-Signature"] = signature(call.token, address, call.params)
        timeout = aiohttp.ClientTimeout(
            total=None, sock_connect=overrides.connect, sock_read=overrides.read
        )
        try:
            async with self._session.request(
                call.method,
                URL(address, encoded=True),
                data=body,
                headers=headers,
                timeout=timeout,
                allow_redirects=call.method == "GET",
            ) as response:
                text = (await response.content.read(MAX_ANSWER_BYTES)).decode(errors="replace")
                return Answer(
                    response.status, response.content_type, text, _failure(response.status)
                )
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError, ValueError):
            return Answer(None, "", "", "ct")
        except (TimeoutError, aiohttp.ClientError, OSError):
            return Answer(None, "", "", "rt")


def split_overrides(url: str, config: TwilioConfig) -> tuple[str, Overrides]:
    """The URL as called (without fragment), and what the fragment asks for, within its limits."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.fragment))
    overrides = Overrides(
        connect=_seconds(asked.get("ct"), config.webhook_connect_seconds, 10_000),
        read=_seconds(asked.get("rt"), config.webhook_seconds, 15_000),
        total=_seconds(asked.get("tt"), config.webhook_seconds, 15_000),
        retries=_retries(asked.get("rc")),
        policy=frozenset(asked.get("rp", "ct").split(",")),
    )
    return urlunsplit(parts._replace(fragment="")), overrides


def _seconds(asked: str | None, default: float, highest: int) -> float:
    if asked is None or not asked.isdigit():
        return default
    return min(max(int(asked), 100), highest) / 1000


def _retries(asked: str | None) -> int:
    return min(int(asked), 5) if asked is not None and asked.isdigit() else 1


def _with_query(address: str, params: tuple[tuple[str, str], ...]) -> str:
    return address + ("&" if "?" in address else "?") + urlencode(params)


def _failure(status: int) -> str | None:
    if status < 400:
        return None
    return "4xx" if status < 500 else "5xx"
