"""Words that make a reply sound urgent: then the team's person is told of it at once.

A word of the list counts as a whole word, however it is written (`domain.meaning.folding`). It is a
net with holes: who words an emergency otherwise stands in the thread like everybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from domain.errors import Refused
from domain.meaning.folding import MARKS, tokens

WORDS_FIELD: Final = "urgent_words"
PERSON_FIELD: Final = "urgent_to"
MOST: Final = 60
LONGEST: Final = 60
SUGGESTED: Final = (
    *("emergency", "urgent", "urgently", "911", "112", "999", "ambulance", "hospital", "police"),
    *("accident", "bleeding", "overdose", "suicide", "kill myself", "unsafe", "gas leak"),
)
"""What a form offers; nothing counts before a team says so."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """The team's words, and the person (a Slack id) who is told."""

    words: Sequence[str]
    person: str


def from_data(data: Mapping[str, Any] | None) -> Urgent | None:
    """What was kept; None: nobody is alerted."""
    return Urgent(tuple(data["words"]), str(data["person"])) if data else None


def to_data(urgent: Urgent | None) -> dict[str, object] | None:
    """As JSON."""
    return {"words": list(urgent.words), "person": urgent.person} if urgent else None


def read(words: str, person: str) -> Urgent | None:
    """Words, separated by commas, and a Slack id; None for no words. Raises Refused."""
    found = list(dict.fromkeys(" ".join(word.split()) for word in words.split(",")))
    kept = [word for word in found if word]
    if not kept:
        return None
    for word in kept:
        if not _plain(word) or len(word) > LONGEST:
            raise Refused(f"“{word[:40]}” is no word to look for.", field=WORDS_FIELD)
    if len(kept) > MOST:
        raise Refused(f"At most {MOST} words can be looked for.", field=WORDS_FIELD)
    if not person.strip():
        raise Refused("Say who is told of an urgent reply.", field=PERSON_FIELD)
    if not (person.strip().isalnum() and person.strip()[:1] in "UW"):
        raise Refused(
            f"“{person.strip()[:40]}” is no person of Slack. Use a member ID, such as U0123ABC.",
            field=PERSON_FIELD,
        )
    return Urgent(kept, person.strip())


def sounds_urgent(words: Sequence[str], body: str) -> str:
    """The first word of the list that a text has; empty where it has none."""
    said = f" {_plain(body)} "
    return next((word for word in words if f" {_plain(word)} " in said), "")


def _plain(text: str) -> str:
    return " ".join(token for token in tokens(text) if token not in MARKS)
