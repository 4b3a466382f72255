"""The line that a phone or a mail program puts under a text: "Sent from my iPhone".

Wordings as those programs set them out of the box, in the languages whose keywords are known.
"""

import re
from typing import Final

_BY: Final = (
    r"sen[td] (?:from|via|by|using|with|on)|enviad[oa] (?:desde|do|de|con|por|pelo)"
    r"|envoy(?:é|e) (?:de|depuis|avec|à partir)|gesendet (?:von|mit)|inviato (?:da|dal|con)"
    r"|verzonden (?:vanaf|met|van)"
)
_DEVICE: Final = (
    r"iphone|ipad|android|samsung|galaxy|verizon|at&t|t-?mobile|sprint|cricket|boost|metropcs"
    r"|blackberry|outlook|yahoo|gmail|aol|hotmail|icloud|\w{0,10}mail|\w{0,10}phone|mobile|handy"
    r"|m[oó]vil|celular|tel[eé]fono|téléphone|cell|tablet|pixel|motorola|nokia|huawei|xiaomi"
    r"|windows|device|ios|mac"
)
_LINE: Final = re.compile(
    rf"[\W_](?:(?:{_BY})\b[^\n]{{1,50}}?(?<!\w)(?:{_DEVICE})\b[^\n]{{0,60}}"
    r"|vo[nm] [^\n]{1,40} gesendet\W{0,3}|get [\w ]{2,20} for (?:ios|android)\b[^\n]{0,60})$",
    re.IGNORECASE,
)


def without(text: str) -> str | None:
    """The text above such a line, or None where there is none, or nothing above it."""
    found = _LINE.search(text.rstrip())
    left = text[: found.start()].rstrip(" \n\r\t-–—_*~|") if found is not None else ""
    return left or None
