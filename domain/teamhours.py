"""What a team has set about its hours: kept with the workspace, typed by an admin, shown again."""

import re
from collections.abc import Mapping
from typing import Any, Final

import phonenumbers

from domain.errors import Refused
from domain.windows import A_DAY, DEFAULT, TeamHours, Window, read_window

_APART: Final = re.compile(r"[,;\n]|\s+(?=[A-Za-z]{2}\s*=)")


def to_data(team: TeamHours) -> dict[str, Any]:
    """As JSON: minutes after midnight."""
    homes = {"live_in": team.live_in} if team.live_in else {}
    return homes | {
        "informational": _pair(team.informational),
        "abroad": _pair(team.abroad),
        "countries": {code: _pair(window) for code, window in sorted(team.countries.items())},
    }


def from_data(data: Mapping[str, Any] | None) -> TeamHours:
    """What was kept; None, and whatever it lacks, is the standard."""
    kept = data or {}
    countries = (kept.get("countries") or {}).items()
    return TeamHours(
        informational=_window(kept.get("informational")),
        abroad=_window(kept.get("abroad")),
        countries={code: _window(pair) for code, pair in countries},
        live_in=str(kept.get("live_in") or ""),
    )


def shown(window: Window) -> str:
    """A window as it may be typed: `8:00-21:00`."""
    return f"{_clock(window.opens)}-{_clock(_closes(window))}"


def countries_shown(team: TeamHours) -> str:
    """The hours of other countries as they may be typed: `DE=9:00-20:00, GB=8:00-21:00`."""
    return ", ".join(f"{code}={shown(window)}" for code, window in sorted(team.countries.items()))


def read_countries(text: str) -> dict[str, Window]:
    """`DE=9-20, GB=8:00-21:00` by country (ISO 3166); nothing is none. Raises Refused."""
    found: dict[str, Window] = {}
    for part in (piece.strip() for piece in _APART.split(text)):
        if part:
            code, equals, hours = part.partition("=")
            if not equals:
                raise Refused(f"“{part}” names no country with its hours. Write DE=9:00-20:00.")
            found[_country(code.strip().upper())] = read_window(hours)
    return found


def _country(code: str) -> str:
    """One that has hours of its own: numbers of +7 may be Russian, so Kazakhstan has none."""
    if code not in phonenumbers.SUPPORTED_REGIONS:
        raise Refused(f"“{code}” is not a country code. Use two letters, such as DE or GB.")
    calling = phonenumbers.country_code_for_region(code)
    main = phonenumbers.region_code_for_country_code(calling)
    if calling != 1 and main != code:
        raise Refused(f"{code} shares +{calling} with {main}, so its hours are those of {main}.")
    return code


def _pair(window: Window) -> list[int]:
    return [window.opens, window.closes]


def _window(pair: Any) -> Window:
    return DEFAULT if pair is None else Window(int(pair[0]), int(pair[1]))


def _closes(window: Window) -> int:
    return window.closes if window.closes <= A_DAY else window.closes - A_DAY


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
