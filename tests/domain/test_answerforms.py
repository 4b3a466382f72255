"""Who is left out of an answer, and why: a number is said once."""

from domain.answerforms import one_left_out

OUT = "+1•••••0182 opted out. Only its owner can undo that."


def test_a_reason_that_begins_with_the_number_says_it_once() -> None:
    assert one_left_out([("+1•••••0182", OUT)]) == OUT


def test_a_number_that_is_told_apart_from_another_stays_told_apart() -> None:
    said = one_left_out([("+1•••••0182 (2)", OUT)])

    assert said == "+1•••••0182 (2) opted out. Only its owner can undo that."


def test_a_reason_without_the_number_gets_it() -> None:
    said = one_left_out([("+1•••••0182", "This person wrote again.")])

    assert said == "+1•••••0182: This person wrote again."


def test_one_of_several_is_said_to_be_one_of_them() -> None:
    two = [("+1•••••0182", OUT), ("+1•••••0183", "This person wrote again.")]

    assert one_left_out(two) == f"One of them: {OUT}"


def test_another_number_that_begins_alike_is_not_taken_for_it() -> None:
    why = "+1•••••01825 opted out."

    assert one_left_out([("+1•••••0182", why)]) == f"+1•••••0182: {why}"
