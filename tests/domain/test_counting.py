"""A number with its noun."""

import pytest

from domain.counting import count


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 texts"), (1, "1 text"), (2, "2 texts"), (2143, "2,143 texts")]
)
def test_a_noun_follows_its_number(number: int, words: str) -> None:
    assert count(number, "text") == words


def test_an_odd_plural_is_given() -> None:
    assert count(1, "reply", "replies") == "1 reply"
    assert count(2, "reply", "replies") == "2 replies"
