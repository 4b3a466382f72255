"""What a text of ours asks people to answer: nothing, a C, a C or an R, or an answer of their own.

Whoever writes a draft says so; what the words ask for is only the guess that is offered.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.errors import Refused
from domain.meaning.verdicts import Meaning


class Asks(StrEnum):
    """What an answer to a text can confirm."""

    NOTHING = "nothing"
    CONFIRMATION = "confirmation"
    CONFIRM_OR_DECLINE = "confirm_decline"
    """A C, or an R to decline or reschedule."""
    FREE_ANSWER = "free_answer"
    """Whatever people want to say, read by a person."""


REPLY_WITH: Final = r"(?:reply|text|txt|respond|answer|send|press|type)(?: back)?(?: with)?"
QUOTE: Final = r"[\"'“”‘’«»(\[]?"
_CONFIRM: Final = re.compile(
    rf"\b{REPLY_WITH}\s+{QUOTE}(?:c|confirm)\b"
    rf"|{QUOTE}\bC\b{QUOTE}\s*(?:to|=|for|:)\s*confirm"
    rf"|\b(?:to )?confirm\b[^.!?\n]{{0,40}}\b{REPLY_WITH}\s+{QUOTE}(?:c|yes|y)\b"
    rf"|\b{REPLY_WITH}\s+{QUOTE}(?:yes|y)\b{QUOTE}[^.!?\n]{{0,20}}\bconfirm",
    re.IGNORECASE,
)
_DECLINE: Final = re.compile(
    rf"\b{REPLY_WITH}\s+{QUOTE}r\b|{QUOTE}\bR\b{QUOTE}\s*(?:to|=|for"
    r"|:)\s*(?:re-?schedul|declin|cancel|chang)"
    rf"|\bor\s+{QUOTE}R\b|\bR\b{QUOTE}\s+(?:if|when)\b",
    re.IGNORECASE,
)


CONFIRMABLE: Final = frozenset({Asks.CONFIRMATION, Asks.CONFIRM_OR_DECLINE})
_ANSWERS: Final[Mapping[Asks, frozenset[Meaning]]] = MappingProxyType(
    {
        Asks.NOTHING: frozenset(),
        Asks.CONFIRMATION: frozenset({Meaning.CONFIRMATION}),
        # An R wants another time: a person answers it, not a machine that says "see you then".
        Asks.CONFIRM_OR_DECLINE: frozenset({Meaning.CONFIRMATION}),
        Asks.FREE_ANSWER: frozenset({Meaning.REPLY}),
    }
)


def answers_it(asks: Asks, meaning: Meaning) -> bool:
    """Whether a text of that meaning is the answer that an acknowledgement answers."""
    return meaning in _ANSWERS[asks]


def asks_for(template_text: str) -> Asks:
    """What a text asks for: 'Reply C to confirm', 'Reply C to confirm or R to reschedule'."""
    if not _CONFIRM.search(template_text):
        return Asks.NOTHING
    return Asks.CONFIRM_OR_DECLINE if _DECLINE.search(template_text) else Asks.CONFIRMATION


AS_THE_TEXT_SAYS: Final = "text"
"""A choice beside the others: the guess counts, also for later versions of the text."""
FIELD: Final = "asks"
CHOICES: Final[Mapping[str, Asks]] = MappingProxyType(
    {
        "nothing": Asks.NOTHING,
        "c": Asks.CONFIRMATION,
        "c-or-r": Asks.CONFIRM_OR_DECLINE,
        "answer": Asks.FREE_ANSWER,
    }
)
"""What people type or choose."""
ASKS_WORDS: Final[Mapping[Asks, str]] = MappingProxyType(
    {
        Asks.NOTHING: "nothing",
        Asks.CONFIRMATION: "C to confirm",
        Asks.CONFIRM_OR_DECLINE: "C to confirm, or R for another time",
        Asks.FREE_ANSWER: "an answer in their own words",
    }
)


def read_asks(choice: str, template_text: str) -> Asks:
    """What somebody says that a text asks for; nothing said is the guess. Raises Refused."""
    said = choice.strip().lower().replace("_", "-").replace(" ", "-")
    if said in ("", AS_THE_TEXT_SAYS):
        return asks_for(template_text)
    if said not in CHOICES:
        known = ", ".join(CHOICES)
        raise Refused(
            f"“{choice.strip()}” is nothing that a text can ask for. Use one of: {known}, or"
            f" {AS_THE_TEXT_SAYS} for what its words say.",
            field=FIELD,
        )
    return CHOICES[said]


def asks_again(was: Asks, old_text: str, new_text: str) -> Asks:
    """What an edited text asks for if nobody says: what somebody chose stays, a guess is anew."""
    return asks_for(new_text) if was is asks_for(old_text) else was
