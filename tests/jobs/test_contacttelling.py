"""How a list ended is told once, and again only where Slack did not hear it."""

from datetime import timedelta

import pytest

from jobs.contacttelling import LEASE, tell
from models import contactlists
from models.tables import ContactList, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder, now
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def ended(build: Builder, workspace: Workspace) -> ContactList:
    """A do-not-call list of Ada's that was read to its end."""
    return build.add(
        ContactList(
            workspace_id=workspace.id,
            purpose="do_not_call",
            upload="slack",
            state="done",
            rows=3,
            taken=3,
            asked_by="slack:U01ADA",
            created_at=now() - timedelta(minutes=5),
        )
    )


def untold(rt: Runtime) -> list[int]:
    with rt.db.read() as session:
        return list(contactlists.waiting(session, rt.clock()))


def test_it_is_told_once(rt: Runtime, slack: SlackControl, ended: ContactList) -> None:
    tell(rt, ended.id)
    tell(rt, ended.id)

    (told,) = slack.dms("ada")
    assert "3 " in text_of(told)
    assert untold(rt) == []


def test_while_slack_is_away_it_stays_untold_and_is_said_afterwards(
    rt: Runtime, slack: SlackControl, ended: ContactList, clock: Clock
) -> None:
    slack.down()
    tell(rt, ended.id)
    slack.all_well()
    assert untold(rt) == [ended.id]

    tell(rt, ended.id)
    assert slack.dms("ada") == []
    clock.step(LEASE.total_seconds())
    tell(rt, ended.id)
    assert len(slack.dms("ada")) == 1


def test_whoever_slack_does_not_know_any_more_is_not_told_for_ever(
    rt: Runtime, slack: SlackControl, ended: ContactList
) -> None:
    slack.fault("error", "conversations.open", error="user_disabled", times=1)
    tell(rt, ended.id)

    assert untold(rt) == []
    assert slack.dms("ada") == []
