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
from domain.templates import Template
from domain.windows import A_DAY, Window, read_window

TEXT_FIELD: Final = "away_text"
HOURS_FIELD: Final = "away_hours"
LENGTH: Final = 320
MOST_SEGMENTS: Final = 3
APART: Final = timedelta(hours=24)
"""A person gets it at most once in this time."""
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS: Final = re.compile(r"[,;\n]")
_PART: Final = re.compile(r"\s*([a-z]{3,9})(?:\s*(?:-|–|to)\s*([a-z]{3,9}))?\s+(\S.*)", re.I)


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
    week = read_hours(away.hours)
    return not (
        _is_in(week.get(today), minute) or _is_in(week.get((today - 1) % 7), minute + A_DAY)
    )


def read_hours(text: str) -> Mapping[int, Window]:
    """`Mon-Fri 9-17, Sat 10:00-14:00` by weekday, Monday is 0; nothing is none. Raises Refused."""
    week: dict[int, Window] = {}
    for part in (piece for piece in _PARTS.split(text) if piece.strip()):
        found = _PART.fullmatch(part)
        if found is None:
            raise _no_hours(part)
        first = _day(found[1], part)
        last = _day(found[2], part) if found[2] else first
        window = _window(found[3])
        for day in range(first, first + (last - first) % 7 + 1):
            if day % 7 in week:
                raise Refused(f"{DAYS[day % 7].capitalize()} is there twice.", field=HOURS_FIELD)
            week[day % 7] = window
    return week


def _window(text: str) -> Window:
    try:
        return read_window(text)
    except Refused as refused:
        raise Refused(refused.sentence, field=HOURS_FIELD) from None


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
