"""How many segments a body is, and Twilio's Smart Encoding.

A segment holds 1120 bits: 160 septets of GSM-7 or 70 units of UCS-2; in a concatenated text 48
bits of each go to the header (153, 67). One character outside GSM-7 makes the whole body UCS-2.
Source: GSM 03.38 and the published segment calculator of TwilioDevEd.
"""

import unicodedata
from collections.abc import Iterator

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
GSM7 = BASIC | EXTENDED

GSM_SINGLE, GSM_PART = 160, 153
UCS_SINGLE, UCS_PART = 70, 67

JOINER = "\u200d"
_EXTENDERS = frozenset("\ufe0e\ufe0f\u20e3" + JOINER)

_LOOKALIKES = {
    '"': "«»“”ʺˮ‟❝❞〝〞„",
    "'": "‘’ʻˈʼʽʹ‛´ˊ`ˋ❛❜\u0313\u0314︐︑‗",
    "/": "÷⧸\u0337\u0338⁄∕",
    "\\": "⧹⧵\u20e5﹨",
    "_": "\u0332",
    "|": "\u20d2\u20d3∣⎸⎹⏐⎜",
    "-": "⎼⎽―﹣‐⁃—–•",
    "@": "﹫",
    "$": "﹩",
    "!": "ǃ︕﹗",
    "#": "﹟",
    "%": "﹪",
    "&": "﹠",
    ",": "‚\u0326﹐﹑､、",
    "(": "❨❪﹙⟮⦅",
    ")": "❩❫﹚⟯⦆",
    "*": "⁎∗⊛✢✣✤✥✱✲✳✺✻✼✽❃❉❊❋⧆﹡",
    "+": "˖﹢",
    ".": "。﹒",
    ":": "ː˸⦂꞉︓",
    ";": "⁏︔﹔",
    "<": "﹤›",
    "=": "\u0347꞊﹦",
    ">": "﹥‹",
    "?": "︖﹖",
    "^": "ˆ\u0302\u1dcd",
    "{": "❴﹛",
    "}": "❵﹜",
    "~": "˜˷\u0334\u0330\u0303∼",
    "  ": "\u00a0\u2000\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\x8d\x9f\x80\x90\x9b",
    " ": "\u2001\u2028\u2029",
    "": "\x00\x03\x04\x10\x11\x12\x13\x14\x17\x19\u200b\u2060\ufeff",
    "       ": "\t",
    "...": "…",
    "!!": "‼",
    "1/4": "¼",
    "1/2": "½",
    "3/4": "¾",
}
_FULLWIDTH = {0xFF01 + i: chr(0x21 + i) for i in range(0x7E - 0x21 + 1)}
_SMART = _FULLWIDTH | {ord(char): plain for plain, chars in _LOOKALIKES.items() for char in chars}


def smart_encoded(body: str) -> str:
    """The body with look-alikes of GSM-7 characters replaced."""
    return body.translate(_SMART)


def is_gsm7(body: str) -> bool:
    """Whether every character is in the GSM-7 alphabet or its extension."""
    return GSM7.issuperset(body)


def segments(body: str) -> int:
    """How many segments the carrier counts; an empty body is one."""
    if is_gsm7(body):
        sizes = [2 if char in EXTENDED else 1 for char in body]
        return _parts(sizes, GSM_SINGLE, GSM_PART)
    sizes = [len(cluster.encode("utf-16-le")) // 2 for cluster in _graphemes(body)]
    return _parts(sizes, UCS_SINGLE, UCS_PART)


def _parts(sizes: list[int], single: int, part: int) -> int:
    """Fill parts in order; what does not fit whole into a part opens the next one."""
    if sum(sizes) <= single:
        return 1
    count, used = 1, 0
    for size in sizes:
        if used + size > part:
            count, used = count + 1, 0
        used += size
    return count


def _graphemes(body: str) -> Iterator[str]:
    cluster = ""
    for char in body:
        if cluster and not _joins(cluster, char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _joins(cluster: str, char: str) -> bool:
    point = ord(char)
    if char in _EXTENDERS or cluster[-1] == JOINER or unicodedata.combining(char):
        return True
    if 0x1F3FB <= point <= 0x1F3FF or 0xE0020 <= point <= 0xE007F:
        return True
    return _is_flag_letter(point) and len(cluster) == 1 and _is_flag_letter(ord(cluster))


def _is_flag_letter(point: int) -> bool:
    return 0x1F1E6 <= point <= 0x1F1FF
