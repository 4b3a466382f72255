"""Retrying in Slack: the button where there is somebody to retry, and the typed verb."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from models.tables import Campaign, Recipient
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, launch, make_draft
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


@pytest.fixture
def failed(slack: SlackControl, rt: Runtime, build: Builder, work: Work) -> SlackControl:
    """A cancelled campaign: two texts came back with a phone that was switched off."""
    make_draft(slack)
    work()
    launch(slack)
    with rt.db.read() as session:
        campaign = session.scalars(select(Campaign)).one()
        people = list(session.scalars(select(Recipient).where(Recipient.bucket == "pending")))
    for row in people[:2]:
        build.message(campaign, row, state="undelivered", error_code=30003)
        with rt.db.write() as session:
            session.execute(
                update(Recipient)
                .where(Recipient.id == row.id)
                .values(bucket="undelivered", error_code=30003)
            )
    slack.command("ada", CHANNEL, "/campaign", "cancel spring")
    hears(slack, "is cancelled")
    work()
    return slack


def newest(slack: SlackControl) -> str:
    return text_of(slack.messages(CHANNEL)[-1])


def test_the_button_makes_a_draft_of_those_who_failed(failed: SlackControl, work: Work) -> None:
    first = failed.messages(CHANNEL)[0]
    failed.press_on("ada", first, "Retry 2 failed")
    hears(failed, "Spring offer (retry)")
    work()

    card = newest(failed)
    assert "*2 recipients* of 2 people whose text of “Spring offer” failed" in card
    assert "Hi {{first_name}}! Reply STOP to opt out." in card


def test_the_verb_has_to_say_failed(failed: SlackControl, work: Work) -> None:
    failed.command("ada", CHANNEL, "/campaign", "retry spring")
    hears(failed, "Only failed texts can be retried")

    failed.command("ada", CHANNEL, "/campaign", "retry spring --failed")
    hears(failed, "`spring-offer-retry`")


def test_without_a_failure_there_is_no_button(slack: SlackControl, work: Work) -> None:
    make_draft(slack)
    work()
    launch(slack)
    slack.command("ada", CHANNEL, "/campaign", "cancel spring")
    hears(slack, "is cancelled")
    work()

    shown = slack.buttons(slack.messages(CHANNEL)[0])
    assert "Copy" in shown
    assert not any(label.startswith("Retry") for label in shown)
