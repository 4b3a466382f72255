"""Of each opt-out in a proof pack: whether a text went out that it forbade."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from domain.heeding import Event, Heeded, Took, heeded
from domain.inbound import Change, ConsentSource
from domain.messages import MessageKind
from models import proofs
from models.base import Database
from models.proofs import About
from models.tables import ConsentEvent

NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class Compared:
    """One opt-out or opt-in, and how it was heeded."""

    event: ConsentEvent
    heeded: Heeded


def compared(db: Database, about: About) -> Iterator[Compared]:
    """Every opt-out and opt-in, compared with every text that Twilio took for its number."""
    for numbers in proofs.phones(db, about):
        with db.read() as session:
            found = proofs.events(session, about, numbers)
            concerned = sorted({one.phone for one in found})
            taken = proofs.taken(session, about, concerned) if concerned else ()
        for one in found:
            events = [_event(other) for other in found if other.phone == one.phone]
            texts = [_took(text) for text in taken if text.phone == one.phone]
            yield Compared(one, heeded(_event(one), events, texts))


def _event(one: ConsentEvent) -> Event:
    return Event(one.at, Change(one.change), one.scope, ConsentSource(one.source))


def _took(text: Any) -> Took:
    kind = MessageKind(text.kind)
    # Whoever asked for a test or an answer asked for it, of whatever topic.
    topic = (text.topic or "") if kind is MessageKind.CAMPAIGN else ""
    return Took(text.accepted_at, text.sid or "", kind, text.sender_id, topic)
