"""Shouting: words in capitals and rows of exclamation marks, which people and filters dislike.

Source: help pages of companies that send through carriers (capitals and rows of exclamation marks
were seen to have texts blocked): docs/checks.md.
"""

import re
from collections.abc import Iterator
from typing import Final

from domain.proofreading.links import without_links
from domain.proofreading.manuscript import GAP, Manuscript
from domain.proofreading.warning import DraftWarning, WarningCode

RUN: Final = 3
"""So many words in capitals, one after the other, shout; so do so many exclamation marks."""
_KEYWORDS: Final = frozenset(
    {"STOP", "STOPALL", "HELP", "START", "UNSTOP", "JOIN", "ARRET", "INFO"}
)
_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w)")
"""Codes such as `SAVE10` are no words."""
_SHORT: Final = 2
_MARKS: Final = re.compile(r"[!?]*!{2}[!?]*!|!{3,}")


def shouting(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """Only what was written, not what a list holds: names are often in capitals there."""
    text = without_links(manuscript.fixed)
    run = _loud(text, frozenset(_WORD.findall(manuscript.around.business.upper())))
    if run:
        yield DraftWarning(
            WarningCode.SHOUTING,
            f"“{run}” is read as shouting, and filters dislike it. Write it in small letters.",
        )
    elif marks := _MARKS.search(text):
        yield DraftWarning(
            WarningCode.SHOUTING,
            f"“{marks.group(0)}” is read as shouting, and filters dislike it. One mark is enough.",
        )


def _loud(text: str, own: frozenset[str]) -> str:
    """The first run of words in capitals; the business's own name and keywords do not count."""
    for sentence in re.split(rf"[.!?\n{GAP}]", text):
        run: list[str] = []
        for word in [*_WORD.findall(sentence), ""]:
            if len(word) > 1 and word.isupper() and word not in _KEYWORDS and word not in own:
                run.append(word)
                continue
            if len([each for each in run if len(each) > _SHORT]) >= RUN:
                return " ".join(run[:6])
            run = []
    return ""
