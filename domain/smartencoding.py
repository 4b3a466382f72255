"""Twilio's Smart Encoding: the characters that it replaces by GSM-7 look-alikes before sending.

The table is the one of Twilio's own segment calculator (platform facts, A15), quirks included: a
no-break space becomes two spaces, a tab seven, and the single angle quotes change their direction.
It must stay equal to Twilio's, not to good taste: people are shown what will really be sent.
"""

from typing import Final

_LOOK_ALIKES: Final = {
    '"': "\u00ab\u00bb\u201c\u201d\u02ba\u02ee\u201e\u201f\u275d\u275e\u301d\u301e\uff02",
    "'": (
        "\u2018\u2019\u201b\u02bb\u02bc\u02bd\u02c8\u02b9\u02ca\u02cb\u00b4\u0060\u275b\u275c"
        "\u0313\u0314\u2017\ufe10\ufe11\uff07"
    ),
    "/": "\u00f7\u29f8\u0337\u0338\u2044\u2215\uff0f",
    "\\": "\u29f9\u29f5\u20e5\ufe68\uff3c",
    "_": "\u0332\uff3f",
    "|": "\u20d2\u20d3\u2223\uff5c\u23b8\u23b9\u23d0\u239c\u239f",
    "-": "\u23bc\u23bd\u2010\u2013\u2014\u2015\u2022\u2043\ufe63\uff0d",
    "@": "\ufe6b\uff20",
    "$": "\ufe69\uff04",
    "!": "\u01c3\ufe15\ufe57\uff01",
    "!!": "\u203c",
    "#": "\ufe5f\uff03",
    "%": "\ufe6a\uff05",
    "&": "\ufe60\uff06",
    ",": "\u201a\u0326\u3001\ufe50\ufe51\uff0c\uff64",
    "(": "\u2768\u276a\ufe59\uff08\u27ee\u2985",
    ")": "\u2769\u276b\ufe5a\uff09\u27ef\u2986",
    "*": (
        "\u204e\u2217\u229b\u2722\u2723\u2724\u2725\u2731\u2732\u2733\u273a\u273b\u273c\u273d"
        "\u2743\u2749\u274a\u274b\u29c6\ufe61\uff0a"
    ),
    "+": "\u02d6\ufe62\uff0b",
    ".": "\u3002\ufe52\uff0e\uff61",
    "...": "\u2026",
    ":": "\u02d0\u02f8\u2982\ua789\ufe13\uff1a",
    ";": "\u204f\ufe14\ufe54\uff1b",
    "<": "\u203a\ufe64\uff1c",
    ">": "\u2039\ufe65\uff1e",
    "=": "\u0347\ua78a\ufe66\uff1d",
    "?": "\ufe16\ufe56\uff1f",
    "^": "\u02c6\u0302\uff3e\u1dcd",
    "{": "\u2774\ufe5b\uff5b",
    "}": "\u2775\ufe5c\uff5d",
    "[": "\uff3b",
    "]": "\uff3d",
    "~": "\u02dc\u02f7\u0303\u0330\u0334\u223c\uff5e",
    "1/4": "\u00bc",
    "1/2": "\u00bd",
    "3/4": "\u00be",
    " ": "\u2001\u2028\u2029",
    "  ": (
        "\u00a0\u2000\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
        "\u0080\u008d\u0090\u009b\u009f"
    ),
    " " * 7: "\t",
    "": "\x00\x03\x04\x10\x11\x12\x13\x14\x17\x19\u200b\u2060\ufeff",
}
_FULL_WIDTH: Final = {chr(ord(char) + 0xFEE0): char for char in "0123456789"} | {
    chr(code + 0xFEE0): chr(code) for code in range(ord("A"), ord("Z") + 1)
}
_SMALL_CAPITALS: Final = dict(
    zip(
        "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
        "ABCDEFGHIJKLMNOPRSTUVWYZ",
        strict=True,
    )
)

SMART: Final = str.maketrans(
    {char: plain for plain, chars in _LOOK_ALIKES.items() for char in chars}
    | _FULL_WIDTH
    | _SMALL_CAPITALS
)


def smart_encode(text: str) -> str:
    """The text after Twilio's Smart Encoding; characters without a look-alike (emoji) stay."""
    return text.translate(SMART)
