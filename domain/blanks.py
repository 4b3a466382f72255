"""When a cell says nothing.

People's lists hold empty cells in many dresses: spaces, invisible characters, and the words that
databases and spreadsheets leave behind. All of them count as blank, so nobody is ever greeted
with "Hi None".
"""

import unicodedata
from typing import Final

_NOTHING: Final = frozenset(
    {"none", "null", "nil", "nan", "n/a", "#n/a", "<na>", "#null!", "(null)", "(blank)"}
)
_INVISIBLE_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0")


def visible(text: str) -> str:
    """The text without invisible characters (zero-width, byte order marks, fillers), stripped."""
    return "".join(char for char in text if not is_invisible(char)).strip()


def is_invisible(char: str) -> bool:
    """Whether one character shows nothing: Unicode's format and control classes, and fillers."""
    return unicodedata.category(char) in {"Cf", "Cc"} or char in _INVISIBLE_LETTERS


def is_blank(value: str | None) -> bool:
    """Whether a cell says nothing: missing, empty, only white space or invisible characters.

    The whole values None, null, nil, NaN, N/A and #N/A (any case) are blank too. A lone dash is
    a value: somebody typed it.
    """
    if not value:
        return True
    seen = value.strip() if value.isascii() and value.isprintable() else visible(value)
    return not seen or seen.casefold() in _NOTHING
