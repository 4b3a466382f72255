"""Windows: the hours of the day in which a kind of text may reach somebody, law by law.

Marketing has the strict table below. Federal law alone (47 CFR 64.1200(c)(1)): no telephone
solicitation before 8 AM or after 9 PM at the called party's location. A state's row is narrower.
Where sources disagree, or a rule may be about recorded voice only, the narrower hours stand: a text
that waits costs less than one that should not have come. None of this is legal advice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.errors import Refused

A_DAY: Final = 24 * 60
LAST_MINUTES: Final = timedelta(minutes=10)
"""The end of a window counts as closed: a text may still lie in Twilio's queue for a while."""
_SHORTEST: Final = 60
"""Minutes of a window that somebody types: its last ones count as closed, and zones share less."""


class Kind(StrEnum):
    """What a campaign is to its recipients."""

    MARKETING = "marketing"
    INFORMATIONAL = "informational"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Window:
    """From `opens` until before `closes`, in minutes after local midnight.

    `closes` beyond 24 hours is on the next day.
    """

    opens: int
    closes: int

    def __post_init__(self) -> None:
        """Raise ValueError for hours that no day has."""
        if not (0 <= self.opens < A_DAY and self.opens < self.closes <= self.opens + A_DAY):
            raise ValueError(f"no window: {self.opens} to {self.closes} minutes after midnight")

    @property
    def is_whole_day(self) -> bool:
        """Whether it leaves nothing of the day out."""
        return self.closes - self.opens == A_DAY


def hours(opens: int, closes: int) -> Window:
    """A window of whole hours: `hours(8, 21)` is 8 AM to 9 PM."""
    return Window(opens * 60, closes * 60)


@dataclass(frozen=True, slots=True)
class Week:
    """The windows of a week; None: nobody is texted on such a day. A holiday goes before a day."""

    weekday: Window | None
    saturday: Window | None
    sunday: Window | None
    holiday: Window | None
    has_holidays: bool = True


def every_day(window: Window) -> Week:
    """The same hours on every day of the week, holidays like any other."""
    return Week(window, window, window, window, has_holidays=False)


DEFAULT: Final = hours(8, 21)
"""8 AM to 9 PM: 47 CFR 64.1200(c)(1), and what we do elsewhere unless a team says otherwise."""


@dataclass(frozen=True, slots=True)
class TeamHours:
    """What an admin may set: the hours of informational texts, and those of other countries.

    The strict table of marketing is nobody's setting. `countries` is by ISO 3166 code. `live_in`
    is where the team says that its recipients live (`domain.homes`), of whom no row tells.
    """

    informational: Window = DEFAULT
    abroad: Window = DEFAULT
    countries: Mapping[str, Window] = field(default_factory=dict)
    live_in: str = ""


STANDARD: Final = TeamHours()

_8_20: Final = hours(8, 20)
_9_20: Final = hours(9, 20)
_9_21: Final = hours(9, 21)
# Sources: "Twilio" is its Compliance Toolkit's table of states; "guides" are the tables of
# referrizer, dropcowboy (November 2025), clickpointsoftware (July 2025), usestello and Klaviyo.
_MARKETING: Final[Mapping[str, Week]] = MappingProxyType(
    {
        # Twilio; guides: neither Sundays nor holidays (Ala. Code § 1-3-8 for which).
        "US-AL": Week(_8_20, _8_20, None, None),
        # Guides (usestello): texts from 9; Cal. Pub. Util. Code § 2872(c), for recorded calls.
        "US-CA": every_day(_9_21),
        "US-CT": every_day(_9_20),  # Twilio; Conn. Gen. Stat. § 42-288a
        "US-FL": every_day(_8_20),  # Twilio; Fla. Stat. § 501.616(6)(a)
        "US-IL": every_day(_9_21),  # guides: recorded calls from 9
        "US-KY": every_day(hours(10, 21)),  # guides; KRS 367.46955
        # Twilio; La. Pub. Serv. Comm'n General Order R-29617 § (V)(A)(2); La. R.S. 45:811.
        "US-LA": Week(_8_20, _8_20, None, None),
        "US-MA": every_day(_8_20),  # guides; Mass. Gen. Laws ch. 159C § 3
        "US-MD": every_day(_8_20),  # Twilio; Md. Code, Com. Law § 14-4501 ff.
        "US-MI": every_day(_9_21),  # guides
        "US-MN": every_day(_9_21),  # guides; Minn. Stat. § 325E.30
        # Twilio; guides: no Sundays; dnc.com: no holidays.
        "US-MS": Week(_8_20, _8_20, None, None),
        "US-NJ": every_day(_8_20),  # guides
        "US-NM": every_day(_9_21),  # guides; N.M. Stat. § 57-12-22
        "US-NV": every_day(_9_20),  # Twilio
        "US-OK": every_day(_8_20),  # Twilio; Okla. Stat. tit. 15 § 775C.4
        # Guides: Saturdays until noon, no holidays; Sundays closed since October 18, 2026.
        "US-PA": Week(DEFAULT, hours(8, 12), None, None),
        # R.I. Gen. Laws §§ 5-61-2(9), 5-61-3.6; guides disagree about Sundays.
        "US-RI": Week(hours(9, 18), hours(10, 17), None, None),
        # S.D. Codified Laws § 37-30-28: automated dialing on weekdays only.
        "US-SD": Week(_9_21, None, None, _9_21, has_holidays=False),
        "US-TN": every_day(_8_20),  # Twilio
        # Tex. Bus. & Com. Code § 301.051; Twilio. Texts too since SB 140 (September 1, 2025).
        "US-TX": Week(_9_21, _9_21, hours(12, 21), _9_21, has_holidays=False),
        # dnc.com: no holidays; Sundays not verified, closed to be sure.
        "US-UT": Week(DEFAULT, DEFAULT, None, None),
        "US-WA": every_day(_8_20),  # Twilio; RCW 80.36.390
        "US-WY": every_day(_8_20),  # guides
        # CRTC Unsolicited Telecommunications Rules, part III: until 9:30 PM on weekdays, where we
        # stop at 9. Written for calls; texts to Canada answer to CASL. Holidays: British Columbia's
        # ban, kept everywhere in Canada.
        "CA": Week(_9_21, hours(10, 18), hours(10, 18), None),
    }
)


def week_of(law: str, kind: Kind, team: TeamHours = STANDARD) -> Week | None:
    """The windows under a law (`US-FL`, `CA-ON`, `GB`) for a kind of text; None: any hour."""
    if kind is Kind.URGENT:
        return None
    country = law.partition("-")[0]
    if kind is Kind.INFORMATIONAL:
        window = team.countries.get(country, team.informational)
    else:
        week = _MARKETING.get(law) or _MARKETING.get(country)
        if week is not None:
            return week
        window = DEFAULT if country == "US" else team.countries.get(country, team.abroad)
    return None if window.is_whole_day else every_day(window)


_CLOCK: Final = r"(\d{1,2})(?::([0-5]\d))?"
_WRITTEN: Final = re.compile(rf"\s*{_CLOCK}\s*(?:-|–|to|until)\s*{_CLOCK}\s*")


def read_window(text: str) -> Window:
    """`8:00-21:00`, `9 to 17:30`, `22:00-2:00`, `0-24` as a window; raises Refused."""
    found = _WRITTEN.fullmatch(text)
    if found:
        opens_hour, opens_minute, closes_hour, closes_minute = (
            int(part or 0) for part in found.groups()
        )
        opens = opens_hour * 60 + opens_minute
        closes = closes_hour * 60 + closes_minute
        if opens < A_DAY and closes <= A_DAY and opens != closes:
            return _long_enough(text, Window(opens, closes if opens < closes else closes + A_DAY))
    raise Refused(
        f"“{text.strip()}” are no hours. Write two times of the 24-hour clock, such as 8:00-21:00."
    )


def _long_enough(text: str, window: Window) -> Window:
    if window.closes - window.opens < _SHORTEST:
        raise Refused(
            f"“{text.strip()}” is shorter than an hour, and its last minutes count as closed:"
            " hardly anybody could be texted. Write a longer time, such as 8:00-21:00."
        )
    return window


def is_over(use_by: datetime, at: datetime) -> bool:
    """Whether nothing that leaves at `at` is sure to arrive by the use-by: its last minutes."""
    return at >= use_by - LAST_MINUTES
