"""CANCEL to an appointment: whom somebody should call, and whom not."""

import pytest

from domain.meaning.visits import may_mean_visit

VISIT = "Reminder: your appointment is Tuesday at 3."


@pytest.mark.parametrize("answer", ["Cancel", "cancle", "Cancelled", "Cancelled?", "END", "qiut"])
def test_words_that_call_off_a_visit_ask_for_a_call_however_they_are_spelt(answer: str) -> None:
    assert may_mean_visit(answer, VISIT)


@pytest.mark.parametrize("answer", ["STOP", "stopp", "unsubscribe", "no thanks"])
def test_words_that_can_only_mean_our_texts_ask_for_none(answer: str) -> None:
    assert not may_mean_visit(answer, VISIT)


@pytest.mark.parametrize(
    "text",
    [
        "Your piano lesson is at 4.",
        "Your interview with us is on Monday.",
        "Your pick-up slot is 9 to 10.",
        "Your delivery comes tomorrow.",
        "Your exam is in room 4.",
        "The meeting is on Friday.",
    ],
)
def test_a_text_that_names_something_to_call_off_asks_for_a_call(text: str) -> None:
    assert may_mean_visit("cancel", text)


def test_a_text_that_names_nothing_to_call_off_asks_for_none() -> None:
    assert not may_mean_visit("cancel", "Spring sale: 20% off until Sunday.")
