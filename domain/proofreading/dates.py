"""Dates in a text: a weekday that does not fit its date, and a date that no month has.

A date without a year is the one nearest to now: texts speak of what comes, or of what just was. In
numbers, month and day are read as the workspace's region writes them; where both ways are usual,
either may fit.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.proofreading.links import without_links
from domain.proofreading.manuscript import Manuscript
from domain.proofreading.warning import DraftWarning, WarningCode

_PAST: Final = timedelta(days=100)
"""A date without a year lies at most so far behind us; else the next one is meant."""
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = tuple(calendar.month_name[number] for number in range(1, 13))
WEEKDAY: Final = (
    r"(?:[Mm]on|MON)(?:day|DAY)?|(?:[Tt]ue|TUE)(?:s|S|sday|SDAY)?|(?:[Ww]ed|WED)(?:s|nesday|NESDAY)?"
    r"|(?:[Tt]hu|THU)(?:r|rs|rsday|RSDAY)?|(?:[Ff]ri|FRI)(?:day|DAY)?|(?:[Ss]at|SAT)(?:urday|URDAY)?"
    r"|(?:[Ss]un|SUN)(?:day|DAY)?"
)
"""A weekday as people write it; a group is to be put around it."""
MONTH: Final = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month as people write it."""
_NUMBER: Final = r"\d{1,2})(?:st|nd|rd|th)?"
_OF_MONTH: Final = (
    rf"(?:(?P<month>{MONTH})\b\.? (?:the )?(?P<day>{_NUMBER}"
    rf"|(?:the )?(?P<day_too>{_NUMBER} (?:of )?(?P<month_too>{MONTH})\b\.?)"
)
# "1/2 price" is none.
_IN_NUMBERS: Final = (
    r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<short>\d\d)\b)?"
    r"(?!\d|\s*(?:off|of|price[sd]?|hour|day|full|mile|lb|cup|specials?|deals?|drinks?)\b)"
)
_ISO: Final = r"(?P<iso>20\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)\b"
_YEAR: Final = r"(?:(?:,? |/)(?P<year>20\d\d)\b)?"
_BETWEEN: Final = (
    r"\.?(?: (?:morning|afternoon|evening|night))?(?: at \d{1,2}(?::\d\d)? ?(?:[apAP]\.?[mM]\.?)?)?"
    r",? ?\(?(?:on )?(?:the )?"
)
# "Nov 27 & 28", "Nov 23-27": several days, of which the weekday may name another one.
_RANGE: Final = (
    r"(?!\d|\s*(?:[-–—/&+,]|to\b|and\b|or\b|through\b|thru\b|until\b)\s*(?:the )?"
    r"\d{1,2}(?!\d|[:.]\d|\s?[apAP]\.?[mM]))"
)
_MANY: Final = (
    rf"(?P<many>(?:\b(?:{WEEKDAY})\.?s?\s*(?:[-–—/&+,]|and|or|to|through|thru|until)\s*|\bevery )?)"
)
_DATED: Final = re.compile(
    rf"(?<![\w-]){_MANY}\b(?P<weekday>{WEEKDAY})\b{_BETWEEN}"
    rf"(?:{_OF_MONTH}|{_ISO}|{_IN_NUMBERS}){_YEAR}{_RANGE}"
)
# "Tuesday the 25th": of this month or the next.
_DAY_ALONE: Final = re.compile(
    rf"(?<![\w-]){_MANY}\b(?P<weekday>{WEEKDAY})\b\.?,? (?:the )?"
    r"(?P<alone>\d{1,2})(?:st|nd|rd|th)\b"
    r"(?=\s*(?:[.,;:!?)]|$|at\b|from\b|we\b|is\b|in\b))"
)
_DATE_FIRST: Final = re.compile(
    rf"(?<![\w-])(?P<many>){_OF_MONTH}{_YEAR}(?:, | \(|, a | is a )"
    rf"(?P<weekday>{WEEKDAY})\b(?!\s*[-–—&])(?!,? (?:the )?\d|,? {MONTH}\b)"
)
_BARE: Final = re.compile(rf"(?<![\w-]){_OF_MONTH}{_YEAR}(?![\d:/%-]|\.\d)")
_WORDS_TOO: Final = frozenset({"may", "march", "mar"})
"""Months that are words as well, in small letters."""


def wrong_dates(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """Weekdays and dates that contradict each other, each pair once."""
    if manuscript.around.now is None:
        return
    today = manuscript.today.astimezone(ZoneInfo(manuscript.around.zone)).date()
    seen: dict[str, str] = {}
    for text in manuscript.texts:
        bare = without_links(text)
        for match in _pairs(bare):
            if not match["many"] and (words := _contradiction(match, today, manuscript)):
                seen.setdefault(match.group(0), words)
        for match in _BARE.finditer(bare):
            if words := _impossible(match, today):
                seen.setdefault(match.group(0), words)
    yield from (DraftWarning(WarningCode.WRONG_DATE, words) for words in seen.values())


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """A weekday with its date; behind a date that has one already, the next weekday is another."""
    taken: set[int] = set()
    for match in (*_DATED.finditer(text), *_DAY_ALONE.finditer(text)):
        taken.update(range(match.start(), match.end()))
        yield match
    yield from (match for match in _DATE_FIRST.finditer(text) if match.start() not in taken)


def _contradiction(match: re.Match[str], today: date, manuscript: Manuscript) -> str | None:
    if _is_a_word(match):
        return None
    days = [*_meant(match, today, manuscript.around.region)]
    weekday = _weekday(match["weekday"])
    if not days or any(day.weekday() == weekday for day in days):
        return None
    shown = " ".join(match.group(0).split())
    shown += ")" * (shown.count("(") - shown.count(")"))
    day = days[0]
    near = min(
        (day + timedelta(days=step) for step in (-3, -2, -1, 1, 2, 3)),
        key=lambda each: each.weekday() != weekday,
    )
    return (
        f"“{shown}”: {_MONTHS[day.month - 1]} {day.day}, {day.year} is a {_DAYS[day.weekday()]}."
        f" Write {named(day)} or {named(near)}."
    )


def _impossible(match: re.Match[str], today: date) -> str | None:
    """`Nov 31`: no year has it, or not the one that is named."""
    month, day = _month_and_day(match)
    if day == 0 or day > 39 or _is_a_word(match):
        return None
    year = int(match["year"] or 2000 + 4 * (month == 2 and not match["year"]))
    if day <= calendar.monthrange(year, month)[1]:
        return None
    shown = " ".join(match.group(0).split())
    return f"“{shown}” is no day of any calendar. Write the day that is meant."


def named(day: date) -> str:
    """A day for people: `Sunday, Nov 22`."""
    return f"{_DAYS[day.weekday()]}, {_MONTHS[day.month - 1][:3]} {day.day}"


def _is_a_word(match: re.Match[str]) -> bool:
    found = match.groupdict()
    return (found.get("month") or found.get("month_too")) in _WORDS_TOO


def _weekday(written: str) -> int:
    return next(n for n, name in enumerate(_DAYS) if name[:3].casefold() == written[:3].casefold())


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    name, day = match["month"] or match["month_too"], match["day"] or match["day_too"]
    month = next(
        n for n, full in enumerate(_MONTHS, 1) if full[:3].casefold() == name[:3].casefold()
    )
    return month, int(day)


def _meant(match: re.Match[str], today: date, region: str) -> Iterator[date]:
    """The dates that may be meant; none where there is no such day."""
    found = match.groupdict()
    if found.get("alone"):
        yield from _near(int(found["alone"]), today)
        return
    named = found.get("year") or found.get("iso") or found.get("short")
    years = [2000 + int(named) % 100] if named else [today.year - 1, today.year, today.year + 1]
    for month, day in _written(match, region):
        for year in years:
            if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
                when = date(year, month, day)
                if named or today - _PAST <= when < today - _PAST + timedelta(days=365):
                    yield when


def _written(match: re.Match[str], region: str) -> list[tuple[int, int]]:
    """Month and day, as they stand there; two readings where both ways are usual."""
    found = match.groupdict()
    if found.get("iso"):
        return [(int(found["iso_month"]), int(found["iso_day"]))]
    if found.get("one"):
        one, two = int(found["one"]), int(found["two"])
        return {"US": [(one, two)], "CA": [(one, two), (two, one)]}.get(region, [(two, one)])
    return [_month_and_day(match)]


def _near(day: int, today: date) -> Iterator[date]:
    """The days of that number from last week to the month after this."""
    ahead = (today + timedelta(days=step) for step in range(-10, 50))
    return (when for when in ahead if when.day == day)
