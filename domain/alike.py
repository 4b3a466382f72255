"""Replies that say the same in the same words: `41 people asked “what time is it”`.

Only what changes nothing for whoever answers falls away: case, accents, punctuation, emoji, and a
greeting or a thank-you at either end. Two texts that differ in any other word are two questions:
an answer that fits one of them may be wrong for the other.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from domain.meaning.folding import MARKS, tokens

Who = TypeVar("Who", bound=Hashable)

WORDS: Final = 24
"""Longer texts are stories: nobody tells the same one in the same words."""
SHORTEST: Final = 2
"""Characters; `?` and `k` are no questions that one answer fits."""
_COURTESY: Final = frozenset(
    {
        *("hi", "hello", "hey", "hola", "dear", "there", "good", "morning", "afternoon", "evening"),
        *("please", "pls", "plz", "thanks", "thank", "you", "thx", "ty", "sorry", "excuse", "me"),
    }
)


@dataclass(frozen=True, slots=True)
class Group(Generic[Who]):
    """Those who wrote the same `words`, each once, in the order in which they wrote first."""

    words: str
    who: tuple[Who, ...]


def key_of(text: str) -> str:
    """What a text says, as its bare words; empty for one that is like no other."""
    words = [word for word in tokens(text) if word not in MARKS]
    bare = _without_courtesy(words) or words
    found = " ".join(bare)
    return found if len(bare) <= WORDS and len(found) >= SHORTEST else ""


def groups(texts: Iterable[tuple[Who, str]]) -> Sequence[Group[Who]]:
    """Texts by what they say, where at least two people say it; the most people first."""
    found: dict[str, dict[Who, None]] = {}
    for who, text in texts:
        key = key_of(text)
        if key:
            found.setdefault(key, {})[who] = None
    several = [Group(words, tuple(who)) for words, who in found.items() if len(who) > 1]
    return sorted(several, key=lambda group: -len(group.who))


def _without_courtesy(words: Sequence[str]) -> Sequence[str]:
    first, last = 0, len(words)
    while first < last and words[first] in _COURTESY:
        first += 1
    while first < last and words[last - 1] in _COURTESY:
        last -= 1
    return words[first:last]
