"""Alerts that an admin sends elsewhere: who is told, and what is refused or kept private."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from domain.alerting import AlertKind
from domain.guards import Rule
from domain.inbound import CameBy, InboundText
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageKind, MessageState
from domain.twilio_codes import RULES, Act
from domain.twilio_codes import Rule as CodeRule
from jobs import alerts as telling
from jobs import card
from jobs.intake import take_in
from jobs.send.halting import Halt, halt, tell_stopped
from models import alerts, campaigns, routes
from models.tables import Alert, AlertRoute, Campaign, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
HERE, PRIVATE = "C01CAMPAIGNS", "C01PRIVATE"
PHONE = "+14155550163"
WHY = "2.4 % (24 of 1,000 sent) opted out; the limit is 2 %."


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """Ben launched it; a guard rail paused it."""
    made = build.campaign(
        sender,
        title="Spring",
        state=CampaignState.PAUSED,
        state_reason=WHY,
        guards_rule=Rule.OPT_OUTS.value,
        launched_by="slack:U01BEN",
    )
    row = build.recipient(made, PHONE, bucket=Bucket.SENT)
    build.message(made, row, kind=MessageKind.CAMPAIGN, state=MessageState.SENT)
    return made


def route(rt: Runtime, kind: AlertKind, *targets: str) -> None:
    with rt.db.write() as session:
        workspace_id = session.scalars(select(Sender.workspace_id)).first() or 0
        routes.place(session, workspace_id, {kind: targets})


def change(rt: Runtime, campaign: Campaign, **values: str | None) -> None:
    with rt.db.write() as session:
        session.execute(update(Campaign).where(Campaign.id == campaign.id).values(**values))


def trip(rt: Runtime, campaign: Campaign, rule: Rule = Rule.OPT_OUTS) -> None:
    with rt.db.write() as session:
        found = session.get_one(Campaign, campaign.id)
        alerts.add(session, found, rule.value, words=WHY, now=rt.clock())
    change(rt, campaign, guards_rule=rule.value)


def tell(rt: Runtime) -> None:
    """All that is due, as the clock would have it told, until nothing is."""
    for _ in range(3):
        with rt.db.read() as session:
            due = list(alerts.untold(session, rt.clock()))
        for alert_id in due:
            telling.tell(alert_id)


def told(slack: SlackControl, *people: str) -> list[int]:
    return [len(slack.dms(who)) for who in people]


def test_whom_an_admin_named_is_told_and_nobody_else_and_once(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    route(rt, AlertKind.GUARDS, "U01CHI", HERE)
    for _ in range(2):
        trip(rt, campaign)
        tell(rt)
    route(rt, AlertKind.GUARDS, "U01DOT")
    trip(rt, campaign)
    tell(rt)

    assert told(slack, "U01CHI", "U01BEN", "U01ADA", "U01DOT") == [1, 0, 0, 0]
    (posted,) = slack.messages(HERE)
    assert "paused by itself: 2.4 %" in posted["text"]


def test_another_kind_of_alert_goes_where_it_always_went(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    route(rt, AlertKind.FINISHED, "U01CHI")
    trip(rt, campaign)
    tell(rt)

    assert told(slack, "U01CHI", "U01BEN", "U01ADA") == [0, 1, 1]


@pytest.mark.parametrize("target", ["U01CHI", HERE])
def test_of_a_private_channels_campaign_whoever_may_not_know_is_not_told(
    rt: Runtime, slack: SlackControl, campaign: Campaign, target: str
) -> None:
    change(rt, campaign, channel_id=PRIVATE)
    route(rt, AlertKind.GUARDS, target)
    trip(rt, campaign)
    tell(rt)

    assert told(slack, "U01CHI", "U01BEN", "U01ADA") == [0, 1, 1]
    assert slack.messages(HERE) == []
    assert "could not be told" not in str(slack.dms("U01BEN"))


def test_its_own_channel_and_people_in_it_are_told_of_a_private_one(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    change(rt, campaign, channel_id=PRIVATE)
    route(rt, AlertKind.GUARDS, "U01ADA", PRIVATE)
    trip(rt, campaign)
    tell(rt)

    assert told(slack, "U01ADA", "U01BEN") == [1, 0]
    assert len(slack.messages(PRIVATE)) == 1


def test_where_slack_takes_none_the_launcher_is_told_why_once(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    slack.user("U01CHI", deleted=True)
    route(rt, AlertKind.GUARDS, "U01CHI", "C0GONE")
    trip(rt, campaign)
    tell(rt)
    trip(rt, campaign, Rule.FAILURES)
    tell(rt)

    assert told(slack, "U01CHI", "U01BEN") == [0, 2]
    first, second = (text_of(it) for it in slack.dms("U01BEN"))
    assert "could not be told. " in first
    assert "`/campaign setup alerts`" in first
    assert "could not be told" not in second
    with rt.db.read() as session:
        refused = session.execute(select(AlertRoute.target, AlertRoute.refused)).all()
    assert dict(refused) == {"U01CHI": "user_disabled", "C0GONE": "channel_not_found"}


def test_provisional_opt_outs_of_minutes_are_one_alert(
    rt: Runtime, slack: SlackControl, campaign: Campaign, sender: Sender, clock: Clock
) -> None:
    route(rt, AlertKind.OPT_OUTS, "U01CHI")
    for at in range(2):
        text = ("As I told you: “please stop texting my phone”", datetime.now(UTC), CameBy.WEBHOOK)
        take_in(rt, InboundText(f"SM{at:032d}", PHONE, sender.address, *text))
    tell(rt)
    assert told(slack, "U01CHI") == [0]

    clock.step(alerts.GATHERED.total_seconds() + 1)
    tell(rt)
    (message,) = slack.dms("U01CHI")
    assert "1 person may have opted out and waits for a decision" in text_of(message)


def test_a_campaign_that_ended_is_told_where_somebody_asked_for_it(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    route(rt, AlertKind.FINISHED, "U01CHI")
    change(rt, campaign, state="completed", guards_rule=None)
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    tell(rt)

    (message,) = slack.dms("U01CHI")
    assert "*Spring* is done: 1 of 1 sent" in text_of(message)


def test_a_stopped_sender_is_told_once_and_an_admin_where_nobody_can_be(
    rt: Runtime, slack: SlackControl, campaign: Campaign, sender: Sender
) -> None:
    slack.user("U01CHI", deleted=True)
    route(rt, AlertKind.SENDER, "U01CHI", "C0GONE")
    rule = CodeRule(21606, "the number cannot send", Act.STOP_SENDER, synchronous=True)
    stop = Halt(rule, sender.workspace_id, None, sender.id)
    for _ in range(2):
        with rt.db.write() as session:
            halt(session, stop, rt.clock())
    tell(rt)

    (message,) = slack.dms("U01ADA")
    assert "The sender “main” is stopped" in text_of(message)
    assert "press “Release the sender …” on a card" in text_of(message)


def halt_by(rt: Runtime, campaign: Campaign, code: int) -> None:
    """A receipt of that code, of a campaign that is sending."""
    change(rt, campaign, state="sending", guards_rule=None)
    stop = Halt(RULES[code], campaign.workspace_id, campaign.id, campaign.sender_id)
    with rt.db.write() as session:
        halt(session, stop, rt.clock())


def test_a_campaign_whose_sender_is_not_registered_is_told_once_to_who_hears_of_senders(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    route(rt, AlertKind.SENDER, "U01CHI")
    for _ in range(2):
        halt_by(rt, campaign, 30034)
        tell(rt)

    (message,) = slack.dms("U01CHI")
    told = text_of(message)
    assert "*Spring* is paused: The sender is not registered" in told
    assert "Mend it at Twilio, then press *Resume*" in told


def test_what_rollcall_itself_failed_on_is_not_to_be_mended_at_twilio(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    route(rt, AlertKind.SENDER, "U01CHI")
    with rt.db.write() as session:
        words = "Rollcall failed on a text: KeyError. Have it mended: the sender’s log says where"
        tell_stopped(session, campaign.id, words=words, now=rt.clock())
    tell(rt)

    (message,) = slack.dms("U01CHI")
    told = text_of(message)
    assert "*Spring* is paused: Rollcall failed on a text: KeyError. Have it mended" in told
    assert "says where, then press *Resume* on its card." in told
    assert "Twilio" not in told


def test_nobody_is_told_of_a_limit_after_which_a_campaign_goes_on_by_itself(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    route(rt, AlertKind.SENDER, "U01CHI")
    halt_by(rt, campaign, 63038)
    tell(rt)
    assert slack.dms("U01CHI") == []


def test_a_campaign_that_somebody_resumed_first_is_not_told_as_paused(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    route(rt, AlertKind.SENDER, "U01CHI")
    halt_by(rt, campaign, 30034)
    change(rt, campaign, state="sending")
    tell(rt)
    assert slack.dms("U01CHI") == []


def test_nobody_is_told_of_what_nobody_asked_for(
    rt: Runtime, slack: SlackControl, campaign: Campaign, sender: Sender
) -> None:
    with rt.db.write() as session:
        found = campaigns.locked(session, campaign.id)
        for kind in (AlertKind.FINISHED, AlertKind.OPT_OUTS):
            assert not alerts.add_if_routed(session, found, kind, now=rt.clock())
        assert not alerts.add_plain(
            session, sender.workspace_id, AlertKind.SENDER, words="x", now=rt.clock()
        )
        assert session.scalars(select(Alert)).all() == []
