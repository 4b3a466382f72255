"""What a text asks for, as somebody says it, and what may answer whoever answers."""

import pytest

from domain.acknowledging import LENGTH, answers_words, read
from domain.asking import (
    ASKS_WORDS,
    CHOICES,
    CONFIRMABLE,
    Asks,
    answers_it,
    asks_again,
    asks_for,
    read_asks,
)
from domain.errors import Refused
from domain.meaning.verdicts import Meaning

C_TEXT = "See you at nine? Reply C to confirm."
PLAIN = "We moved."


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("nothing", Asks.NOTHING),
        ("c", Asks.CONFIRMATION),
        (" C ", Asks.CONFIRMATION),
        ("c-or-r", Asks.CONFIRM_OR_DECLINE),
        ("C or R", Asks.CONFIRM_OR_DECLINE),
        ("answer", Asks.FREE_ANSWER),
    ],
)
def test_what_somebody_says_outweighs_what_the_words_say(typed: str, asks: Asks) -> None:
    assert read_asks(typed, C_TEXT) is asks
    assert read_asks(typed, PLAIN) is asks


@pytest.mark.parametrize("typed", ["", "text", "TEXT"])
def test_who_says_nothing_gets_the_guess(typed: str) -> None:
    assert read_asks(typed, C_TEXT) is Asks.CONFIRMATION
    assert read_asks(typed, PLAIN) is Asks.NOTHING


def test_what_nothing_can_ask_for_is_refused_with_the_choices() -> None:
    with pytest.raises(Refused, match="nothing, c, c-or-r, answer"):
        read_asks("a date", PLAIN)


def test_every_kind_can_be_chosen_and_has_words() -> None:
    assert set(CHOICES.values()) == set(ASKS_WORDS) == set(Asks)


def test_a_guess_follows_the_text_and_a_choice_stays() -> None:
    assert asks_again(Asks.CONFIRMATION, C_TEXT, PLAIN) is Asks.NOTHING
    assert asks_again(Asks.NOTHING, PLAIN, C_TEXT) is Asks.CONFIRMATION
    assert asks_again(Asks.FREE_ANSWER, C_TEXT, PLAIN) is Asks.FREE_ANSWER


@pytest.mark.parametrize("asks", list(Asks))
@pytest.mark.parametrize("meaning", list(Meaning))
def test_what_answers_what(asks: Asks, meaning: Meaning) -> None:
    """An R wants another time: a machine that says "see you then" would be wrong."""
    confirmed = asks in CONFIRMABLE and meaning is Meaning.CONFIRMATION
    said = asks is Asks.FREE_ANSWER and meaning is Meaning.REPLY

    assert answers_it(asks, meaning) == (confirmed or said)


@pytest.mark.parametrize(
    "said",
    ["Thank you, see you then.", "Danke! Wir freuen uns.", "Noted. Reply STOP to opt out.", ""],
)
def test_what_asks_for_nothing_more_can_be_sent(said: str) -> None:
    assert read(f"  {said}\r\n", Asks.CONFIRMATION) == said


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Thanks {{first_name}}!", "same for everybody"),
        ("Thanks! Reply YES to get more.", "somebody else acts on"),
        ("Thanks! Reply CANCEL to cancel your visit.", "somebody else acts on"),
        ("Thanks! Reply C to confirm again.", "gets none any more"),
        ("a" * (LENGTH + 1), "3 segments"),
        ("é→" * 120, "3 segments"),
    ],
)
def test_what_cannot_be_sent_is_refused_beside_its_field(said: str, why: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        read(said, Asks.CONFIRMATION)

    assert refused.value.field == "acknowledgement"


def test_where_nothing_is_asked_for_there_is_nothing_to_acknowledge() -> None:
    with pytest.raises(Refused, match="asks for nothing"):
        read("Thank you.", Asks.NOTHING)
    assert read("", Asks.NOTHING) == ""


def test_a_terminal_says_what_is_asked_and_what_goes_back_costs() -> None:
    assert answers_words("nothing", "", False) == ""
    assert answers_words("free_answer", "", False) == "Asks for an answer in their own words."
    assert answers_words("confirmation", "Thank you → see you", False) == (
        "Asks for C to confirm; acknowledged with “Thank you → see you” (1 segment, UCS-2)."
    )


def test_the_guess_knows_no_free_answer() -> None:
    assert asks_for("How was it? Tell us.") is Asks.NOTHING
