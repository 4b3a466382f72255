"""Twilio's codes: what each one makes us do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.twilio_codes import BACK_OFF_SECONDS, RULES, Act, back_off, rule

DECIDED = {
    Act.BACK_OFF: (14107, 20429, 21611, 35125),
    Act.SUPPRESS_OPT_OUT: (21610,),
    Act.SUPPRESS_INVALID: (21211, 21217, 21614, 21635, 30005, 30006),
    Act.SKIP: (
        *(21408, 21602, 21604, 21612, 21617, 21619),
        *(30004, 30007, 30010, 30011, 30019, 30410, 30610, 63016),
    ),
    Act.RETRY_ONCE_LATER: (30003, 30008),
    Act.SLOW_DOWN: (30001, 30017, 30022, 30036, 63017),
    Act.HOLD_RECIPIENT: (30450,),
    Act.HOLD_UNTIL_MIDNIGHT_PACIFIC: (30023, 30027),
    Act.HOLD_UNTIL_WINDOW: (60728, 63038),
    Act.STOP_SENDER: (
        *(21212, 21603, 21606, 21659, 21660, 21701, 21703, 21704, 21705),
        *(30024, 30032, 30035),
    ),
    Act.STOP_CAMPAIGN: (
        *(20003, 20005, 20006, 20404, 21608, 21609, 21620, 21623, 21624),
        *(30002, 30033, 30034, 35111, 35114, 35115, 35118, 35126),
    ),
    Act.UNKNOWN: (20500, 20503),
    Act.NONE: (11200, 11205, 12100, 12200, 12300, 14109, 30009, 30025, 30026),
}
"""What was decided about each code, written down apart from the table."""


@pytest.mark.parametrize(
    ("code", "status", "act"),
    [
        (21610, 400, Act.SUPPRESS_OPT_OUT),
        (21610, 0, Act.SUPPRESS_OPT_OUT),
        (21211, 400, Act.SUPPRESS_INVALID),
        (21614, 400, Act.SUPPRESS_INVALID),
        (30005, 0, Act.SUPPRESS_INVALID),
        (30006, 0, Act.SUPPRESS_INVALID),
        (21612, 400, Act.SKIP),
        (30007, 0, Act.SKIP),
        (21611, 429, Act.BACK_OFF),
        (21611, 400, Act.BACK_OFF),
        (20429, 429, Act.BACK_OFF),
        (429, 429, Act.BACK_OFF),
        (None, 429, Act.BACK_OFF),
        (20003, 401, Act.STOP_CAMPAIGN),
        (None, 401, Act.STOP_CAMPAIGN),
        (401, 401, Act.STOP_CAMPAIGN),
        (30034, 0, Act.STOP_CAMPAIGN),
        (30002, 0, Act.STOP_CAMPAIGN),
        (30032, 0, Act.STOP_SENDER),
        (21606, 400, Act.STOP_SENDER),
        (30003, 0, Act.RETRY_ONCE_LATER),
        (30023, 0, Act.HOLD_UNTIL_MIDNIGHT_PACIFIC),
        (20500, 500, Act.UNKNOWN),
        (None, 500, Act.UNKNOWN),
        (502, 502, Act.UNKNOWN),
        (None, 503, Act.UNKNOWN),
        (99999, 400, Act.SKIP),
        (99999, 0, Act.SKIP),
        (None, 0, Act.SKIP),
    ],
)
def test_a_code_has_its_act(code: int | None, status: int, act: Act) -> None:
    assert rule(code, status).act is act
    assert rule(code, status).code == code


@pytest.mark.parametrize(
    ("code", "act"), [(code, act) for act, codes in DECIDED.items() for code in codes]
)
def test_each_row_of_the_table_does_what_was_decided(code: int, act: Act) -> None:
    assert RULES[code].act is act


def test_no_row_of_the_table_is_undecided() -> None:
    assert set(RULES) == {code for codes in DECIDED.values() for code in codes}


@given(st.integers(500, 599), st.none() | st.sampled_from(sorted(RULES)) | st.integers(0, 99999))
def test_a_server_error_is_never_retried_blindly(status: int, code: int | None) -> None:
    assert rule(code, status).act is Act.UNKNOWN


def test_an_unknown_code_is_shown_with_its_number() -> None:
    assert "39999" in rule(39999, 0).meaning


def test_meanings_are_plain_words() -> None:
    for known in RULES.values():
        assert known.meaning
        assert not known.meaning.endswith(".")
        assert str(known.code) not in known.meaning


@given(st.integers(1, 500), st.floats(0, 1, exclude_max=True))
def test_back_off_grows_to_a_minute_and_never_more(attempt: int, jitter: float) -> None:
    step = BACK_OFF_SECONDS[min(attempt, 7) - 1]
    assert step / 2 <= back_off(attempt, jitter) <= step <= 60
