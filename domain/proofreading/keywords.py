"""Answers that somebody else acts on: Twilio and the networks take YES, CANCEL and END themselves.

An answer with one never means what the text asked, and all but YES, START and INFO also end the
texting (platform facts, A12). "C" alone is nobody's keyword.
"""

import re
from collections.abc import Iterator
from typing import Final

from domain.asking import QUOTE, REPLY_WITH
from domain.proofreading.manuscript import Manuscript, outside_fields
from domain.proofreading.warning import DraftWarning, Fix, WarningCode

_TAKEN: Final = "yes|cancel|end|quit|start|info|revoke"
_ENDS_TEXTS: Final = (
    rf"(?!{QUOTE}[^.!?\n]{{0,12}}\b(?:(?:un)?subscribe|opt|stop|no more|texts?|messages?|msgs?)\b)"
)
_ASKED: Final = re.compile(rf"\b{REPLY_WITH}\s+{QUOTE}({_TAKEN})\b{_ENDS_TEXTS}", re.IGNORECASE)
# The second of two answers: "Reply C to confirm or CANCEL to cancel". In capitals only.
_CHOSEN: Final = re.compile(
    rf"\b(?:or|and|,|/)\s*(?:reply\s+)?{QUOTE}({_TAKEN.upper()})\b{QUOTE}\s*(?:to|=|if|for)\b{_ENDS_TEXTS}"
)
_SECOND: Final = re.compile(
    rf"\b(?i:{REPLY_WITH})\s+{QUOTE}(?!(?i:stop|unsub|end|quit|cancel))\w+{QUOTE}\s*(?:or|/|,)\s*{QUOTE}({_TAKEN.upper()})\b{_ENDS_TEXTS}"
)
_YES_ALONE: Final = re.compile(
    rf"(\b{REPLY_WITH}\s+{QUOTE})(yes)\b(?!{QUOTE}\s*(?:/|or\b|,))", re.IGNORECASE
)

_C_ALREADY: Final = re.compile(rf"\bC\b|\b(?i:{REPLY_WITH})\s+{QUOTE}c\b")
_YES_LEFT: Final = re.compile(r"\bYES\b|[\"“‘]yes\b")
# "Text YES to 55555": somebody else's number, who waits for that word.
_ELSEWHERE: Final = re.compile(rf"\byes\b{QUOTE}\s+to\s+[+(]?\d", re.IGNORECASE)


def clashes(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """One warning for each such word; the first offers C for every YES that stands alone."""
    text = manuscript.fixed
    found = [match for rule in (_ASKED, _CHOSEN, _SECOND) for match in rule.finditer(text)]
    words = dict.fromkeys(match.group(1).upper() for match in found)
    for word in words:
        yield DraftWarning(
            WarningCode.KEYWORD_CLASH,
            _words(word),
            fix=_with_c(manuscript.template) if word == "YES" else None,
        )


def _with_c(template: str) -> Fix | None:
    """Only where every YES becomes a C, no C is asked for yet, and the answer comes to us."""
    pieces = outside_fields(template)
    own = " ".join(pieces[::2])
    if _C_ALREADY.search(own) or _ELSEWHERE.search(own):
        return None
    mended = "".join(
        piece if place % 2 else _YES_ALONE.sub(r"\1C", piece) for place, piece in enumerate(pieces)
    )
    left_over = any(_YES_LEFT.search(piece) for piece in outside_fields(mended)[::2])
    return None if left_over or mended == template else Fix("Ask for C instead", mended)


def _words(word: str) -> str:
    what = {
        "YES": "a keyword that opts people in again",
        "START": "a keyword that opts people in again",
        "INFO": "a keyword that is answered with help",
    }.get(word, "a keyword that opts people out")
    return f"{word} is {what}, and Twilio acts on it. Ask for another answer: “Reply C to confirm”."
