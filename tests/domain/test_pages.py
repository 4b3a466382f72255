"""Pages of a long list: what is on one, what comes after, and what is no page."""

import pytest

from domain.errors import Refused
from domain.pages import page_of


@pytest.mark.parametrize(
    ("number", "total", "before", "after", "said"),
    [
        (1, 0, 0, 0, "0 campaigns"),
        (1, 1, 0, 0, "1 campaign"),
        (1, 20, 0, 0, "20 campaigns"),
        (1, 21, 0, 1, "1 to 20 of 21 campaigns"),
        (2, 21, 20, 0, "21 to 21 of 21 campaigns"),
        (2, 1073, 20, 1033, "21 to 40 of 1,073 campaigns"),
    ],
)
def test_a_page_says_what_is_shown_and_how_many_come_after(
    number: int, total: int, before: int, after: int, said: str
) -> None:
    page = page_of(number, total=total, size=20)

    assert (page.before, page.after, page.said("campaign")) == (before, after, said)


@pytest.mark.parametrize(
    ("number", "total", "why"),
    [
        (0, 50, "There is no page 0: the pages are 1 to 3."),
        (4, 50, "There is no page 4: the pages are 1 to 3."),
        (2, 20, "There is no page 2: there is only one page."),
        (2, 0, "There is no page 2: there is only one page."),
    ],
)
def test_a_page_that_the_list_has_not_is_refused(number: int, total: int, why: str) -> None:
    with pytest.raises(Refused) as refused:
        page_of(number, total=total, size=20)

    assert refused.value.sentence == why
