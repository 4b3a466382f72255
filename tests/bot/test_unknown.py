"""Unknown texts in Slack: the card asks, the question is private, deciding sends nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from jobs.sweep.finishing import finish
from models.tables import Campaign, Message, Recipient
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, launch, make_draft, the_form
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


@pytest.fixture
def lost(slack: SlackControl, rt: Runtime, build: Builder, work: Work) -> SlackControl:
    """A cancelled campaign: nobody knows of two texts whether they left."""
    make_draft(slack)
    work()
    launch(slack)
    slack.close("ada", all=True)
    with rt.db.read() as session:
        campaign = session.scalars(select(Campaign)).one()
        people = list(session.scalars(select(Recipient).where(Recipient.bucket == "pending")))
    ago = now() - timedelta(days=1)
    for row in people[:2]:
        build.message(campaign, row, state="unknown", state_at=ago, claimed_at=ago, lease_until=ago)
        with rt.db.write() as session:
            session.execute(
                update(Recipient).where(Recipient.id == row.id).values(bucket="unknown")
            )
    slack.command("ada", CHANNEL, "/campaign", "cancel spring")
    hears(slack, "is cancelled")
    work()
    finish(rt)
    work()
    return slack


def card(slack: SlackControl) -> str:
    return text_of(slack.messages(CHANNEL)[0])


def asked(slack: SlackControl, user: str = "ada") -> str:
    slack.press_on(user, slack.messages(CHANNEL)[0], "Decide …")
    return text_of(the_form(slack, user))


def test_the_card_asks_and_the_numbers_are_shown_to_who_may_alone(lost: SlackControl) -> None:
    assert "2 texts: we don’t know whether they left" in card(lost)
    shown = asked(lost)
    assert "+1•••••2671" in shown
    assert "+14155552671" not in shown
    assert "•••••" not in card(lost)

    lost.press_on("ben", lost.messages(CHANNEL)[0], "Decide …")
    hears(lost, "may not launch campaigns", user="ben")
    assert not lost.view("ben")


def test_left_as_unknown_the_card_asks_no_more(lost: SlackControl, work: Work) -> None:
    asked(lost)
    lost.press("ada", "Leave as unknown")
    lost.wait_for(lambda: "stay unknown" in text_of(the_form(lost)), what="the answer")
    work()
    assert "we don’t know whether" not in card(lost)
    assert "2 we don’t know yet" in card(lost)


def test_sending_again_says_that_some_may_get_it_twice_and_only_makes_a_draft(
    lost: SlackControl, rt: Runtime, work: Work
) -> None:
    assert "Some may get the text twice" in asked(lost)
    lost.press("ada", "Send again to these 2 people …")
    hears(lost, "Spring offer (retry)")
    work()
    card = text_of(lost.messages(CHANNEL)[-1])
    assert "*2 recipients* of 2 people who may not have got “Spring offer”" in card
    with rt.db.read() as session:
        assert len(session.scalars(select(Message)).all()) == 2
