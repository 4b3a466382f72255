"""What no rule knows: words, weighed by whether people say them to be rid of our texts.

However long the tables of wordings get, a third of what people think of next is in none of them. So
a text that every rule took for a plain reply is weighed: each word, pair and triple in it leans
towards a revocation or away from one, by as much as the labelled texts of the corpus say
(`tests/domain/learning.py` works the weights out). What leans far enough is a provisional opt-out:
a person looks. Nothing is opted out firmly, and nothing is let through, because of a weight.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from domain.meaning import chatting
from domain.meaning.families import family_of
from domain.meaning.folding import MARKS
from domain.meaning.verdicts import Meaning, Reading
from domain.meaning.weights import around, bones, pairs, threes
from domain.meaning.weights import words as single
from domain.meaning.wordlists import listed

ENOUGH: Final = 18
"""From this sum on, in tenths, a text leans far enough."""
FURTHER: Final = 25
"""How much further it has to lean where it names nothing of ours."""
UNMET: Final = 2
"""What each word that no text taught takes away: of such texts the weights know the less."""
MOST: Final = 14
"""Words of a text that is weighed: in longer ones small leanings add up to anything."""
FEWEST: Final = 2
"""Words from which on a text is weighed: what one word means, the keywords know."""
LONGEST: Final = 80
"""Words of a text that is learned from; hardly anybody says more."""
_OUR_FAMILIES: Final = listed("STOP REMOVE TEXTS SEND NUMBER LIST AGREE LAW")
_OURS: Final = listed(
    "wrong spam spammer report block unsubscribe unsubscribed optout optedout opt scam these",
    "anymore cancel cancelar inbox info numero mas hint",
)
_VOWELS: Final = frozenset("aeiouy")
_SHORT: Final = 4

Lean = tuple[str, int, int]
"""A feature, and from which to which word it stands."""


def find(words: Sequence[str], body: str) -> Reading | None:
    """A provisional opt-out, with the words that lean most, or None; chat is left alone."""
    if chatting.is_chat(words, body):
        return None
    said = [word for word in words if word not in MARKS]
    if not FEWEST <= len(said) <= MOST:
        return None
    leans = [one for one in features(words) if one[0] in _WEIGHTS]
    total = sum(_WEIGHTS[name] for name in {name for name, _, _ in leans}) + single.START
    total -= UNMET * sum(word not in _WEIGHTS for word in said)
    if total < (ENOUGH if _names_ours(words) else ENOUGH + FURTHER):
        return None
    return Reading(Meaning.PROVISIONAL, " ".join(_heaviest(words, leans)))


def _names_ours(words: Sequence[str]) -> bool:
    """Whether a text speaks of texts, lists, numbers, leaving or agreeing at all."""
    return any(word in _OURS or family_of(word) in _OUR_FAMILIES for word in words)


def features(words: Sequence[str]) -> Iterator[Lean]:
    """What is weighed: words as they are, by their family, and by their letters in any order."""
    said = ["^", *words[:LONGEST], "$"]
    yield from _grams(said)
    yield from _grams([family_of(word) for word in said])
    bones = [f"~{_bones(word)}" for word in said]
    yield from ((one, at, at + 1) for at, one in enumerate(bones))
    yield from ((f"{a}{b}", at, at + 2) for at, (a, b) in enumerate(pairwise(bones)))


def _grams(said: Sequence[str]) -> Iterator[Lean]:
    """Each word, each two and three side by side, and each two around a third."""
    for at, word in enumerate(said):
        yield word, at, at + 1
        behind = said[at + 1 : at + 3]
        if behind:
            yield f"{word}_{behind[0]}", at, at + 2
        if len(behind) > 1:
            yield f"{word}__{behind[1]}", at, at + 3
            yield f"{word}_{behind[0]}_{behind[1]}", at, at + 3


def _bones(word: str) -> str:
    """A word without its vowels, its order and its doubled letters: misspellings share them."""
    if len(word) < _SHORT:
        return word
    return word[0] + "".join(sorted(set(word[1:]) - _VOWELS))


def _heaviest(words: Sequence[str], leans: Sequence[Lean]) -> Sequence[str]:
    """The run of words that leans most, each feature being shared out among its words."""
    shares = [0.0] * (len(words) + 2)
    for name, start, end in leans:
        for at in range(start, end):
            shares[at] += _WEIGHTS[name] / (end - start)
    best, since, total, most = (0, len(words)), 0, 0.0, 0.0
    for at, share in enumerate(shares[1:-1]):
        if total <= 0:
            since, total = at, 0.0
        total += share
        if total > most:
            best, most = (since, at + 1), total
    return words[slice(*best)]


def _read(table: str) -> Iterator[tuple[str, int]]:
    """A table is a weight, such as `=12` or `=-4`, and what weighs so much, until the next one."""
    weight = 0
    for word in table.split():
        if word.startswith("="):
            weight = int(word[1:])
        else:
            yield word, weight


_TABLES: Final = (single.TABLE, pairs.TABLE, threes.TABLE, around.TABLE, bones.TABLE)
_WEIGHTS: Final = dict(chain.from_iterable(map(_read, _TABLES)))
