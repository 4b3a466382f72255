"""Blank cells in all their dresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.blanks import is_blank, visible


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "  ",
        "\t\n",
        "\u00a0",
        "\u200b\ufeff",
        "\x00",
        "None",
        " NULL ",
        "n/a",
        "#N/A",
        "NaN",
    ],
)
def test_a_cell_that_says_nothing_is_blank(value: str | None) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", ["0", "-", ".", "Ana", "No", "Nil by mouth", "\u200bAna", "🎉"])
def test_a_cell_that_says_something_is_not(value: str) -> None:
    assert not is_blank(value)


@given(st.text(max_size=20), st.sampled_from(["\u200b", "\ufeff", "\u2060", "\u200e"]))
def test_invisible_characters_change_nothing(text: str, invisible: str) -> None:
    assert is_blank(invisible + text + invisible) == is_blank(text)
    assert visible(invisible + text + invisible) == visible(text)
