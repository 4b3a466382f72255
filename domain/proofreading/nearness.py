"""`today`, `tonight`, `tomorrow`: true for whoever reads it at once, wrong for whoever is held.

Quiet hours begin at 8 PM in several states, for marketing at 6 PM in one (docs/hours.md). A text is
read late too where a daily limit, or the sender's throughput, puts it off past midnight.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.proofreading.dates import MONTH, WEEKDAY, named
from domain.proofreading.manuscript import Manuscript
from domain.proofreading.warning import DraftWarning, WarningCode
from domain.windows import Kind

_NEAR: Final = re.compile(
    r"(?<!['’\w-])(today|tonight|tomorrow|this (?:morning|afternoon|evening))(?!['’][sS]|[\w-])",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    rf"\b(?:{WEEKDAY})\b|\b{MONTH}\.? \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}"
    r"|\d{1,2}/\d{1,2}"
)
_REACH: Final = 14
"""So close to `tomorrow` a date says which day is meant."""
_EVENING: Final = 20
_EARLY_EVENING: Final = 18


def speaks_of_a_near_day(text: str) -> bool:
    """Whether a text would be wrong on another day: only then hours are worth working out."""
    return _NEAR.search(text) is not None


def late_days(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """`today` and the like, where some people will read it on another day."""
    around = manuscript.around
    if around.now is None or not _some_read_it_later(manuscript):
        return
    here = manuscript.today.astimezone(ZoneInfo(around.zone)).date()
    for text in manuscript.texts:
        for match in _NEAR.finditer(text):
            beside = text[max(0, match.start() - _REACH) : match.end() + _REACH]
            if _DATED.search(beside):
                continue
            word = match.group(1).casefold()
            day = here + timedelta(days=word == "tomorrow")
            yield DraftWarning(
                WarningCode.LATE_DAY,
                f"Whoever is texted after this day reads “{match.group(1)}” too late, and some"
                f" would be. Write the day, such as “{named(day)}”.",
            )
            return


def _some_read_it_later(manuscript: Manuscript) -> bool:
    """Held, or sent past midnight, or so late that quiet hours put it off until the morning."""
    around = manuscript.around
    if around.held:
        return True
    known = around.held is not None
    zone = ZoneInfo(around.zone)
    begins = manuscript.today.astimezone(zone)
    ends = (around.ends_at or manuscript.today).astimezone(zone)
    closes = _EARLY_EVENING if around.kind is Kind.MARKETING else _EVENING
    kept_in = around.kind is not Kind.URGENT and ends.hour >= closes
    return ends.date() != begins.date() or (kept_in and not known)
