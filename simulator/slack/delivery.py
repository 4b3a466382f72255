"""Our signed requests to the app, and its acknowledgement within three seconds.

Slash commands and interactions are sent once. Events are repeated up to three times with
`X-Slack-Retry-Num` and `X-Slack-Retry-Reason` until the app answers 2xx.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

import aiohttp

from simulator.slack.shapes import JSON, ControlError
from simulator.slack.world import SlackWorld

FORM = "application/x-www-form-urlencoded"
STALE_SECONDS = 301
BODY_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Ack:
    """What the app answered: `ms` to the answer; `late` after the three seconds.

    `error` is Slack's word for what went wrong (as in X-Slack-Retry-Reason), or None.
    """

    status: int | None
    body: str
    ms: float
    late: bool
    error: str | None
    no_retry: bool = False

    @property
    def ok(self) -> bool:
        """In time, and with a 2xx."""
        return self.error is None

    def json(self) -> JSON:
        """As the control calls answer it."""
        return {**asdict(self), "ok": self.ok}


@dataclass(frozen=True, slots=True)
class Parcel:
    """One request to be sent: exact bytes, what they are for, and how the signature is forged.

    `forge`: "secret" (wrong key), "missing" (no headers), "stale" (over 300 s old), or "".
    """

    what: str
    body: bytes
    content_type: str = FORM
    forge: str = ""
    retry: tuple[int, str] | None = None


def form(fields: JSON) -> bytes:
    """A form body."""
    return urlencode({k: str(v) for k, v in fields.items()}).encode()


def interaction(payload: JSON) -> bytes:
    """A form with the one field `payload`."""
    return form({"payload": json.dumps(payload, ensure_ascii=False)})


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """`v0=` and the HMAC-SHA256 of `v0:timestamp:body`."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def _headers(world: SlackWorld, parcel: Parcel) -> dict[str, str]:
    headers = {
        "Content-Type": parcel.content_type,
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "Accept": "application/json,*/*",
    }
    if parcel.retry is not None:
        headers["X-Slack-Retry-Num"] = str(parcel.retry[0])
        headers["X-Slack-Retry-Reason"] = parcel.retry[1]
    if parcel.forge == "missing":
        return headers
    age = STALE_SECONDS if parcel.forge == "stale" else 0
    stamp = str(int(world.clock.now()) - age)
    secret = "forged" if parcel.forge == "secret" else world.config.signing_secret
    headers["X-Slack-Request-Timestamp"] = stamp
    headers["X-Slack-Signature"] = signature(secret, stamp, parcel.body)
    return headers


async def deliver(world: SlackWorld, parcel: Parcel) -> Ack:
    """Sends once and waits for the acknowledgement; both go into the ledger."""
    body = parcel.body.decode(errors="replace")
    number = world.ledger.record(
        "slack.sent", what=parcel.what, forge=parcel.forge, retry=parcel.retry, body=body
    )
    began = time.perf_counter()
    try:
        status, text, no_retry = await _exchange(world, parcel)
        error = None if 200 <= status < 300 else "http_error"
        ack = Ack(status, text[:BODY_KEPT], _since(began), False, error, no_retry)
    except TimeoutError:
        ack = Ack(None, "", _since(began), True, "http_timeout")
    except (aiohttp.ClientError, OSError):
        ack = Ack(None, "", _since(began), False, "connection_failed")
    world.ledger.record("slack.ack", sent=number, what=parcel.what, **ack.json())
    return ack


async def _exchange(world: SlackWorld, parcel: Parcel) -> tuple[int, str, bool]:
    if world.session is None:
        raise ControlError("the simulator has not started")
    async with world.session.post(
        world.config.request_url,
        data=parcel.body,
        headers=_headers(world, parcel),
        timeout=aiohttp.ClientTimeout(total=world.config.ack_timeout),
        allow_redirects=False,
    ) as response:
        text = await response.text(errors="replace")
        return response.status, text, response.headers.get("X-Slack-No-Retry") == "1"


def _since(began: float) -> float:
    """Milliseconds."""
    return round((time.perf_counter() - began) * 1000, 2)


async def deliver_event(world: SlackWorld, event: JSON, forge: str = "") -> Ack:
    """Sends an event; the retries, if needed, follow in the background."""
    body = json.dumps(event, ensure_ascii=False).encode()
    what = f"event:{event.get('event', event)['type']}"
    first = Parcel(what, body, "application/json", forge)
    ack = await deliver(world, first)
    if not ack.ok and not ack.no_retry and event["type"] == "event_callback":
        world.spawn(_retry(world, first, ack))
    return ack


async def _retry(world: SlackWorld, parcel: Parcel, ack: Ack) -> None:
    for number, delay in enumerate(world.config.event_retry_delays, 1):
        await asyncio.sleep(delay)
        again = Parcel(
            parcel.what,
            parcel.body,
            parcel.content_type,
            retry=(number, ack.error or "unknown_error"),
        )
        ack = await deliver(world, again)
        if ack.ok or ack.no_retry:
            return
