"""Why somebody's text is held for a while, and until when: pure rules about limits that end.

A carrier's daily cap ends at midnight Pacific (Twilio errors 30023 and 30027); the account's
limits end an hour, or a rolling day, after they were hit (60728, 63038). A text that may not leave
at the end either waits on: whatever looks at hours looks at the claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

PACIFIC: Final = ZoneInfo("America/Los_Angeles")
PACIFIC_NAME: Final = "America/Los_Angeles"
SLACK: Final = timedelta(minutes=1)
"""The carrier's clock is not ours: a text right at midnight could still fall into the old day."""


class Shut(StrEnum):
    """Why no hour that is to come lets somebody go who is held for the hours."""

    NEVER = "never"
    """None is open in all the places where they may be."""
    USE_BY = "use_by"
    """The next one comes after the use-by, at which they are skipped."""


class HeldFor(StrEnum):
    """Why a recipient is held; kept in `Recipient.reason` while the bucket is held."""

    UNREACHED = "unreached"
    CONGESTED = "congested"
    BLOCKED = "blocked_for_a_while"
    CARRIER_DAY = "carrier_daily_limit"
    T_MOBILE_DAY = "t_mobile_daily_limit"
    ACCOUNT_LIMIT = "account_limit"
    QUIET_HOURS = "quiet_hours"


class Carrier(StrEnum):
    """A carrier that a Twilio code names."""

    T_MOBILE = "t_mobile"


CARRIER_OF: Final[Mapping[int, Carrier]] = MappingProxyType({30027: Carrier.T_MOBILE})
"""Codes that tell on which carrier the number is; 30023 names none."""

DAY_OF: Final[Mapping[Carrier, HeldFor]] = MappingProxyType(
    {Carrier.T_MOBILE: HeldFor.T_MOBILE_DAY}
)

_WINDOWS: Final[Mapping[int, timedelta]] = MappingProxyType(
    {60728: timedelta(hours=1), 63038: timedelta(hours=24)}
)
_LONGEST_WINDOW: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Hold:
    """Held for a reason until a moment (UTC)."""

    why: HeldFor
    until: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """Recipients who are held for one reason, and when the first of them goes on (UTC).

    Those who are `shut` out do not go on then: they are looked at again.
    """

    why: HeldFor
    count: int
    until: datetime
    shut: Shut | None = None


def midnight_pacific(now: datetime) -> datetime:
    """The next midnight in Los Angeles, and a minute; in UTC. `now` is aware."""
    tomorrow = now.astimezone(PACIFIC).date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), PACIFIC)
    return midnight.astimezone(now.tzinfo) + SLACK


def window_ends(code: int | None, now: datetime) -> datetime:
    """When an account-wide limit that was hit at `now` surely has room again.

    63038 counts a rolling day, so only a whole one later is everything out of it that filled it.
    """
    return now + _WINDOWS.get(code or 0, _LONGEST_WINDOW) + SLACK


def carrier_of(code: int | None) -> Carrier | None:
    """The carrier that a code names, or None."""
    return CARRIER_OF.get(code or 0)
