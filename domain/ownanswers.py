"""The team's own texts of what we answer to STOP, START, HELP and JOIN, and what each must say.

A confirmation of STOP carries no marketing (47 CFR 64.1200(a)(12)): it is made of the few words in
which one says that texts have ended, whom to ask, and that START brings them back. What the others
have to name is in CTIA's Messaging Principles (section 5.1) and in the carriers' short code
handbook. A text that no longer says it, as after another business name, is not sent: then ours is.
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
_LINK: Final = re.compile(r"https?:\S*|www\.\S*|\S*\w\.\w{2,}\S*", re.I)
"""Whatever a phone may make a link of."""
_SELLS: Final = re.compile(
    r"\b(?:sales?|offers?|deals?|discounts?|coupons?|promos?|promo codes?|free|save|savings|buy"
    r"|shop(?:ping)?|win|gifts?|rewards?|specials?|visit|hurry|limited time|check out"
    r"|miss out|miss you|don['’]?t go|follow us|download|new arrivals?)\b|\d+\s?%|[$€£]\s?\d+",
    re.I,
)
_OFFERS: Final = re.compile(
    r"\b(?:half[- ]price|clearance|bargains?|discounts?|coupons?|free gifts?|hurry|limited time"
    r"|(?:today|this week) only|(?:shop|buy|order) (?:now|today)|on sale|sale (?:now|today|ends?)"
    r"|save (?:up to )?\d+|\d+ for \d+)\b|\d+\s?%|[$€£]\s?\d+",
    re.I,
)
"""Of texts that may name what a programme is about: only what offers something."""
_NOT_ENDED: Final = re.compile(
    r"\bnot (?:yet |been )*(?:unsubscribed|opted out|stopped|removed)\b", re.I
)
_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
_PLAIN: Final = frozenset(
    _WORD.findall(
        # Who.
        "you your you've you'll you're we we'll we've us our this that number phone mobile it i"
        # That it ended.
        " are have been has is was will won't can cannot not no never more further any anymore"
        " get receive be sent send come contact text texts texting message messages messaging"
        " sms mms msg msgs alerts updates notifications reminders marketing promotional campaign"
        " unsubscribed unsubscribe opted opt out removed stopped ended canceled off list lists"
        " subscription request confirmed received processed successfully effective immediately now"
        " again future last final one only confirmation ok okay done"
        # How it begins again, and whom to ask.
        " reply text start unstop join resume rejoin resubscribe subscribe restart back in"
        " help questions question call email write phone time anytime if want longer changed mind"
        " did mean do mistake error sorry thank thanks please"
        # What holds it together.
        " a an the to from of for and or at by on with as per so all"
    )
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
    rest = _without(text, business, contact)
    if own is Own.HELP and (offer := _OFFERS.search(rest)):
        return f"{what} must not sell anything: take out “{offer[0]}”."
    return _strays(what, rest) if own is Own.STOP else None


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
        Own.STOP: [("that no more texts come", _ended(text))],
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


def _ended(text: str) -> bool:
    return _ENDS.search(text) is not None and _NOT_ENDED.search(text) is None


def _without(text: str, *names: str) -> str:
    """A text without these: the business may be called, and reached, as it likes."""
    for name in filter(None, names):
        text = re.sub(re.escape(name), " ", text, flags=re.I)
    return text


def _strays(what: str, rest: str) -> str | None:
    """What a confirmation of STOP says that is none of its business, in a sentence."""
    if sold := _LINK.search(rest) or _SELLS.search(rest) or _OFFERS.search(rest):
        return f"{what} must not sell anything or link anywhere: take out “{sold[0]}”."
    for word in _WORD.findall(rest):
        if word.casefold().replace("’", "'") not in _PLAIN:
            return (
                f"{what} says that texts have ended, how to reach you, that START brings them back,"
                f" and nothing else: take out “{word}”."
            )
    return None
