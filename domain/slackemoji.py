"""Slack's emoji names: what `:tada:` in a typed text stands for.

Slack sends some emoji as their names. Known ones become the emoji itself; a name that nobody knows
(a workspace's own picture) cannot be texted and is refused by name.
"""

import re
from typing import Final

import emoji

from domain.errors import Refused

_TONES: Final = {f"skin-tone-{number}": chr(0x1F3FB + number - 2) for number in range(2, 7)}
# Slack's own names that the emoji library does not know.
_SLACK_ONLY: Final = {
    "simple_smile": "🙂",
    "slightly_smiling_face": "🙂",
    "male-technologist": "👨‍💻",
    "female-technologist": "👩‍💻",
    "man-shrugging": "🤷‍♂️",
    "woman-shrugging": "🤷‍♀️",
    "man-facepalming": "🤦‍♂️",
    "woman-facepalming": "🤦‍♀️",
    "man-raising-hand": "🙋‍♂️",
    "woman-raising-hand": "🙋‍♀️",
    "face_with_rolling_eyes": "🙄",
    "hugging_face": "🤗",
    "thinking_face": "🤔",
    "money_mouth_face": "🤑",
    "nerd_face": "🤓",
    "zipper_mouth_face": "🤐",
    "face_with_thermometer": "🤒",
    "upside_down_face": "🙃",
    "star-struck": "🤩",
    "face_with_monocle": "🧐",
    "heavy_check_mark": "✔️",
    "hand": "✋",
    "raised_hand": "✋",
    "knife_fork_plate": "🍽️",
    "champagne": "🍾",
    "popcorn": "🍿",
    "partying_face": "🥳",
    "pray": "🙏",
    "email": "✉️",
    "phone": "☎️",
}
# A name holds a letter or is a thumb; between two digits it is a time (10:30:45).
_SHORTCODE: Final = re.compile(
    r"(?<![0-9A-Za-z_]):([+-]1|[a-z0-9_'’+\-]*[a-z][a-z0-9_'’+\-]*)"
    r":(?::(skin-tone-[2-6]):)?(?![0-9A-Za-z_])"
)


def replace_names(text: str) -> str:
    """The text with its emoji names as emoji; raises Refused naming those that are unknown."""
    unknown: list[str] = []

    def put(found: re.Match[str]) -> str:
        symbol = lookup(found.group(1))
        if symbol is None:
            unknown.append(f":{found.group(1)}:")
            return found.group(0)
        tone = _TONES.get(found.group(2) or "", "")
        return symbol.removesuffix("\ufe0f") + tone if tone else symbol

    replaced = _SHORTCODE.sub(put, text)
    if unknown:
        names = ", ".join(dict.fromkeys(unknown))
        raise Refused(f"{names} cannot be texted: a phone does not know it. Please take it out.")
    return replaced


def lookup(name: str) -> str | None:
    """The emoji of a Slack name (without colons), or None when there is none."""
    if name in _SLACK_ONLY:
        return _SLACK_ONLY[name]
    code = f":{name}:"
    for candidate in (code, code.replace("-", "_"), f":{name.removeprefix('flag-')}:"):
        found = emoji.emojize(candidate, language="alias")
        if found != candidate:
            return found
    if name.startswith("flag-") and len(name) == 7 and name[5:].isalpha():
        flag = "".join(chr(0x1F1E6 + ord(char) - ord("a")) for char in name[5:])
        return flag if emoji.is_emoji(flag) else None
    return None
