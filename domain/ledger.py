"""The ledger: every row of an audience is in exactly one bucket, and the buckets add up.

Managers read these figures and bill by them, so a count is always taken from the rows in one
query, never kept beside them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.messages import MessageState


class Bucket(StrEnum):
    """Where one recipient stands."""

    SKIPPED = "skipped"
    PENDING = "pending"
    HELD = "held"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"
    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    CANCELLED = "cancelled"


class SkipReason(StrEnum):
    """Why a row gets no text. The phone problems of `domain.phones.Problem` are further ones."""

    DUPLICATE = "duplicate"
    OPTED_OUT = "opted_out"
    ANSWERED = "answered"
    INVALID = "invalid"
    MALFORMED = "malformed"
    MISSING_FIELDS = "missing_fields"
    TOO_LONG = "text_too_long"
    EXPIRED = "expired"
    OUTSIDE_HOURS = "outside_hours"
    NEVER_OPEN = "never_open"
    NO_CONSENT = "no_consent"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_UNCLEAR = "consent_unclear"
    DO_NOT_CALL = "do_not_call"
    REASSIGNED = "reassigned"
    NOT_ALLOWED_HERE = "not_allowed_here"
    REFUSED = "refused"
    SAID_LANDLINE = "said_landline"
    SAID_NOT_IN_SERVICE = "said_not_in_service"
    SAID_INVALID = "said_invalid"
    ERASED = "erased"
    TEST_KEY = "test_key"
    MAYBE_SENT = "maybe_sent"


ACCEPTED = frozenset({Bucket.QUEUED, Bucket.SENT, Bucket.DELIVERED, Bucket.UNDELIVERED})
WAITING = frozenset({Bucket.PENDING, Bucket.HELD, Bucket.CLAIMED})

BUCKET_OF: Mapping[MessageState, Bucket] = {
    MessageState.WAITING: Bucket.PENDING,
    MessageState.CLAIMED: Bucket.CLAIMED,
    MessageState.UNKNOWN: Bucket.UNKNOWN,
    MessageState.QUEUED: Bucket.QUEUED,
    MessageState.SENT: Bucket.SENT,
    MessageState.DELIVERED: Bucket.DELIVERED,
    MessageState.UNDELIVERED: Bucket.UNDELIVERED,
    MessageState.FAILED: Bucket.FAILED,
    MessageState.REFUSED: Bucket.FAILED,
    MessageState.CANCELLED: Bucket.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The buckets of one audience at one moment; `rows` is what was uploaded."""

    rows: int = 0
    buckets: Mapping[Bucket, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, bucket: Bucket) -> int:
        return self.buckets.get(bucket, 0)

    @property
    def total(self) -> int:
        """The sum of all buckets."""
        return sum(self.buckets.values())

    @property
    def adds_up(self) -> bool:
        """Whether every uploaded row is in exactly one bucket."""
        return self.total == self.rows and sum(self.skipped.values()) == self[Bucket.SKIPPED]

    @property
    def recipients(self) -> int:
        """Rows that get, got or may have got a text: all but the skipped."""
        return self.total - self[Bucket.SKIPPED]

    @property
    def waiting(self) -> int:
        """Rows that have not left yet."""
        return sum(self[bucket] for bucket in WAITING)

    @property
    def is_held(self) -> bool:
        """Whether everybody who is left is held: nothing moves until a hold ends."""
        return self[Bucket.HELD] > 0 and self.waiting == self[Bucket.HELD]

    @property
    def sent(self) -> int:
        """What people call sent: everything that the carrier accepted, whatever came of it."""
        return sum(self[bucket] for bucket in ACCEPTED)

    @property
    def delivery_rate(self) -> float | None:
        """Delivered ÷ sent, or None before anything was sent."""
        return self[Bucket.DELIVERED] / self.sent if self.sent else None
