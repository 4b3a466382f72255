"""The reader: every inbound text goes through here once, and comes out with one meaning.

The order is the rule: what Twilio did already, reactions, keywords, revocations in sentences, and
only then what answers our text. A stop anywhere in a text outweighs everything else in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from domain.meaning import chatting, elsewhere, english, leaning, reactions, signatures, unsure
from domain.meaning.folding import MARKS, fold_word, tokens
from domain.meaning.keywords import (
    CONFIRM_WORDS,
    CONNECTING,
    DATED_WORDS,
    DECLINE_WORDS,
    HELP_WORDS,
    JOINED_STOP,
    START_WORDS,
    TWILIO_STOP,
    UNSURE_STOP,
    canonical,
)
from domain.meaning.verdicts import Meaning, Reading
from domain.meaning.vocabulary import unified
from domain.meaning.wordlists import listed

LONGEST: Final = 1600
"""Characters that are read: Twilio takes no longer texts."""
_POLITE: Final = listed(
    "please kindly hi hello hey ok okay just sorry now thanks thank you asap immediately",
    "already right at once forever everything it this today guys sir maam por favor",
    "gracias svp merci bitte danke obrigado obrigada period exclamation point mark sil",
    "vous plait te urgent",
)
_UNPOLITE_DATED: Final = listed(
    "ok okay now it this right",
)
_LONGEST_ORDER: Final = 12
"""Words of a keyword with its politeness."""
_TYPES: Final = {"STOP": Meaning.OPT_OUT, "START": Meaning.OPT_IN, "HELP": Meaning.HELP}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A workspace's own keywords, in folded form (`own_words`)."""

    stop: frozenset[str] = field(default_factory=frozenset)
    join: frozenset[str] = field(default_factory=frozenset)
    awaits_yes: bool = False
    """Whether the number asked to join, and is to confirm it by a Y."""


NONE: Final = OwnWords()


def own_words(
    stop: Sequence[str], join: Sequence[str] = (), *, awaits_yes: bool = False
) -> OwnWords:
    """A workspace's setting as the reader takes it: case, accents and spaces do not matter."""
    return OwnWords(_folded(stop), _folded(join), awaits_yes)


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(folded for word in words if (folded := fold_word(word)))


def read(
    body: str,
    *,
    opt_out_type: str | None = None,
    asked_for_confirmation: bool = False,
    may_decline: bool = False,
    opted_out: bool = False,
    own: OwnWords = NONE,
) -> Reading:
    """What a text means.

    `opt_out_type` is Twilio's OptOutType parameter (Advanced Opt-Out), `asked_for_confirmation`
    whether the latest text to that number asked for one, `may_decline` whether that text named R
    too, `opted_out` whether the number is opted out now, `own` the workspace's own keywords.
    """
    text = body[:LONGEST]
    words = tokens(text)
    bare = [word for word in words if word not in MARKS]
    said = " ".join(bare)
    kind = _TYPES.get((opt_out_type or "").strip().upper())
    if kind is Meaning.OPT_OUT:
        return Reading(kind, said, by_law=True)
    stopped = _keyword(bare, own)
    if stopped is not None:
        return stopped
    if kind is Meaning.HELP or (kind is Meaning.OPT_IN and (said != "yes" or opted_out)):
        return Reading(kind, said, joins=_joins(bare, own))
    if reactions.is_reaction(text):
        return Reading(Meaning.TAPBACK, said)
    own_part = reactions.without_quotations(text)
    revoked = _revoked(words if own_part is text else tokens(own_part), text)
    if revoked is None and own_part is not text:
        revoked = _quoting(words, text)
    revoked = _firmest(_unsigned(text, own), revoked)
    if revoked is not None:
        return revoked
    if _joins(bare, own):
        return Reading(Meaning.OPT_IN, said, joins=True)
    meaning = _answered(bare, asked_for_confirmation, may_decline, opted_out)
    if meaning is not Meaning.REPLY:
        return Reading(meaning, said)
    above = signatures.without(own_part) or own_part
    return leaning.find(unified(tokens(above)), text) or Reading(meaning, said)


def _keyword(bare: list[str], own: OwnWords) -> Reading | None:
    """A stop keyword that is the whole text, politeness aside."""
    compact = "".join(bare)
    if compact in TWILIO_STOP:
        return Reading(Meaning.OPT_OUT, compact if len(bare) == 1 else " ".join(bare), by_law=True)
    if compact in JOINED_STOP:
        return Reading(Meaning.OPT_OUT, " ".join(bare), by_law=True)
    if compact in own.stop or canonical(compact) is not None:
        return Reading(Meaning.OPT_OUT, " ".join(bare))
    if compact in UNSURE_STOP:
        return Reading(Meaning.PROVISIONAL, compact)
    if len(bare) > _LONGEST_ORDER:
        return None
    left = {word for word in unified(bare) if word not in _POLITE}
    if len(left) == 1 and left <= UNSURE_STOP:
        return Reading(Meaning.PROVISIONAL, " ".join(bare))
    said = left - CONNECTING if len(left - CONNECTING) > 1 else left
    keys = {"stop" if word == "stop" else canonical(word) for word in said}
    if not _are_all_stops(said, own):
        return None
    if keys <= DATED_WORDS and _UNPOLITE_DATED & set(bare):
        return Reading(Meaning.PROVISIONAL, " ".join(bare))
    return Reading(Meaning.OPT_OUT, " ".join(bare), by_law=bool(keys & TWILIO_STOP))


def _are_all_stops(said: set[str], own: OwnWords) -> bool:
    """Stop keywords alone, in whatever languages; an unsure one counts beside another."""
    sure = {word for word in said if canonical(word) is not None or word in own.stop}
    return bool(sure) and said <= sure | UNSURE_STOP


def _joins(bare: list[str], own: OwnWords) -> bool:
    """One of the team's opt-in keywords as the whole text, or the Y that confirms one."""
    word = "".join([one for one in bare if one not in _POLITE])
    return word in own.join or (own.awaits_yes and word in {"y", "yes"})


def _unsigned(text: str, own: OwnWords) -> Reading | None:
    """What a text says above the line that a phone puts under it."""
    above = signatures.without(text)
    if above is None:
        return None
    words = tokens(above)
    return _keyword([word for word in words if word not in MARKS], own) or _revoked(words, above)


def _quoting(words: list[str], text: str) -> Reading | None:
    """A revocation inside quotation marks: the writer may quote somebody, or what they told us."""
    found = _revoked(words, text) if reactions.own_quotation(text) else None
    return Reading(Meaning.PROVISIONAL, found.words) if found is not None else None


def _revoked(words: list[str], text: str) -> Reading | None:
    """A revocation in a sentence; a certain one anywhere outweighs an unsure one."""
    plain = unified(words)
    found = _firmest(english.find(plain), elsewhere.find(words), unsure.find(plain, text))
    if found is None:
        return None
    return chatting.unsure(
        found, plain, lambda rest: _firmest(english.find(rest), unsure.find(rest, text))
    )


def _firmest(*found: Reading | None) -> Reading | None:
    """The first certain one, or else the first."""
    some = [it for it in found if it is not None]
    return next((it for it in some if it.meaning is Meaning.OPT_OUT), some[0] if some else None)


def _answered(bare: list[str], asked: bool, may_decline: bool, opted_out: bool) -> Meaning:
    word = "".join(bare)
    if word in START_WORDS - {"yes"} or (word == "yes" and opted_out):
        return Meaning.OPT_IN
    if word in HELP_WORDS:
        return Meaning.HELP
    core = [one for one in bare if one not in _POLITE]
    if _is_one(core, CONFIRM_WORDS, "yes") or word in CONFIRM_WORDS:
        return Meaning.CONFIRMATION
    if asked and core and set(core) <= {"yes"}:
        return Meaning.CONFIRMATION
    if may_decline and (_is_one(core, DECLINE_WORDS, "no") or (core and set(core) <= {"no"})):
        return Meaning.DECLINED
    return Meaning.REPLY


def _is_one(core: list[str], known: frozenset[str], beside: str) -> bool:
    """One of the words, alone or beside its yes or no."""
    rest = [word for word in core if word != beside]
    return len(rest) == 1 and rest[0] in known
