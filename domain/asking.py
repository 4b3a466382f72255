"""What a text of ours asks people to answer: nothing, a C, a C or an R, or an answer of their own.

Whoever writes a draft says so; what the words ask for is only the guess that is offered.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

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
    rf"|\bor\s+{QUOTE}R\b",
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
