"""Whole texts of a few words are unsure revocations; inside a longer one they say less."""

import pytest

from domain.meaning.reader import read
from domain.meaning.verdicts import SILENCING, Meaning


@pytest.mark.parametrize(
    "body",
    [
        "I'd like out please",
        "nothing further please",
        "I'm not Carlos",
        "I regret signing up",
        "who do I talk to about getting removed",
        "My attorney has been notified",
        "Para por favor",
        "Ich wünsche keinen Kontakt",
    ],
)
def test_a_whole_text_that_hints_is_silenced(body: str) -> None:
    assert read(body).meaning in SILENCING


@pytest.mark.parametrize(
    "body",
    [
        "I'd like out of the oven by six please",
        "nothing further on the menu please",
        "I'm not hungry",
        "I regret signing up for the marathon",
        "who do I talk to about getting a table",
        "My attorney has been notified about our closing date",
        "¿Para cuándo, por favor?",
        "Ich wünsche keinen Kaffee",
    ],
)
def test_the_same_words_about_something_else_are_not(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY
