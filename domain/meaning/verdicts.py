"""What a text can mean, and the words that decided it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Meaning(StrEnum):
    """What the sender of a text wants.

    A provisional opt-out is one that a person must look at: it may be a revocation, so the number
    is not texted meanwhile. A tapback is a reaction or a quotation of our own text.
    """

    OPT_OUT = "opt_out"
    PROVISIONAL = "provisional"
    OPT_IN = "opt_in"
    HELP = "help"
    CONFIRMATION = "confirmation"
    DECLINED = "declined"
    TAPBACK = "tapback"
    REPLY = "reply"


SILENCING: Final = frozenset({Meaning.OPT_OUT, Meaning.PROVISIONAL})
"""After these the number gets no more texts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning and the words that gave it (normalised), as kept with an opt-out as evidence.

    `by_law` marks an opt-out that 47 CFR 64.1200(a)(10) or Twilio takes for one in any case:
    nobody may lift it but the person.
    """

    meaning: Meaning
    words: str
    by_law: bool = False
    joins: bool = False
    """An opt-in by one of the team's own keywords: a written consent, not only a START."""
