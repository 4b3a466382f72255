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


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Books: you will not receive a better bargain! Reply START",
        "Harbour Books: texts stopped. See harbour.co.uk",
        "Harbour Books: texts stopped. See bit.ly/x",
        "Harbour Books: nothing has stopped, keep reading. Half price on Friday, reply START",
        "Harbour Books: removed. Clearance this week, 2 for 1!",
        "Harbour Books: you are unsubscribed. New books every Monday.",
        "Harbour Books: you have not been removed. You will get texts.",
        "Harbour Books: no more texts. Call 900 555 0100",
    ],
)
def test_a_confirmation_of_stop_says_nothing_but_that_it_ended(text: str) -> None:
    assert "confirmation of STOP" in said(Own.STOP, text)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Books: You’re unsubscribed and won’t receive any more messages from us.",
        "You have been removed from the Harbour Books list. Questions? help@harbour.example",
        "Harbour Books: you have opted out. If that was a mistake, text START.",
        "Harbour Books: your request was received. We will not text this number again. Thank you.",
    ],
)
def test_a_confirmation_of_stop_may_be_worded_in_many_ways(text: str) -> None:
    assert said(Own.STOP, text) == ""


def test_an_answer_to_help_offers_nothing() -> None:
    text = "Harbour Books: help@harbour.example. 50% off today. Reply STOP to end."
    assert said(Own.HELP, text) == ("The answer to HELP must not sell anything: take out “50%”.")
    toll_free = "Harbour Books deals: call toll-free or help@harbour.example. Reply STOP to end."
    assert said(Own.HELP, toll_free) == ""


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
