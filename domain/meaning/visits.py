"""Texts that name an appointment, where CANCEL, END and QUIT may mean that and not our texts."""

import re
from typing import Final

from domain.meaning.folding import tokens
from domain.meaning.keywords import DATED_WORDS, canonical

_VISIT: Final = re.compile(
    r"\b(?:appointments?|appts?|visits?|bookings?|booked|reservations?|sessions?|check-?up|cleaning"
    r"|consultations?|consults?|scheduled|class|meetings?|lessons?|interviews?|slots?|pick-?ups?"
    r"|deliver(?:y|ies)|procedures?|exams?|citas?|rendez-?vous|rdv|termin|consulta|horario)\b",
    re.IGNORECASE,
)


def names_visit(text: str) -> bool:
    """Whether a text of ours names something that a person can call off."""
    return _VISIT.search(text) is not None


def may_mean_visit(answer: str, text: str) -> bool:
    """Whether the answer, an opt-out, may have called off what the text named."""
    said = {canonical(word) for word in tokens(answer)}
    return bool(DATED_WORDS & said) and names_visit(text)
