"""Provisional opt-outs in words that the law names: nobody may lift them."""

import pytest

from domain.provisional import says_keyword


@pytest.mark.parametrize(
    "body",
    [
        "STOP",
        "ok cancel",
        "cancel it",
        "End it.",
        "Yes, cancel",
        "lol, stop",
        "You are making my phone go crazy. Stop.",
        "unsubscribe? please",
        "please opt out",
        "no thanks\nquit",
        "S T O P !!!",
    ],
)
def test_a_keyword_as_a_clause_of_its_own_is_the_law_s(body: str) -> None:
    assert says_keyword(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "ok",
        "not interested",
        "wrong number",
        "Reply STOP to end",
        "I will stop by at five",
        "cancel my appointment",
        "Stoop",
    ],
)
def test_a_keyword_among_other_words_is_not(body: str) -> None:
    assert not says_keyword(body)
