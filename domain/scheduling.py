"""When a campaign is to start, as people write it: `tomorrow 9am`, `mon 14:30`, `2026-12-01 09:00`.

A day and a time, then a zone if it is not the sender's. Nothing is guessed: what could be two times
is refused in words, and so is a time that does not exist because the clock is put forward. An hour
that comes twice is taken the first time. Whoever asks is shown the absolute time and confirms it.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.errors import Refused
from domain.wallclock import day, hands
from domain.whereabouts import places_of_key
from domain.windows import LAST_MINUTES
from domain.zones import read_zone

FARTHEST: Final = timedelta(days=35)
"""How far ahead a campaign may be scheduled."""
_TOO_FAR: Final = (
    f"That is more than {FARTHEST.days} days away. Schedule it later on, or choose an earlier day."
)
EXAMPLES: Final = "“tomorrow 9am”, “mon 14:30” or “2026-12-01 09:00”"

FIRST_HOUR: Final = 9
LAST_HOUR: Final = 18
"""From 9 AM to 6 PM people expect to hear from somebody: what a picker offers."""
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH: Final = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_DAY: Final = (
    r"(?:(?P<near>today|tomorrow)"
    r"|(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"|(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    rf"|(?P<named>{_MONTH})\.? (?P<of>\d{{1,2}})"
    rf"|(?P<of_too>\d{{1,2}}) (?P<named_too>{_MONTH})\.?)"
)
_TIME: Final = (
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))? ?(?P<half>am|pm|a\.m\.|p\.m\.)"
    r"|(?P<hour24>\d{1,2}):(?P<minute24>[0-5]\d)|(?P<noon>noon))"
)
_WRITTEN: Final = re.compile(rf"{_DAY}(?:,? (?:at )?|t){_TIME}(?: (?P<zone>\S.*))?", re.IGNORECASE)
_BARE_HOUR: Final = re.compile(rf"{_DAY},? (?:at )?(?P<bare>\d{{1,2}})", re.IGNORECASE)
_ONLY_TIME: Final = re.compile(rf"(?:at )?{_TIME}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """A start: what the clock on the wall shows (naive), in which zone, and the instant (UTC)."""

    wall: datetime
    zone: str
    at: datetime


def read_start(text: str, *, now: datetime, zone: str) -> Start:
    """What a person wrote, as a start; `now` is aware, `zone` is the sender's.

    Raises Refused for what is vague, past, too far away, or not on the clock.
    """
    written = " ".join(text.split())
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise Refused(_unread(written))
    where = _zone(found["zone"], zone)
    wall = datetime.combine(_day(found, now.astimezone(ZoneInfo(where))), _time(found, written))
    if found["weekday"] and _instant(wall, where) <= now:
        wall += timedelta(days=7)
    return checked(Start(wall, where, _instant(wall, where)), now)


def checked(start: Start, now: datetime) -> Start:
    """A start that may still be had, from words or from a picker; raises Refused otherwise."""
    if start.at.astimezone(ZoneInfo(start.zone)).replace(tzinfo=None) != start.wall:
        raise Refused(
            f"There is no {hands(start.wall)} on {day(start.wall)} in {start.zone}: "
            "clocks are put forward past it. Choose another time."
        )
    if start.at <= now:
        raise Refused(
            f"{day(start.wall)} at {hands(start.wall)} ({start.zone}) is already past."
            " Choose a later time."
        )
    if start.at > now + FARTHEST:
        raise Refused(_TOO_FAR)
    return start


def read_use_by(text: str, *, now: datetime, zone: str, starts: datetime) -> datetime:
    """Until when a text is of use, `today 6pm`, for a campaign that starts at `starts` (UTC).

    Raises Refused as `read_start` does, and where nothing could leave before it.
    """
    try:
        use_by = read_start(text, now=now, zone=zone).at
    except Refused as refused:
        raise Refused(refused.sentence, field="use_by") from None
    if use_by <= starts + LAST_MINUTES:
        minutes = int(LAST_MINUTES.total_seconds() // 60)
        raise Refused(
            f"Nothing could leave before that: the last {minutes} minutes before it count as over."
            " Choose a later time.",
            field="use_by",
        )
    return use_by


def picked(at: datetime, *, now: datetime, zone: str) -> Start:
    """The start that somebody chose with a picker, as a moment (aware); raises Refused."""
    wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    # An hour that comes twice: the picker says which of them.
    return checked(Start(wall, zone, at.astimezone(UTC)), now)


def offered(now: datetime, zone: str) -> datetime:
    """What a picker shows at first (UTC): the next full hour from 9 AM to 6 PM in that zone."""
    here = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    hour = here.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    if hour.hour < FIRST_HOUR and hour.date() == here.date():
        hour = hour.replace(hour=FIRST_HOUR)
    elif hour.hour > LAST_HOUR or hour.date() != here.date():
        hour = datetime.combine(here.date() + timedelta(days=1), time(FIRST_HOUR))
    return _instant(hour, zone)


def begins_in(area: str, wall: datetime, homes: str = "") -> datetime:
    """When all clocks that somebody of an area (`domain.whereabouts`) may go by show it (UTC)."""
    return max(starts_in(wall, place.zone) for place in places_of_key(area, homes))


def starts_in(wall: datetime, zone: str) -> datetime:
    """When a zone's clock shows a wall-clock time (UTC), for a start in each recipient's own zone.

    The first time where the hour comes twice; where it is left out, as much later as the clock is
    put forward.
    """
    return _instant(wall, zone)


def _instant(wall: datetime, zone: str) -> datetime:
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _unread(written: str) -> str:
    if hour := _BARE_HOUR.fullmatch(written):
        bare = hour["bare"]
        return f"{bare} in the morning or in the evening? Write “{bare}am” or “{bare}pm”."
    if _ONLY_TIME.fullmatch(written):
        return f"On which day? Write it before the time, such as “tomorrow {written}”."
    return f"“{written}” is not a time that I can read. Write a day and a time, such as {EXAMPLES}."


def _zone(written: str | None, default: str) -> str:
    if written is None:
        return default
    if written.casefold() in {"utc", "gmt"}:
        return "UTC"
    zones = sorted(read_zone(written) or ())
    if len(zones) == 1:
        return zones[0]
    if zones:
        choice = " or ".join(zones)
        raise Refused(f"“{written}” is more than one zone. Write {choice}.")
    raise Refused(
        f"I know no zone “{written}”. Write one such as Eastern, PT, UTC or America/Denver."
    )


def _day(found: re.Match[str], here: datetime) -> date:
    today = here.date()
    if found["near"]:
        return today + timedelta(days=found["near"].casefold() == "tomorrow")
    if found["weekday"]:
        weekday = _WEEKDAYS.index(found["weekday"][:3].casefold())
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    if found["year"]:
        return _near(_date(int(found["year"]), int(found["month"]), int(found["day"])), today)
    name, day = (found["named"] or found["named_too"]), int(found["of"] or found["of_too"])
    month = [each[:3] for each in _MONTHS].index(name[:3].casefold()) + 1
    named = _date(today.year, month, day)
    return named if named >= today else _date(today.year + 1, month, day)


def _near(day: date, today: date) -> date:
    """Refuse years so far away that a clock's offset cannot be told."""
    if abs(day - today) < timedelta(days=400):
        return day
    raise Refused(_TOO_FAR if day > today else f"{day} is already past. Choose a later time.")


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(f"There is no day {day} in month {month} of {year}.") from None


def _time(found: re.Match[str], written: str) -> time:
    if found["noon"]:
        return time(12)
    if found["half"]:
        hour = int(found["hour"])
        if 1 <= hour <= 12:
            afternoon = found["half"].casefold().startswith("p")
            return time(hour % 12 + 12 * afternoon, int(found["minute"] or 0))
    elif int(found["hour24"]) < 24:
        return time(int(found["hour24"]), int(found["minute24"]))
    raise Refused(f"There is no such hour in “{written}”. Write one such as 9am or 14:30.")
