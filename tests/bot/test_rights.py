"""Who may: the people in ROLLCALL_ADMINS; everybody else is told who can."""

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import func, select

from models.tables import Campaign
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, make_draft, the_card, the_form

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize(
    ("user", "channel", "reason"),
    [
        ("ben", CHANNEL, "<@U01ADA>"),
        ("gus", CHANNEL, "Guests of this Slack"),
        ("sam", "#partners", "You belong to another organisation"),
        ("ada", "#partners", "shared with another organisation"),
    ],
)
def test_nobody_else_may_draft_and_each_is_told_why(
    slack: SlackControl, user: str, channel: str, reason: str
) -> None:
    slack.command(user, channel, "/campaign", "draft")

    hears(slack, reason, user, channel)
    assert slack.view(user) is None


def heard_more(slack: SlackControl, before: int) -> bool:
    return len(slack.ephemerals(CHANNEL, "ben")) > before


def test_a_press_checks_the_rights_again(
    slack: SlackControl, work: Callable[[], None], rt: Runtime
) -> None:
    make_draft(slack)
    work()
    for button in ("Preview", "Test-send", "Edit", "Launch …", "Discard"):
        before = len(slack.ephemerals(CHANNEL, "ben"))
        slack.press_on("ben", the_card(slack), button)
        slack.wait_for(partial(heard_more, slack, before))
        assert "<@U01ADA>" in text_of(slack.ephemerals(CHANNEL, "ben")[-1])
    assert slack.view("ben") is None

    with rt.db.read() as session:
        assert session.scalar(select(func.count()).where(Campaign.state == "draft")) == 1


def test_the_start_view_of_a_stranger_to_campaigns_names_who_can(slack: SlackControl) -> None:
    slack.command("ben", CHANNEL, "/campaign")
    view = text_of(the_form(slack, "ben"))

    assert "<@U01ADA>, <@U01DOT>" in view
    assert "New draft" not in view
    assert "Settings" not in view


def test_a_forged_command_changes_nothing(slack: SlackControl) -> None:
    ack = slack.command("ada", CHANNEL, "/campaign", "list", forge="secret")["ack"]

    assert ack["status"] == 401
    assert slack.ephemerals(CHANNEL, "ada") == []
