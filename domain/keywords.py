"""What an incoming text means: STOP above all, then START, HELP, C, tapbacks, and real replies.

Twilio's keywords are whole messages in any case (Twilio help 223134027; platform facts, A12). The
law asks for more: any reasonable wording of "stop" revokes consent (47 CFR 64.1200(a)(10)), so the
short sentences of that kind count too. Rules are tables, read from the top: the first that fits
decides, and STOP stands first.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.blanks import visible


class Meaning(StrEnum):
    """What the sender of a text wants."""

    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    HELP = "help"
    CONFIRMATION = "confirmation"
    TAPBACK = "tapback"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning and the words that gave it (normalised), as kept with an opt-out as evidence."""

    meaning: Meaning
    words: str


STOP_WORDS: Final = frozenset(
    {"stop", "unsubscribe", "end", "quit", "stopall", "revoke", "optout", "cancel"}
)
START_WORDS: Final = frozenset({"start", "yes", "unstop"})
HELP_WORDS: Final = frozenset({"help", "info"})
CONFIRM_WORDS: Final = frozenset({"c", "confirm", "confirmed", "confirming", "i confirm"})
# The spellings in two words that 47 CFR 64.1200(a)(10) names or that differ by a space only.
_STOP_PHRASES: Final = frozenset({"opt out", "stop all", "un subscribe"})
_START_PHRASES: Final = frozenset({"opt in", "optin", "subscribe", "resubscribe", "un stop"})

_POLITE: Final = (
    r"(?:(?:please|pls|plz|kindly|hi|hello|hey|ok|okay|just|sorry|no|now|and|you can) )*"
)
_AFTER: Final = (
    r"(?: (?:please|pls|plz|now|immediately|already|thanks|thank you|thx|ok|asap|right now"
    r"|at once|forever|everything))*"
)
_TEXTING: Final = (
    r"(?:(?:text|texting|texts|messaging|message|messages|msgs?|sms|contacting|contact|spamming"
    r"|spam|bothering|calling|writing|sending|send)\b)"
)
_ABOUT: Final = (
    r"(?: (?:me|us|to|this|these|the|your|my|any|more|number|phone|all|of|from|here|ever|again"
    r"|anymore|any ?more|texts?|messages?|msgs?|sms|list|off))*"
)
# Whole sentences of a few words, so that "stop by at 5" and "can't stop laughing" stay replies.
_REVOCATIONS: Final = tuple(
    re.compile(rf"{_POLITE}(?:{core}){_AFTER}")
    for core in (
        r"(?:stop|unsubscribe|quit|revoke|end|cancel|optout|opt out|stopall|stop all)",
        rf"(?:stop|quit|end|cease)(?: (?:these|this|the|your|all|with))* {_TEXTING}{_ABOUT}",
        r"stop it",
        r"(?:un ?subscribe|opt out|opt me out|sign me off)(?: (?:me|us|my number|from|of|this|these"
        r"|the|your|all|list|lists|texts?|messages?|msgs?))*",
        r"(?:opt|take|sign|get|leave) me (?:out|off)(?: (?:of|from|this|these|the|your|all|list"
        r"|lists|mailing|texting|texts?|messages?))*",
        r"remove (?:me|us|my number|this number|my phone number)(?: (?:from|off|of|this|these|the"
        r"|your|all|list|lists|mailing|texting|texts?|messages?|database))*",
        r"delete (?:me|my number|my phone number)(?: (?:from|your|the|this|list|lists|database))*",
        rf"(?:do not|dont|don t|never) (?:ever )?{_TEXTING}{_ABOUT}",
        r"(?:no|not) more (?:texts?|messages?|msgs?|sms)(?: (?:from you|to me|at all))?",
        r"lose my number",
        r"(?:i|we) (?:want|would like|d like|wish|need) to (?:unsubscribe|opt out|be removed"
        r"|stop receiving(?: (?:these|your|the|all))* (?:texts?|messages?))"
        r"(?: from (?:this|your) list)?",
        r"(?:i )?(?:do not|dont|don t) want (?:any ?more|any|your|these|to (?:get|receive)"
        r"(?: any| these| your| more)*) (?:texts?|messages?|msgs?)",
        r"(?:i )?(?:revoke|withdraw) (?:my )?consent",
        r"wrong number (?:please )?(?:stop|remove me|(?:do not|dont|don t) (?:text|contact)"
        r"(?: me)?)",
    )
)
_LONGEST_REVOCATION: Final = 100

_QUOTED: Final = r"\s*(?:“.*|\".*|«.*|„.*|‘.*|'.*|「.*|an image|a movie|a photo|an? \w+)$"
_TAPBACK_VERBS: Final = (
    *("liked", "loved", "disliked", "laughed at", "emphasized", "emphasised", "questioned"),
    *("removed an? \\w+(?: \\w+)? from", "reacted .{1,12} to"),
    *("le gustó", "le encantó", "no le gustó", "se rió de", "me gusta", "destacó", "cuestionó"),
    *("a aimé", "a adoré", "n'a pas aimé", "a ri de", "a mis en exergue", "aimé", "adoré"),
    *("gefällt", "hat .{1,20} geliked", "mag", "liebt", "lacht über", "betont", "mag nicht"),
    *("curtiu", "gostou de", "adorou", "amou", "riu de", "ha messo mi piace a", "ha adorato"),
    *("vond .{1,12} leuk", "gillade", "älskade", "likte", "elsket"),
)
_TAPBACKS: Final = (
    re.compile(rf"(?:{'|'.join(_TAPBACK_VERBS)}){_QUOTED}", re.IGNORECASE | re.DOTALL),
    # Android: 👍 to “ … ”, and its removal.
    re.compile(
        r"[^\w\s]{1,12}\s*(?:to|zu|à|a|para|op|till)\s*[“\"«„‘'\u200a].*", re.IGNORECASE | re.DOTALL
    ),
    re.compile(r"\S{1,12} removed from\s*[“\"«„].*", re.IGNORECASE | re.DOTALL),
)
_OPT_OUT_TYPES: Final = {
    "STOP": Meaning.OPT_OUT,
    "START": Meaning.OPT_IN,
    "HELP": Meaning.HELP,
}


@dataclass(frozen=True, slots=True)
class _Context:
    """One message as the rules see it."""

    body: str
    words: str
    type: Meaning | None
    asked: bool
    opted_out: bool


_Rule = tuple[Meaning, Callable[[_Context], bool]]

# Twilio's own verdict (OptOutType) comes before START and HELP words of ours, because Twilio has
# acted on it already; a STOP that only we can read wins even over that.
_RULES: Final[tuple[_Rule, ...]] = (
    (Meaning.OPT_OUT, lambda it: it.type is Meaning.OPT_OUT),
    (Meaning.OPT_OUT, lambda it: it.words in STOP_WORDS or it.words in _STOP_PHRASES),
    (Meaning.OPT_IN, lambda it: it.type is Meaning.OPT_IN and _may_opt_in(it)),
    (Meaning.HELP, lambda it: it.type is Meaning.HELP),
    (Meaning.TAPBACK, lambda it: any(rule.fullmatch(it.body) for rule in _TAPBACKS)),
    (Meaning.OPT_OUT, lambda it: _revokes(it.words)),
    (Meaning.OPT_IN, lambda it: it.words in START_WORDS - {"yes"} or it.words in _START_PHRASES),
    (Meaning.OPT_IN, lambda it: it.words == "yes" and it.opted_out),
    (Meaning.HELP, lambda it: it.words in HELP_WORDS),
    (Meaning.CONFIRMATION, lambda it: it.words in CONFIRM_WORDS),
    (Meaning.CONFIRMATION, lambda it: it.words == "yes" and it.asked),
)


def read(
    body: str,
    *,
    opt_out_type: str | None = None,
    asked_for_confirmation: bool = False,
    opted_out: bool = False,
) -> Reading:
    """What a text means.

    `opt_out_type` is Twilio's OptOutType parameter (Advanced Opt-Out), `asked_for_confirmation`
    whether the latest text to that number asked for one, `opted_out` whether it is opted out now.
    """
    it = _Context(
        body=visible(body),
        words=_words(body),
        type=_OPT_OUT_TYPES.get((opt_out_type or "").strip().upper()),
        asked=asked_for_confirmation,
        opted_out=opted_out,
    )
    for meaning, fits in _RULES:
        if fits(it):
            return Reading(meaning, it.words)
    return Reading(Meaning.REPLY, it.words)


def _may_opt_in(it: _Context) -> bool:
    """A YES to a question is an answer, whatever Twilio's table says, unless it was opted out."""
    return it.words != "yes" or it.opted_out


def _words(body: str) -> str:
    """The body as plain lower-case words: without accents' variants, punctuation or emoji."""
    text = unicodedata.normalize("NFKC", body).casefold().replace("’", "'")
    kept = ("" if char == "'" else char if char.isalnum() else " " for char in text if _shows(char))
    return " ".join("".join(kept).split())


def _shows(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) not in {"Cf", "Cc", "Mn", "Me"}


def _revokes(words: str) -> bool:
    return len(words) <= _LONGEST_REVOCATION and any(rule.fullmatch(words) for rule in _REVOCATIONS)
