"""A text that begins with STOP and goes on about something else: "STOP charging my card no more".

Whoever types the keyword as our texts print it, or ends with "no more", may mean us as well. It is
no clean order, and nothing that may be passed over: a person looks.
"""

import re
from collections.abc import Sequence
from typing import Final

from domain.meaning.verdicts import Meaning, Reading
from domain.meaning.vocabulary import FLATTERED, LAUGHTER, PLEASE
from domain.meaning.wordlists import listed

_KEYWORD: Final = re.compile(r"\W{0,5}(?:[Pp]lease\W{1,3})?STOP[ ,\"”’]{1,4}(?=[a-zA-Z]*[a-z])")
"""In capitals, and what follows is not: no shouting, the word of our own texts."""
_LAST: Final = re.compile(r" (?:no more|nomore|anymore|no mas)(?: please| thanks| thank you)*$")
_PLACES: Final = listed(
    "by in at over off on sign signs light lights watch motion it that this and drop or is was",
    "here there when where if before after teasing kidding playing lying worrying crying making",
)
"""Behind these it is a visit, a street, or fun."""


def find(bare: Sequence[str], body: str) -> Reading | None:
    """Whether STOP opens the text as our keyword, or it ends with "no more"."""
    words = list(bare)
    while words and words[0] in PLEASE:
        words.pop(0)
    if words[:1] != ["stop"] or len(words) < 3 or (LAUGHTER | FLATTERED) & set(words):
        return None
    ends = _LAST.search(" ".join(words)) is not None
    typed = _KEYWORD.match(body) is not None and words[1] not in _PLACES
    return Reading(Meaning.PROVISIONAL, " ".join(words)) if ends or typed else None
