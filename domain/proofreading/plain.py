"""Plain characters for costly ones: one curly quote leaves every part of a text room for 70.

Only what stands for the same is replaced: quotes, dashes, dots, spaces. Letters with accents and
emoji mean something and stay.
"""

from typing import Final

from domain.proofreading.manuscript import outside_fields
from domain.proofreading.warning import Fix
from domain.smartencoding import smart_encode

_QUOTES: Final = (
    "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
)
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00ad"
_SPACES: Final = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\t"
)
_NOTHING: Final = "\u200b\u200c\u2060\ufeff\u00ad"
_PLAIN: Final = str.maketrans(
    {char: smart_encode(char) for char in _QUOTES + _DASHES + "\u2026"}
    | {"\u2032": "'", "\u2033": '"', "\u2011": "-", "\u2012": "-", "\u2212": "-"}
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_NOTHING, "")
)


def plain(template: str) -> str:
    """A template with plain characters for costly look-alikes; its fields stay as they are."""
    pieces = outside_fields(template)
    pieces[::2] = [piece.translate(_PLAIN) for piece in pieces[::2]]
    return "".join(pieces)


def plain_fix(template: str) -> Fix | None:
    """The plain text, where it differs."""
    mended = plain(template)
    if mended == template:
        return None
    only_quotes = all(char in _QUOTES for char in template if char.translate(_PLAIN) != char)
    return Fix("Use plain quotes" if only_quotes else "Use plain characters", mended)
