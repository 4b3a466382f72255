"""Alerts: the launcher and one approver are told by direct message, once, and when it matters."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.guards import Rule
from domain.lifecycle import CampaignState
from domain.roles import Grant, Role
from jobs import alerts as telling
from models import alerts, roles
from models.tables import Alert, Campaign, CampaignHours, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl
from tests.builders import Builder
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
WHY = "2.4 % (24 of 1,000 sent) opted out; the limit is 2 %."


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """Ben launched it; a guard rail paused it."""
    return build.campaign(
        sender,
        title="Spring <!channel>",
        state=CampaignState.PAUSED,
        state_reason=WHY,
        guards_rule=Rule.OPT_OUTS.value,
        launched_by="slack:U01BEN",
    )


def alarm(rt: Runtime, campaign: Campaign) -> list[int]:
    with rt.db.write() as session:
        found = session.get_one(Campaign, campaign.id)
        alerts.add(session, found, Rule.OPT_OUTS.value, words=WHY, now=rt.clock())
        return list(session.scalars(select(Alert.id).order_by(Alert.id)))


def untold(rt: Runtime) -> list[int]:
    with rt.db.read() as session:
        return list(alerts.untold(session, rt.clock()))


def test_the_launcher_and_another_approver_are_told_once(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    ids = alarm(rt, campaign)
    assert alarm(rt, campaign) == ids
    for _ in range(2):
        for alert_id in ids:
            telling.tell(alert_id)
        clock.step(2 * telling.LEASE.total_seconds())

    (to_ben,) = slack.dms("U01BEN")
    (to_ada,) = slack.dms("U01ADA")
    assert to_ben["text"] == to_ada["text"]
    assert "paused by itself: 2.4 % (24 of 1,000 sent) opted out" in to_ben["text"]
    assert "<!channel>" not in to_ben["text"]
    assert untold(rt) == []


def test_an_approver_of_the_channel_comes_before_the_admins(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    with rt.db.write() as session:
        for holder, channel in (("U01BEN", ""), ("U01CHI", "C9"), ("U01DOT", "C01CAMPAIGNS")):
            grant = Grant(Role.APPROVER, holder, channel)
            roles.add(session, campaign.workspace_id, grant, by="cli:maria", now=clock())
    _, approver = alarm(rt, campaign)
    telling.tell(approver)

    told = [len(slack.dms(who)) for who in ("U01DOT", "U01BEN", "U01CHI", "U01ADA")]
    assert told == [1, 0, 0, 0]
    assert untold(rt) == [approver - 1]


def test_while_slack_is_away_it_comes_back(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    launcher, _ = alarm(rt, campaign)
    slack.fault("error", "conversations.open", error="internal_error", times=1)
    telling.tell(launcher)
    assert slack.dms("U01BEN") == []

    clock.step(telling.LEASE.total_seconds() + 1)
    telling.tell(launcher)

    assert len(slack.dms("U01BEN")) == 1


def test_who_launched_at_the_terminal_is_nobody_to_tell(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender, clock: Clock
) -> None:
    campaign = build.campaign(sender, state=CampaignState.PAUSED, launched_by="cli:maria")
    launcher, approver = alarm(rt, campaign)

    telling.tell(launcher)

    assert untold(rt) == [approver]


def test_it_says_until_when_somebody_has_to_decide(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    build.recipient(campaign, "+13125550101")
    with rt.db.write() as session:
        (area,) = session.scalars(
            select(CampaignHours).where(CampaignHours.campaign_id == campaign.id)
        )
        area.closes_at = clock() + timedelta(hours=1)
    launcher, _ = alarm(rt, campaign)

    telling.tell(launcher)

    (told,) = slack.dms("U01BEN")
    assert "Decide by " in told["text"]
    assert "or 1 waits until " in told["text"]
