"""A second person before a campaign goes: when a team wants one, for exactly what, and by whom."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from domain import money
from domain.counting import count
from domain.deeds import Verb

REMINDED_AFTER: Final = timedelta(hours=2)

CORRECTED: Final = "Its text was corrected after that, for those who are left."
"""Why an approval holds no more that a launch once had."""


class ApprovalState(StrEnum):
    """What became of a request."""

    ASKED = "asked"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    """Something changed that was asked for, or the launch was called off after the approval."""
    MISSED = "missed"
    """Nobody approved it before it was to start."""


class News(StrEnum):
    """What people are told of a request, each once."""

    REQUEST = "request"
    REMINDER = "reminder"
    ANSWER = "answer"
    """Approved, rejected, void or missed: for whoever asked."""
    CLOSED = "closed"
    """Nobody is told: only the posts that asked say what came of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody is asked to approve. Ids and figures only: no text, no numbers of phones.

    `text` is a digest of the text with what it asks for and its acknowledgement, `hours` one of the
    team's hours, `sender` one of where its texts come from and how they are written. `start` is an
    instant in UTC (ISO), empty for a launch at once. `price` is in `currency`, None where it is not
    known.
    """

    wording_id: int
    text: str
    upload_id: int
    sender_id: int
    sender: str
    blanks: str
    topic: str
    kind: str
    hours: str
    second_attempts: str
    start: str
    own_zones: bool
    use_by: str
    drop: bool
    recipients: int
    price: str | None
    currency: str
    rest: bool = False
    """Of a corrected text, for those who are left: `recipients` are they, and `each` counts."""
    each: str | None = None
    """The price of a segment, of a rest: what its first thousand come to moves as some drop out."""


_WORDS: Final[Mapping[str, str]] = {
    "text": "the text",
    "upload_id": "the list",
    "sender_id": "the sender",
    "sender": "the sender",
    "blanks": "what becomes of blank fields",
    "topic": "the topic",
    "kind": "the kind",
    "hours": "the team’s hours",
    "second_attempts": "second attempts",
    "start": "when it starts",
    "own_zones": "by whose clock it starts",
    "use_by": "the use-by",
    "drop": "whether people wait for their hours",
    "rest": "how much of it goes",
}


def fingerprint(asked: Asked) -> str:
    """Of exactly this: SHA-256, hexadecimal."""
    return hashlib.sha256(json.dumps(asdict(asked), sort_keys=True).encode()).hexdigest()


def digest(*parts: object) -> str:
    """What tells two texts, or two sets of hours, apart."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:24]


def changed(asked: Asked, now: Asked) -> tuple[str, ...]:
    """What differs so that the approval is void, in words; nothing where it still holds.

    Whoever drops out voids nothing, nor does a lower price.
    """
    differing = [name for name in _WORDS if getattr(asked, name) != getattr(now, name)]
    words = list(dict.fromkeys(_WORDS[name] for name in differing))
    if asked.wording_id != now.wording_id and _WORDS["text"] not in words:
        words.insert(0, _WORDS["text"])
    if now.recipients > asked.recipients:
        more = count(now.recipients - asked.recipients, "more recipient")
        words.append(f"the audience, which has {more}")
    return (*words, *_dearer(asked, now))


def _dearer(asked: Asked, now: Asked) -> Iterable[str]:
    price, was, is_now = "the price", asked.price, now.price
    if asked.rest:
        price, was, is_now = "the price of a segment", asked.each, now.each
    if asked.currency != now.currency:
        yield "the currency"
    elif was == is_now:
        return
    elif was is None or is_now is None:
        yield f"{price}, which was known only once"
    elif Decimal(is_now) > Decimal(was):
        before, after = (money.show(Decimal(it), now.currency) for it in (was, is_now))
        yield price if asked.rest else f"{price}, from {before} to {after}"


def to_data(asked: Asked) -> dict[str, object]:
    """For a JSON column."""
    return asdict(asked)


def from_data(data: Mapping[str, Any]) -> Asked | None:
    """What was kept, or None where another version of Rollcall kept something else."""
    try:
        return Asked(**data)
    except TypeError:
        return None


def reminder_at(asked_at: datetime, due_at: datetime | None) -> datetime:
    """When approvers are reminded, once: after two hours, or halfway to the start if sooner."""
    after = REMINDED_AFTER
    if due_at is not None:
        after = min(after, max(due_at - asked_at, timedelta()) / 2)
    return asked_at + after


@dataclass(frozen=True, slots=True)
class Touch:
    """One deed on a draft: by whom (an actor's stored name), and what it changed."""

    by: str
    verb: str
    changed: tuple[str, ...] = ()


_MADE_OF: Final = (
    *("message", "asks", "acknowledgement", "audience", "sender"),
    *("kind", "topic", "second_attempts", "blank_fields"),
)
"""What a version of a campaign consists of; its title and its note reach nobody's phone."""


def editors(made_by: str, touches: Iterable[Touch]) -> frozenset[str]:
    """Who wrote or edited what the campaign is made of now: the last hand on each part of it."""
    hands = dict.fromkeys(_MADE_OF, made_by)
    for touch in touches:
        parts = touch.changed
        if touch.verb == Verb.DECIDE_BLANKS:
            parts = ("blank_fields",)
        elif touch.verb == Verb.CHOOSE_COLUMN:
            parts = ("audience",)
        elif touch.verb == Verb.CORRECT:
            parts = ("message",)
        hands |= dict.fromkeys((part for part in parts if part in hands), touch.by)
    return frozenset(hands.values())


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """The latest request of a campaign, as cards and the command line show it (times in UTC)."""

    id: int
    state: ApprovalState
    why: str
    asked_by: str
    asked_at: datetime
    due_at: datetime | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str = ""
    rest: bool = False
    """Of a corrected text, for those who are left of a paused campaign."""
    launch: "ApprovalView | None" = None
    """Once a text was corrected: what the launch itself was approved by, if it was."""
