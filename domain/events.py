"""What subscribers are told: the types of events, and which states of ours they come from."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.apikeys import Scope
from domain.errors import Refused
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageKind, MessageState


class EventType(StrEnum):
    """What happened. Names are for good: receivers compare them."""

    MESSAGE_QUEUED = "message.queued"
    MESSAGE_SENT = "message.sent"
    MESSAGE_DELIVERED = "message.delivered"
    MESSAGE_UNDELIVERED = "message.undelivered"
    MESSAGE_FAILED = "message.failed"
    MESSAGE_UNKNOWN = "message.unknown"
    OPTED_OUT = "recipient.opted_out"
    OPTED_IN = "recipient.opted_in"
    REPLY = "reply.received"
    CONFIRMATION = "confirmation.received"
    LAUNCHED = "campaign.launched"
    PAUSED = "campaign.paused"
    RESUMED = "campaign.resumed"
    COMPLETED = "campaign.completed"
    CANCELLED = "campaign.cancelled"
    TEST = "webhook.test"
    """A sample, sent when somebody asked for it; of nothing that happened."""


class Source(StrEnum):
    """In which table the fact of an event stands."""

    MESSAGE = "message"
    RECIPIENT = "recipient"
    INBOUND = "inbound"
    CONSENT = "consent"
    CAMPAIGN = "campaign"
    ENDPOINT = "endpoint"


_T = EventType
TOLD_KINDS: Final = (MessageKind.CAMPAIGN, MessageKind.FOLLOW_UP, MessageKind.REPLY)
"""Texts of which subscribers hear; tests, codes and answers to keywords are our own business."""

OF_MESSAGE: Final[Mapping[MessageState, EventType]] = MappingProxyType(
    {
        MessageState.QUEUED: _T.MESSAGE_QUEUED,
        MessageState.SENT: _T.MESSAGE_SENT,
        MessageState.DELIVERED: _T.MESSAGE_DELIVERED,
        MessageState.UNDELIVERED: _T.MESSAGE_UNDELIVERED,
        MessageState.FAILED: _T.MESSAGE_FAILED,
        MessageState.REFUSED: _T.MESSAGE_FAILED,
        MessageState.CANCELLED: _T.MESSAGE_FAILED,
        MessageState.UNKNOWN: _T.MESSAGE_UNKNOWN,
    }
)
"""A text that waits, or is claimed, is no news to anybody outside."""

OF_RECIPIENT: Final[Mapping[Bucket, EventType]] = MappingProxyType(
    {
        Bucket.HELD: _T.MESSAGE_QUEUED,
        Bucket.SKIPPED: _T.MESSAGE_FAILED,
        Bucket.CANCELLED: _T.MESSAGE_FAILED,
    }
)
"""Of rows that programs know by an id, and that have no text of their own."""

OF_CAMPAIGN: Final[Mapping[CampaignState, EventType]] = MappingProxyType(
    {
        CampaignState.PAUSED: _T.PAUSED,
        CampaignState.COMPLETED: _T.COMPLETED,
        CampaignState.CANCELLED: _T.CANCELLED,
        CampaignState.STOPPED: _T.CANCELLED,
    }
)
"""Beside these, sending: launched from where nothing had left, resumed from paused."""

CHOSEN_FROM: Final = tuple(kind for kind in EventType if kind is not _T.TEST)


_NEEDS: Final[Mapping[EventType, frozenset[Scope]]] = MappingProxyType(
    {
        _T.REPLY: frozenset({Scope.READ}),
        _T.CONFIRMATION: frozenset({Scope.READ}),
        _T.OPTED_OUT: frozenset({Scope.READ, Scope.OPTOUTS}),
        _T.OPTED_IN: frozenset({Scope.READ, Scope.OPTOUTS}),
    }
)
"""What people wrote or decided: a key that names an address needs one of these for it to hear that.

Else a key made for sending alone would read what it is refused at the door.
"""


def heard_by(scopes: Collection[Scope]) -> str:
    """What an address is told that a key named, as an endpoint keeps it."""
    held = frozenset(scopes)
    return kept([kind for kind in CHOSEN_FROM if kind not in _NEEDS or _NEEDS[kind] & held])


def kept(types: Collection[str]) -> str:
    """Types as an endpoint keeps them; empty for all of them.

    Raises Refused for what is no type of event.
    """
    wanted = {word.strip() for word in types if word.strip()}
    wrong = sorted(wanted - set(CHOSEN_FROM))
    if wrong:
        known = ", ".join(CHOSEN_FROM)
        raise Refused(f"“{wrong[0][:40]}” is no type of event. There are: {known}.")
    if not wanted or wanted == set(CHOSEN_FROM):
        return ""
    return f",{','.join(kind for kind in CHOSEN_FROM if kind in wanted)},"


def chosen(types: str) -> tuple[str, ...]:
    """What `kept` made, as types again; all of them where it is empty."""
    return tuple(part for part in types.split(",") if part) or CHOSEN_FROM
