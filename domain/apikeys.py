"""Keys of other software: what one looks like, what it may do, and how it is known again.

`rc_live_` or `rc_test_`, 12 characters that name the key, 43 of secret (256 bits), and 6 of
checksum (CRC-32), all of them letters and digits: a fixed shape whose checksum secret scanners can
verify, so that a key in a repository is found, and a typing error is told from one that is not
there.

Kept is a plain SHA-256. Slow digests protect what people think up; 256 random bits cannot be
guessed however fast the guessing is, and a slow digest for each request would be a way to overload
us.
"""

import hashlib
import hmac
import re
import string
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from domain.errors import Refused
from domain.roles import Role
from domain.windows import Kind

ENTROPY: Final = 41
"""Random bytes that a key is made of: nine for its name, 32 for its secret."""
SHOWN_NAME: Final = 40
SEEN_EVERY_SECONDS: Final = 60
"""The last use of a key is written at most so often: a write for each request would cost more."""

_DIGITS: Final = string.digits + string.ascii_uppercase + string.ascii_lowercase
_ID: Final = 12
_SECRET: Final = 43
_SUM: Final = 6
_SHAPE: Final = re.compile(
    rf"rc_(?:live|test)_([0-9A-Za-z]{{{_ID}}})[0-9A-Za-z]{{{_SECRET + _SUM}}}"
)
_NAME: Final = re.compile(r"[^\W_](?:[^\W_]|[ .-])*")


class Scope(StrEnum):
    """What a key is for; each stands for itself."""

    SEND = "send"
    READ = "read"
    OPTOUTS = "optouts"


SCOPE_WORDS: Final[Mapping[Scope, str]] = {
    Scope.SEND: "Send texts, and pause or cancel what it sends",
    Scope.READ: "Read campaigns, messages and replies",
    Scope.OPTOUTS: "Add, lift and look up opt-outs",
}

_ACTS_AS: Final[Mapping[Scope, frozenset[Role]]] = {
    Scope.SEND: frozenset({Role.VIEWER, Role.AUTHOR, Role.LAUNCHER}),
    Scope.READ: frozenset({Role.VIEWER}),
    Scope.OPTOUTS: frozenset(),
}
"""Never as an approver, so never anything urgent; never as an admin."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A key as it is made: the one moment at which its secret is known."""

    public_id: str
    secret: str

    def __repr__(self) -> str:
        """Without the secret: what is logged or raised must not carry it."""
        return f"Fresh({self.public_id!r})"


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key as lists show it (times in UTC); nothing of its secret."""

    public_id: str
    name: str
    channel_id: str
    scopes: tuple[Scope, ...]
    is_test: bool
    kind: Kind
    attestation: str
    made_by: str
    made_at: datetime
    approved_by: str | None = None
    waits_for_approval: bool = False
    used_at: datetime | None = None
    revoked_by: str | None = None
    revoked_at: datetime | None = None


def make(entropy: bytes, *, is_test: bool) -> Fresh:
    """A new key out of `ENTROPY` random bytes."""
    if len(entropy) != ENTROPY:
        raise ValueError(f"a key is made of {ENTROPY} random bytes")
    public_id = _written(int.from_bytes(entropy[:9]) % len(_DIGITS) ** _ID, _ID)
    body = f"rc_{'test' if is_test else 'live'}_{public_id}"
    body += _written(int.from_bytes(entropy[9:]), _SECRET)
    return Fresh(public_id, body + _checksum(body))


def public_id_of(secret: str) -> str | None:
    """The name in a key, or None for what never was one: another shape, or a wrong checksum."""
    found = _SHAPE.fullmatch(secret)
    if found is None or _checksum(secret[:-_SUM]) != secret[-_SUM:]:
        return None
    return found.group(1)


def digest(secret: str) -> str:
    """What is kept of a key: SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def matches(secret: str, kept: str) -> bool:
    """Whether that is the key whose digest was kept, in a time that tells nothing."""
    return hmac.compare_digest(digest(secret), kept)


def given(authorization: str, x_api_key: str) -> str | None:
    """The key that a request carries, as `Authorization: Bearer` or as `X-Api-Key`.

    None where there is none, or where two headers name different ones: which was meant is unclear.
    """
    scheme, _, bearer = authorization.strip().partition(" ")
    named = {bearer.strip()} if scheme.casefold() == "bearer" and bearer.strip() else set()
    if x_api_key.strip():
        named.add(x_api_key.strip())
    return named.pop() if len(named) == 1 else None


def may_act_as(scopes: Iterable[Scope], role: Role) -> bool:
    """Whether keys of these scopes may do what the role does."""
    return any(role in _ACTS_AS[scope] for scope in scopes)


def read_scopes(text: str) -> tuple[Scope, ...]:
    """`send, read`; raises Refused naming all of them."""
    words = [word for word in re.split(r"[\s,]+", text.casefold()) if word]
    if not words or any(word not in list(Scope) for word in words):
        raise Refused(
            f"Say what the key is for: one or more of {', '.join(Scope)}.", field="scopes"
        )
    return tuple(scope for scope in Scope if scope in words)


def read_name(text: str) -> str:
    """A key's name; letters, digits, spaces, dots and hyphens, so that it is itself everywhere."""
    name = " ".join(text.split())
    if len(name) > SHOWN_NAME or not _NAME.fullmatch(name):
        raise Refused(
            f"Give the key a name of 1 to {SHOWN_NAME} letters, digits, spaces, dots or hyphens:"
            " people see it on cards and in the audit.",
            field="name",
        )
    return name


def _written(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))


def _checksum(body: str) -> str:
    return _written(zlib.crc32(body.encode()), _SUM)
