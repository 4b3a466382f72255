"""How many segments a text costs: GSM-7 or UCS-2, alone or in parts.

A segment is 140 octets: 160 septets or 70 UTF-16 units alone, 153 or 67 in each part of a longer
text (3GPP TS 23.038 and 23.040). One character outside GSM-7 doubles the price of the whole text,
which is why the culprits are named. Twilio's own `num_segments` stays the last word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain import graphemes
from domain.smartencoding import smart_encode

__all__ = ["LIMIT", "Encoding", "SegmentCount", "count", "smart_encode"]

LIMIT: Final = 1600
"""The most characters that Twilio takes in one message (error 21617)."""

_BASIC: Final = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED: Final = "\f^{}\\[~]|€"
_GSM: Final = frozenset(_BASIC + _EXTENDED)
_PLAIN: Final = re.compile(f"[{re.escape(_BASIC)}]*")
_ALL_GSM: Final = re.compile(f"[{re.escape(_BASIC + _EXTENDED)}]*")
_EXTRA: Final = re.compile(f"[{re.escape(_EXTENDED)}]")
_GSM_ALONE, _GSM_PART = 160, 153
_UCS2_ALONE, _UCS2_PART = 70, 67


class Encoding(StrEnum):
    """How a text travels."""

    GSM7 = "GSM-7"
    UCS2 = "UCS-2"


@dataclass(frozen=True, slots=True)
class SegmentCount:
    """What one text costs.

    `units` are septets (GSM-7) or UTF-16 units (UCS-2). `culprits` are the characters that force
    UCS-2, each once. `sent_text` is the text as it really leaves, after Smart Encoding.
    """

    encoding: Encoding
    segments: int
    units: int
    culprits: tuple[str, ...]
    sent_text: str


def count(text: str, smart_encoding: bool = False) -> SegmentCount:
    """Counts the segments of a text; an empty text has none (and Twilio refuses it, 21602).

    `smart_encoding` is what the sender applies: the messaging service's setting or our own flag.
    """
    sent = smart_encode(text) if smart_encoding else text
    if _PLAIN.fullmatch(sent):
        return SegmentCount(Encoding.GSM7, _parts(len(sent)), len(sent), (), sent)
    if _ALL_GSM.fullmatch(sent):
        units = len(sent) + len(_EXTRA.findall(sent))
        return SegmentCount(Encoding.GSM7, _escaped_parts(sent, units), units, (), sent)
    return _count_ucs2(sent)


def _count_ucs2(text: str) -> SegmentCount:
    clusters = graphemes.split(text)
    units = _utf16(text)
    culprits = tuple(c for c in dict.fromkeys(clusters) if not _GSM.issuperset(c))
    return SegmentCount(Encoding.UCS2, _ucs2_parts(clusters, units), units, culprits, text)


def _parts(units: int) -> int:
    if units <= _GSM_ALONE:
        return 1 if units else 0
    return -(-units // _GSM_PART)


def _escaped_parts(text: str, units: int) -> int:
    """Parts of a text with extension characters: an escape and its letter stay together."""
    if units <= _GSM_ALONE:
        return 1
    return _fill((2 if char in _EXTENDED else 1 for char in text), _GSM_PART)


def _ucs2_parts(clusters: list[str], units: int) -> int:
    """Parts of a UCS-2 text: what people see as one character stays together."""
    if units <= _UCS2_ALONE:
        return 1
    if units == len(clusters):
        return -(-units // _UCS2_PART)
    sizes: list[int] = []
    for size, cluster in zip(map(_utf16, clusters), clusters, strict=True):
        # A pile of marks longer than a part cannot stay together: it is cut between code points.
        sizes.extend([size] if size <= _UCS2_PART else map(_utf16, cluster))
    return _fill(sizes, _UCS2_PART)


def _fill(sizes: Iterable[int], room: int) -> int:
    parts, used = 1, 0
    for size in sizes:
        used += size
        if used > room:
            parts, used = parts + 1, size
    return parts


def _utf16(text: str) -> int:
    """UTF-16 units: two for each character beyond the first 65,536, emoji above all."""
    if len(text) == 1:
        return 2 if text > "\uffff" else 1
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
