"""Drafts: what they are warned about, and what not."""

import pytest

from domain.asking import Asks, asks_for
from domain.composition import DraftWarning, Figures, WarningCode, check
from domain.senders import SenderKind

GOOD = "Hi {{first_name}}, see you on Friday. Reply STOP to opt out."


def _check(
    text: str,
    *,
    columns: tuple[str, ...] = ("first_name", "phone"),
    kind: SenderKind = SenderKind.LONG_CODE,
    figures: Figures | None = None,
    smart: bool = False,
) -> dict[WarningCode, DraftWarning]:
    found = check(text, columns=columns, sender_kind=kind, figures=figures, smart_encoding=smart)
    return {warning.code: warning for warning in found}


def test_a_good_draft_has_no_warning() -> None:
    assert _check(GOOD) == {}


def test_a_text_without_opt_out_wording_is_warned() -> None:
    assert list(_check("Hi, see you Friday")) == [WarningCode.NO_OPT_OUT]
    assert "STOP" in _check("Hi, see you Friday")[WarningCode.NO_OPT_OUT].text


def test_an_unknown_field_blocks_and_names_the_nearest() -> None:
    warning = _check("Hi {{frist_name}}. STOP to end")[WarningCode.UNKNOWN_FIELD]
    assert warning.blocks
    assert "{{frist_name}}" in warning.text and "{{first_name}}" in warning.text


def test_what_is_no_template_blocks_alone() -> None:
    assert list(_check("Hi {{")) == [WarningCode.NOT_A_TEMPLATE]


@pytest.mark.parametrize("word", ["YES", "CANCEL", "END", "QUIT", "“Yes”"])
def test_a_keyword_as_an_answer_is_warned_and_c_is_advised(word: str) -> None:
    warning = _check(f"Reply {word} for the date. Reply STOP to opt out")[WarningCode.KEYWORD_CLASH]
    assert "“Reply C to confirm”" in warning.text


@pytest.mark.parametrize(
    "text",
    [
        "Reply C to confirm, STOP to opt out",
        "Reply END to stop texts",
        "Say yes to spring! STOP=end",
    ],
)
def test_other_answers_are_not(text: str) -> None:
    assert WarningCode.KEYWORD_CLASH not in _check(text)


def test_a_costly_character_is_named_unless_smart_encoding_removes_it() -> None:
    text = "It’s on! Reply STOP to opt out"
    assert "“’”" in _check(text)[WarningCode.COSTLY_CHARACTER].text
    assert _check(text, smart=True) == {}
    assert "U+00A0" in _check("a\u00a0b STOP")[WarningCode.COSTLY_CHARACTER].text


def test_figures_of_the_rows_are_told_with_their_counts() -> None:
    figures = Figures(
        missing={"first_name": 14, "city": 0},
        costly={"é": 3, "🎉": 1200},
        costly_rows=1202,
        most_segments=4,
        most_characters=1700,
        too_long=1,
    )
    found = _check(GOOD, figures=figures)
    assert list(found)[:2] == [WarningCode.MISSING_FIELDS, WarningCode.TOO_LONG]
    assert found[WarningCode.MISSING_FIELDS].text == "{{first_name}} is blank in 14 rows."
    assert found[WarningCode.TOO_LONG].text == (
        "The text is too long in 1 row, which gets none: the longest has 1,700 characters,"
        " a text can have 1,600."
    )
    assert not found[WarningCode.TOO_LONG].blocks
    assert "1,202 rows" in found[WarningCode.COSTLY_CHARACTER].text
    assert "4 segments" in found[WarningCode.MANY_SEGMENTS].text


def test_three_segments_are_not_too_many() -> None:
    assert WarningCode.MANY_SEGMENTS not in _check(GOOD, figures=Figures(most_segments=3))


def test_nobody_can_reply_to_an_alphanumeric_sender() -> None:
    kind = SenderKind.ALPHANUMERIC
    assert list(_check(GOOD, kind=kind)) == [WarningCode.CANNOT_REPLY]
    assert _check("Hi. Unsubscribe at harbourbooks.com/u", kind=kind) == {}
    assert list(_check("Hi", kind=kind)) == [WarningCode.NO_OPT_OUT]


@pytest.mark.parametrize(
    "text",
    [
        "Reply C to confirm",
        "reply “C” to confirm",
        "Text C to confirm your visit",
        "Please reply with C",
        "Reply CONFIRM",
        "To confirm, reply YES",
        "Reply YES to confirm",
        "C = confirm",
        "Send C",
        "Reply C to see R. Wagner if you can",
    ],
)
def test_a_text_that_asks_for_a_confirmation(text: str) -> None:
    assert asks_for(text) is Asks.CONFIRMATION


@pytest.mark.parametrize(
    "text",
    [
        "Reply C to confirm or R to reschedule",
        "Reply C or R",
        "C = confirm, R = reschedule",
        "Reply C to come, R if you cannot",
    ],
)
def test_a_text_that_may_be_declined_too(text: str) -> None:
    assert asks_for(text) is Asks.CONFIRM_OR_DECLINE


@pytest.mark.parametrize(
    "text", ["Your visit is confirmed", "Reply STOP to opt out", "Call us", "Reply to confirm", ""]
)
def test_a_text_that_does_not(text: str) -> None:
    assert asks_for(text) is Asks.NOTHING
