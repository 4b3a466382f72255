"""Erasing what is kept of a person, as they or the law ask for it. An opt-out outlives it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access
from campaigns.explaining import number_of
from domain.actors import Actor
from domain.counting import count
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.phones import mask
from jobs import erasing
from models import kept, workspaces
from models.kept import Person
from runtime import Runtime

REASON_LENGTH: Final = 300
STAYS: Final = (
    "What stays: how many texts there were and what became of each, their SIDs, who launched them,"
    " and the times; with a keyed digest in place of the number. An opt-out goes on holding, by"
    " that digest. What Twilio and Slack keep is theirs: erase it there too."
)
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "rows": ("row of a list, with its values", "rows of lists, with their values"),
    "texts": ("text to it", "texts to it"),
    "answers": ("text from it", "texts from it"),
    "opt_outs": ("opt-out", "opt-outs"),
    "events": ("opt-out or opt-in in the history", "opt-outs and opt-ins in the history"),
    "consents": ("recorded consent", "recorded consents"),
    "suppressions": ("note that it cannot receive texts", "notes that it cannot receive texts"),
    "carriers": ("note of its carrier", "notes of its carrier"),
    "test_numbers": ("proven phone", "proven phones"),
    "notes": ("note", "notes"),
    "handed_in": (
        "list of a discarded draft that was never read",
        "lists of discarded drafts that were never read",
    ),
    kept.UNFINISHED: (
        "erasure that began and did not end (what it was to remove is gone; this records its end)",
        "erasures that began and did not end",
    ),
    "lists": ("do-not-call or reassigned-numbers list", "do-not-call or reassigned-numbers lists"),
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A number (masked), whose data would go, and how much there is of what."""

    number: str
    person: Person
    found: Mapping[str, int]

    def words(self) -> str:
        """What would be removed, for the question."""
        return ", ".join(count(rows, *_WORDS[name]) for name, rows in self.found.items())


def plan(rt: Runtime, who: Actor, typed: str) -> Planned:
    """What an erasure would remove. Raises Refused for what is no number, and for no admin."""
    access.require_admin(rt, who)
    with rt.db.read() as session:
        phone = number_of(workspaces.get(session, who.workspace_id), typed)
    person = erasing.person(rt, who.workspace_id, phone)
    with rt.db.read() as session:
        return Planned(
            mask(phone), person, kept.left(session, person, kept.unread(session, person))
        )


def erase(rt: Runtime, who: Actor, planned: Planned, reason: str) -> Mapping[str, int]:
    """Do it, audited; how much of what there was. Nothing is recorded where nothing was.

    Raises Refused without a reason, and while a text to the number is or may be on its way.
    """
    access.require_admin(rt, who)
    why = reason_of(reason)

    def record(session: Session, verb: Verb, detail: Mapping[str, object]) -> None:
        about = {"number": planned.person.digest, "reason": why, **detail}
        access.record(rt, session, who, verb, Subject.NUMBER, None, **about)

    return erasing.erase(rt, planned.person, record)


def reason_of(typed: str) -> str:
    """Why, as the audit keeps it. Raises Refused where nobody says it."""
    why = " ".join(typed.split())[:REASON_LENGTH]
    if not why:
        raise Refused("Say why it is erased; that is kept in the audit.", field="reason")
    return why
