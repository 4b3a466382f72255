"""Where a number may be: libphonenumber's table and a second source, united."""

import importlib.resources
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import timezone

from domain.areacodes import AREA_CODES, STATE_ZONES
from domain.postaladdresses import read_address
from domain.states import read_state
from domain.zones import (
    Place,
    area_of,
    places_of,
    places_of_area,
    places_told,
    presumed,
    read_zone,
)

EASTERN, CENTRAL = "America/New_York", "America/Chicago"
MOUNTAIN, PACIFIC = "America/Denver", "America/Los_Angeles"
CARIBBEAN = "+12425550123"
PROBES = [datetime(2026, 1, 1, 3, tzinfo=UTC) + timedelta(days=5 * week) for week in range(220)]


@cache
def clock_of(zone: str) -> tuple[timedelta | None, ...]:
    """What a zone's clock shows through three years; zones with the same are the same to us."""
    return tuple(at.astimezone(ZoneInfo(zone)).utcoffset() for at in PROBES)


def zones_of(number: str) -> set[str]:
    return {place.zone for place in places_of(number)}


def addressed(number: str, address: str, *, zone: str | None = None) -> frozenset[Place] | None:
    """Where an address puts a number, with a zone column or without."""
    read = read_address(address)
    return places_told(number, zone=zone, state=None, postcode=None, address=read)


def told(number: str, *, zone: str = "", state: str = "", postcode: str = "") -> object:
    return places_told(number, zone=zone, state=state, postcode=postcode)


def clocks(zones: set[str] | frozenset[str]) -> set[tuple[timedelta | None, ...]]:
    return {clock_of(zone) for zone in zones}


def zones_by_country() -> dict[str, set[str]]:
    """Country to its zones: zone.tab of the tz database."""
    table = (importlib.resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text()
    found: dict[str, set[str]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found.setdefault(country, set()).add(zone)
    return found


# Area codes on two sides of a line, where libphonenumber finds one of the two, or both.
TWO_ZONES = {
    "208": (MOUNTAIN, PACIFIC),
    "219": (EASTERN, CENTRAL),
    "250": (PACIFIC, "America/Edmonton"),
    "270": (EASTERN, CENTRAL),
    "308": (CENTRAL, MOUNTAIN),
    "364": (EASTERN, CENTRAL),
    "418": (EASTERN, "America/Halifax"),
    "423": (EASTERN, CENTRAL),
    "448": (EASTERN, CENTRAL),
    "458": (MOUNTAIN, PACIFIC),
    "541": (MOUNTAIN, PACIFIC),
    "574": (EASTERN, CENTRAL),
    "581": (EASTERN, "America/Halifax"),
    "605": (CENTRAL, MOUNTAIN),
    "606": (EASTERN, CENTRAL),
    "620": (CENTRAL, MOUNTAIN),
    "639": ("America/Regina", "America/Edmonton"),
    "701": (CENTRAL, MOUNTAIN),
    "709": ("America/St_Johns", "America/Halifax"),
    "729": (EASTERN, CENTRAL),
    "775": (MOUNTAIN, PACIFIC),
    "778": (PACIFIC, "America/Edmonton"),
    "785": (CENTRAL, MOUNTAIN),
    "807": (EASTERN, "America/Winnipeg"),
    "812": (EASTERN, CENTRAL),
    "850": (EASTERN, CENTRAL),
    "879": ("America/St_Johns", "America/Halifax"),
    "906": (EASTERN, CENTRAL),
    "907": ("America/Anchorage", "America/Adak"),
    "915": (CENTRAL, MOUNTAIN),
    "928": ("America/Phoenix", MOUNTAIN),
    "930": (EASTERN, CENTRAL),
    "931": (EASTERN, CENTRAL),
    "986": (MOUNTAIN, PACIFIC),
}


@pytest.mark.parametrize(("code", "zones"), TWO_ZONES.items())
def test_a_number_of_a_split_area_code_may_be_on_either_side(
    code: str, zones: tuple[str, str]
) -> None:
    assert clocks(set(zones)) <= clocks(zones_of(f"+1{code}5550123"))


@pytest.mark.parametrize("code", ["212", "305", "312", "480", "512", "702", "808", "416", "604"])
def test_a_number_of_an_undivided_area_code_may_be_in_one_zone_only(code: str) -> None:
    assert len(clocks(zones_of(f"+1{code}5550123"))) == 1


def test_every_area_code_has_all_that_libphonenumber_says_of_any_exchange_in_it() -> None:
    def theirs(code: str, exchange: int) -> set[str]:
        number = phonenumbers.PhoneNumber(1, int(f"{code}{exchange}0123"))
        return set(timezone.time_zones_for_geographical_number(number)) - {"Etc/Unknown"}

    nowhere = theirs("999", 555)  # the whole plan: they know nothing of this code
    missing = []
    for code in AREA_CODES:
        here = zones_of(f"+1{code}5550123")
        found = set().union(*(theirs(code, exchange) for exchange in range(200, 1000, 7)))
        if not found <= here and found != nowhere:
            missing.append(code)

    assert missing == []


def test_every_area_code_of_the_two_countries_is_known_with_its_country() -> None:
    seen = {
        code
        for code in range(200, 1000)
        for region in ("US", "CA")
        if phonenumbers.region_code_for_number(phonenumbers.PhoneNumber(1, code * 10**7 + 2345678))
        == region
        and phonenumbers.number_type(phonenumbers.PhoneNumber(1, code * 10**7 + 2345678))
        == phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE
    }

    assert {str(code) for code in seen} <= set(AREA_CODES)
    assert all(law[:3] in {"US-", "CA-"} for law, _ in AREA_CODES.values())


def test_every_zone_of_every_country_is_one_of_its_numbers_zones() -> None:
    missing = []
    by_country = zones_by_country()
    for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        wanted = {zone for region in regions for zone in by_country.get(region, set())}
        if code != 1 and wanted:
            here = clocks({place.zone for place in places_of_area(str(code))})
            missing += [zone for zone in wanted if clock_of(zone) not in here]

    assert missing == []


@pytest.mark.parametrize("country", ["US", "CA"])
def test_every_zone_of_the_united_states_and_canada_is_some_area_codes_zone(country: str) -> None:
    here = {
        clock_of(place.zone)
        for code, (law, _) in AREA_CODES.items()
        if law.startswith(country)
        for place in places_of_area("1" + code)
    }

    assert [zone for zone in zones_by_country()[country] if clock_of(zone) not in here] == []


def test_a_state_has_every_zone_of_its_area_codes() -> None:
    assert {EASTERN, CENTRAL} == STATE_ZONES["US-FL"]
    assert {MOUNTAIN, "America/Phoenix"} == STATE_ZONES["US-AZ"]
    # 867 is the Northwest Territories', the Yukon's and Nunavut's, each with clocks of its own.
    assert all(STATE_ZONES[law] >= zones for law, zones in AREA_CODES.values() if law != "CA-NT")
    assert STATE_ZONES["CA-NT"] == {"America/Edmonton"}


def test_a_toll_free_number_may_be_in_any_zone_of_both_countries() -> None:
    zones = zones_of("+18005550123")

    assert {"Pacific/Guam", "America/Adak", "America/St_Johns", "America/Puerto_Rico"} <= zones


def test_a_number_of_no_place_may_be_anywhere_in_its_country() -> None:
    assert "Pacific/Guam" in zones_of("+15005550123")
    assert "America/St_Johns" not in zones_of("+15005550123")
    assert "America/St_Johns" in zones_of("+16005550123")
    assert "Pacific/Guam" not in zones_of("+16005550123")


def test_an_area_code_that_nobody_knows_yet_may_be_anywhere() -> None:
    assert places_of("+19995550123") == places_of("+18005550123")


def test_an_island_is_not_the_united_states() -> None:
    assert places_of(CARIBBEAN) == {Place("America/Nassau", "BS")}


@pytest.mark.parametrize(
    ("number", "zone"),
    [
        ("+447400123456", "Europe/London"),
        ("+61412345678", "Australia/Perth"),
        ("+61412345678", "Australia/Darwin"),
        ("+79161234567", "Asia/Kamchatka"),
        ("+79161234567", "Europe/Kaliningrad"),
        ("+919812345678", "Asia/Kolkata"),
        ("+5511961234567", "America/Manaus"),
        ("+56961234567", "Pacific/Easter"),
    ],
)
def test_a_mobile_number_abroad_may_be_in_every_zone_of_its_country(number: str, zone: str) -> None:
    assert clock_of(zone) in clocks(zones_of(number))


def test_every_zone_that_a_number_may_be_in_has_a_clock() -> None:
    areas = [str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE if code < 800]
    for area in [*areas, *("1" + code for code in AREA_CODES)]:
        assert places_of_area(area) or area == "1"
        assert all(ZoneInfo(place.zone) for place in places_of_area(area))


def test_an_area_is_short_enough_to_be_a_key() -> None:
    assert area_of("+15125550123") == "1512"
    assert area_of("+447400123456") == "44"
    assert area_of("+37360123456") == "373"
    with pytest.raises(ValueError, match="no country"):
        area_of("+99912345678")


def test_a_state_column_wins_over_the_number() -> None:
    where = told("+12125550123", state="Texas")

    assert where == frozenset({Place(CENTRAL, "US-TX"), Place(MOUNTAIN, "US-TX")})


def test_a_zone_column_wins_over_the_number_and_keeps_its_law() -> None:
    where = told("+12125550123", zone="America/Denver", state="")

    assert where == frozenset({Place(MOUNTAIN, "US-NY")})


def test_a_zone_and_a_state_column_together_are_one_place() -> None:
    where = told("+12125550123", zone="Central", state="TX")

    assert where == frozenset({Place(CENTRAL, "US-TX")})


def test_a_column_does_not_take_floridas_law_from_a_florida_number() -> None:
    where = told("+13055550123", state="GA")

    assert where == frozenset({Place(EASTERN, "US-GA"), Place(EASTERN, "US-FL")})


def test_a_team_that_says_where_people_live_does_not_take_it_either() -> None:
    home = frozenset({Place(PACIFIC, "US-CA")})

    assert presumed("+12125550123", home) == home
    assert presumed("+14055550123", home) == home | {Place(PACIFIC, "US-OK")}
    assert presumed("+18605550123", home) == home | {Place(PACIFIC, "US-CT")}


@pytest.mark.parametrize(("zone", "state"), [("", ""), ("UTC-5", "Ruritania"), (" ", "12")])
def test_columns_that_tell_nothing_leave_it_to_the_number(zone: str, state: str) -> None:
    assert told("+12125550123", zone=zone, state=state) is None


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("America/Denver", {MOUNTAIN}),
        ("Pacific", {PACIFIC}),
        ("pacific standard time", {PACIFIC}),
        (" Eastern  Time ", {EASTERN}),
        ("EST", {EASTERN}),
        ("MT", {MOUNTAIN, "America/Phoenix"}),
    ],
)
def test_a_zone_is_read_as_people_write_it(text: str, zones: set[str]) -> None:
    assert read_zone(text) == frozenset(zones)


@pytest.mark.parametrize(
    "text",
    ["", "UTC-5", "-05:00", "Etc/GMT+5", "America/Gotham", "../etc/passwd", "EST5EDT", "x/y"],
)
def test_what_tells_no_zone_is_not_taken_for_one(text: str) -> None:
    assert read_zone(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TX", "US-TX"),
        ("texas", "US-TX"),
        (" D.C. ", "US-DC"),
        ("us-wa", "US-WA"),
        ("ON", "CA-ON"),
        ("Québec", "CA-QC"),
        ("New  York", "US-NY"),
    ],
)
def test_a_state_is_read_as_people_write_it(text: str, code: str) -> None:
    assert read_state(text) == code
    assert code in STATE_ZONES


@pytest.mark.parametrize("text", ["", "T", "Texarkana", "UK", "12"])
def test_what_tells_no_state_is_not_taken_for_one(text: str) -> None:
    assert read_state(text) is None


def test_a_zip_column_wins_over_the_number() -> None:
    assert told("+12125550123", postcode="79901") == frozenset(
        {Place(CENTRAL, "US-TX"), Place(MOUNTAIN, "US-TX")}
    )


def test_a_zone_says_where_in_a_state() -> None:
    mountain = frozenset({Place(MOUNTAIN, "US-TX")})

    assert told("+12125550123", postcode="79901", zone="Mountain Time") == mountain
    assert told("+12125550123", state="TX", zone="MT") == mountain
    assert told("+12125550123", state="MI", zone="America/Detroit") == frozenset(
        {Place("America/Detroit", "US-MI")}
    )


def test_a_state_column_wins_over_a_zip_code() -> None:
    assert told("+12125550123", postcode="79901", state="GA") == frozenset(
        {Place(EASTERN, "US-GA")}
    )


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("+14165550123", "Toronto, CA"),
        ("+14165550123", "1 Harbor Dr, San Diego, CA 92101"),
        ("+12125550123", "Tel Aviv, IL"),
        ("+12125550123", "Calle 8, Ponce 00716"),
        ("+18095550123", "1 Main St, New York, NY 10001"),
        ("+4915112345678", "1 Main St, New York, NY 10001"),
    ],
)
def test_an_address_adds_to_the_places_of_the_number(number: str, address: str) -> None:
    found = addressed(number, address)

    assert found is not None
    assert found > places_of(number)


def test_an_address_with_its_code_stands_in_the_place_of_the_number() -> None:
    assert addressed("+12125550123", "1 Harbor Dr, San Diego, CA 92101, US") == frozenset(
        {Place(PACIFIC, "US-CA")}
    )
    assert addressed("+12125550123", "1 Harbor Dr, San Diego, CA 92101", zone="ET") == frozenset(
        {Place(EASTERN, "US-CA")}
    )


def test_a_zone_column_narrows_what_an_address_adds() -> None:
    assert addressed("+12125550123", "San Diego, CA", zone="PT") == frozenset(
        {Place(PACIFIC, "US-CA"), Place(PACIFIC, "US-NY")}
    )


_TOWNS = ("Toronto", "Tel Aviv", "12 Main St, Apt 3", "Suite 400", "Virginia", "Washington", "")
_ENDS = ("CA", "IL", "CO", "IN", "DE", "TX", "ON", "Nevada", "Ontario", "US", "Canada", "")
_NO_CODE_OF_IT = st.one_of(
    st.builds(", ".join, st.lists(st.sampled_from((*_TOWNS, *_ENDS)), max_size=5)),
    st.builds(", ".join, st.lists(st.text("aIL,. #", max_size=6), max_size=5)),
    st.builds("{} {}".format, st.sampled_from(("Elm", "Ponce")), st.integers(10_000, 99_999)),
)
_FOREIGN = ("1809", "1876", "1441", "44", "49", "972", "57", "91")


@given(st.sampled_from((*(f"1{code}" for code in AREA_CODES), *_FOREIGN)), _NO_CODE_OF_IT)
def test_whatever_an_address_without_a_code_says_the_hours_of_the_number_hold(
    area: str, address: str
) -> None:
    number = f"+{area}5550123"
    found = addressed(number, address)

    assert found is None or found >= places_of(number)


@given(st.sampled_from(_FOREIGN), st.sampled_from(("New York, NY 10001", "Toronto, ON M5H 2N2")))
def test_nor_does_a_code_of_another_country_open_them(area: str, address: str) -> None:
    number = f"+{area}5550123"

    assert (addressed(number, address) or frozenset()) >= places_of(number)


def test_codes_of_another_country_are_no_american_ones() -> None:
    berlin, perth = "+4915112345678", "+61412345678"

    assert told(berlin, postcode="10115") is None
    assert addressed(berlin, "Calle 3, Santo Domingo 10101") is None
    assert addressed(berlin, "Tel Aviv, IL") is None
    assert told("+18095550123", postcode="10101") is None
    assert told(perth, state="WA") == places_of(perth) | {Place(PACIFIC, "US-WA")}
    assert told(perth, state="WA", zone="Australia/Perth") == {Place("Australia/Perth", "AU")}
    assert told(perth, state="WA", zone="Pacific") == {Place(PACIFIC, "US-WA")}
    assert told("+8613912345678", zone="CST") == {
        *places_of("+8613912345678"),
        Place(CENTRAL, "CN"),
    }


def test_a_zip_code_on_a_state_line_is_in_both_states() -> None:
    assert told("+12125550123", postcode="06390") == frozenset(
        {Place(EASTERN, "US-CT"), Place(EASTERN, "US-NY")}
    )
