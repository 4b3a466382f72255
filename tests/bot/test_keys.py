"""`/campaign keys`: a key is made, shown to its maker alone and once, approved and revoked."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select

from domain import apikeys, approvalrule
from domain.approvalrule import ApprovalRule, Mode
from models.tables import ApiKey, AuditRow, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, find_button, text_of
from simulator.slack.reading import buttons
from tests.bot.acting import CHANNEL, hears, the_form

pytestmark = pytest.mark.sqlite_only
VALUES = {
    "name": "web shop",
    "channel_id": "C01CAMPAIGNS",
    "scopes": ["send", "read"],
    "key_type": "live",
    "campaign_kind": "informational",
    "attest": "They ticked the box at the checkout.",
}
KEY = re.compile(r"rc_live_[0-9A-Za-z]{61}")


def the_key(rt: Runtime) -> ApiKey:
    with rt.db.read() as session:
        return session.scalars(select(ApiKey)).one()


def test_a_key_is_shown_once_to_its_maker_and_works_until_it_is_revoked(
    slack: SlackControl, rt: Runtime, capsys: pytest.CaptureFixture[str]
) -> None:
    slack.command("ada", CHANNEL, "/campaign", "keys make")
    the_form(slack)
    said_before = len(slack.messages(CHANNEL))
    assert slack.submit("ada", VALUES)["action"] == "update"
    shown = text_of(slack.view("ada") or {})

    found = KEY.search(shown)
    assert found is not None
    assert "only time that it is shown" in shown
    assert "wait" not in shown
    row = the_key(rt)
    assert apikeys.matches(found.group(), row.digest)
    assert (row.kind, row.scopes, row.is_test) == ("informational", ["send", "read"], False)
    assert len(slack.messages(CHANNEL)) == said_before
    assert found.group() not in capsys.readouterr().out
    with rt.db.read() as session:
        assert found.group() not in str([vars(it) for it in session.scalars(select(AuditRow))])

    slack.command("ada", CHANNEL, "/campaign", "keys")
    listed = hears(slack, "1 key in use")
    assert "live · <#C01CAMPAIGNS> · send, read · informational" in listed
    assert "never used" in listed
    assert KEY.search(listed) is None

    slack.press_on("ada", slack.ephemerals(CHANNEL, "ada")[-1], "Revoke")
    hears(slack, "The key “web shop” is revoked.")
    assert the_key(rt).revoked_by == "slack:U01ADA"


def test_a_key_that_waits_is_approved_by_somebody_else(
    slack: SlackControl, rt: Runtime, work: Callable[[], None]
) -> None:
    with rt.db.write() as session:
        rule = ApprovalRule(Mode.ALWAYS)
        session.scalars(select(Workspace)).one().approval = approvalrule.to_data(rule)
    slack.command("ada", CHANNEL, "/campaign", "keys make")
    the_form(slack)
    slack.submit("ada", VALUES)
    assert "wait until somebody else approves it" in text_of(slack.view("ada") or {})
    asked = slack.messages(CHANNEL)[-1]
    assert "made the key *web shop* for this channel" in text_of(asked)
    assert KEY.search(text_of(asked)) is None

    slack.press_on("ada", asked, "Approve")
    hears(slack, "You made this key")
    assert find_button(asked, "Approve")["value"] == the_key(rt).public_id
    slack.press_on("dot", asked, "Approve")
    hears(slack, "may send single texts from now on", "dot")
    assert the_key(rt).approved_by == "slack:U01DOT"
    work()
    done = slack.messages(CHANNEL)[-1]
    assert "The key *web shop*: <@U01DOT> approved it" in text_of(done)
    assert buttons(done) == []
    assert the_key(rt).asked_ts is None


def test_whoever_is_no_admin_makes_none(slack: SlackControl, rt: Runtime) -> None:
    slack.command("ben", CHANNEL, "/campaign", "keys make")
    hears(slack, "You may not", "ben")
    slack.command("ada", CHANNEL, "/campaign", "keys sell")
    hears(slack, "Type `/campaign keys`")

    assert slack.view("ben") is None
    with rt.db.read() as session:
        assert session.scalars(select(ApiKey)).all() == []
