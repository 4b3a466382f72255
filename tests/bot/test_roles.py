"""`/campaign roles`: the form, what is typed, and what a role opens."""

from functools import partial

import pytest
from sqlalchemy import select

from models.tables import RoleGrant
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, the_form

pytestmark = pytest.mark.sqlite_only


def held(rt: Runtime) -> set[tuple[str, str, str]]:
    """Who holds what, and where."""
    with rt.db.read() as session:
        rows = session.scalars(select(RoleGrant))
        return {(row.role, row.holder, row.channel_id) for row in rows}


def answered(slack: SlackControl, times: int) -> bool:
    return len(slack.ephemerals(CHANNEL, "ben")) == times


def typed(slack: SlackControl, words: str, user: str = "ada") -> None:
    slack.command(user, CHANNEL, "/campaign", f"roles {words}")


def test_a_role_is_given_and_taken_by_what_is_typed(slack: SlackControl, rt: Runtime) -> None:
    typed(slack, "add launcher @ben #campaigns")
    hears(slack, "<@U01BEN> is now *launcher* in <#C01CAMPAIGNS>.")
    assert held(rt) == {("launcher", "U01BEN", "C01CAMPAIGNS")}

    typed(slack, "list")
    hears(slack, "*launcher*: <@U01BEN> in <#C01CAMPAIGNS>")

    typed(slack, "remove launcher @ben #campaigns")
    hears(slack, "<@U01BEN> is no longer *launcher*")
    assert held(rt) == set()


def test_the_form_gives_and_takes_and_leaves_alone_what_it_did_not_show(
    slack: SlackControl, rt: Runtime
) -> None:
    typed(slack, "add viewer @chi")
    hears(slack, "is now *viewer*")
    typed(slack, "")
    form = the_form(slack)
    assert "<@U01ADA>, <@U01DOT>" in text_of(form)
    typed(slack, "add author @chi #launches", "dot")
    hears(slack, "is now *author*", "dot")

    values = {
        "people_viewer": [],
        "people_author": ["U01BEN"],
        "groups_approver": ["S01MARKETING"],
    }
    assert slack.submit("ada", values)["action"] == "update"

    said = text_of(slack.view("ada") or {})
    assert "<!subteam^S01MARKETING> is now *approver* in the whole team." in said
    assert "<@U01CHI> is no longer *viewer* in the whole team." in said
    assert held(rt) == {
        ("author", "U01CHI", "C01LAUNCHES"),
        ("author", "U01BEN", ""),
        ("approver", "S01MARKETING", ""),
    }


def test_whoever_is_no_admin_neither_sees_nor_sets_roles(slack: SlackControl, rt: Runtime) -> None:
    for count, words in enumerate(("", "list", "add admin @ben"), start=1):
        typed(slack, words, "ben")
        slack.wait_for(partial(answered, slack, count))
        hears(slack, "You may not change settings and roles", "ben")
    assert slack.view("ben") is None
    assert held(rt) == set()


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("add boss @ben", "is no role"),
        ("add author", "Type `/campaign roles`"),
        ("add author somebody", "no person and no user group"),
        ("give author @ben", "Type `/campaign roles`"),
        ("add admin @ben #campaigns", "for the whole team"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words_and_changes_nothing(
    slack: SlackControl, rt: Runtime, words: str, heard: str
) -> None:
    typed(slack, words)

    hears(slack, heard)
    assert held(rt) == set()


def test_an_author_opens_a_draft_and_a_viewer_does_not(slack: SlackControl) -> None:
    typed(slack, "add author @ben")
    hears(slack, "is now *author*")
    typed(slack, "add viewer @chi")
    hears(slack, "is now *viewer*")

    slack.command("ben", CHANNEL, "/campaign", "draft")
    slack.command("chi", CHANNEL, "/campaign", "draft")

    assert the_form(slack, "ben")["callback_id"] == "form_draft"
    hears(slack, "<@U01BEN>, <@U01ADA>, <@U01DOT>", "chi")
    assert slack.view("chi") is None
