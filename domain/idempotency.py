"""The same request twice is one: what tells requests apart, and what the second one is answered.

Software that hears no answer asks again. Without this it would text everybody twice; with it the
second request gets the answer of the first, for 24 hours.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from domain.apicodes import Code, Declined

KEPT_FOR: Final = timedelta(hours=24)
LONGEST: Final = 255


@dataclass(frozen=True, slots=True)
class Once:
    """A request that is to be carried out once: whose, under which name, and what it says."""

    key_id: int
    idempotency_key: str
    digest: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What a request was answered: the HTTP status and the body, as they went out."""

    status: int
    answer: str
    is_repeated: bool = False
    """It was carried out before; this is the answer that it got then."""

    def again(self) -> "Kept":
        """The same answer, for the same request made once more."""
        return replace(self, is_repeated=True)


def digest_of(method: str, path: str, body: object) -> str:
    """What a request says: SHA-256, hexadecimal. The order of a body's fields says nothing.

    Nor does its name, which stands in the body or in a header. Numbers that are no floats
    (`decimal.Decimal`) are told apart as they were written.
    """
    if isinstance(body, dict):
        body = {field: value for field, value in body.items() if field != "idempotency_key"}
    said = json.dumps([method, path, body], sort_keys=True, separators=(",", ":"), default=repr)
    return hashlib.sha256(said.encode()).hexdigest()


def named(header: str | None, field: str | None) -> str | None:
    """The idempotency key of a request, given as a header, in its body, or in both.

    Raises Declined for one that cannot be kept, and where the two differ. An empty one is none that
    can: whoever meant to be protected by it is not to be left without.
    """
    if None not in (header, field) and header != field:
        raise Declined(
            Code.IDEMPOTENCY_KEYS_DIFFER,
            "The header Idempotency-Key and the field idempotency_key differ. Send one of them.",
            field="idempotency_key",
        )
    key = field if header is None else header
    if key is not None and not (1 <= len(key) <= LONGEST and key.isprintable()):
        raise Declined(
            Code.INVALID_REQUEST,
            f"An idempotency key has 1 to {LONGEST} characters, all of them printable.",
            field="idempotency_key",
        )
    return key


def conflict() -> Declined:
    """The refusal of another request under a name that was used."""
    return Declined(
        Code.IDEMPOTENCY_CONFLICT,
        "This idempotency key was used for a request with another body within the last 24 hours.",
    )
