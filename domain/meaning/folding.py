"""A text as the rules see it: plain lower-case words and marks where a clause may end.

Case, accents, invisible characters, emoji, quotes, look-alike letters, spaced or doubled letters
and the short forms of texting fall away here, once, so that the rules need to know one spelling.
Everything is linear in the length of the text.
"""

import re
import unicodedata
from itertools import groupby
from typing import Final

MARKS: Final = frozenset(".,?")
"""Tokens that are no words: the end of a sentence, a pause, the end of a question."""

_LOOK_ALIKES: Final = dict(zip("аеорсхуѕіјтнкмвαοιτρκνυϲ", "aeopcxysijthkmbaoitpkvuc", strict=True))
_DIGITS: Final = str.maketrans("0135$@", "oiessa")
_SPACED: Final = frozenset({"stop", "unsubscribe", "quit", "cancel", "stopall", "optout", "end"})


class _Characters(dict[int, str]):
    """What one character becomes; worked out once for each character that was ever seen."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _becomes(chr(code))
        return found


def _becomes(char: str) -> str:
    kind = unicodedata.category(char)
    if char in "'’‘`´ʼ＇" or (kind in {"Cf", "Cc", "Mn", "Me", "Mc"} and not char.isspace()):
        return ""
    if char.isalnum() or char in "$@":
        return char
    if 0x1F1E6 <= ord(char) <= 0x1F1FF:
        return chr(ord(char) - 0x1F1E6 + ord("a"))
    for first in (0x1F150, 0x1F170):
        if first <= ord(char) < first + 26:
            return chr(ord(char) - first + ord("a"))
    return _MARKED.get(char, " ")


_MARKED: Final = {
    **dict.fromkeys(".!;:\n\r…。！¡()[]{}|•", " . "),
    **dict.fromkeys(",、，–—", " , "),
    **dict.fromkeys("?？¿؟", " ? "),
}
_CHARACTERS: Final = _Characters()
_THRICE: Final = re.compile(r"(.)\1{2,}")
_DRAWN: Final = re.compile(r"([a-z])\1\1|stopstop")
_UNUSUAL: Final = re.compile(r"[^a-z .,?]|([a-z])\1\1|stopstop")
_STARRED: Final = re.compile(r"\bf(?:[*#@!_-]{1,4}|u[*#@!]{1,2})(?:c?k)?(?=(?:ing|in|en)?\b)", re.I)


def plain(text: str) -> str:
    """Lower case without accents, invisible characters, emoji and quotes; marks stand alone."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    elif "*" in text or "#" in text:
        text = _STARRED.sub("fuck", text)
    folded = text.replace(" - ", " , ").casefold().translate(_CHARACTERS)
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def fold_word(word: str) -> str:
    """One word as it stands in the tables."""
    return "".join(_word(part) for part in plain(word).split())


def _usual(word: str) -> bool:
    return word in MARKS or (word.isalpha() and word.isascii())


def _word(word: str) -> str:
    """One word with look-alike letters and long-drawn ones undone."""
    if word.isascii():
        if not word.isalpha() and not word.isdigit():
            word = _undigit(word)
        if len(word) < 4:
            return word
        word = _THRICE.sub(r"\1", word)
        return "stop" if word.startswith("stopstop") else word
    seen = "".join(_LOOK_ALIKES.get(char, char) for char in word)
    return seen if seen.isascii() else word


def _undigit(word: str) -> str:
    """`st0p`, `5top` and `$top` as words; an hour or a price stays what it is."""
    letters = word.translate(_DIGITS)
    if letters in _SPACED and letters != "end":
        return letters
    return word.strip("$@") or "$"


def tokens(text: str) -> list[str]:
    """The words and marks of a text, in order, never two marks together, none at the start."""
    folded = plain(text)
    found = folded.split()
    if _UNUSUAL.search(folded):
        drawn = _DRAWN.search(folded) is not None
        found = [_word(word) if drawn or not _usual(word) else word for word in found]
    spelt = _spelt(found) if sum(len(word) == 1 for word in found) > 2 else found
    return _tidied(spelt)


def _spelt(words: list[str]) -> list[str]:
    """`s t o p` and `S.T.O.P.` as one word."""
    out: list[str] = []
    for single, group in groupby(words, key=lambda word: len(word) == 1):
        run = list(group)
        letters = "".join(word for word in run if word.isalpha()) if single else ""
        out += [letters] if letters in _SPACED else run
    return out


def _tidied(words: list[str]) -> list[str]:
    out: list[str] = []
    for word in words:
        if word in MARKS:
            if not out:
                continue
            if out[-1] in MARKS:
                out[-1] = "?" if "?" in (word, out[-1]) else min(word, out[-1], key=".,".find)
                continue
        out.append(word)
    return out
