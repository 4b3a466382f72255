"""When an answer of ours is withheld, so that two machines do not answer each other for ever.

Twilio itself cuts off a pair after more than fifteen replies in thirty seconds (error 14107); by
then each of them was paid for. People who write twice get what they need long before these limits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.messages import MessageKind
from domain.phones import is_e164

LOOKS_BACK: Final = timedelta(hours=24)
"""Answers and texts of this time count."""


class Withheld(StrEnum):
    """Why a text gets no answer although one would be due."""

    NO_PHONE = "no_phone"
    """A short code or a name wrote: no person does from there."""
    OURS = "ours"
    """One of our own senders wrote."""
    ECHO = "echo"
    """It is an answer of ours that came back."""
    AT_ONCE = "at_once"
    """Our answers to that number were followed by a text within seconds, again and again."""
    TOO_MANY = "too_many"
    """That number got as many answers as one gets in the time."""
    JUST_NOW = "just_now"
    """The same answer left a moment ago."""


ALERTING: Final = frozenset({Withheld.OURS, Withheld.ECHO, Withheld.AT_ONCE, Withheld.TOO_MANY})
"""What a person wants to know of: a machine may be at the other end."""


@dataclass(frozen=True, slots=True)
class Most:
    """So many answers in so long, to one number."""

    answers: int
    within: timedelta


MOST: Final[Mapping[MessageKind, Most]] = MappingProxyType(
    {
        MessageKind.STOP_CONFIRMATION: Most(3, LOOKS_BACK),
        MessageKind.START_CONFIRMATION: Most(3, LOOKS_BACK),
        MessageKind.HELP: Most(4, LOOKS_BACK),
        MessageKind.REPLY: Most(4, LOOKS_BACK),
    }
)
MOST_OF_ALL: Final = Most(8, LOOKS_BACK)
"""Of all kinds together."""
APART: Final = timedelta(minutes=1)
"""A second answer of one kind waits this long, but for acknowledgements of other campaigns."""
AT_ONCE: Final = timedelta(seconds=3)
TELLING: Final = 20
"""Letters and digits from which on two equal texts are no coincidence; people say "Thanks!" too."""
RUSHED: Final = 3
"""So many answers that were each followed within `AT_ONCE` are no person's doing."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of ours to one number, and when it left or was written."""

    kind: MessageKind
    at: datetime
    body: str


def withheld(
    kind: MessageKind,
    *,
    phone: str,
    said: str,
    given: Sequence[Given],
    heard: Sequence[datetime],
    now: datetime,
    from_us: bool = False,
    asked_for: bool = False,
) -> Withheld | None:
    """Why an answer of that kind must not be given, or None.

    `from_us` says that the number is a sender of ours; `said` is what it wrote; `given` are our
    answers to it and `heard` the times of its texts, this one included, of the last `LOOKS_BACK`.
    `asked_for` says that it wrote what our last answer asked for, so that a second one of the kind
    need not be `APART`.
    """
    if not is_e164(phone):
        return Withheld.NO_PHONE
    if from_us:
        return Withheld.OURS
    if len(_plain(said)) >= TELLING and _plain(said) in {_plain(answer.body) for answer in given}:
        return Withheld.ECHO
    if sum(_was_rushed(answer, heard) for answer in given) >= RUSHED:
        return Withheld.AT_ONCE
    same = [answer for answer in given if answer.kind is kind]
    if _full(MOST[kind], same, now) or _full(MOST_OF_ALL, given, now):
        return Withheld.TOO_MANY
    need_not_wait = asked_for or kind is MessageKind.REPLY
    if not need_not_wait and any(now - answer.at < APART for answer in same):
        return Withheld.JUST_NOW
    return None


def _full(most: Most, answers: Sequence[Given], now: datetime) -> bool:
    return sum(now - answer.at < most.within for answer in answers) >= most.answers


def _was_rushed(answer: Given, heard: Sequence[datetime]) -> bool:
    return any(answer.at < at <= answer.at + AT_ONCE for at in heard)


def _plain(text: str) -> str:
    """Machines re-encode what they send back: neither case nor signs tell two texts apart."""
    return "".join(char for char in text.casefold() if char.isalnum())
