"""Where events go: which addresses can be told, when they are tried again, what signs them."""

import base64
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from urllib.parse import SplitResult, urlsplit

from domain.addresses import is_public
from domain.errors import Refused

LONGEST_URL: Final = 2000
HTTPS_PORT: Final = 443
FIRST_FREE_PORT: Final = 1024
"""Below it stand mail, shells and name servers, which no webhook is."""
PAUSES: Final[Sequence[timedelta]] = (
    timedelta(seconds=5),
    *(timedelta(minutes=minutes) for minutes in (1, 5, 15)),
    *(timedelta(hours=hours) for hours in (1, 2, 6)),
    *(timedelta(days=1) for _ in range(3)),
)
"""How long after each failed try an event is tried again; after the last one it is given up."""
SPARED: Final = len(PAUSES) - 2
"""No more tries of an outage count against an event: two pauses of a day are left to each."""
STUMBLES: Final = 3
"""So many requests in a row fail before all that waits for an endpoint rests with it."""
LONGEST_WAIT: Final = timedelta(days=1)
"""What a Retry-After may ask for."""
OVERLAP: Final = timedelta(hours=24)
"""How long the former secret signs beside the new one."""
MOST_WAITING: Final = 1_000_000
"""Events that wait for one endpoint: the oldest go where there are more. Some 200 MB."""

_AGO: Final = re.compile(r"(?P<number>\d{1,4})(?P<unit>[mhd])", re.ASCII)
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}


class EndpointState(StrEnum):
    """Whether events go there; to a paused one they are kept for when it goes on."""

    OPEN = "open"
    PAUSED = "paused"
    REMOVED = "removed"


def usable(url: str, *, unsafe: bool = False) -> str:
    """The address, if events may go there as far as its words tell.

    `unsafe` lets http and all ports pass: for development. Raises Refused otherwise. What the name
    leads to is looked at when an event goes there (`domain.addresses`).
    """
    parts = _parts(url)
    if parts.scheme != "https" and not (unsafe and parts.scheme == "http"):
        raise Refused("A webhook's address starts with https://. Give one that does.")
    if parts.username is not None or parts.password is not None:
        raise Refused("A webhook's address holds no user and no password; its events are signed.")
    if (parts.hostname or "").endswith("."):
        raise Refused("Leave out the dot behind the name: no certificate is made out to it.")
    if parts.fragment:
        raise Refused("A webhook's address ends before the #: nobody would get what follows it.")
    if not unsafe and _is_inside(parts.hostname or ""):
        raise Refused(
            "That address is inside a private network, where no event goes. Give one that anybody"
            " on the internet can reach."
        )
    if not unsafe and (port := parts.port) not in (None, HTTPS_PORT) and port < FIRST_FREE_PORT:
        raise Refused(f"No webhook listens at port {port}: use 443, or one from 1024 on.")
    return url


def _is_inside(host: str) -> bool:
    """Whether the host is an IP address, however it is written, that is not public.

    Resolvers also take 2130706433, 0x7f.1 and 127.1 for 127.0.0.1: a name never ends in a number
    (RFC 3696, section 2), so whatever does is looked at as an address.
    """
    last = host.rpartition(".")[2].lower()
    if ":" in host or last.isdigit() or re.fullmatch("0x[0-9a-f]*", last):
        return not is_public(host)
    return last == "localhost"


def _parts(url: str) -> SplitResult:
    wrong = Refused("That is no address of a webhook; it looks like https://example.com/rollcall.")
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise wrong
    if len(url) > LONGEST_URL:
        raise Refused(f"A webhook's address has at most {LONGEST_URL} characters.")
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        raise wrong from None
    if not parts.hostname or not has_port:
        raise wrong
    return parts


def shown(url: str) -> str:
    """An address as people see it: paths and queries of webhooks can be secrets."""
    parts = urlsplit(url)
    rest = parts.path + ("?" if parts.query else "")
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{rest[:9]}{'…' * (len(rest) > 9)}"


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after so many failed tries; None: it was the last one."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else None


def rests_until(failures: int, now: datetime) -> datetime | None:
    """Until when an endpoint is left alone after so many failed requests in a row; None: it isn't.

    A single event that it does not take holds up no other.
    """
    if failures < STUMBLES:
        return None
    return now + PAUSES[min(failures - STUMBLES, len(PAUSES) - 1)]


def has_failed_for_good(failing_since: datetime, now: datetime) -> bool:
    """Whether nothing was taken for as long as one event is tried."""
    return now - failing_since >= sum(PAUSES, timedelta())


def secret(key: bytes, public_id: str, version: int) -> str:
    """The secret of that version (`whsec_…`, as Standard Webhooks writes it).

    Made of the installation's key: a copy of the database alone signs nothing.
    """
    said = f"rollcall webhook secret\n{public_id}\n{version}".encode()
    return f"whsec_{base64.b64encode(hmac.digest(key, said, sha256)).decode()}"


@dataclass(frozen=True, slots=True)
class EndpointView:
    """An endpoint as people see it: its id begins the one that is typed, `campaign` is a title."""

    public_id: str
    address: str
    campaign: str
    types: Sequence[str]
    """Which events it gets; empty: all."""
    batched: bool
    state: EndpointState
    reason: str
    waiting: int
    oldest_at: datetime | None
    last_at: datetime | None
    last_error: str


def read_since(text: str, now: datetime) -> datetime:
    """The moment that `2h`, `30m`, `3d` ago was, or that an ISO 8601 time with its offset names.

    Raises Refused for anything else, and for what lies ahead.
    """
    word = text.strip()
    if found := _AGO.fullmatch(word):
        return now - timedelta(**{_UNITS[found["unit"]]: int(found["number"])})
    try:
        then = datetime.fromisoformat(word)
    except ValueError:
        then = now.replace(tzinfo=None)
    if then.tzinfo is None or then > now:
        raise Refused(
            "Since when? Write 30m, 2h or 3d, or a past time with its offset, such as"
            f" {now.isoformat(timespec='minutes')}."
        )
    return then.astimezone(UTC)
