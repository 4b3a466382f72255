"""The kind of a campaign is read in any spelling, and says which hours follow."""

from dataclasses import replace

import pytest

from domain.errors import Refused
from domain.kinds import KIND_HINTS, KIND_WORDS, hours_words, read_kind
from domain.teamhours import read_countries
from domain.windows import STANDARD, Kind, TeamHours, read_window

SLACK_SHOWS = 75


@pytest.mark.parametrize("text", ["marketing", " Marketing ", "MARKETING", "m", "market"])
def test_a_kind_is_read_in_any_spelling(text: str) -> None:
    assert read_kind(text) is Kind.MARKETING


@pytest.mark.parametrize("text", ["", " ", "offer", "marketings", "ads"])
def test_what_is_no_kind_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_kind(text)
    assert refused.value.field == "campaign_kind"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_words_that_fit(kind: Kind) -> None:
    assert KIND_WORDS[kind]
    assert 0 < len(KIND_HINTS[kind]) <= SLACK_SHOWS


@pytest.mark.parametrize(
    ("kind", "informational", "words"),
    [
        (Kind.MARKETING, "0-24", "Marketing · by each recipient’s own clock"),
        (
            Kind.INFORMATIONAL,
            "7-22:30",
            "Informational · 7:00 to 22:30 by each recipient’s own clock",
        ),
        (Kind.INFORMATIONAL, "0-24", "Informational · at any hour, as the team has set"),
        (Kind.URGENT, "8-21", "Urgent · at any hour"),
    ],
)
def test_the_hours_that_follow_are_said(kind: Kind, informational: str, words: str) -> None:
    assert hours_words(kind, TeamHours(informational=read_window(informational))) == words


@pytest.mark.parametrize(
    ("countries", "words"),
    [
        ("DE=9-20", "Informational · 8:00 to 21:00 (DE 9:00 to 20:00) by each"),
        ("DE=9-20, GB=8-19", "(DE 9:00 to 20:00, GB 8:00 to 19:00) by each"),
        ("DE=9-20 GB=8-19 FR=9-20 ES=9-20", "(other countries as the team has set) by each"),
    ],
)
def test_the_hours_of_other_countries_are_said_too(countries: str, words: str) -> None:
    team = TeamHours(countries=read_countries(countries))

    assert words in hours_words(Kind.INFORMATIONAL, team)
    assert "(" not in hours_words(Kind.MARKETING, team)
    any_hour = replace(team, informational=read_window("0-24"))
    assert "at any hour, as the team has set (" in hours_words(Kind.INFORMATIONAL, any_hour)


def test_marketing_is_said_without_a_window_for_every_state_has_its_own() -> None:
    assert "8" not in hours_words(Kind.MARKETING, STANDARD)
