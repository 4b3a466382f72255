"""The kind of a campaign is read in any spelling, and says which hours follow."""

from dataclasses import replace

import pytest

from domain.errors import Refused
from domain.kinds import KIND_WORDS, hours_words, kind_hint, read_kind
from domain.teamhours import read_countries
from domain.windows import STANDARD, Kind, TeamHours, read_window

SLACK_SHOWS = 75
MARKETING = "Marketing · 8:00 to 21:00, in some states less, by each recipient’s own clock"


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
    longest = TeamHours(informational=read_window("10:30-22:30"))
    assert 0 < len(kind_hint(kind, longest)) <= SLACK_SHOWS


@pytest.mark.parametrize(
    ("informational", "words"),
    [("8-21", "8:00 to 21:00."), ("9-18:30", "9:00 to 18:30."), ("0-24", "At any hour.")],
)
def test_the_form_names_the_hours_that_the_team_has_set(informational: str, words: str) -> None:
    team = TeamHours(informational=read_window(informational))

    assert kind_hint(Kind.INFORMATIONAL, team).endswith(f" {words}")
    assert words not in kind_hint(Kind.MARKETING, team)


@pytest.mark.parametrize(
    ("kind", "informational", "words"),
    [
        (Kind.MARKETING, "0-24", MARKETING),
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


def test_marketing_abroad_has_hours_of_its_own_where_a_team_set_some() -> None:
    words = "Marketing · 8:00 to 21:00 in the United States, in some states less, by each"
    for team in (
        TeamHours(countries=read_countries("DE=9-20")),
        TeamHours(abroad=read_window("9-20")),
    ):
        assert words in hours_words(Kind.MARKETING, team)
    assert hours_words(Kind.MARKETING, STANDARD) == MARKETING
