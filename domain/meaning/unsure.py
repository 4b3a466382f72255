"""What may be a revocation, so that a person must look: provisional opt-outs; and the bare STOP.

A bare order to stop inside a longer text is certain where nothing else can be meant; beside a joke
it says nothing; hostility, a wrong number or "not interested" alone are unsure.
"""

import re
from collections.abc import Sequence
from typing import Final

from domain.meaning import grievances, opening, wholetexts
from domain.meaning.chatting import LAUGHING
from domain.meaning.doubts import ANYWHERE, BARE, IT, SHORT_TEXTS
from domain.meaning.english import WINDOW
from domain.meaning.folding import MARKS
from domain.meaning.hints import WHOLE
from domain.meaning.lefts import before, ordered, ours
from domain.meaning.verdicts import Meaning, Reading
from domain.meaning.vocabulary import COMPLAINT, FLATTERED, LAUGHTER, LEAD_INS

SHORT: Final = 6
_BY_TRIGGER: Final = {
    word: tuple(pattern for triggers, pattern in ANYWHERE if word in triggers)
    for word in frozenset[str]().union(*(triggers for triggers, _ in ANYWHERE))
}


def find(words: Sequence[str], body: str) -> Reading | None:
    """A bare order to stop, or else what may be a revocation."""
    bare = [word for word in words if word not in MARKS]
    if any(sign in body for sign in LAUGHING):
        bare = [*bare, "blush"]
    return (
        _bare_stop(words, bare)
        or _short(bare)
        or _anywhere(words)
        or opening.find(bare, body)
        or grievances.find(words)
        or _pictured(bare, body)
    )


def _bare_stop(words: Sequence[str], bare: Sequence[str]) -> Reading | None:
    for at, word in enumerate(words):
        window = " ".join(words[at : at + WINDOW]) + " " if word in _STOPS else ""
        if not window or words[at - 1 : at] in _NOUNS or not ordered(words, at):
            continue
        if _is_advice(words, bare, at):
            continue
        found = BARE.match(window)
        if found is not None and word != "stop" and words[at + 1 : at + 3] in _DENIED:
            continue
        if found is not None:
            meaning = _weight(words, bare, at)
            if meaning is not None and word != "stop":
                meaning = Meaning.PROVISIONAL
        else:
            found = IT.match(window)
            meaning = _weight_it(bare)
        if found is not None and meaning is not None:
            return Reading(meaning, found.group().strip())
    return None


def _is_advice(words: Sequence[str], bare: Sequence[str], at: int) -> bool:
    """A friend's "then just quit", or what the rain does: no order to us, as nothing is named."""
    if COMPLAINT & set(bare) or "please" in bare:
        return False
    if words[at] == "quit":
        return words[at - 1 : at] == ["just"] and len(bare) > 2
    return list(words[at - 2 : at]) == ["and", "then"]


_NOUNS: Final = (["last"], ["the"], ["that"], ["my"], ["your"])
"""Behind these a stop is a place."""
_DENIED: Final = (["?", "no"], ["?", "never"], ["?", "nope"])
"""Whoever repeats it as a question and denies it does not do it: "quit? no way"."""
_STOPS: Final = frozenset({"stop", "quit", "cut", "knock"})


def _weight(words: Sequence[str], bare: Sequence[str], at: int) -> Meaning | None:
    """A whole clause that says STOP: certain, unless it jokes or stands amid directions."""
    said = set(bare)
    if _flattered(said):
        return None
    if LAUGHTER & said:
        alone = said <= LAUGHTER | LEAD_INS | {"stop"} or COMPLAINT & said
        return Meaning.PROVISIONAL if alone and len(bare) <= SHORT else None
    pleading = "please" in (*words[at - 1 : at], *words[at + 1 : at + 2])
    short = len(bare) <= 2 * SHORT
    edge = not before(words, at) and (at == 0 or words[at + 1 : at + 3] in ([], ["."]))
    if pleading or COMPLAINT & said or len(bare) <= SHORT:
        return Meaning.OPT_OUT
    return Meaning.PROVISIONAL if short or edge else None


def _weight_it(bare: Sequence[str]) -> Meaning | None:
    said = set(bare)
    if LAUGHTER & said or _flattered(said):
        return None
    if len(bare) <= 4 or COMPLAINT & said:
        return Meaning.OPT_OUT
    return None


def _flattered(said: set[str]) -> bool:
    return bool(FLATTERED & said) or said >= {"too", "kind"}


def _short(bare: Sequence[str]) -> Reading | None:
    """Texts of a few words that are hostile, tired or declining."""
    said = " ".join(bare)
    if wholetexts.is_whole(bare):
        return Reading(Meaning.PROVISIONAL, said)
    if not bare or len(bare) > 2 * SHORT:
        return None
    for pattern in (*SHORT_TEXTS, WHOLE):
        if pattern.fullmatch(said):
            return Reading(_hostile(said), said)
    return None


def _hostile(said: str) -> Meaning:
    """To be told to go away for good is certain."""
    off = re.match(
        (
            r"(?:please )?no texts?|(?:piss|fuck|bugger|sod|f|eff) off|(?:please )?go"
            r" away|no more texts?|no more messages?"
        ),
        said,
    )
    return Meaning.OPT_OUT if off else Meaning.PROVISIONAL


def _anywhere(words: Sequence[str]) -> Reading | None:
    for at, word in enumerate(words):
        for pattern in _BY_TRIGGER.get(word, ()):
            found = pattern.match(" ".join(words[at : at + WINDOW]) + " ")
            if found is not None and _is_ours(words, at):
                return Reading(Meaning.PROVISIONAL, found.group().strip())
    return None


def _is_ours(words: Sequence[str], at: int) -> bool:
    """Whether it is about our texts: nobody else is spoken of, it is no slip."""
    if words[at] == "keep":
        left = before(words, at)
        return "you" in left or "why" in left
    return ours(words, at)


def _pictured(bare: Sequence[str], body: str) -> Reading | None:
    """Signs of refusal without a word."""
    signs = [sign for sign in "🛑🖕🚫⛔🔕" if sign in body]
    return Reading(Meaning.PROVISIONAL, "".join(signs)) if signs and not bare else None
