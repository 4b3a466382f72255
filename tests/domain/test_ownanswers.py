"""A team's own answers to STOP, START, HELP and JOIN: what each has to say, and must not."""

import pytest

from domain import answers
from domain.messages import MessageKind
from domain.ownanswers import LONGEST, Own, note, problem, tidy

NAMED = {"business": "Harbour Books", "contact": "help@harbour.example"}
OFTEN = "up to 4 msgs/month"
RIGHT = {
    Own.STOP: "Harbour Books: You will not get any more texts. Reply START to resume.",
    Own.START: "Welcome back to Harbour Books! You will get texts again. HELP for help, STOP ends.",
    Own.HELP: "Harbour Books: write to help@harbour.example. Reply STOP to end.",
    Own.JOIN: "Harbour Books: you are in. Up to 4 msgs/month. Message and data rates may apply."
    " HELP for help, STOP to end.",
}


def said(own: Own, text: str) -> str:
    return problem(own, text, **NAMED, frequency=OFTEN) or ""


@pytest.mark.parametrize("own", Own)
def test_a_text_that_says_what_it_has_to_is_taken(own: Own) -> None:
    assert said(own, RIGHT[own]) == ""


def test_our_own_texts_hold_our_rules() -> None:
    ours = {
        Own.STOP: answers.body(MessageKind.STOP_CONFIRMATION, **NAMED),
        Own.START: answers.body(MessageKind.START_CONFIRMATION, **NAMED),
        Own.HELP: answers.body(MessageKind.HELP, **NAMED),
        Own.JOIN: answers.joined(**NAMED, frequency=OFTEN, confirms=False),
    }

    assert [said(own, text) for own, text in ours.items()] == [""] * 4


@pytest.mark.parametrize(
    ("own", "lost", "named"),
    [
        *((own, "Harbour Books", "who you are, “Harbour Books”") for own in Own),
        (Own.STOP, "not get any more texts", "that no more texts come"),
        (Own.START, "will get texts again", "that texts come again"),
        (Own.START, "HELP", "HELP"),
        (Own.START, "STOP", "STOP"),
        (Own.HELP, "help@harbour.example", "the help contact"),
        (Own.HELP, "STOP", "STOP"),
        (Own.JOIN, "Up to 4 msgs/month", "how often, “up to 4 msgs/month”"),
        (Own.JOIN, "data rates", "“Msg & data rates may apply”"),
        (Own.JOIN, "HELP", "HELP"),
        (Own.JOIN, "STOP", "STOP"),
    ],
)
def test_a_text_that_lacks_something_is_refused_with_its_name(
    own: Own, lost: str, named: str
) -> None:
    text = RIGHT[own].replace(lost, "us")
    if own is Own.START and lost.startswith("will"):
        text = text.replace("back", "home")

    assert f"has to say {named}" in said(own, text)


@pytest.mark.parametrize(
    "tail",
    [
        "20% off if you stay!",
        "Shop at harbour.com",
        "See https://h.example/x",
        "Don’t miss our sale",
        "Get $5 back",
        "Free gift",
    ],
)
def test_a_confirmation_of_stop_sells_nothing_and_links_nowhere(tail: str) -> None:
    assert "must not sell anything or link anywhere" in said(Own.STOP, f"{RIGHT[Own.STOP]} {tail}")


def test_a_business_may_be_called_as_it_likes() -> None:
    named = {"business": "Save & Shop.com", "contact": ""}
    text = "save & shop.com: you are unsubscribed."

    assert problem(Own.STOP, text, **named) is None


def test_other_answers_may_link() -> None:
    assert said(Own.HELP, f"{RIGHT[Own.HELP]} More: https://harbour.example/help") == ""


def test_an_answer_has_no_fields_and_is_not_endless() -> None:
    assert "has no fields" in said(Own.HELP, f"Hi {{{{first_name}}}}, {RIGHT[Own.HELP]}")
    assert "320 are allowed" in said(Own.HELP, RIGHT[Own.HELP] + "x" * LONGEST)


def test_a_text_of_more_than_one_segment_is_noted_and_one_of_one_is_not() -> None:
    assert note(Own.STOP, RIGHT[Own.STOP]) is None
    assert "costs 2 segments each time" in (note(Own.STOP, RIGHT[Own.STOP] + " x" * 60) or "")
    assert "2 segments" in (note(Own.STOP, RIGHT[Own.STOP] + " ’") or "")


def test_a_text_becomes_one_line() -> None:
    assert tidy("  Harbour:\n you are   out. ") == "Harbour: you are out."
