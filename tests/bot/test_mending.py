"""The button of a warning on the draft card."""

from collections.abc import Callable

import pytest

from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import hears, make_draft, the_card

pytestmark = pytest.mark.sqlite_only
BARE = "Hi {{first_name}}, Harbour Books is open."


@pytest.fixture
def draft(slack: SlackControl, work: Callable[[], None]) -> SlackControl:
    """A channel with the card of a draft that does not say how to opt out."""
    make_draft(slack, message=BARE)
    work()
    return slack


def test_a_press_mends_the_text_on_the_card(draft: SlackControl, work: Callable[[], None]) -> None:
    assert "does not say how to opt out" in text_of(the_card(draft))

    draft.press_on("ada", the_card(draft), "Append opt-out wording")

    def mended() -> str:
        work()
        text = text_of(the_card(draft))
        if "Reply STOP to opt out." not in text:
            raise LookupError(text)
        return text

    assert "does not say how" not in draft.wait_for(mended, what="the mended text")


def test_a_press_of_whoever_may_not_edit_changes_nothing(draft: SlackControl) -> None:
    draft.press_on("ben", the_card(draft), "Append opt-out wording")

    hears(draft, "<@U01ADA>", "ben")
    assert "does not say how to opt out" in text_of(the_card(draft))
