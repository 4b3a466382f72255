"""Replies that say the same in the same words: `41 people asked “what time is it”`.

Only what changes nothing for whoever answers falls away: case, accents, punctuation, emoji that say
neither yes nor no, a greeting before it, and a whole *please* or *thank you* at either end. Two
texts that differ in any other word are two questions: an answer that fits one of them may be wrong
for the other. `Is it in the morning?` is not `Is it in the evening?`.
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
_GREETINGS: Final = (
    *(("good", "morning"), ("good", "afternoon"), ("good", "evening")),
    *(("hi",), ("hello",), ("hey",)),
)
_COURTESY: Final = (
    *(("thank", "you"), ("thanks",), ("thx",), ("ty",)),
    *(("excuse", "me"), ("please",), ("pls",), ("plz",)),
)
_ASKING: Final = frozenset({"what", "when", "where", "who", "why", "how", "which", "do", "does"})
"""After `hi there` these begin what is asked; `hi, there is …` tells of something."""
_SIGNS: Final = {"👍": "qqyesqq", "👎": "qqnoqq", "✅": "qqdoneqq", "❌": "qqwrongqq"}
"""Emoji that answer by themselves, as words that nobody writes."""
_SHOWN: Final = {word: sign for sign, word in _SIGNS.items()}


@dataclass(frozen=True, slots=True)
class Group(Generic[Who]):
    """Those who wrote the same `words`, each once, in the order in which they wrote first."""

    words: str
    who: tuple[Who, ...]


def key_of(text: str) -> str:
    """What a text says, as its bare words; empty for one that is like no other."""
    for sign, word in _SIGNS.items():
        text = text.replace(sign, f" {word} ")
    said = tokens(text)
    words = [word for word in said if word not in MARKS]
    bare = _without_courtesy(_without_greeting(said)) or words
    found = " ".join(_SHOWN.get(word, word) for word in bare)
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


def _without_greeting(said: Sequence[str]) -> Sequence[str]:
    """The words without a greeting before them; `said` has its marks, which end one."""
    phrase = next((it for it in _GREETINGS if tuple(said[: len(it)]) == it), ())
    rest = list(said[len(phrase) :])
    if len(phrase) == 1 and rest[:1] == ["there"] and _begins(rest[1:]):
        rest = rest[1:]
    return [word for word in rest if word not in MARKS]


def _begins(rest: Sequence[str]) -> bool:
    return not rest or rest[0] in MARKS or rest[0] in _ASKING


def _without_courtesy(words: Sequence[str]) -> Sequence[str]:
    found = tuple(words)
    while phrase := next((it for it in _COURTESY if found[: len(it)] == it), ()):
        found = found[len(phrase) :]
    while phrase := next((it for it in _COURTESY if found and found[-len(it) :] == it), ()):
        found = found[: -len(phrase)]
    return found
