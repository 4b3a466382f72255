"""The same text to the same people again, in Slack: said, and sent after a tick only."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from domain.lifecycle import CampaignState
from models.tables import Campaign
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import launch, make_draft, the_card, the_form

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


@pytest.fixture
def again(slack: SlackControl, work: Work) -> SlackControl:
    """A launched campaign, and the draft card of the same text to the same people."""
    make_draft(slack)
    work()
    launch(slack)
    work()
    make_draft(slack, title="Spring again")
    work()
    return slack


def states(rt: Runtime) -> list[str]:
    with rt.db.read() as session:
        return list(session.scalars(select(Campaign.state).order_by(Campaign.id)))


def test_the_question_says_so_and_wants_a_tick(again: SlackControl, rt: Runtime) -> None:
    again.press_on("ada", the_card(again), "Launch …")
    again.wait_for(lambda: "This very text was sent to" in text_of(the_form(again)))
    asked = text_of(the_form(again))
    assert "*3 of these 3 people*" in asked
    assert "by <@U01ADA>" in asked

    again.submit("ada")
    assert states(rt) == [CampaignState.SENDING, CampaignState.DRAFT]

    again.submit("ada", {"again": ["again"]})
    again.wait_for(lambda: states(rt) == [CampaignState.SENDING] * 2)


def test_another_text_is_launched_without_it(slack: SlackControl, rt: Runtime, work: Work) -> None:
    make_draft(slack)
    work()
    launch(slack)
    work()
    make_draft(slack, title="Summer", message="Hi {{first_name}}, summer! Reply STOP to opt out.")
    work()
    launch(slack)

    assert states(rt) == [CampaignState.SENDING] * 2
