"""Alerts: the launcher and one approver are told by direct message, once, and when it matters."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from domain.guards import CANARY, Rule
from domain.lifecycle import CampaignState
from domain.roles import Grant, Role
from jobs import alerts as telling
from jobs import context
from models import alerts, roles
from models.tables import Alert, Campaign, CampaignHours, Schedule, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl
from tests.builders import Builder
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
PRIVATE = "C01PRIVATE"
IN_PRIVATE = [1, 1, 0]
"""Ada and Ben are in it."""
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
        canary_size=0,
    )


def change(rt: Runtime, campaign: Campaign, **values: str | None) -> None:
    with rt.db.write() as session:
        session.execute(update(Campaign).where(Campaign.id == campaign.id).values(**values))


def alarm(
    rt: Runtime,
    campaign: Campaign,
    rule: str = Rule.OPT_OUTS.value,
    wording_id: int | None = None,
) -> list[int]:
    about = 0 if rule != CANARY else wording_id or campaign.wording_id or 0
    with rt.db.write() as session:
        found = session.get_one(Campaign, campaign.id)
        alerts.add(
            *(session, found, rule),
            words=WHY,
            now=rt.clock(),
            wording_id=about,
            also_approver=rule != CANARY,
        )
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


def test_who_left_is_not_told_and_the_next_one_is(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    change(rt, campaign, launched_by="cli:maria")
    with rt.db.write() as session:
        grant = Grant(Role.APPROVER, "U01LEA", "")
        roles.add(session, campaign.workspace_id, grant, by="cli:maria", now=clock())
    for alert_id in alarm(rt, campaign):
        telling.tell(alert_id)

    assert [len(slack.dms(it)) for it in ("U01LEA", "U01ADA")] == [0, 1]
    assert untold(rt) == []


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


@pytest.mark.parametrize("rule", [Rule.OPT_OUTS.value, CANARY])
def test_of_a_campaign_that_nobody_in_slack_launched_an_approver_is_told(
    rt: Runtime, slack: SlackControl, campaign: Campaign, rule: str
) -> None:
    change(rt, campaign, launched_by="cli:maria")
    (only,) = alarm(rt, campaign, rule)

    telling.tell(only)

    assert len(slack.dms("U01ADA")) == 1
    assert untold(rt) == []


@pytest.mark.parametrize("rule", [Rule.OPT_OUTS.value, CANARY])
def test_of_a_start_at_a_time_whoever_scheduled_it_is_told(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, rule: str
) -> None:
    change(rt, campaign, launched_by="system")
    build.add(
        Schedule(
            campaign_id=campaign.id,
            starts_at=rt.clock(),
            wall="2026-11-19T09:00",
            zone="UTC",
            wording_id=campaign.wording_id,
            answers={},
            repeats=[],
            made_by="slack:U01BEN",
            made_at=rt.clock(),
        )
    )
    first, *_ = alarm(rt, campaign, rule)

    telling.tell(first)

    assert len(slack.dms("U01BEN")) == 1


def test_who_is_not_in_a_private_channel_is_told_nothing_of_its_campaign(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    change(rt, campaign, channel_id=PRIVATE)
    with rt.db.write() as session:
        grant = Grant(Role.APPROVER, "U01CHI")
        roles.add(session, campaign.workspace_id, grant, by="cli:maria", now=clock())
    launcher, approver = alarm(rt, campaign)

    telling.tell(approver)
    telling.tell(launcher)

    assert slack.dms("U01CHI") == []
    told = [slack.dms("U01ADA"), slack.dms("U01BEN"), slack.messages(PRIVATE)]
    assert [len(texts) for texts in told] == IN_PRIVATE


@pytest.mark.parametrize("rule", [Rule.OPT_OUTS.value, CANARY])
def test_where_nobody_who_may_know_can_be_told_its_channel_is_told_once(
    rt: Runtime, slack: SlackControl, campaign: Campaign, rule: str
) -> None:
    settings = rt.settings.model_copy(update={"rollcall_admins": frozenset()})
    context.use(replace(rt, settings=settings))
    change(rt, campaign, channel_id=PRIVATE, launched_by="slack:U01CHI")

    for alert_id in alarm(rt, campaign, rule):
        telling.tell(alert_id)

    (told,) = slack.messages(PRIVATE)
    assert WHY in told["text"]
    assert slack.dms("U01CHI") == []
    assert untold(rt) == []


def test_where_nobody_can_be_told_nothing_counts_as_told(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    change(rt, campaign, channel_id="C0GONE")
    ids = alarm(rt, campaign)
    for alert_id in ids:
        telling.tell(alert_id)

    clock.step(telling.AGAIN.total_seconds() + 1)
    assert untold(rt) == ids


@pytest.mark.parametrize("state", [CampaignState.SENDING, CampaignState.CANCELLED])
def test_what_was_decided_meanwhile_is_told_nobody_and_the_next_time_is(
    rt: Runtime, slack: SlackControl, campaign: Campaign, state: CampaignState
) -> None:
    ids = alarm(rt, campaign)
    change(rt, campaign, state=state.value, guards_rule=None)
    for alert_id in ids:
        telling.tell(alert_id)
    assert slack.dms("U01BEN") == slack.dms("U01ADA") == []
    assert untold(rt) == []

    change(rt, campaign, state="paused", guards_rule=Rule.OPT_OUTS.value)
    telling.tell(alarm(rt, campaign)[0])
    assert len(slack.dms("U01BEN")) == 1


def test_a_canary_is_told_as_one_also_where_a_guard_rail_has_paused_it_since(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    telling.tell(alarm(rt, campaign, CANARY)[0])

    (told,) = slack.dms("U01BEN")
    assert "Send the rest, or cancel it." in told["text"]
    assert "paused by itself" not in told["text"]


def test_a_canary_of_a_former_text_is_told_nobody(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    ids = alarm(rt, campaign, CANARY, wording_id=(campaign.wording_id or 0) + 1)
    telling.tell(ids[0])

    assert slack.dms("U01BEN") == []


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
