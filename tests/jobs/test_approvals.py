"""What people are told of a request: one post, one reminder, one answer."""

import pytest
from sqlalchemy import select

from domain.approval import REMINDED_AFTER, ApprovalState, News
from domain.lifecycle import CampaignState
from domain.roles import Role
from jobs import approvals as telling
from models import approvals
from models.tables import Approval, Campaign, RoleGrant, Sender, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl
from tests.builders import Builder
from tests.clocks import Clock
from tests.jobs.test_threads import CHANNEL, in_channel

pytestmark = pytest.mark.sqlite_only

ADA, BEN = "U01ADA", "U02BEN"
HOSTILE = "*Spring* <!channel> & <https://evil.example|sale>"


@pytest.fixture
def asked(build: Builder, workspace: Workspace, sender: Sender, rt: Runtime) -> Approval:
    """Ada asked for an approval a moment ago; Ben may give it."""
    grant = {"role": Role.APPROVER, "granted_by": ADA, "granted_at": rt.clock()}
    build.add(RoleGrant(workspace_id=workspace.id, holder=BEN, **grant))
    campaign = build.campaign(sender, title=HOSTILE, state=CampaignState.AWAITING_APPROVAL)
    return build.add(
        Approval(
            workspace_id=workspace.id,
            campaign_id=campaign.id,
            state=ApprovalState.ASKED.value,
            why="every campaign wants one",
            wording_id=campaign.wording_id,
            asked={},
            fingerprint="f" * 64,
            asked_by=f"slack:{ADA}",
            asked_at=rt.clock(),
            telling=News.REQUEST.value,
            tell_at=rt.clock(),
        )
    )


def kept(rt: Runtime) -> Approval:
    with rt.db.read() as session:
        return session.scalars(select(Approval)).one()


def decide(rt: Runtime, asked: Approval, state: ApprovalState, reason: str = "") -> None:
    with rt.db.write() as session:
        approvals.decide(session, asked.id, state, by=f"slack:{BEN}", now=rt.clock(), reason=reason)


def test_the_approvers_are_asked_once_and_reminded_once(
    rt: Runtime, slack: SlackControl, asked: Approval, clock: Clock
) -> None:
    for _ in range(2):
        telling.tell(asked.id)
    [post] = in_channel(slack)
    assert f"<@{BEN}>" in post
    assert f"<@{ADA}> asked to launch it at once" in post
    assert "<!channel>" not in slack.messages(CHANNEL)[0]["text"]
    assert kept(rt).tell_at == asked.asked_at + REMINDED_AFTER

    clock.step(REMINDED_AFTER.total_seconds() + 1)
    for _ in range(3):
        telling.tell(asked.id)
        clock.step(3 * REMINDED_AFTER.total_seconds())

    assert [("still waits" in it) for it in in_channel(slack)] == [False, True]
    assert kept(rt).telling is None


def test_the_post_names_nobody_who_could_not_approve_it(
    rt: Runtime, slack: SlackControl, asked: Approval
) -> None:
    with rt.db.write() as session:
        session.get_one(Campaign, asked.campaign_id).created_by = f"slack:{BEN}"

    telling.tell(asked.id)

    [post] = in_channel(slack)
    assert f"<@{BEN}>" not in post


def test_nobody_is_reminded_of_what_was_decided(
    rt: Runtime, slack: SlackControl, asked: Approval, clock: Clock
) -> None:
    telling.tell(asked.id)
    decide(rt, asked, ApprovalState.REJECTED, "Wrong price <!here>.")
    for _ in range(2):
        telling.tell(asked.id)
        clock.step(2 * REMINDED_AFTER.total_seconds())

    assert len(in_channel(slack)) == 1
    [answer] = [it["text"] for it in slack.dms(ADA)]
    assert f"<@{BEN}> rejected" in answer
    assert "Wrong price" in answer
    assert "<!here>" not in answer


def test_a_post_that_slack_did_not_take_is_tried_again(
    rt: Runtime, slack: SlackControl, asked: Approval, clock: Clock
) -> None:
    slack.down()
    telling.tell(asked.id)
    slack.all_well()
    assert in_channel(slack) == []

    clock.step(telling.LEASE.total_seconds() + 1)
    telling.tell(asked.id)

    assert len(in_channel(slack)) == 1


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ApprovalState.APPROVED, f": approved by <@{BEN}>."),
        (ApprovalState.REJECTED, f": rejected by <@{BEN}>."),
        (ApprovalState.WITHDRAWN, f": the request was withdrawn by <@{BEN}>."),
        (ApprovalState.VOID, ": a draft again, not approved."),
    ],
)
def test_the_post_that_asked_says_what_came_of_it_and_has_no_button_any_more(
    rt: Runtime, slack: SlackControl, asked: Approval, state: ApprovalState, words: str
) -> None:
    telling.tell(asked.id)
    assert "review" in str(slack.messages(CHANNEL)[0]["blocks"]).lower()
    with rt.db.write() as session:
        approvals.decide(session, asked.id, state, by=f"slack:{BEN}", now=rt.clock(), tells=False)
    telling.tell(asked.id)

    [post] = slack.messages(CHANNEL)
    assert post["text"].endswith(words)
    assert "actions" not in [block["type"] for block in post["blocks"]]
    assert slack.dms(ADA) == []
    assert kept(rt).telling is None


def test_a_request_that_nobody_answered_keeps_its_button(
    rt: Runtime, slack: SlackControl, asked: Approval
) -> None:
    telling.tell(asked.id)
    telling.tell(asked.id)

    assert "actions" in [block["type"] for block in slack.messages(CHANNEL)[0]["blocks"]]
    assert kept(rt).state == ApprovalState.ASKED.value
    assert len(kept(rt).posts) == 1


def test_a_reason_is_told_as_a_sentence(rt: Runtime, slack: SlackControl, asked: Approval) -> None:
    decide(rt, asked, ApprovalState.REJECTED, "Wrong price")
    telling.tell(asked.id)

    assert ": Wrong price. It is a draft again" in slack.dms(ADA)[0]["text"]
