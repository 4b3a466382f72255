"""One attempt to text one recipient: its kinds, its states, and which way they may move.

Receipts come late, twice, in any order, or before our own 201 was stored (Twilio docs, "Track
the Message Status of Outbound Messages"), so states carry a rank and only ever rise.
"""

from collections.abc import Mapping
from enum import StrEnum


class MessageKind(StrEnum):
    """Why a text is sent. Only campaign and follow_up count for frequency and the ledger."""

    CAMPAIGN = "campaign"
    TEST = "test"
    REPLY = "reply"
    STOP_CONFIRMATION = "stop_confirmation"
    START_CONFIRMATION = "start_confirmation"
    HELP = "help"
    FOLLOW_UP = "follow_up"
    PROOF = "proof"


COUNTED = frozenset({MessageKind.CAMPAIGN, MessageKind.FOLLOW_UP})
SURVIVES_STOP = frozenset({MessageKind.STOP_CONFIRMATION, MessageKind.HELP})
HELD_BY_BRAKE = frozenset(
    {MessageKind.CAMPAIGN, MessageKind.FOLLOW_UP, MessageKind.TEST, MessageKind.REPLY}
)
"""What stop-all stops. Answers to keywords, which the law wants, and proofs go on."""


class MessageState(StrEnum):
    """Where an attempt stands; the first three are ours, `refused` is Twilio's no at the request.

    Campaign messages begin as claimed (their recipients are the queue); all other kinds wait as
    rows of their own until a sending process claims them.
    """

    WAITING = "waiting"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"
    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REFUSED = "refused"


TERMINAL = frozenset(
    {
        MessageState.DELIVERED,
        MessageState.UNDELIVERED,
        MessageState.FAILED,
        MessageState.CANCELLED,
        MessageState.REFUSED,
    }
)

RANK: Mapping[MessageState, int] = {
    MessageState.WAITING: -1,
    MessageState.CLAIMED: 0,
    MessageState.UNKNOWN: 1,
    MessageState.QUEUED: 2,
    MessageState.SENT: 3,
} | dict.fromkeys(TERMINAL, 4)

FROM_TWILIO: Mapping[str, MessageState] = {
    "accepted": MessageState.QUEUED,
    "scheduled": MessageState.QUEUED,
    "queued": MessageState.QUEUED,
    "sending": MessageState.QUEUED,
    "sent": MessageState.SENT,
    "delivered": MessageState.DELIVERED,
    "read": MessageState.DELIVERED,
    "undelivered": MessageState.UNDELIVERED,
    "failed": MessageState.FAILED,
    "canceled": MessageState.CANCELLED,
}


def advance(current: MessageState, heard: MessageState) -> MessageState:
    """The state after hearing `heard`: never backwards, a terminal state never undone."""
    if current in TERMINAL or RANK[heard] <= RANK[current]:
        return current
    return heard
