"""Chat: texts that cannot be an order to us where their words alone would leave it open.

Nothing firm is taken back here. Strangers who want to be rid of us neither laugh nor reassure us,
and those who write at length say it more than once.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from domain.meaning.folding import MARKS
from domain.meaning.verdicts import Meaning, Reading
from domain.meaning.vocabulary import COMPLAINT, FLATTERED, LAUGHTER
from domain.meaning.wordlists import listed

LAUGHING: Final = "😂🤣😆😹💀😜😉"
"""Signs of a joke."""
LONG: Final = 20
"""Words up to which one unsure hint is enough; of some 4,300 revocations none that is longer had
no more than that."""
_SHORT: Final = 3
"""Words up to which a laugh says nothing: "lol stop"."""
_BOTHERING: Final = listed("bothering disturbing annoying bugging harassing interrupting")
_LACKED: Final = listed("missed")
"""Who writes so misses calls and texts, and wants them."""


def is_chat(words: Sequence[str], body: str) -> bool:
    """Whether a text laughs, flatters, reassures, or misses texts."""
    return (
        any(sign in body for sign in LAUGHING)
        or not (LAUGHTER | FLATTERED | _LACKED).isdisjoint(words)
        or any(a == "not" and b in _BOTHERING for a, b in pairwise(words))
    )


def unsure(
    found: Reading, words: Sequence[str], look: Callable[[Sequence[str]], Reading | None]
) -> Reading | None:
    """What is left of a reading: an unsure one amid laughter, or alone in a long text, is none."""
    if found.meaning is not Meaning.PROVISIONAL:
        return found
    said = [word for word in words if word not in MARKS]
    if len(said) > _SHORT and not LAUGHTER.isdisjoint(said) and COMPLAINT.isdisjoint(said):
        return None
    if len(said) > LONG and look(_without(found.words.split(), words)) is None:
        return None
    return found


def _without(run: Sequence[str], words: Sequence[str]) -> list[str]:
    """The words with the end of a sentence where a run of them stood."""
    for at in range(len(words)):
        if list(words[at : at + len(run)]) == list(run):
            return [*words[:at], ".", *words[at + len(run) :]]
    return list(words)
