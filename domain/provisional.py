"""Provisional opt-outs: a person says what the words meant, or after three days they stand."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from domain.meaning.folding import MARKS, tokens
from domain.meaning.keywords import TWILIO_STOP
from domain.meaning.wordlists import listed

FINAL_AFTER: Final = timedelta(hours=72)
"""Who has not been asked about by then meant it: under-sending beats over-sending."""


class Decision(StrEnum):
    """What became of a provisional opt-out."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    LIFTED = "lifted"
    STARTED = "started"
    """The person opted in again before anybody decided."""
    FINAL = "final"


_BESIDE: Final = listed("please kindly ok okay yes yeah no it this that just now thanks thank you")
_LONGEST: Final = 1600


def says_keyword(body: str) -> bool:
    """Whether one of Twilio's own words is a clause of a text: “Yes, cancel”, “ok, STOP”.

    These are words that 47 CFR 64.1200(a)(10) names: whoever says one has revoked, whatever else
    they said, and nobody may decide otherwise for them.
    """
    clause: list[str] = []
    for word in [*tokens(body[:_LONGEST]), "."]:
        if word not in MARKS:
            clause.append(word)
            continue
        if "".join(one for one in clause if one not in _BESIDE) in TWILIO_STOP:
            return True
        clause = []
    return False
