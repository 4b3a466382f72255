"""Guard rails and canaries in Slack: what the card says, and the presses that go on."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from domain.guards import STANDARD, Rule
from domain.guardsettings import to_data
from jobs.send import control
from models import canaries
from models.tables import Campaign, Wording, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, launch, make_draft, the_form

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


@pytest.fixture
def sent(slack: SlackControl, work: Work) -> SlackControl:
    """A campaign that was launched; nothing sends here."""
    make_draft(slack)
    work()
    launch(slack)
    slack.close("ada", all=True)
    work()
    return slack


def card(slack: SlackControl) -> str:
    return text_of(slack.messages(CHANNEL)[0])


def test_a_tripped_guard_rail_is_continued_by_an_approver_alone(
    sent: SlackControl, rt: Runtime, work: Work
) -> None:
    with rt.db.write() as session:
        session.execute(update(Workspace).values(guards=to_data(STANDARD)))
        campaign = session.scalars(select(Campaign)).one()
        control.pause(
            *(session, campaign.id, campaign.workspace_id),
            reason="2.4 % (24 of 1,000 sent) opted out; the limit is 2 %.",
            now=rt.clock(),
            rule=Rule.OPT_OUTS,
        )
    work()
    shown = card(sent)
    assert "2.4 % (24 of 1,000 sent) opted out; the limit is 2 %." in shown
    assert "raises the limit of opt-outs to 3 % for this campaign" in shown
    assert "Resume" not in shown

    sent.press_on("ben", sent.messages(CHANNEL)[0], "Continue anyway …")
    hears(sent, "may not approve campaigns", user="ben")
    sent.press_on("ada", sent.messages(CHANNEL)[0], "Continue anyway …")
    hears(sent, "goes on; the limit of opt-outs is 3 % for it.")
    work()
    sent.wait_for(lambda: "raised to 3 % by" in _drawn(sent, work), what="the raised limit")
    assert "*Sending*" in card(sent)


def test_a_canary_shows_its_figures_and_the_rest_follows_at_a_press(
    sent: SlackControl, rt: Runtime, work: Work
) -> None:
    with rt.db.write() as session:
        campaign = session.scalars(select(Campaign)).one()
        campaign.canary_size, campaign.card_due_at = 0, rt.clock()
    work()
    assert "*Canary*: 0 of 0 sent. The rest waits: press *Send the rest* or *Cancel*." in card(sent)

    sent.press_on("ada", sent.messages(CHANNEL)[0], "Send the rest …")
    sent.wait_for(lambda: "Canary" not in _drawn(sent, work), what="the release")

    with rt.db.read() as session:
        assert canaries.size_of(session.scalars(select(Campaign)).one()) is None


def _drawn(slack: SlackControl, work: Work) -> str:
    work()
    return card(slack)


def test_a_canary_verb_and_a_guard_verb_name_what_is_wrong(sent: SlackControl) -> None:
    sent.command("ada", CHANNEL, "/campaign", "rest spring")
    hears(sent, "has no canary that waits")
    sent.command("ada", CHANNEL, "/campaign", "anyway spring")
    hears(sent, "No guard rail holds up")
    sent.command("ada", CHANNEL, "/campaign", "guards")
    hears(sent, "What pauses a campaign by itself")
    sent.command("ada", CHANNEL, "/campaign", "guards spring")
    hears(sent, "(Sending)\n• Opt-outs: switched off")


def test_a_paused_text_is_corrected_looked_at_and_used_for_who_is_left(
    sent: SlackControl, rt: Runtime, work: Work
) -> None:
    sent.press_on("ada", sent.messages(CHANNEL)[0], "Pause")
    sent.wait_for(lambda: "*Paused*" in _drawn(sent, work), what="the pause")
    sent.press_on("ada", sent.messages(CHANNEL)[0], "Edit text …")
    shown = text_of(the_form(sent))
    assert "did not get it yet. The others keep what they got." in shown
    better = "Hi & all, it is *ten* `o`clock. Reply STOP to opt out."
    sent.submit("ada", {"message": better})
    sent.wait_for(lambda: "who are left?" in text_of(the_form(sent)), what="the question")
    question = text_of(the_form(sent))
    assert better in question
    assert "*Price*" in question

    sent.submit("ada", {})
    sent.wait_for(lambda: "Sending goes on." in text_of(the_form(sent)), what="the answer")

    with rt.db.read() as session:
        campaign = session.scalars(select(Campaign)).one()
        assert session.get_one(Wording, campaign.wording_id).template == better
        assert campaign.state == "sending"


def test_whoever_asks_for_the_approval_of_a_corrected_text_reads_no_refusal(
    sent: SlackControl, rt: Runtime, work: Work
) -> None:
    with rt.db.write() as session:
        session.scalars(select(Workspace)).one().approval = {"mode": "always"}
    sent.press_on("ada", sent.messages(CHANNEL)[0], "Pause")
    sent.wait_for(lambda: "*Paused*" in _drawn(sent, work), what="the pause")
    sent.press_on("ada", sent.messages(CHANNEL)[0], "Edit text …")
    the_form(sent)
    sent.submit("ada", {"message": "We open at ten. Reply STOP to opt out."})
    sent.wait_for(lambda: "who are left?" in text_of(the_form(sent)), what="the question")

    sent.submit("ada", {})
    sent.wait_for(lambda: "The text is corrected" in text_of(the_form(sent)), what="the answer")

    answer = text_of(the_form(sent))
    assert "waits for the approval of a second person, since every campaign wants one." in answer
    assert "The approvers are asked in" in answer
    assert ":no_entry_sign:" not in answer
