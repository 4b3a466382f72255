"""Where a number may be: every time zone that it may be in, with the law that holds there.

A phone number does not tell where a person is. It narrows it down to some places, and whoever is
texted must not be disturbed in any of them. Two sources, united: libphonenumber's own table, taken
for a whole area code or country (it splits by exchange, and numbers moved between those long ago),
and a second one: the administrator's report for North America (`domain.areacodes`), the tz
database's zone.tab for everywhere else. A state or a zone that the team gives wins over the number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from phonenumbers.tzdata import TIMEZONE_DATA

from domain.areacodes import (
    AREA_CODES,
    CANADA_BEYOND,
    STATE_ZONES,
    TOLL_FREE,
    UNITED_STATES_BEYOND,
)
from domain.phonepatterns import CALLING_CODES
from domain.postaladdresses import NOWHERE, Address
from domain.postcodes import read_postcode
from domain.states import read_state

UNKNOWN: Final = "Etc/Unknown"

PRESUMED: Final = frozenset({"US-CT", "US-FL", "US-OK"})
"""States whose law holds for their area codes, wherever the person seems to be.

Fla. Stat. 501.059(8)(d), the Oklahoma Telephone Solicitation Act of 2022, and Conn. Gen. Stat.
§§ 42-288, 42-289 (Public Act 23-98): a call to one of the state's area codes is presumed to be made
to somebody in the state.
"""

_MISSING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "7": ("Europe/Kaliningrad",),
        "56": ("America/Coyhaique", "America/Punta_Arenas", "Pacific/Easter"),
        "61": ("Australia/Darwin",),
        "86": ("Asia/Urumqi",),
        "211": ("Africa/Juba",),
        "212": ("Africa/Casablanca",),
        "213": ("Africa/Algiers",),
        "218": ("Africa/Tripoli",),
        "299": ("America/Danmarkshavn",),
        "380": ("Europe/Simferopol",),
        "505": ("America/Managua",),
        "675": ("Pacific/Bougainville",),
        "970": ("Asia/Gaza", "Asia/Hebron"),
    }
)
"""Calling code to the zones of its countries in zone.tab that libphonenumber has no clock for."""

_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "eastern et est edt": ("America/New_York",),
        "central ct cst cdt": ("America/Chicago",),
        # Arizona is on Mountain Time too, and does not put its clocks forward.
        "mountain mt mst mdt": ("America/Denver", "America/Phoenix"),
        "pacific pt pst pdt": ("America/Los_Angeles",),
        "alaska akst akdt": ("America/Anchorage",),
        "hawaii hst hast": ("Pacific/Honolulu",),
        "atlantic ast adt": ("America/Halifax", "America/Puerto_Rico"),
        "newfoundland nst ndt": ("America/St_Johns",),
    }
)
_BY_WORD: Final = {word: zones for words, zones in _WORDS.items() for word in words.split()}


_AROUND_THE_WORLD: Final = (
    *("Pacific/Kiritimati", "Asia/Tokyo", "Asia/Kolkata", "Europe/London"),
    *("America/Sao_Paulo", "America/Los_Angeles", "Pacific/Pago_Pago"),
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A time zone (IANA) with the law that holds there: `US-FL`, `CA-ON`, `GB`."""

    zone: str
    law: str


def area_of(number: str) -> str:
    """What of an E.164 number tells where it may be: `1512`, or the calling code abroad, `44`.

    A campaign has few of them, so what follows from a place is worked out once for each. Raises
    ValueError for a number of no country.
    """
    if number.startswith("+1"):
        return number[1:5]
    for length in (1, 2, 3):
        code = number[1 : 1 + length]
        if code in CALLING_CODES:
            return code
    raise ValueError("a number of no country")


def places_of(number: str) -> frozenset[Place]:
    """Every place that a number (E.164) may be in; never empty."""
    return places_of_area(area_of(number))


@lru_cache(maxsize=1024)
def places_of_area(area: str) -> frozenset[Place]:
    """Every place that the numbers of an area (`area_of`) may be in; never empty."""
    if not area.startswith("1"):
        law = phonenumbers.region_code_for_country_code(int(area))
        here = (*_known(area), *_MISSING.get(area, ()))
        return _at(here, law) if here else anywhere()
    code = area[1:]
    if code in AREA_CODES:
        law, zones = AREA_CODES[code]
        return _at((*zones, *_known(area)), law)
    if code in UNITED_STATES_BEYOND:
        return _everywhere("US-")
    if code in CANADA_BEYOND:
        return _everywhere("CA-")
    if code in TOLL_FREE or not _known(area):
        return _everywhere("US-") | _everywhere("CA-")
    region = phonenumbers.region_code_for_number(
        phonenumbers.PhoneNumber(country_code=1, national_number=int(code + "5550123"))
    )
    return _at(_known(area), region or "001")


def anywhere() -> frozenset[Place]:
    """Where a number is that belongs to no country: satellites, world-wide services.

    Its hours never meet. Some zones around the world stand for all of them: each hour is in the
    night of one.
    """
    return _at(_AROUND_THE_WORLD, "001")


def places_told(
    number: str,
    *,
    zone: str | None,
    state: str | None,
    postcode: str | None,
    address: Address = NOWHERE,
) -> frozenset[Place] | None:
    """Where a row's own columns put a number, or None where they tell nothing that we can read.

    A state goes before a postal code, and that before the address (`domain.postaladdresses`); a
    zone says where in them. An address stands for the number's own places only where its postal
    code is sure and of the number's country: any other adds its places to them. With a number of
    another country a code is Berlin's, and tells nothing; WA may be Western Australia and CST
    China's, so each alone leaves the number's own places in.
    """
    own = places_of(number)
    is_abroad = _countries_of(own).isdisjoint({"US", "CA"})
    zones = read_zone(zone or "")
    where = read_state(state or "")
    if is_abroad and where and zones and not zones & STATE_ZONES[where]:
        where = None
    states = frozenset({where}) if where else frozenset[str]()
    if not states and not is_abroad:
        states = read_postcode(postcode or "") or _replacing(own, address)
    if states:
        found, is_sure = _in_states(zones, states), not is_abroad or bool(zones)
    else:
        found = frozenset(Place(each, place.law) for each in zones or () for place in own)
        is_sure = bool(zones) and (not is_abroad or "/" in (zone or ""))
        if address.is_sure or not is_abroad:
            found |= _in_states(zones, address.states)
    if not found:
        return None
    return presumed(number, found if is_sure else found | own)


def _in_states(zones: frozenset[str] | None, states: frozenset[str]) -> frozenset[Place]:
    return frozenset(place for each in states for place in _at(_within(zones, each), each))


def _replacing(own: frozenset[Place], address: Address) -> frozenset[str]:
    """The states of an address that is believed in place of the number, if it is."""
    fits = _countries_of(own) >= {state.partition("-")[0] for state in address.states}
    return address.states if address.is_sure and fits else frozenset()


def _countries_of(places: frozenset[Place]) -> set[str]:
    return {place.law.partition("-")[0] for place in places}


def presumed(number: str, told: frozenset[Place]) -> frozenset[Place]:
    """Places that somebody told us, with the law of the number's own area code where it holds on.

    For a row's columns, and for a team that says where its recipients live.
    """
    laws = {place.law for place in places_of(number)} & PRESUMED
    return told | {Place(place.zone, law) for place in told for law in laws}


def read_zone(text: str) -> frozenset[str] | None:
    """`America/Denver`, `Mountain Time` or `MT` as zones, or None where it is none that we know.

    An offset such as `UTC-5` tells no zone: nobody knows what it is in summer.
    """
    word = " ".join(text.split()).casefold().removesuffix(" time").removesuffix(" standard")
    if word in _BY_WORD:
        return frozenset(_BY_WORD[word])
    name = text.strip()
    if "/" not in name or name.startswith("Etc/"):
        return None
    try:
        return frozenset({ZoneInfo(name).key})
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _at(zones: Iterable[str], law: str) -> frozenset[Place]:
    return frozenset(Place(zone, law) for zone in zones)


@lru_cache(maxsize=2)
def _everywhere(country: str) -> frozenset[Place]:
    codes = (code for code, (law, _) in AREA_CODES.items() if law.startswith(country))
    return frozenset(place for code in codes for place in places_of_area("1" + code))


def _within(zones: frozenset[str] | None, state: str) -> frozenset[str]:
    """The state's own part of the zones that a word may mean: MT in Texas is not Arizona's."""
    if zones is None:
        return STATE_ZONES[state]
    return zones & STATE_ZONES[state] or zones


def _known(area: str) -> frozenset[str]:
    return _by_area().get(area, frozenset())


@lru_cache(maxsize=1)
def _by_area() -> Mapping[str, frozenset[str]]:
    """libphonenumber's zones, for whole area codes and whole countries."""
    zones: dict[str, set[str]] = {}
    for prefix, here in TIMEZONE_DATA.items():
        area = prefix[:4] if prefix.startswith("1") else area_of("+" + prefix)
        zones.setdefault(area, set()).update(here)
    return MappingProxyType(
        {area: frozenset(here - {UNKNOWN}) for area, here in zones.items() if area != "1"}
    )
