"""A form that makes something new counts once, however often it is pressed."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from models.tables import Campaign, Sender, Workspace
from models.tables import TestNumber as PhoneRow
from models.tables import TestSend as TestRow
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import MESSAGE, hears, make_draft, open_draft_form, the_card, the_form
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only
DRAFT = {
    "title": "Spring offer",
    "message": MESSAGE,
    "campaign_kind": "Informational",
    "numbers": "+14155552671",
}


def rows(rt: Runtime, table: type[Campaign] | type[TestRow]) -> int:
    with rt.db.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("identical", [True, False])
def test_a_draft_form_sent_twice_makes_one_draft(
    slack: SlackControl, rt: Runtime, identical: bool
) -> None:
    open_draft_form(slack)
    slack.submit("ada", DRAFT, times=2, identical=identical)

    assert rows(rt, Campaign) == 1


def test_a_command_that_comes_again_makes_one_draft(slack: SlackControl, rt: Runtime) -> None:
    words = f'draft Spring --message "{MESSAGE}" --numbers +14155552671'
    slack.command("ada", "#campaigns", "/campaign", words, times=2, identical=True, together=False)
    hears(slack, "is made")
    slack.command("ada", "#campaigns", "/campaign", words.replace("Spring", "Summer"))
    hears(slack, "`summer`")

    assert rows(rt, Campaign) == 2


def test_a_form_that_came_back_may_be_sent_again(slack: SlackControl, rt: Runtime) -> None:
    open_draft_form(slack)
    refused = slack.submit("ada", DRAFT | {"message": "Hi {{"})
    accepted = slack.submit("ada", DRAFT)

    assert refused["errors"]
    assert accepted["action"] == "clear"
    assert rows(rt, Campaign) == 1


def test_the_next_form_is_another_one(slack: SlackControl, rt: Runtime) -> None:
    for _ in range(2):
        open_draft_form(slack)
        assert slack.submit("ada", DRAFT)["action"] == "clear"

    assert rows(rt, Campaign) == 2


def test_a_test_form_sent_twice_texts_once(
    slack: SlackControl,
    rt: Runtime,
    work: Callable[[], None],
    build: Builder,
    workspace: Workspace,
    team_sender: Sender,
) -> None:
    build.add(
        PhoneRow(
            workspace_id=workspace.id,
            phone="+14155552699",
            owner="slack:U01ADA",
            proven_at=now(),
            created_at=now(),
        )
    )
    make_draft(slack)
    work()
    slack.press_on("ada", the_card(slack), "Test-send")
    the_form(slack)
    acks = slack.submit("ada", {}, times=2, together=False)["acks"]

    assert rows(rt, TestRow) == 1
    assert "It counts once" in acks[1]["body"]
    assert "It counts once" not in text_of(slack.view("ada") or {"blocks": []})
