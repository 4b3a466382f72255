"""The away text: what whoever writes is told while nobody of the team reads.

Off until a team words it. It asks for nothing, so that nobody answers it in vain.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.asking import Asks, asks_for
from domain.errors import Refused
from domain.proofreading.keywords import clashes
from domain.proofreading.manuscript import Manuscript
from domain.segments import count
from domain.teamhours import shown
from domain.templates import Template
from domain.windows import A_DAY, Window, read_window

TEXT_FIELD: Final = "away_text"
HOURS_FIELD: Final = "away_hours"
LENGTH: Final = 320
MOST_SEGMENTS: Final = 3
APART: Final = timedelta(hours=24)
"""A person gets it at most once in this time."""
MOST_AN_HOUR: Final = 200
"""Of one team. Above that it is no people who write, or somebody has to read at once."""
FULL: Final = (
    f"{MOST_AN_HOUR} away texts went within an hour, and no more go until fewer did: whoever writes"
    " now reads none. Their replies are in the threads as ever."
)
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS: Final = re.compile(r"[,;\n]")
_PART: Final = re.compile(r"\s*([a-z]{3,9})(?:\s*(?:-|–|to)\s*([a-z]{3,9}))?(?:\s+(\S.*))?", re.I)
"""`Mon-Fri 9-17`; a day without hours has those that follow: `Mon, Tue 9-17`."""
_TWELVE_HOURS: Final = re.compile(r"\b(0?[1-9]|1[0-2])(:[0-5]\d)?\s*([ap])\.?m\b\.?", re.I)
_NOON: Final = 12 * 60


@dataclass(frozen=True, slots=True)
class Away:
    """The team's away text; it goes out outside `hours`, as somebody typed them, or always."""

    text: str
    hours: str = ""


def from_data(data: Mapping[str, str] | None) -> Away | None:
    """What was kept; None: there is none."""
    return Away(data["text"], data.get("hours", "")) if data else None


def to_data(away: Away | None) -> dict[str, str] | None:
    """As JSON."""
    return {"text": away.text, "hours": away.hours} if away else None


def read(text: str, hours: str) -> Away | None:
    """An away text that can be sent, None for none; raises Refused beside its field."""
    said = " ".join(text.split())
    if not said:
        return None
    if sentence := _mistake(said):
        raise Refused(sentence, field=TEXT_FIELD)
    read_hours(hours)
    return Away(said, hours.strip())


def applies(away: Away, zone: str, at: datetime) -> bool:
    """Whether nobody of the team reads at that moment, by the team's clock."""
    if not away.hours:
        return True
    local = at.astimezone(ZoneInfo(zone))
    today, minute = local.weekday(), local.hour * 60 + local.minute
    try:
        week = read_hours(away.hours)
    except Refused:  # Kept by a former version, which took them.
        return False
    return not (
        _is_in(week.get(today), minute) or _is_in(week.get((today - 1) % 7), minute + A_DAY)
    )


def read_hours(text: str) -> Mapping[int, Window]:
    """`Mon-Fri 9-17, Sat 10:00-14:00` by weekday, Monday is 0; nothing is none. Raises Refused."""
    week: dict[int, Window] = {}
    days: list[int] = []
    part = ""
    for part in (piece for piece in _PARTS.split(text) if piece.strip()):
        found = _PART.fullmatch(part)
        if found is None:
            raise _no_hours(part)
        days += _days(found, part)
        if found[3]:
            window = _window(found[3])
            for day in days:
                if day in week:
                    raise Refused(f"{DAYS[day].capitalize()} is there twice.", field=HOURS_FIELD)
                week[day] = window
            days = []
    if days:
        raise _no_hours(part)
    return week


def hours_said(text: str) -> str:
    """Those hours as they were understood: `Mon–Fri 9:00-17:00, Sat 10:00-14:00`."""
    week = sorted(read_hours(text).items())
    runs: list[tuple[int, int, Window]] = []
    for day, window in week:
        if runs and runs[-1][1] == day - 1 and runs[-1][2] == window:
            runs[-1] = (runs[-1][0], day, window)
        else:
            runs.append((day, day, window))
    return ", ".join(f"{_days_said(first, last)} {shown(window)}" for first, last, window in runs)


def _days_said(first: int, last: int) -> str:
    names = [DAYS[day].capitalize() for day in dict.fromkeys((first, last))]
    return ("–" if last > first + 1 else ", ").join(names)


def _days(found: re.Match[str], part: str) -> list[int]:
    first = _day(found[1], part)
    last = _day(found[2], part) if found[2] else first
    return [day % 7 for day in range(first, first + (last - first) % 7 + 1)]


def _window(text: str) -> Window:
    """Hours of the 24-hour clock, or both with AM or PM.

    `9-5` is nobody's night shift: taken as one, the away text would go out the day through.
    """
    written, marks = _TWELVE_HOURS.subn(_of_24, text)
    try:
        window = read_window(written)
    except Refused as refused:
        raise Refused(refused.sentence, field=HOURS_FIELD) from None
    is_night = window.closes > A_DAY and window.opens > _NOON
    if marks == 1 or (not marks and window.closes > A_DAY and not is_night):
        raise Refused(
            f"“{text.strip()}” ends before it starts, or says AM or PM once."
            " Write the 24-hour clock, such as 9:00-17:00, or both with AM or PM, such as 9am-5pm.",
            field=HOURS_FIELD,
        )
    return window


def _of_24(found: re.Match[str]) -> str:
    """`5:30 pm` is `17:30`."""
    hour = int(found[1]) % 12 + (12 if found[3] in "pP" else 0)
    return f"{hour}{found[2] or ''}"


def _is_in(window: Window | None, minute: int) -> bool:
    return window is not None and window.opens <= minute < window.closes


def _day(word: str, part: str) -> int:
    for number, day in enumerate(DAYS):
        if word.casefold().startswith(day):
            return number
    raise _no_hours(part)


def _no_hours(part: str) -> Refused:
    return Refused(
        f"“{part.strip()}” are no hours of a weekday. Write them like Mon-Fri 9:00-17:00,"
        " Sat 10:00-14:00, or leave them empty for always.",
        field=HOURS_FIELD,
    )


def _mistake(said: str) -> str:
    if "{{" in said:
        return "The away text is the same for everybody. Write it without fields."
    if len(said) > LENGTH or count(said).segments > MOST_SEGMENTS:
        return (
            f"The away text has {len(said)} characters and costs {count(said).segments} segments;"
            f" {LENGTH} and {MOST_SEGMENTS} are allowed. Please shorten it."
        )
    taken = next(clashes(Manuscript.of(Template.parse(said))), None)
    if taken is not None:
        return f"The away text asks for an answer that somebody else acts on: {taken.text}"
    if asks_for(said) is not Asks.NOTHING:
        return "The away text asks for an answer while nobody reads. Let it ask for nothing."
    return ""
