"""A second person through Slack: asked, reviewed in full, approved; and a launch aborted."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from models.tables import Campaign, RoleGrant, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, launch, make_draft, the_card, the_form
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]
BEN = "U01BEN"


def state_of(rt: Runtime) -> str:
    with rt.db.read() as session:
        return session.scalars(select(Campaign.state)).one()


def settle(rt: Runtime, **columns: object) -> None:
    with rt.db.write() as session:
        session.execute(update(Workspace).values(**columns))


@pytest.fixture
def draft(slack: SlackControl, work: Work) -> SlackControl:
    """A channel with one draft card."""
    make_draft(slack)
    work()
    return slack


def test_it_is_approved_in_the_form_that_shows_the_whole_of_it(
    draft: SlackControl, rt: Runtime, work: Work, build: Builder, workspace: Workspace
) -> None:
    settle(rt, approval={"mode": "always", "above": "0"})
    grant = {"role": "approver", "granted_by": "slack:U01ADA", "granted_at": rt.clock()}
    build.add(RoleGrant(workspace_id=workspace.id, holder=BEN, **grant))

    assert "waits for the approval of a second person" in text_of(launch(draft)["view"])
    work()
    card = the_card(draft)
    assert state_of(rt) == "awaiting_approval"
    assert "<@U01ADA> asked" in text_of(card)
    assert "Launch …" not in text_of(card)

    draft.press_on("ben", card, "Review …")
    form = text_of(the_form(draft, "ben"))
    assert "Reply STOP to opt out." in form
    assert "*Recipients*\n3" in form
    answer = draft.submit("ben")
    assert "is approved" in text_of(answer["view"])
    assert state_of(rt) == "sending"
    work()
    assert "approved by <@U01BEN>" in text_of(draft.messages(CHANNEL)[0])


def test_whoever_asked_sees_it_all_and_cannot_approve(
    draft: SlackControl, rt: Runtime, work: Work
) -> None:
    settle(rt, approval={"mode": "always", "above": "0"})
    launch(draft)
    draft.close("ada")
    work()

    draft.press_on("ada", the_card(draft), "Review …")

    form = the_form(draft)
    assert "You asked for “spring-offer” yourself" in text_of(form)
    assert not form.get("submit")
    assert "Reject …" not in text_of(form)


def test_a_rejection_says_why_on_the_card(draft: SlackControl, rt: Runtime, work: Work) -> None:
    settle(rt, approval={"mode": "always", "above": "0"})
    with rt.db.write() as session:
        team = session.scalars(select(Workspace)).one()
        session.add(
            RoleGrant(
                workspace_id=team.id,
                role="approver",
                holder=BEN,
                granted_by="slack:U01ADA",
                granted_at=rt.clock(),
            )
        )
    launch(draft)
    work()
    draft.press_on("ben", the_card(draft), "Review …")
    the_form(draft, "ben")
    draft.press("ben", "Reject …")
    draft.wait_for(lambda: "Why?" in text_of(the_form(draft, "ben")) or None, what="the reason")
    answer = draft.submit("ben", {"reason": "Wrong *price*"})
    assert answer["action"] == "clear", answer
    work()

    card = text_of(draft.messages(CHANNEL)[0])
    assert state_of(rt) == "draft"
    assert "<@U01BEN> rejected it: Wrong" in card


def test_a_launch_is_aborted_on_its_card(draft: SlackControl, rt: Runtime, work: Work) -> None:
    settle(rt, undo_seconds=60, price_per_segment=Decimal("0.01"))

    assert "has *Abort*" in text_of(launch(draft)["view"])
    work()
    card = the_card(draft)
    assert state_of(rt) == "counting_down"
    assert "Launched by <@U01ADA>" in text_of(card)
    assert "Edit" not in text_of(card)
    draft.press_on("ada", card, "Abort")
    draft.wait_for(lambda: state_of(rt) == "draft" or None, what="a draft")
    work()
    assert "<@U01ADA> aborted the launch" in text_of(the_card(draft))


def test_what_waits_for_me_is_listed(draft: SlackControl) -> None:
    draft.command("ada", CHANNEL, "/campaign", "approvals")
    hears(draft, "Nothing waits for your approval")
