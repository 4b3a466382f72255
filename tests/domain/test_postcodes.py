"""The state or province of a ZIP code or a Canadian postal code."""

import pytest

from domain.areacodes import STATE_ZONES
from domain.postcodes import read_postcode


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("10001", "US-NY"),
        ("02138", "US-MA"),
        ("2138", "US-MA"),
        ("32501", "US-FL"),
        ("33101-1234", "US-FL"),
        ("60601", "US-IL"),
        ("79901", "US-TX"),
        ("88510", "US-TX"),
        ("73301", "US-TX"),
        ("73101", "US-OK"),
        (" 99501 ", "US-AK"),
        ("00901", "US-PR"),
        ("00801", "US-VI"),
        ("M5V 3L9", "CA-ON"),
        ("h2x1y4", "CA-QC"),
        ("V6B 1A1", "CA-BC"),
        ("Y1A 1A1", "CA-YT"),
    ],
)
def test_a_code_tells_its_state(text: str, state: str) -> None:
    assert read_postcode(text) == frozenset({state})


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("75502", {"US-AR", "US-TX"}),
        ("06390", {"US-CT", "US-NY"}),
        ("96799", {"US-AS", "US-HI"}),
        ("20041", {"US-DC", "US-VA"}),
        ("X1A 2B3", {"CA-NT", "CA-NU"}),
    ],
)
def test_where_one_state_has_codes_among_anothers_it_may_be_either(
    text: str, states: set[str]
) -> None:
    assert read_postcode(text) == frozenset(states)


@pytest.mark.parametrize(
    "text", ["", "123", "123456", "09012", "34012", "96201", "00012", "SW1A 1AA", "D1A 1A1", "ZIP"]
)
def test_what_is_in_no_state_tells_none(text: str) -> None:
    assert read_postcode(text) == frozenset()


def test_every_state_has_codes_and_every_code_a_state_with_a_clock() -> None:
    told = {state for prefix in range(1000) for state in read_postcode(f"{prefix:03}01")}
    told |= {
        province for letter in "ABCEGHJKLMNPRSTVXY" for province in read_postcode(f"{letter}1A1A1")
    }

    assert told == set(STATE_ZONES)
