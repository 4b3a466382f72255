"""Whether opt-outs were heeded: the last text before each, and the first that it forbade."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.inbound import Change, ConsentSource
from domain.messages import SURVIVES_STOP, MessageKind
from domain.optouts import BY_THE_PERSON
from domain.scopes import binding

HOLDS_WITHIN: Final = timedelta(seconds=1)
"""No request leaves later than that after an opt-out. A text is noted as taken when its answer
was read: people have answered it by then, so that theirs may stand a moment before it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One opt-out or opt-in of a number."""

    at: datetime
    change: Change
    scope: str
    source: ConsentSource


@dataclass(frozen=True, slots=True)
class Took:
    """One text to the number that Twilio took, of a topic, if of one."""

    at: datetime
    sid: str
    kind: MessageKind
    sender_id: int
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Heeded:
    """Of an event: the last text before it; of an opt-out, until when it held, and a wrong text."""

    before: Took | None
    until: datetime | None
    wrong: Took | None


def heeded(event: Event, events: Sequence[Event], taken: Sequence[Took]) -> Heeded:
    """How one event of a number was heeded; `taken` are its texts, the oldest first.

    A START takes back what the person said, and whoever lifts an opt-out lifts its own scope.
    """
    before = [text for text in taken if text.at <= event.at or _crossed(text, event)]
    last = before[-1] if before else None
    if event.change is not Change.OUT:
        return Heeded(last, None, None)
    until = min((one.at for one in events if _lifts(one, event)), default=None)
    since = event.at + HOLDS_WITHIN
    after = (text for text in taken if text.at > since and (until is None or text.at < until))
    wrong = (text for text in after if _is_bound(text, event))
    return Heeded(last, until, next(wrong, None))


def _crossed(text: Took, event: Event) -> bool:
    """Whether the two were under way at once; what answers the event came after it."""
    return event.at < text.at <= event.at + HOLDS_WITHIN and text.kind not in SURVIVES_STOP


def _lifts(later: Event, out: Event) -> bool:
    if later.change is not Change.IN or later.at <= out.at:
        return False
    if later.source is ConsentSource.REPLY:
        return out.source in BY_THE_PERSON
    return later.scope == out.scope


def _is_bound(text: Took, out: Event) -> bool:
    scopes = binding(text.sender_id, text.topic)
    return text.kind not in SURVIVES_STOP and out.scope in scopes
