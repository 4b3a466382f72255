"""What people see as one character: a letter with its marks, a flag, a family of emoji.

A cut through one shows a stray symbol on the phone, so Twilio never splits it across the parts of
a text (Unicode UAX #29, reduced to the clusters that have more than one code point in messages).
"""

import unicodedata
from typing import Final

_JOINER: Final = "\u200d"

_LAST_ALONE: Final = "\u02ff"
"""The last character before the first that can join others (the combining marks)."""


def split(text: str) -> list[str]:
    """The text cut into what people see as single characters; CRLF counts as two."""
    if not any(char > _LAST_ALONE and _joins(char) for char in set(text)):
        return list(text)  # nearly every text: nothing in it can join
    clusters: list[str] = []
    for char in text:
        if clusters and _belongs(char, clusters[-1]):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _belongs(char: str, cluster: str) -> bool:
    if char == _JOINER or _extends(char):
        return cluster not in {"\r", "\n"}
    if _is_regional(char):
        return len(cluster) == 1 and _is_regional(cluster)
    return cluster[-1] == _JOINER and _is_pictograph(char)


def _joins(char: str) -> bool:
    return char == _JOINER or _is_regional(char) or _extends(char)


def _extends(char: str) -> bool:
    return (
        unicodedata.category(char) in {"Mn", "Me", "Mc"}
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= char <= "\U000e007f"  # tags, as in the flag of Wales
        or char == "\u200c"
    )


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_pictograph(char: str) -> bool:
    return unicodedata.category(char) in {"So", "Cn"} or char in "\u2640\u2642"
