"""What to do about texts that did not arrive."""

import pytest

from domain.advice import advised, what_to_do
from domain.failures import Failure
from domain.twilio_codes import RULES


@pytest.mark.parametrize("code", [None, 99999, *RULES])
def test_every_code_has_a_sentence(code: int | None) -> None:
    assert what_to_do(code).endswith(".")


def test_filtered_texts_are_not_to_be_sent_again_as_they_are() -> None:
    assert what_to_do(30007).startswith("Do not send the same words again")
    assert "Retry" in what_to_do(30017)


def test_codes_that_mean_the_same_and_want_the_same_are_one_line() -> None:
    said = advised(
        [
            Failure(21211, "the number is not valid", 3),
            Failure(30007, "a carrier filtered the text as spam", 4),
            Failure(21217, "the number is not valid", 2),
        ]
    )

    assert [(it.count, it.why) for it in said] == [
        (5, "the number is not valid"),
        (4, "a carrier filtered the text as spam"),
    ]
