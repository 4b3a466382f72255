"""What the API says when it does not do something: a stable code, its HTTP status, and a title.

Programs decide by the code, so one that was given out never changes its meaning. `docs/api.md`
lists the table, and a test compares the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.errors import Refused


class Code(StrEnum):
    """Why a request was not carried out."""

    INVALID_JSON = "invalid_json"
    MISSING_MESSAGES = "missing_messages"
    IDEMPOTENCY_KEYS_DIFFER = "idempotency_keys_differ"
    MISSING_KEY = "missing_key"
    INVALID_KEY = "invalid_key"
    KEY_REVOKED = "key_revoked"
    KEY_NOT_APPROVED = "key_not_approved"
    MISSING_SCOPE = "missing_scope"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    REFUSED = "refused"
    IDEMPOTENCY_CONFLICT = "idempotency_conflict"
    STILL_IMPORTING = "still_importing"
    TOO_LARGE = "too_large"
    TOO_MANY_RECIPIENTS = "too_many_recipients"
    TOO_MANY_MESSAGES = "too_many_messages"
    NOT_JSON = "not_json"
    INVALID_REQUEST = "invalid_request"
    INVALID_SCHEDULE = "invalid_schedule"
    UNKNOWN_FIELD = "unknown_field"
    BLANK_FIELDS = "blank_fields"
    NOBODY_TO_TEXT = "nobody_to_text"
    ATTESTATION_REQUIRED = "attestation_required"
    REPEATED_TEXT = "repeated_text"
    TOO_MANY_REQUESTS = "too_many_requests"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Row:
    """An HTTP status, and a title that is the same for every occurrence (RFC 9457)."""

    status: int
    title: str


PROBLEMS: Final[Mapping[Code, Row]] = {
    Code.INVALID_JSON: Row(400, "The body is no JSON"),
    Code.MISSING_MESSAGES: Row(400, "The request has no messages"),
    Code.IDEMPOTENCY_KEYS_DIFFER: Row(400, "The request has two different idempotency keys"),
    Code.MISSING_KEY: Row(401, "The request carries no key"),
    Code.INVALID_KEY: Row(401, "There is no such key"),
    Code.KEY_REVOKED: Row(401, "The key is revoked"),
    Code.KEY_NOT_APPROVED: Row(403, "The key waits for its approval"),
    Code.MISSING_SCOPE: Row(403, "The key is not for this"),
    Code.NOT_ALLOWED: Row(403, "The key may not do this"),
    Code.NOT_FOUND: Row(404, "There is nothing here"),
    Code.METHOD_NOT_ALLOWED: Row(405, "This is not done here"),
    Code.REFUSED: Row(409, "It is not done as things are"),
    Code.IDEMPOTENCY_CONFLICT: Row(409, "The idempotency key was used for another request"),
    Code.STILL_IMPORTING: Row(409, "The recipients are still being read"),
    Code.TOO_LARGE: Row(413, "The body is too large"),
    Code.TOO_MANY_RECIPIENTS: Row(413, "There are more recipients than one request may have"),
    Code.TOO_MANY_MESSAGES: Row(413, "The request has too many messages"),
    Code.NOT_JSON: Row(415, "The body must be JSON"),
    Code.INVALID_REQUEST: Row(422, "Something in the request is not right"),
    Code.INVALID_SCHEDULE: Row(422, "The campaign cannot start then"),
    Code.UNKNOWN_FIELD: Row(422, "No recipient has a field of that name"),
    Code.BLANK_FIELDS: Row(422, "Values that the message wants are blank"),
    Code.NOBODY_TO_TEXT: Row(422, "None of the recipients can be texted"),
    Code.ATTESTATION_REQUIRED: Row(422, "Nobody said where the recipients agreed"),
    Code.REPEATED_TEXT: Row(422, "The same text went to the same people within a week"),
    Code.TOO_MANY_REQUESTS: Row(429, "Too many requests"),
    Code.UNAVAILABLE: Row(503, "Try again later"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is wrong: which entry of a list (from 0), which field, and how."""

    code: str
    detail: str
    index: int | None = None
    field: str | None = None


class Declined(Refused):
    """A refusal that programs are to tell from others; people at other doors get its sentence."""

    def __init__(
        self, code: Code, sentence: str, *, field: str | None = None, items: tuple[Item, ...] = ()
    ) -> None:
        super().__init__(sentence, field=field)
        self.code = code
        self.items = items
