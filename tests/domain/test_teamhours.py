"""What a team sets about its hours comes back as it was set."""

import json

import pytest

from domain.errors import Refused
from domain.teamhours import countries_shown, from_data, read_countries, shown, to_data
from domain.windows import A_DAY, STANDARD, TeamHours, Window, hours, read_window

OWN = TeamHours(hours(7, 22), hours(9, 20), {"GB": hours(8, 20), "DE": hours(9, 20)})


@pytest.mark.parametrize("team", [STANDARD, OWN], ids=["standard", "own"])
def test_what_was_set_comes_back_from_the_database(team: TeamHours) -> None:
    assert from_data(json.loads(json.dumps(to_data(team)))) == team


@pytest.mark.parametrize("data", [None, {}, {"countries": None}])
def test_a_team_that_set_nothing_has_the_standard(data: dict[str, object] | None) -> None:
    assert from_data(data) == STANDARD


@pytest.mark.parametrize(
    ("window", "typed"),
    [
        (hours(8, 21), "8:00-21:00"),
        (Window(0, A_DAY), "0:00-24:00"),
        (Window(22 * 60 + 30, 26 * 60), "22:30-2:00"),
    ],
)
def test_a_window_is_shown_as_it_may_be_typed(window: Window, typed: str) -> None:
    assert shown(window) == typed
    assert read_window(typed) == window


@pytest.mark.parametrize("typed", ["9:00-9:05", "9:00-9:59", "23:50-0:10"])
def test_a_window_in_which_hardly_anybody_could_be_texted_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_window(typed)
    assert "shorter than an hour" in refused.value.sentence


def test_an_hour_is_long_enough() -> None:
    assert read_window("23:30-0:30") == Window(23 * 60 + 30, 24 * 60 + 30)


@pytest.mark.parametrize(
    "text",
    ["de=9-20, gb=8-20", "GB=8:00-20:00 DE=9 to 20", "DE=9-20;GB=8-20", " GB = 8-20\nDE=9:00-20"],
)
def test_the_hours_of_countries_are_read_in_any_spelling(text: str) -> None:
    assert read_countries(text) == OWN.countries


def test_countries_are_shown_as_they_may_be_typed() -> None:
    assert countries_shown(OWN) == "DE=9:00-20:00, GB=8:00-20:00"
    assert read_countries(countries_shown(OWN)) == OWN.countries
    assert read_countries(countries_shown(STANDARD)) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9-20", "names no country"),
        ("XX=9-20", "not a country code"),
        ("DE=late", "are no hours"),
        ("KZ=9-20", "KZ shares +7 with RU"),
    ],
)
def test_what_is_no_hours_of_a_country_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_countries(text)
    assert said in refused.value.sentence
