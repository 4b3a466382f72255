"""The team's own texts of what we answer to STOP, START, HELP and JOIN, and what each must say.

A confirmation of STOP carries no marketing (47 CFR 64.1200(a)(12)), and what the others have to
name is in CTIA's Messaging Principles (section 5.1) and in the carriers' short code handbook. A
text that no longer says it, as after another business name, is not sent: then ours is.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain import segments
from domain.counting import count

LONGEST: Final = 320
RATES: Final = "Msg & data rates may apply"


class Own(StrEnum):
    """Which answer a team may word itself; the name of its field in forms."""

    STOP = "answer_stop"
    START = "answer_start"
    HELP = "answer_help"
    JOIN = "answer_join"


LABELS: Final[Mapping[Own, str]] = MappingProxyType(
    {
        Own.STOP: "confirmation of STOP",
        Own.START: "confirmation of START",
        Own.HELP: "answer to HELP",
        Own.JOIN: "answer to JOIN",
    }
)
_LINK: Final = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|net|org|io|co|ly|me|us|info|app|shop)\b", re.I
)
_SELLS: Final = re.compile(
    r"\b(?:sales?|offers?|deals?|discounts?|coupons?|promos?|promo codes?|free|save|savings|buy"
    r"|shop(?:ping)?|win|gifts?|rewards?|specials?|visit|hurry|limited time|check out"
    r"|miss out|miss you|don['’]?t go|follow us|download|new arrivals?)\b|\d+\s?%|[$€£]\s?\d+",
    re.I,
)
_ENDS: Final = re.compile(
    r"\b(?:no (?:more|further)|not (?:get|receive|be sent) any (?:more|further)|never text"
    r"|unsubscribed|opted out|stopped|removed)\b"
    r"|\b(?:won['’]?t|will not) (?:text|message|get|receive|contact)\b",
    re.I,
)
_BEGINS: Final = re.compile(
    r"\b(?:subscribed|opted in|again|resumed?|will (?:get|receive))\b", re.I
)
_FIELD: Final = re.compile(r"\{\{|\}\}")


def tidy(text: str) -> str:
    """One line, without spaces around it."""
    return " ".join(text.split())


def problem(own: Own, text: str, *, business: str, contact: str, frequency: str = "") -> str | None:
    """What a text lacks or must not say, in a sentence; None where it may be sent."""
    what = f"The {LABELS[own]}"
    if len(text) > LONGEST:
        return f"{what} has {len(text)} characters; {LONGEST} are allowed."
    if _FIELD.search(text):
        return f"{what} has no fields: it goes to people of whom we may know nothing but a number."
    missing = _missing(own, text, business=business, contact=contact, frequency=frequency)
    if missing:
        return f"{what} has to say {' and '.join(missing)}."
    if own is Own.STOP and (sold := _sold(text, business)):
        return f"{what} must not sell anything or link anywhere: take out “{sold}”."
    return None


def note(own: Own, text: str, *, smart_encoding: bool = False) -> str | None:
    """What a text that may be sent costs more than it has to; None for one segment."""
    counted = segments.count(text, smart_encoding)
    if counted.segments <= 1:
        return None
    cost = count(counted.segments, "segment")
    return f"The {LABELS[own]} costs {cost} each time; 160 plain characters cost one."


def _missing(own: Own, text: str, *, business: str, contact: str, frequency: str) -> Sequence[str]:
    said = text.casefold()
    wants: dict[Own, list[tuple[str, bool]]] = {
        Own.STOP: [("that no more texts come", bool(_ENDS.search(text)))],
        Own.START: [
            ("that texts come again", bool(_BEGINS.search(text))),
            ("HELP", _names(text, "HELP")),
            ("STOP", _names(text, "STOP")),
        ],
        Own.HELP: [
            (f"the help contact, “{contact}”", _reaches(said, contact)),
            ("STOP", _names(text, "STOP")),
        ],
        Own.JOIN: [
            (f"how often, “{frequency or 'Msg frequency varies'}”", _often(said, frequency)),
            (f"“{RATES}”", _rates(said)),
            ("HELP", _names(text, "HELP")),
            ("STOP", _names(text, "STOP")),
        ],
    }
    name = (f"who you are, “{business}”", not business or business.casefold() in said)
    return [words for words, is_said in (name, *wants[own]) if not is_said]


def _names(text: str, keyword: str) -> bool:
    return re.search(rf"\b{keyword}\b", text) is not None


def _reaches(said: str, contact: str) -> bool:
    return not contact or contact.casefold() in said


def _often(said: str, frequency: str) -> bool:
    return (frequency.strip().rstrip(".").casefold() or "frequency varies") in said


def _rates(said: str) -> bool:
    plain = said.replace("message", "msg").replace(" and ", " & ")
    return RATES.casefold() in plain


def _sold(text: str, business: str) -> str:
    """The first word that sells or links; the business may be called as it likes."""
    rest = re.sub(re.escape(business), " ", text, flags=re.I) if business else text
    found = _LINK.search(rest) or _SELLS.search(rest)
    return found[0] if found else ""
