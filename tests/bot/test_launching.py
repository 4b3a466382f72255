"""The way of a campaign through Slack: draft, card, question, launch, live card, end."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select, update

from domain.lifecycle import CampaignState
from jobs import card, context
from jobs.estimating import estimate
from models.tables import AuditRow, Campaign, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, launch, make_draft, the_card, the_form
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


@pytest.fixture
def draft(slack: SlackControl, work: Work) -> SlackControl:
    """A channel with one draft card."""
    make_draft(slack)
    work()
    return slack


def state_of(rt: Runtime) -> str:
    with rt.db.read() as session:
        return session.scalars(select(Campaign.state)).one()


def test_the_draft_card_states_who_gets_what_at_which_price(draft: SlackControl) -> None:
    text = text_of(the_card(draft))

    assert "*3 recipients* of 5 rows uploaded" in text
    assert "1 duplicate" in text
    assert "row 6, phone" in text
    assert "Hi {{first_name}}! Reply STOP to opt out." in text
    assert "about $0.02" in text
    assert "Not tested yet" in text


def test_the_launch_is_asked_about_before_anything_happens(
    draft: SlackControl, rt: Runtime
) -> None:
    draft.press_on("ada", the_card(draft), "Launch …")
    question = text_of(the_form(draft))

    assert "*3 recipients*" in question
    assert "under a minute" in question
    assert state_of(rt) == CampaignState.DRAFT


def test_a_launch_makes_the_same_message_the_live_card(
    draft: SlackControl, rt: Runtime, work: Work
) -> None:
    before = the_card(draft)
    launch(draft)
    work()

    after = the_card(draft)
    assert after["ts"] == before["ts"]
    assert "*Sending*" in text_of(after)
    assert "5 rows uploaded = 3 waiting + 2 skipped" in text_of(after)
    assert state_of(rt) == CampaignState.SENDING


def test_two_people_who_launch_at_once_make_one_launch(draft: SlackControl, rt: Runtime) -> None:
    for user in ("ada", "dot"):
        draft.press_on(user, the_card(draft), "Launch …")
        the_form(draft, user)
    draft.submit("ada")
    second = draft.submit("dot")

    assert "<@U01ADA> launched it already" in text_of(second["view"])
    with rt.db.read() as session:
        launches = select(func.count()).where(AuditRow.verb == "launch")
        assert session.scalar(launches) == 1


def test_a_double_press_on_launch_now_makes_one_launch(draft: SlackControl, rt: Runtime) -> None:
    draft.press_on("ada", the_card(draft), "Launch …")
    the_form(draft)
    draft.submit("ada", times=2)

    with rt.db.read() as session:
        launches = select(func.count()).where(AuditRow.verb == "launch")
        assert session.scalar(launches) == 1


def test_an_urgent_launch_asks_why_and_its_card_says_so(
    slack: SlackControl, rt: Runtime, work: Work
) -> None:
    make_draft(slack, kind="Urgent")
    work()
    slack.press_on("ada", the_card(slack), "Launch …")
    the_form(slack)
    assert "reason" in slack.submit("ada")["refused"]
    assert "needs a reason" in slack.submit("ada", {"reason": "  "})["errors"]["reason"]
    assert state_of(rt) == CampaignState.DRAFT

    slack.submit("ada", {"reason": "The shop is flooded."})
    work()

    assert state_of(rt) == CampaignState.SENDING
    assert "At any hour because: The shop is flooded." in text_of(the_card(slack))


def test_a_launch_of_a_draft_whose_kind_was_changed_meanwhile_is_refused(
    draft: SlackControl, rt: Runtime
) -> None:
    draft.press_on("ada", the_card(draft), "Launch …")
    the_form(draft)
    with rt.db.write() as session:
        session.execute(update(Campaign).values(kind="marketing"))

    answer = draft.submit("ada")

    assert "was made marketing since you looked" in text_of(answer["view"])
    assert answer["action"] == "push"
    assert state_of(rt) == CampaignState.DRAFT


def test_a_launch_of_a_draft_whose_sender_was_changed_meanwhile_is_refused(
    draft: SlackControl, rt: Runtime, workspace: Workspace, build: Builder
) -> None:
    draft.press_on("ada", the_card(draft), "Launch …")
    the_form(draft)
    other = build.sender(workspace, name="other", address="+14155550177")
    with rt.db.write() as session:
        session.execute(update(Campaign).values(sender_id=other.id))
    context.use(rt)
    estimate(1)

    answer = draft.submit("ada")

    assert "has changed since you looked" in text_of(answer["view"])
    assert state_of(rt) == CampaignState.DRAFT


def test_pause_and_resume_work_from_the_card(draft: SlackControl, rt: Runtime, work: Work) -> None:
    launch(draft)
    work()
    draft.press_on("ada", the_card(draft), "Pause")
    draft.wait_for(lambda: state_of(rt) == CampaignState.PAUSED)
    work()
    assert "*Paused* by <@U01ADA>" in text_of(the_card(draft))

    draft.press_on("ada", the_card(draft), "Resume")
    draft.wait_for(lambda: state_of(rt) == CampaignState.SENDING)


def test_a_cancelled_campaign_says_its_end_in_one_new_message(
    draft: SlackControl, rt: Runtime, work: Work
) -> None:
    launch(draft)
    work()
    card_ts = the_card(draft)["ts"]
    draft.press_on("ada", the_card(draft), "Cancel …")
    draft.wait_for(lambda: state_of(rt) == CampaignState.CANCELLED)
    work()
    card.touch(rt, 1)
    work()

    messages = draft.messages(CHANNEL)
    assert len(messages) == 2
    assert "is cancelled: 0 of 3 sent" in text_of(messages[-1])
    assert card_ts.replace(".", "") in str(messages[-1]["blocks"])
    assert "5 rows uploaded = 3 cancelled + 2 skipped" in text_of(messages[0])


def test_a_dismissed_cancel_changes_nothing(draft: SlackControl, rt: Runtime, work: Work) -> None:
    launch(draft)
    work()
    draft.press_on("ada", the_card(draft), "Cancel …", dismiss=True)

    assert state_of(rt) == CampaignState.SENDING


def test_discarding_can_be_undone_from_the_card(
    draft: SlackControl, rt: Runtime, work: Work
) -> None:
    draft.press_on("ada", the_card(draft), "Discard")
    draft.wait_for(lambda: state_of(rt) == CampaignState.DISCARDED)
    work()
    assert "Discarded by <@U01ADA>" in text_of(the_card(draft))

    draft.press_on("ada", the_card(draft), "Undo")
    draft.wait_for(lambda: state_of(rt) == CampaignState.DRAFT)
