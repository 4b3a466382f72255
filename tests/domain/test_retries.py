"""Which failures a person may retry: a row for each code, and none is left undecided."""

import pytest

from domain.retries import RETRIABLE, can_retry
from domain.twilio_codes import RULES, Act

PASSES = [30001, 30003, 30008, 30017, 30022, 30036, 30450, 30610, 63017]
DAILY_CAPS = [30023, 30027, 63038]
MENDED_BY_US = [30002, 30024, 30032, 30033, 30034, 30035]
THE_NUMBER = [30005, 30006, 21211, 21217, 21614, 21635]
THE_RECIPIENT = [21610, 30004]
THE_WORDS = [30007, 30010, 30011, 30019, 21617, 63016]
MAY_HAVE_ARRIVED = [30410]


@pytest.mark.parametrize("code", [*PASSES, *DAILY_CAPS, *MENDED_BY_US])
def test_what_passes_or_can_be_mended_is_retried(code: int) -> None:
    assert can_retry(code)


@pytest.mark.parametrize("code", [*THE_NUMBER, *THE_RECIPIENT, *THE_WORDS, *MAY_HAVE_ARRIVED])
def test_what_would_fail_again_or_may_have_arrived_is_not(code: int) -> None:
    assert not can_retry(code)


@pytest.mark.parametrize("code", [None, 0, 99999])
def test_what_nobody_explained_is_not(code: int | None) -> None:
    assert not can_retry(code)


def test_every_code_that_a_receipt_can_bring_is_decided() -> None:
    reported = {
        code for code, rule in RULES.items() if not rule.synchronous and rule.act is not Act.NONE
    }
    decided = {*RETRIABLE, *THE_NUMBER, *THE_RECIPIENT, *THE_WORDS, *MAY_HAVE_ARRIVED}

    assert reported <= decided
    assert set(RETRIABLE) <= reported
