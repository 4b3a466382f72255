"""Whereabouts: the key of a recipient, and what it tells."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.areacodes import AREA_CODES
from domain.hours import Rules
from domain.phonepatterns import CALLING_CODES
from domain.whereabouts import hours_of_key, key_of, places_of_key, told
from domain.windows import Kind
from domain.zones import Place, places_of, places_told

MARKETING = Rules(Kind.MARKETING)
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


@given(st.sampled_from(sorted(AREA_CODES)), st.integers(0, 9_999_999))
def test_the_first_digits_of_a_number_tell_as_much_as_all_of_them(code: str, rest: int) -> None:
    number = f"+1{code}{rest:07d}"

    assert places_of_key(key_of(number, None)) == places_of(number)


@given(st.sampled_from(sorted(CALLING_CODES)), st.integers(10**7, 10**8 - 1))
def test_and_so_they_do_abroad(code: str, rest: int) -> None:
    number = f"+{code}{rest}"

    assert places_of_key(key_of(number, None)) == places_of(number)


def test_what_the_row_told_goes_before_the_number() -> None:
    assert key_of("+15125550123", "America/Denver@US-CO") == "America/Denver@US-CO"


@given(
    st.sets(
        st.builds(
            Place,
            st.sampled_from(["America/New_York", "America/Denver", "Asia/Kolkata"]),
            st.sampled_from(["US-FL", "US-TX", "CA-ON", "IN"]),
        ),
        min_size=1,
    )
)
def test_places_come_back_from_their_key(places: set[Place]) -> None:
    assert places_of_key(told(places)) == places


def test_no_places_make_no_key() -> None:
    with pytest.raises(ValueError, match="no places"):
        told([])


def test_the_longest_key_fits_an_index() -> None:
    places = places_told("+18005550123", zone="mountain", state=None, postcode=None)

    assert places is not None
    assert len(told(places)) < 2_000


@pytest.mark.parametrize("number", ["+87077123456", "+88213300000", "+99955512345"])
def test_a_number_of_no_country_gets_none_but_urgent_texts(number: str) -> None:
    key = key_of(number, None)

    assert hours_of_key(key, MARKETING).opening(NOON) is None
    assert hours_of_key(key, Rules(Kind.URGENT)).open_at(NOON)


def test_a_told_state_moves_the_hours() -> None:
    places = places_told("+12065550123", zone=None, state="NY", postcode=None)

    assert places is not None
    early = datetime(2026, 11, 18, 13, 30, tzinfo=UTC)  # 8:30 in New York, 5:30 in Seattle
    assert hours_of_key(told(places), MARKETING).open_at(early)
    assert not hours_of_key("+1206", MARKETING).open_at(early + timedelta(hours=2))
