"""Provisional opt-outs in Slack: two buttons, a reason, and what who may not hears."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from domain.inbound import CameBy, InboundText
from domain.lifecycle import CampaignState
from gateways.slack.blocks.notices import said
from jobs.intake import take_in
from jobs.threads import gather
from models import threads
from models.tables import AuditRow, Inbound, OptOut, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl, buttons, text_of
from tests.bot.acting import CHANNEL, hears, the_form
from tests.builders import Builder, now
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]
PHONE, CONFIRM, LIFT = "+14155550123", "It is an opt-out", "Lift it …"


@pytest.fixture
def asked(
    slack: SlackControl, rt: Runtime, build: Builder, team_sender: Sender, work: Work
) -> SlackControl:
    """Somebody answered a campaign with words that may be an opt-out."""
    card = rt.slack.post("C01CAMPAIGNS", said("the card"))
    campaign = build.campaign(team_sender, state=CampaignState.COMPLETED, card_ts=card.ts)
    build.message(campaign, build.recipient(campaign, PHONE))
    text = InboundText("SM1", PHONE, team_sender.address, "not interested", now(), CameBy.WEBHOOK)
    take_in(rt, text)
    work()
    return slack


def press(slack: SlackControl, button: str, user: str = "ada") -> None:
    """Presses a button of the first post in the card's thread."""
    slack.press_on(user, post(slack), button)


def post(slack: SlackControl) -> dict[str, object]:
    card = slack.messages(CHANNEL)[0]
    (only,) = slack.messages(CHANNEL, card["ts"])
    return only


def is_out(rt: Runtime) -> bool:
    with rt.db.read() as session:
        return session.scalar(select(OptOut.id)) is not None


def test_a_lift_asks_for_its_reason_and_keeps_it(asked: SlackControl, rt: Runtime) -> None:
    press(asked, LIFT)
    form = text_of(the_form(asked))
    assert "not interested" in form
    assert "•••••0123" in form
    assert asked.submit("ada", {"reason": "  "})["errors"].keys() == {"reason"}
    assert is_out(rt)

    asked.submit("ada", {"reason": "They meant the book club."})
    hears(asked, "may be texted again")
    assert not is_out(rt)
    with rt.db.read() as session:
        detail = session.scalars(select(AuditRow.detail)).all()[-1]
    assert detail == {"words": "not interested", "reason": "They meant the book club."}


@pytest.mark.parametrize("button", [CONFIRM, LIFT])
def test_who_may_not_launch_decides_nothing(asked: SlackControl, rt: Runtime, button: str) -> None:
    press(asked, button, "ben")

    may_not = "may not confirm opt-outs" if button == CONFIRM else "may not lift opt-outs"
    hears(asked, may_not, user="ben")
    assert not asked.view("ben")
    with rt.db.read() as session:
        assert session.scalars(select(Inbound.decision)).all() == ["open"]


def test_a_decision_while_slack_takes_no_edits_is_drawn_later(
    asked: SlackControl, rt: Runtime, work: Work, clock: Clock
) -> None:
    clock.step(40)
    press(asked, CONFIRM)
    hears(asked, "is opted out")
    asked.down()
    work()
    assert CONFIRM in buttons(post(asked))

    asked.all_well()
    clock.step(120)
    with rt.db.read() as session:
        (campaign_id,) = threads.due(session)
    gather(campaign_id)
    assert CONFIRM not in buttons(post(asked))
