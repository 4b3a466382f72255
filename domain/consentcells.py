"""Cells that tell of consent: a yes, a no, a day; what cannot be understood is refused.

A consent that we made up would be worse than none.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.consent import ConsentKind, Status
from domain.headers import normalise_header


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


YES: Final = _names("""yes y true t 1 x ok on given granted agreed accepted consented opted_in
    optin opt_in in subscribed active si ja oui sim confirmed""") | {"✓", "✔", "☑"}
NO: Final = _names("""no n false f 0 off none declined denied refused rejected withdrawn revoked
    opted_out optout opt_out out unsubscribed unsubscribe not_subscribed never_subscribed not_given
    stop stopped dnc dnt do_not_text do_not_contact nein non nao never""") | {"✗", "✘", "☐"}
_WAITS: Final = _names("pending unconfirmed waiting awaiting_confirmation")
_WRITTEN: Final = _names("""written express_written prior_express_written in_writing pewc
    written_consent signed marketing""")
_EXPRESS: Final = _names("express prior_express verbal oral spoken informational transactional")
_MARKS: Final = frozenset("✓✔☑✗✘☐")
_ISO_DAY: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_SLASHED: Final = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})")
_NAMED: Final = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%b %d, %Y", "%B %d, %Y")
_DAYS: Final = {"d": 1, "m": 30, "y": 365}
LONGEST: Final = timedelta(days=20 * 365)
"""Whoever types a longer period for a consent has slipped."""
_OLDEST: Final = 1990
"""No text message was ever agreed to before: a year before that is a slip."""
_MONTH_FIRST: Final = frozenset({"US", "CA", "PH"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What cells are read by: the team's region and zone, the moment, and what holds for all.

    All behind `now` is what a list says as a whole, where its columns do not: a consent that
    `lasts` so long expires then, counted from the day that it was given.
    """

    region: str
    zone: ZoneInfo
    now: datetime
    kind: ConsentKind | None = None
    source: str = ""
    wording: str = ""
    evidence: str = ""
    at: datetime | None = None
    lasts: timedelta | None = None


class Unreadable(ValueError):
    """A cell that says nothing that can be understood: its text, and `why`, without it."""

    def __init__(self, cell: str, why: str) -> None:
        super().__init__(f"“{cell[:20]}” {why}" if cell else why)
        self.why = why


def read_period(text: str) -> timedelta | None:
    """How long a consent lasts: `6m`, `2y`, `180d`; None for anything else, or over 20 years.

    A month is 30 days here: too short by a little rather than too long.
    """
    found = re.fullmatch(r"\s*(\d{1,4})\s*(d|m|y)[a-z]*\s*", text.casefold())
    lasts = timedelta(days=int(found[1]) * _DAYS[found[2]]) if found else None
    return lasts if lasts is not None and lasts <= LONGEST else None


def read_moment(text: str, setting: Setting, *, ahead: bool = False) -> datetime:
    """A day or time of a cell, aware UTC; `ahead` for what may be in the future.

    Without a zone of its own it is the team's; a day begins at midnight. Raises Unreadable.
    """
    found = _moment(text.strip(), setting)
    if found is None:
        raise Unreadable(text, "is no date: write 2026-03-31")
    if found.year < _OLDEST:
        raise Unreadable(text, "is too long ago to be a date of consent")
    if not ahead and found > setting.now:
        raise Unreadable(text, "is in the future")
    return found


def read_status(said: str, setting: Setting) -> tuple[Status, datetime | None, ConsentKind | None]:
    """What a cell says: yes, no or not yet; since when, and of which kind, where it says so.

    Raises Unreadable.
    """
    word = flat(said)
    for words, status in ((YES, Status.GIVEN), (NO, Status.WITHDRAWN), (_WAITS, Status.PENDING)):
        if word in words:
            return status, None, None
    kind = read_kind(word)
    if kind is not None:
        return Status.GIVEN, None, kind
    if _moment(said, setting) is None:
        raise Unreadable(said, "is neither yes, no nor a date")
    return Status.GIVEN, read_moment(said, setting), None


def read_kind(word: str) -> ConsentKind | None:
    """The kind of a consent that a flat cell names."""
    if word in _WRITTEN:
        return ConsentKind.WRITTEN
    return ConsentKind.EXPRESS if word in _EXPRESS else None


def _moment(text: str, setting: Setting) -> datetime | None:
    try:
        if _ISO_DAY.match(text):
            found = datetime.fromisoformat(text.replace(" UTC", "+00:00"))
        else:
            day = _day(text, setting.region)
            if day is None:
                return None
            found = datetime(day.year, day.month, day.day)
    except ValueError:
        return None
    try:
        return (found if found.tzinfo else found.replace(tzinfo=setting.zone)).astimezone(UTC)
    except OverflowError:
        return None


def _day(text: str, region: str) -> date | None:
    slashed = _SLASHED.match(text)
    if slashed:
        one, sign, two = int(slashed[1]), slashed[2], int(slashed[3])
        month_first = sign == "/" and region in _MONTH_FIRST
        month, day = (one, two) if month_first else (two, one)
        return date(int(slashed[4]), month, day)
    for form in _NAMED:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def flat(text: str) -> str:
    """A cell without its case, spaces and marks."""
    return text.strip() if text.strip() in _MARKS else normalise_header(text)
