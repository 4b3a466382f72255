"""The state at the end of a postal address."""

import pytest

from domain.postaladdresses import NOWHERE, read_address


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("12 Main St, Austin, TX 78701", {"US-TX"}),
        ("12 Main St, Austin, TX 78701-1234, USA", {"US-TX"}),
        ("12 Main St Austin TX 78701", {"US-TX"}),
        ("500 A St\nWashington, DC 20001", {"US-DC"}),
        ("1 First St, Virginia Beach 23451", {"US-VA"}),
        ("7 Elm St, Nevada 50201", {"US-IA"}),
        ("7 Elm St, Fishers Island, New York 06390", {"US-NY"}),
        ("7 Elm St, Fishers Island 06390", {"US-CT", "US-NY"}),
        ("9 Oak Ave, Charleston, West Virginia 25301", {"US-WV"}),
        ("111 Wellington St, Ottawa, ON K1A 0A9, Canada", {"CA-ON"}),
        ("1 Water St, St. John's, Newfoundland and Labrador A1C 1A1", {"CA-NL"}),
        ("Austin, TX", {"US-TX"}),
        ("Kansas City, Missouri", {"US-MO"}),
        ("12 Main St, Nevada, Iowa", {"US-IA"}),
        ("100 Queen St W, Toronto, ON M5H 2N2, CA", {"CA-ON"}),
        ("100 Queen St W, Toronto M5H 2N2, CA", {"CA-ON"}),
        ("100 Queen St W, Toronto, Ontario, CA", {"CA-ON"}),
        ("1 Harbor Dr, San Diego, CA", {"US-CA"}),
    ],
)
def test_an_address_tells_its_state(text: str, states: set[str]) -> None:
    assert read_address(text).states == frozenset(states)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 Main St",
        "12 Main St, Nevada",
        "12 Main St, LA",
        "400 Indiana",
        "1600 K St NW, Suite 400, Washington",
        "1600 K St NW, Suite B, Washington",
        "9 Elm St, Apt. C, California",
        "9 Elm St, Apt 3, Nevada",
        "Texas",
        "12 Main St Unit 10101",
        "P.O. Box 10101",
        "12 Main St # 10101",
        "ada@example.com",
        "10.0.0.1",
        "10 Downing St, London SW1A 2AA",
        "78701",
    ],
)
def test_what_may_be_a_town_or_a_unit_tells_none(text: str) -> None:
    assert read_address(text) == NOWHERE


def test_of_a_long_cell_only_the_end_is_read() -> None:
    assert read_address("x " * 100_000 + "Austin, TX 78701").states == {"US-TX"}


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("12 Main St, Austin, TX 78701, USA", True),
        ("100 Queen St W, Toronto, ON M5H 2N2, CA", True),
        ("Austin, TX", False),
        ("Calle 3, Santo Domingo 10101", False),
        ("12 Main St, Austin, TX 10001", False),
        ("Toronto, CA", False),
        ("Tel Aviv, IL", False),
        ("3 Herzl St, Tel Aviv, IL 61000", False),
        ("3 Herzl St, Tel-Aviv Yafo IL 61231", False),
        ("1 Kibbutz Rd, Yakum, IL 60900", False),
        ("1 Jalan Raya, Selong, ID 83611", False),
        ("1 Lake Shore Dr, Chicago, IL 60601", True),
        ("12 Main St, Rockford, IL 61101", True),
        ("12 Main St, Rockford, IL 61101-1200", True),
        ("12 Main St, Pocatello, ID 83201", True),
        ("12 Main St, Jaffa, NY 10001", True),
    ],
)
def test_only_a_code_and_its_state_are_sure(text: str, is_sure: bool) -> None:
    assert read_address(text).is_sure is is_sure
