"""The emergency brake in Slack: typed, pressed, shown, released."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from domain.lifecycle import CampaignState
from models.tables import AuditRow, Campaign, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, launch, make_draft, the_card, the_form

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


@pytest.fixture
def sending(slack: SlackControl, work: Work) -> SlackControl:
    """A campaign under way and its card."""
    make_draft(slack)
    work()
    launch(slack)
    work()
    return slack


def state_of(rt: Runtime) -> str:
    with rt.db.read() as session:
        return session.scalars(select(Campaign.state)).one()


def is_on(rt: Runtime) -> bool:
    with rt.db.read() as session:
        return session.scalars(select(Workspace.brake_at)).one() is not None


def open_start(slack: SlackControl, words: str) -> None:
    """Types `/campaign` and waits until the start view says these words."""
    slack.command("ada", CHANNEL, "/campaign", "")
    slack.wait_for(lambda: words in text_of(the_form(slack)), what=words)


def test_typed_it_stops_at_once_and_the_card_says_why(
    sending: SlackControl, rt: Runtime, work: Work
) -> None:
    sending.command("ada", CHANNEL, "/campaign", "stop-all wrong price")
    told = hears(sending, "Stop-all is on")
    work()

    assert state_of(rt) == CampaignState.PAUSED
    assert "by <@U01ADA>" in told
    assert "wrong price" in told
    assert "`spring-offer`" in told
    shown = text_of(the_card(sending))
    assert "*Stop-all is on*, by <@U01ADA>" in shown
    assert "*Paused* by <@U01ADA>" in shown
    assert "Stop-all: wrong price" in shown


def test_the_second_person_is_told_who_was_first(sending: SlackControl, rt: Runtime) -> None:
    sending.command("ada", CHANNEL, "/campaign", "stop-all")
    hears(sending, "Stop-all is on")
    sending.command("dot", CHANNEL, "/campaign", "stop-all")

    assert "by <@U01ADA>" in hears(sending, "It was pressed already", user="dot")
    with rt.db.read() as session:
        assert session.scalars(select(AuditRow.verb)).all().count("stop_all") == 1


def test_nothing_is_launched_and_the_question_says_so(slack: SlackControl, work: Work) -> None:
    make_draft(slack)
    work()
    slack.command("ada", CHANNEL, "/campaign", "stop-all")
    hears(slack, "Stop-all is on")
    work()
    assert "*Stop-all is on*" in text_of(the_card(slack))

    slack.press_on("ada", the_card(slack), "Launch …")
    assert "Stop-all is on" in text_of(the_form(slack))


def test_a_release_wants_a_reason_and_the_campaign_stays_paused(
    sending: SlackControl, rt: Runtime, work: Work
) -> None:
    sending.command("ada", CHANNEL, "/campaign", "stop-all")
    hears(sending, "Stop-all is on")
    sending.command("ada", CHANNEL, "/campaign", "stop-all release")
    hears(sending, "Say why it is safe again")
    assert is_on(rt)

    sending.command("ada", CHANNEL, "/campaign", "stop-all release the price is right")
    hears(sending, "Stop-all is released")
    work()

    assert not is_on(rt)
    assert state_of(rt) == CampaignState.PAUSED
    assert "Stop-all is on" not in text_of(the_card(sending))
    with rt.db.read() as session:
        last = session.scalars(select(AuditRow).order_by(AuditRow.id.desc())).first()
    assert last is not None
    assert (last.verb, last.detail) == ("release", {"reason": "the price is right"})


def test_who_may_not_launch_does_not_stop(sending: SlackControl, rt: Runtime) -> None:
    sending.command("ben", CHANNEL, "/campaign", "stop-all")
    hears(sending, "You may not stop all sending", user="ben")

    assert not is_on(rt)
    assert state_of(rt) == CampaignState.SENDING


def test_the_start_view_has_the_button_and_asks_before(sending: SlackControl, rt: Runtime) -> None:
    open_start(sending, "Harbour Books")
    sending.press("ada", "Stop all sending …", dismiss=True)
    assert not is_on(rt)

    sending.press("ada", "Stop all sending …")
    sending.wait_for(lambda: is_on(rt))
    sending.close("ada")
    open_start(sending, "*Stop-all is on*")


def test_a_pause_says_why_if_told(sending: SlackControl, rt: Runtime, work: Work) -> None:
    sending.command("ada", CHANNEL, "/campaign", 'pause spring --reason "wrong store"')
    sending.wait_for(lambda: state_of(rt) == CampaignState.PAUSED)
    work()

    assert "wrong store" in text_of(the_card(sending))
