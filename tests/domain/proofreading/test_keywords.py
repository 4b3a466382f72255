"""Answers that Twilio takes for itself, and answers that it leaves to us."""

import pytest

from domain.asking import Asks, asks_for
from domain.composition import WarningCode
from tests.domain.proofreading.desk import codes, the, warned

CLASH = WarningCode.KEYWORD_CLASH


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Reply YES to confirm.", "Reply C to confirm."),
        ("Text “Yes” if {{date}} suits you.", "Text “C” if {{date}} suits you."),
        ("To confirm, reply with yes.", "To confirm, reply with C."),
    ],
)
def test_c_is_offered_in_place_of_yes(text: str, mended: str) -> None:
    fix = the(CLASH, f"Harbour Books: {text} STOP to opt out").fix

    assert fix is not None
    assert fix.template == f"Harbour Books: {mended} STOP to opt out"
    assert CLASH not in codes(fix.template)
    assert asks_for(fix.template) is not Asks.NOTHING or "suits" in mended


@pytest.mark.parametrize(
    "text",
    [
        "Reply CANCEL to cancel your visit.",
        "Reply END to end the booking.",
        "Reply C to confirm or CANCEL to cancel.",
        "Reply YES or NO.",
        "Reply CONFIRM or CANCEL.",
        "Text C/CANCEL.",
        "Reply C to confirm, QUIT to give the place away.",
        "Reply C to cancel or reply YES to confirm.",
        "Text YES to 55555 to join.",
        "Reply YES to keep it. Without your YES we give the slot away.",
    ],
)
def test_what_c_does_not_answer_is_only_warned(text: str) -> None:
    found = the(CLASH, f"Harbour Books: {text} STOP to opt out")

    assert "“Reply C to confirm”" in found.text
    assert found.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "Reply C to confirm or R to reschedule.",
        "Say yes to spring!",
        "Text us to cancel your visit.",
        "Reply END to stop texts.",
        "The sale will end on Friday; answer with your size.",
        "Reply to confirm or cancel for Friday.",
        "Reply START to subscribe again.",
        "Text STOP, END or CANCEL to get no more.",
        "Text us or cancel your order online.",
    ],
)
def test_other_answers_are_not_warned(text: str) -> None:
    assert CLASH not in codes(f"Harbour Books: {text} STOP to opt out")


def test_each_word_is_named_once_and_one_fix_is_offered() -> None:
    found = [
        one
        for one in warned("Reply YES! Reply CANCEL if not. Reply YES! STOP to end")
        if one.code is CLASH
    ]

    assert [one.text.split()[0] for one in found] == ["YES", "CANCEL"]
    assert [one.fix is not None for one in found] == [True, False]
