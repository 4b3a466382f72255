"""“Our recipients live in …”: what it stands for, and for which numbers."""

import pytest

from domain.errors import Refused
from domain.homes import places_at_home, read_homes
from domain.hours import Rules
from domain.whereabouts import hours_of_key, key_of, places_of_key, told
from domain.windows import Kind, TeamHours
from domain.zones import Place, places_of

NEW_YORK, MIAMI, TOLL_FREE, LONDON = "+12125550101", "+13055550101", "+18885550101", "+442079460000"
TEXAS = {Place("America/Chicago", "US-TX"), Place("America/Denver", "US-TX")}


@pytest.mark.parametrize("number", [NEW_YORK, "+1212"])
def test_a_state_takes_the_place_of_what_the_number_tells(number: str) -> None:
    assert places_at_home(number, "Texas") == TEXAS


def test_where_nothing_is_said_the_number_tells() -> None:
    assert places_at_home(NEW_YORK, "") == places_of(NEW_YORK)


def test_a_zone_tells_no_law_so_the_number_s_own_counts() -> None:
    assert places_at_home(NEW_YORK, "Central") == {Place("America/Chicago", "US-NY")}


def test_a_toll_free_number_is_where_people_live() -> None:
    assert {place.zone for place in places_at_home(TOLL_FREE, "Central")} == {"America/Chicago"}


def test_the_law_of_florida_s_area_codes_stays_with_them() -> None:
    assert {place.law for place in places_at_home(MIAMI, "Texas")} == {"US-TX", "US-FL"}


@pytest.mark.parametrize("homes", ["Texas", "Central"])
def test_nothing_is_said_of_numbers_of_another_country(homes: str) -> None:
    assert places_at_home(LONDON, homes) == places_of(LONDON)


def test_a_zone_abroad_says_nothing_of_american_numbers() -> None:
    assert places_at_home(NEW_YORK, "Europe/London") == places_of(NEW_YORK)
    assert {place.zone for place in places_at_home(LONDON, "Europe/London")} == {"Europe/London"}


def test_several_places_are_all_of_them() -> None:
    assert places_at_home(NEW_YORK, "Texas, Eastern") == {
        *TEXAS,
        Place("America/New_York", "US-NY"),
    }


def test_what_a_row_told_wins() -> None:
    row = told({Place("America/Los_Angeles", "US-CA")})

    assert places_of_key(key_of(NEW_YORK, row), "Texas") == places_of_key(row)


def test_the_hours_follow_what_the_team_says() -> None:
    at_home = Rules(Kind.INFORMATIONAL, TeamHours(live_in="Hawaii"))
    guessed = Rules(Kind.INFORMATIONAL)

    assert hours_of_key("+1212", at_home) != hours_of_key("+1212", guessed)
    assert hours_of_key("+4420", at_home) == hours_of_key("+4420", guessed)


@pytest.mark.parametrize("written", ["Atlantis", "Texas, Atlantis", "UTC-5", "9"])
def test_what_is_no_place_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="no state or zone"):
        read_homes(written)


@pytest.mark.parametrize("written", ["CT", "MT"])
def test_what_is_a_state_and_a_zone_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="a state and a zone"):
        read_homes(written)


def test_what_was_written_is_tidied() -> None:
    assert read_homes(" Texas ;  New   York,") == "Texas, New York"
    assert read_homes("  ") == ""
