"""Two numbers in one view are never shown as one, and the digits stay hidden."""

from domain.masks import ending, told_apart


def test_numbers_that_end_alike_are_told_apart_in_their_order() -> None:
    shown = told_apart(["+14155551234", "+13125551234", "+14155551234", "+442075551234"])

    assert shown == {
        "+14155551234": "+1•••••1234",
        "+13125551234": "+1•••••1234 (2)",
        "+442075551234": "+44•••••1234",
    }


def test_a_number_that_looks_like_no_other_has_the_bare_mask() -> None:
    assert list(told_apart(["+14155551234", "+14155551235"]).values()) == [
        "+1•••••1234",
        "+1•••••1235",
    ]


def test_an_ending_is_what_the_mask_shows() -> None:
    assert (ending("+14155551234"), ending("+2905555")) == ("1234", "55")
