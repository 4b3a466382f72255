"""Campaign names: short ones from titles, typed ones matched forgivingly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import free_slug, match, slug

NAMES = ["spring-offer", "spring-sale", "summer-2025", "summer-2026", "spring"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Spring offer 2026!", "spring-offer-2026"),
        ("  Ärzte & Café ", "arzte-cafe"),
        ("名前", "名前"),
        ("!!!", "campaign"),
        ("🎉", "campaign"),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_title_becomes_a_short_name(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_taken_name_gets_a_number() -> None:
    assert free_slug("Spring", ["spring", "spring-2"]) == "spring-3"
    assert free_slug("Spring", []) == "spring"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("spring", ["spring"]),
        ("SPRING", ["spring"]),
        ("Spring Offer", ["spring-offer"]),
        ("springoffer", ["spring-offer"]),
        ("spring_offer", ["spring-offer"]),
        ("spring-", ["spring"]),
        ("spring-o", ["spring-offer"]),
        ("spr", ["spring-offer", "spring-sale", "spring"]),
        ("summer", ["summer-2025", "summer-2026"]),
        ("offer", ["spring-offer"]),
        ("sprng-offer", ["spring-offer"]),
        ("sumer-2026", ["summer-2026"]),
        ("summer-2024", []),
        ("spring-offer-two", []),
        ("spring-offers", ["spring-offer"]),
        ("autumn", []),
        ("", []),
        ("--", []),
    ],
)
def test_a_typed_name_is_matched_forgivingly(wanted: str, found: list[str]) -> None:
    assert match(wanted, NAMES) == found


@given(st.text(max_size=80))
def test_a_short_name_can_be_typed_and_finds_itself(title: str) -> None:
    name = slug(title)
    assert name and " " not in name and len(name) <= 60
    assert match(name, ["other", name]) == [name]
