"""What the local Twilio keeps: messages, senders, services, accounts."""

import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from simulator.twilio.throughput import Throughput

API = "2010-04-01"
FINAL = frozenset({"delivered", "undelivered", "failed", "canceled", "read", "received"})
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def new_sid(prefix: str) -> str:
    """A SID: two letters and 32 hex digits."""
    return prefix + secrets.token_hex(16)


def now() -> datetime:
    """The present, aware, UTC."""
    return datetime.now(UTC)


def rfc2822(moment: datetime | None) -> str | None:
    """``Thu, 24 Aug 2023 05:01:45 +0000``, as the 2010-04-01 resources show times."""
    return None if moment is None else _rfc2822(int(moment.timestamp()))


@lru_cache(maxsize=1024)
def _rfc2822(epoch: int) -> str:
    m = datetime.fromtimestamp(epoch, UTC)
    day, month = _DAYS[m.weekday()], _MONTHS[m.month - 1]
    return f"{day}, {m.day:02} {month} {m.year} {m:%H:%M:%S} +0000"


@dataclass(slots=True)
class Message:
    """A Message resource and what the simulator must remember beside it."""

    sid: str
    account_sid: str
    to: str
    sender: str | None
    body: str
    direction: str
    status: str
    segments: int
    number: int
    service_sid: str | None = None
    status_callback: str | None = None
    validity: int = 36_000
    send_at: datetime | None = None
    force_delivery: bool = False
    media: tuple[str, ...] = ()
    error_code: int | None = None
    error_message: str | None = None
    price: str | None = None
    created: datetime = field(default_factory=now)
    created_mono: float = field(default_factory=time.monotonic)
    sent: datetime | None = None
    updated: datetime = field(default_factory=now)

    @property
    def uri(self) -> str:
        """Relative, with ``.json``."""
        return f"/{API}/Accounts/{self.account_sid}/Messages/{self.sid}.json"

    def as_json(self) -> dict[str, Any]:
        """The resource as the API shows it: counts and price are strings, dates RFC 2822."""
        picked = self.sender is not None or self.direction == "inbound"
        return {
            "account_sid": self.account_sid,
            "api_version": API,
            "body": self.body,
            "date_created": rfc2822(self.created),
            "date_sent": rfc2822(self.sent),
            "date_updated": rfc2822(self.updated),
            "direction": self.direction,
            "error_code": self.error_code,
            "error_message": self.error_message,
            "from": self.sender,
            "messaging_service_sid": self.service_sid,
            "num_media": str(len(self.media)),
            "num_segments": str(self.segments) if picked else "0",
            "price": self.price,
            "price_unit": None if self.price is None else "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{self.uri.removesuffix('.json')}/Media.json"},
            "to": self.to,
            "uri": self.uri,
        }


@dataclass(slots=True)
class Sender:
    """A number, short code or alphanumeric sender of an account.

    ``keywords`` says who handles STOP and HELP: ``twilio`` (default handling), ``advanced``
    (Advanced Opt-Out), ``network`` (toll-free) or ``none`` (short codes).
    """

    address: str
    kind: str
    throughput: Throughput
    keywords: str
    sid: str
    account_sid: str
    inbound_url: str | None = None
    inbound_method: str = "POST"
    fallback_url: str | None = None
    fallback_method: str = "POST"
    service_sid: str | None = None
    registered: bool = True

    def as_json(self) -> dict[str, Any]:
        """For the control routes."""
        return {
            "address": self.address,
            "kind": self.kind,
            "mps": self.throughput.mps,
            "queued_seconds": round(self.throughput.backlog(), 3),
            "keywords": self.keywords,
            "sid": self.sid,
            "account_sid": self.account_sid,
            "inbound_url": self.inbound_url,
            "inbound_method": self.inbound_method,
            "fallback_url": self.fallback_url,
            "service_sid": self.service_sid,
            "registered": self.registered,
        }


@dataclass(slots=True)
class Service:
    """A Messaging Service: a pool of senders under one set of webhooks and keywords.

    ``texts`` and ``words`` are those of Advanced Opt-Out, by STOP, START and HELP.
    """

    sid: str
    account_sid: str
    friendly_name: str = ""
    senders: list[str] = field(default_factory=list)
    inbound_url: str | None = None
    inbound_method: str = "POST"
    fallback_url: str | None = None
    fallback_method: str = "POST"
    use_inbound_webhook_on_number: bool = False
    status_callback: str | None = None
    smart_encoding: bool = True
    sticky: bool = True
    keywords: str = "twilio"
    texts: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    validity_period: int = 36_000
    throughput: Throughput | None = None
    sticky_senders: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """For the control routes."""
        return {
            "sid": self.sid,
            "account_sid": self.account_sid,
            "friendly_name": self.friendly_name,
            "senders": self.senders,
            "inbound_url": self.inbound_url,
            "fallback_url": self.fallback_url,
            "use_inbound_webhook_on_number": self.use_inbound_webhook_on_number,
            "status_callback": self.status_callback,
            "smart_encoding": self.smart_encoding,
            "sticky": self.sticky,
            "keywords": self.keywords,
            "mps": self.throughput.mps if self.throughput else None,
        }


@dataclass(slots=True)
class Account:
    """An account and everything that belongs to it.

    ``blocked`` holds (scope, number) of opt-outs, where a scope is a sender's address or a
    service's SID. ``allowed_prefixes`` are the geo-permissions (None: everywhere).
    """

    sid: str
    tokens: list[str]
    messages: dict[str, Message] = field(default_factory=dict)
    by_to: dict[str, list[Message]] = field(default_factory=dict)
    senders: dict[str, Sender] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    blocked: set[tuple[str, str]] = field(default_factory=set)
    allowed_prefixes: tuple[str, ...] | None = None
    trial: bool = False
    verified: frozenset[str] = frozenset()
    scheduled: int = 0

    @property
    def token(self) -> str:
        """The primary auth token, which signs the webhooks."""
        return self.tokens[0]

    def keep(self, message: Message) -> None:
        """Add a message to the log."""
        self.messages[message.sid] = message
        self.by_to.setdefault(message.to, []).append(message)

    def drop(self, message: Message) -> None:
        """Remove a message's record."""
        del self.messages[message.sid]
        self.by_to[message.to].remove(message)
