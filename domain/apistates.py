"""What the API calls the states of texts: one table from our buckets, and back to them.

Six words are those that programs know from elsewhere (`queued`, `sent`, `delivered`, `failed`,
`undelivered`, `opt_out`). Four more say what those six cannot without lying: a recipient who gets
no text for another reason, one who waits for an hour or a limit, a text of which nobody knows
whether it left, and one that was cancelled.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.ledger import BUCKET_OF, Bucket, SkipReason
from domain.messages import MessageState


class ApiState(StrEnum):
    """Where one text stands, in the words of the API."""

    QUEUED = "queued"
    HELD = "held"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    OPT_OUT = "opt_out"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


OF_BUCKET: Final[Mapping[Bucket, ApiState]] = MappingProxyType(
    {
        Bucket.PENDING: ApiState.QUEUED,
        Bucket.CLAIMED: ApiState.QUEUED,
        Bucket.QUEUED: ApiState.QUEUED,
        Bucket.HELD: ApiState.HELD,
        Bucket.SENT: ApiState.SENT,
        Bucket.DELIVERED: ApiState.DELIVERED,
        Bucket.UNDELIVERED: ApiState.UNDELIVERED,
        Bucket.FAILED: ApiState.FAILED,
        Bucket.SKIPPED: ApiState.SKIPPED,
        Bucket.UNKNOWN: ApiState.UNKNOWN,
        Bucket.CANCELLED: ApiState.CANCELLED,
    }
)
"""Of a skipped row the reason decides too: see `state_of`."""

STATE_WORDS: Final[Mapping[ApiState, str]] = MappingProxyType(
    {
        ApiState.QUEUED: "accepted; it waits for its turn, or is with the carrier",
        ApiState.HELD: "it waits for the recipient's hours, or for a limit to end",
        ApiState.SENT: "it left; no final receipt yet",
        ApiState.DELIVERED: "the carrier reported it delivered",
        ApiState.UNDELIVERED: "the carrier reported that it could not be delivered",
        ApiState.FAILED: "it was refused, or failed before it reached the carrier",
        ApiState.OPT_OUT: "the recipient has opted out; nothing was sent",
        ApiState.SKIPPED: "nothing was sent; the reason says why",
        ApiState.UNKNOWN: "nobody knows yet whether it left; it is not sent again by itself",
        ApiState.CANCELLED: "it was cancelled before it left",
    }
)
"""What each state means, as the document of the API says it."""

FINAL: Final = frozenset(
    {
        *(ApiState.DELIVERED, ApiState.UNDELIVERED, ApiState.FAILED),
        *(ApiState.OPT_OUT, ApiState.SKIPPED, ApiState.CANCELLED),
    }
)
"""Nothing more is expected of these."""


def state_of(bucket: Bucket, reason: str | None) -> ApiState:
    """The state of a recipient in that bucket, with the reason that its row carries."""
    if bucket is Bucket.SKIPPED and reason == SkipReason.OPTED_OUT:
        return ApiState.OPT_OUT
    return OF_BUCKET[bucket]


def state_of_message(state: MessageState) -> ApiState:
    """The state of a text by itself, where no recipient row stands behind it."""
    return OF_BUCKET[BUCKET_OF[state]]


def buckets_of(state: ApiState) -> frozenset[Bucket]:
    """The buckets whose rows may be in the state; of skipped ones `is_opted_out` tells which."""
    outside = ApiState.SKIPPED if state is ApiState.OPT_OUT else state
    return frozenset(bucket for bucket, word in OF_BUCKET.items() if word is outside)


def is_opted_out(state: ApiState) -> bool | None:
    """Whether rows of the state have the reason `opted_out`; None where it does not matter."""
    if state in (ApiState.OPT_OUT, ApiState.SKIPPED):
        return state is ApiState.OPT_OUT
    return None


def counted(buckets: Mapping[Bucket, int], skipped: Mapping[str, int]) -> Mapping[ApiState, int]:
    """A ledger in the API's words, with all ten of them: its sum is the number of rows."""
    found = dict.fromkeys(ApiState, 0)
    for bucket, rows in buckets.items():
        found[OF_BUCKET[bucket]] += rows
    out = skipped.get(SkipReason.OPTED_OUT, 0)
    found[ApiState.SKIPPED] -= out
    found[ApiState.OPT_OUT] += out
    return found


def given_up(counts: Mapping[ApiState, int]) -> Mapping[ApiState, int]:
    """The same once its campaign is discarded: whoever waited in it gets nothing from it."""
    waited = counts[ApiState.QUEUED] + counts[ApiState.HELD]
    ended = {ApiState.CANCELLED: counts[ApiState.CANCELLED] + waited}
    return {**counts, ApiState.QUEUED: 0, ApiState.HELD: 0, **ended}
