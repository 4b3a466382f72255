"""The hash chain: what makes a changed, missing, added or moved fact show.

A sealed row has a link. The link holds keyed digests of the row: of its facts, and beside that of
what can be erased (words, say). Each digest is made with a key of its own, which follows from the
installation's key and everything before it in the chain. So nobody without the installation's key
can make a link, or guess a number from its digest; and the keys of a few links can be handed out
as a proof of these alone. The digest of a link is a plain SHA-256 over the one before and itself:
whoever has only the links can follow them to a digest that was posted years ago.
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

START: Final = "0" * 64
"""What the first link follows."""
ERASED: Final = "#"
"""Begins the digest that stands where a number was; no number begins with it."""
_NUMBER_BYTES: Final = 14
"""19 characters with the mark: a number's own column holds them. 112 bits, none is like another."""


class Fault(StrEnum):
    """What is wrong with a link or its row, as the rest of a sentence."""

    CHANGED = "is not what was sealed: it was changed, or put in another's place"
    WORDS_CHANGED = "has other words or another person's data than were sealed"
    NOT_ERASED = "lost personal data, and no erasure is recorded for it"
    MISSING = "was sealed and is not there any more"
    ADDED = "was put between rows that were sealed before it"
    NO_LINK = "is missing from the chain"
    BROKEN = "does not follow the link before it"
    MOVED = "stands before an older row of the same table"
    CUT = "ends before where it ended once"
    WITNESS = "is not what was posted that day"
    END = "is the end that the database notes, and that was not written with the key"
    MARK = "is not the one that the mark beside the key has"
    BEHIND = "ends before the mark beside the key"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row as the chain sees it.

    `facts` holds ids, times and codes, and keyed digests of numbers. `personal` is what can be
    erased; None once it was, and `erased` then holds the digest of whose data it was.
    """

    kind: str
    row_id: int
    facts: Mapping[str, object]
    personal: Mapping[str, object] | None
    erased: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One link: which row, when it was sealed, its two keyed digests, and the link's own."""

    position: int
    kind: str
    row_id: int
    sealed_at: datetime
    facts: str
    personal: str
    digest: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chain ends, or is looked at: how many links there are, and the last one's digest."""

    position: int = 0
    digest: str = START


def canonical(values: Mapping[str, object]) -> bytes:
    """The one way to write these values down: JSON, sorted, ASCII, without white space.

    What is empty is left out, so that a column that is added later breaks no older link.
    """
    kept = {name: _plain(value) for name, value in values.items() if value not in (None, "")}
    return json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def key_digest(key: bytes) -> str:
    """What tells one key from another, and nothing about it."""
    return _keyed(key, b"rollcall: which key")


def place_seal(key: bytes, place: Place) -> str:
    """What shows that whoever noted this place as the chain's end held the key."""
    return _keyed(key, f"rollcall: end {place.position} {place.digest}".encode())


def is_sealed(key: bytes, place: Place, seal: str) -> bool:
    """Whether a noted end of the chain was noted with the key."""
    return hmac.compare_digest(place_seal(key, place), seal)


def number_digest(key: bytes, phone: str) -> str:
    """What stands for a number in the chain, and in its place once it is erased.

    A digest comes back as it is, so that a link proves the same before and after.
    """
    if is_erased(phone):
        return phone
    made = hashlib.sha256(number_key(key, phone).encode() + phone.encode()).digest()
    return ERASED + urlsafe_b64encode(made[:_NUMBER_BYTES]).decode().rstrip("=")


def is_erased(phone: str) -> bool:
    """Whether a digest stands where a number was."""
    return phone.startswith(ERASED)


def number_key(key: bytes, phone: str) -> str:
    """What shows, handed out with a number, that its digest is of this number alone."""
    return _keyed(key, b"number:" + phone.encode())


def link_key(key: bytes, before: str, link: Link) -> bytes:
    """The key of one link's digests; with it, that row alone can be checked.

    `before` is the digest of the link before it. Only place, row and time of `link` count.
    """
    place = (before, link.position, link.kind, link.row_id, shown(link.sealed_at))
    return hmac.digest(key, json.dumps(place).encode(), "sha256")


def seal(key: bytes, before: Place, fact: Fact, *, at: datetime) -> Link:
    """The link of this row behind the one at that place."""
    bare = Link(before.position + 1, fact.kind, fact.row_id, at, "", "", "")
    facts, personal = _digests(link_key(key, before.digest, bare), fact)
    digest = _link_digest(before.digest, bare, facts, personal)
    return replace(bare, facts=facts, personal=personal, digest=digest)


def follows(before: str, link: Link) -> bool:
    """Whether a link's own digest is right behind the digest `before`; needs no key."""
    return hmac.compare_digest(link.digest, _link_digest(before, link, link.facts, link.personal))


def fault(key: bytes, before: str, link: Link, *, fact: Fact | None) -> Fault | None:
    """What is wrong with a link that stands behind `before`, or with its row; None if nothing."""
    if not follows(before, link):
        return Fault.BROKEN
    if fact is None:
        return Fault.MISSING
    facts, personal = _digests(link_key(key, before, link), fact)
    if not hmac.compare_digest(facts, link.facts):
        return Fault.CHANGED
    if fact.personal is not None and not hmac.compare_digest(personal, link.personal):
        return Fault.WORDS_CHANGED
    return None


def _digests(one: bytes, fact: Fact) -> tuple[str, str]:
    personal = canonical(fact.personal or {})
    kept = _keyed(one, b"personal:" + personal) if personal != b"{}" else ""
    return _keyed(one, b"facts:" + canonical(fact.facts)), kept


def _link_digest(before: str, link: Link, facts: str, personal: str) -> str:
    place = (before, link.position, link.kind, link.row_id, shown(link.sealed_at))
    return hashlib.sha256(json.dumps((*place, facts, personal)).encode()).hexdigest()


def _keyed(key: bytes, data: bytes) -> str:
    return hmac.new(key, data, "sha256").hexdigest()


def shown(moment: datetime) -> str:
    """A time as the digests have it: UTC with microseconds, whatever the server handed back."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: object) -> object:
    return shown(value) if isinstance(value, datetime) else value
