"""`/campaign report`: who sees what, the file, and the week's report to a channel."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from domain.periods import next_monday, read_period
from jobs import digests, exporting, refusing
from jobs import reporting as counting
from jobs.queues import QueueName, queue
from models import digests as claims
from models import reports
from models.tables import Alert, AuditRow, Campaign, Sender, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears
from tests.builders import Builder, now
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def campaign(slack: SlackControl, build: Builder, team_sender: Sender) -> Campaign:
    """One in an open channel, another one of a private channel that Ada is not in."""
    slack.channel("C01SECRET", name="secret", is_private=True, add=["U01BEN"])
    made = campaign_of(build, team_sender, "Spring <!channel>")
    campaign_of(build, team_sender, "Hidden", channel_id="C01SECRET")
    return made


def campaign_of(build: Builder, sender: Sender, title: str, **columns: Any) -> Campaign:
    made = build.campaign(
        sender,
        title=title,
        name=title.split()[0].lower(),
        state=CampaignState.COMPLETED,
        launched_at=now() - timedelta(minutes=5),
        price_per_segment=Decimal("0.01"),
        **columns,
    )
    row = build.recipient(made, "+14155550181", bucket=Bucket.DELIVERED)
    build.message(made, row, state=MessageState.DELIVERED, segments=3)
    return made


def says(slack: SlackControl, typed: str, user: str = "ada") -> str:
    """Types it and gives the private answer."""
    before = len(slack.ephemerals(CHANNEL, user))
    slack.command(user, CHANNEL, "/campaign", typed)
    answers = slack.wait_for(lambda: slack.ephemerals(CHANNEL, user)[before:], what="an answer")
    return text_of(answers[-1])


def test_the_report_counts_what_the_asker_may_see_at_the_price_of_the_launch(
    slack: SlackControl, campaign: Campaign, rt: Runtime
) -> None:
    with rt.db.write() as session:
        session.execute(update(Workspace).values(price_per_segment=Decimal("5")))
    told = says(slack, "report last 7 days")

    assert "*1 campaign launched" in told
    assert "$0.03 (3 segments)" in told
    assert "1 (100 %)" in told
    assert "Hidden" not in told
    assert "<!channel>" not in str(slack.ephemerals(CHANNEL, "ada")[-1]["blocks"])


def test_a_period_without_campaigns_says_so(slack: SlackControl, campaign: Campaign) -> None:
    told = says(slack, "report 2024-02")

    assert "No campaign was launched Feb 1 to Feb 29, 2024" in told


def test_all_figures_come_as_a_file_by_direct_message_and_the_audit_knows(
    slack: SlackControl, campaign: Campaign, rt: Runtime
) -> None:
    says(slack, "report last 7 days")
    slack.press_on("ada", slack.ephemerals(CHANNEL, "ada")[-1], "As CSV")
    hears(slack, "come to you as a direct message")

    (message,) = [it for it in slack.dms("ada") if it.get("files")]
    assert message["files"][0]["name"].startswith("campaigns-")
    with rt.db.read() as session:
        assert session.scalars(select(AuditRow.verb)).all() == ["export_report"]


def test_the_week_goes_to_a_channel_once_each_monday(
    slack: SlackControl, campaign: Campaign, rt: Runtime, clock: Clock
) -> None:
    assert "each Monday at 9" in says(slack, "report weekly #campaigns")
    digests.post(campaign.workspace_id)
    assert slack.messages(CHANNEL) == []

    clock.step(timedelta(days=7).total_seconds())
    digests.post(campaign.workspace_id)
    digests.post(campaign.workspace_id)

    (posted,) = slack.messages(CHANNEL)
    assert "Hidden" not in text_of(posted)
    assert posted["text"].startswith("The week’s report: ")
    assert "The week’s report" not in says(slack, "report last week")
    with rt.db.read() as session:
        due = session.scalars(select(Workspace.digest_due_at)).one()
        deed = session.scalars(select(AuditRow)).one()
    assert due is not None
    assert due > clock()
    assert deed.verb == "set_up"
    assert '"digest_channel_id": ""' in json.dumps(deed.detail["before"])
    assert '"digest_channel_id": "C' in json.dumps(deed.detail["after"])


def test_the_week_waits_for_slack_and_ends_when_switched_off(
    slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    says(slack, "report weekly #campaigns")
    clock.step(timedelta(days=7).total_seconds())
    slack.fault("ratelimited", "chat.postMessage", times=1)
    digests.post(campaign.workspace_id)
    clock.step(digests.LEASE.total_seconds() + 1)
    digests.post(campaign.workspace_id)
    assert len(slack.messages(CHANNEL)) == 1

    says(slack, "report weekly off")
    clock.step(timedelta(days=7).total_seconds())
    digests.post(campaign.workspace_id)
    assert len(slack.messages(CHANNEL)) == 1


def test_only_an_admin_may_have_it_posted(slack: SlackControl, campaign: Campaign) -> None:
    told = says(slack, "report weekly #campaigns", "ben")

    assert "You may not" in told


def late(slack: SlackControl, clock: Clock) -> None:
    """The Monday on which the week's report is due."""
    says(slack, "report weekly #campaigns")
    monday = next_monday(clock(), "America/Chicago", digests.HOUR)
    clock.step((monday - clock()).total_seconds() + 1)


def told_ada(rt: Runtime) -> list[str]:
    with rt.db.read() as session:
        return [it.words for it in session.scalars(select(Alert).order_by(Alert.id))]


def test_whose_answer_was_lost_is_not_posted_twice_and_an_admin_is_told(
    slack: SlackControl, campaign: Campaign, rt: Runtime, clock: Clock
) -> None:
    late(slack, clock)
    slack.fault("reset", "chat.postMessage", after=True, times=1)
    for _ in range(3):
        digests.post(campaign.workspace_id)
        clock.step(digests.LEASE.total_seconds() + 1)

    assert len(slack.messages(CHANNEL)) == 1
    (words,) = told_ada(rt)
    assert "did not say whether it took the week" in words
    clock.step(timedelta(days=7).total_seconds())
    digests.post(campaign.workspace_id)
    assert len(slack.messages(CHANNEL)) == 2


def test_of_which_slack_says_that_it_broke_is_not_posted_twice(
    slack: SlackControl, campaign: Campaign, rt: Runtime, clock: Clock
) -> None:
    late(slack, clock)
    slack.fault("error", "chat.postMessage", error="fatal_error", times=1)
    for _ in range(3):
        digests.post(campaign.workspace_id)
        clock.step(digests.LEASE.total_seconds() + 1)

    assert slack.messages(CHANNEL) == []
    (words,) = told_ada(rt)
    assert "did not say whether it took the week" in words


def test_in_other_hands_by_now_it_is_not_posted(
    slack: SlackControl, campaign: Campaign, rt: Runtime, clock: Clock
) -> None:
    late(slack, clock)
    held = clock() + digests.LEASE
    with rt.db.write() as session:
        assert claims.claim(session, campaign.workspace_id, clock(), held)
        later = {"held": held + timedelta(seconds=1), "until": held}
        week = held.date()
        assert not claims.begin(session, campaign.workspace_id, week, **later)
        assert claims.begin(session, campaign.workspace_id, week, held=held, until=held)
        claims.untaken(session, campaign.workspace_id, held=later["held"])
        assert not claims.refused(
            session, campaign.workspace_id, held=later["held"], at=held, is_last=False
        )
        assert session.scalars(select(Workspace.digest_week)).one() == week


def test_a_refused_one_is_tried_again_soon_and_an_admin_is_told_once(
    slack: SlackControl, campaign: Campaign, rt: Runtime, clock: Clock
) -> None:
    late(slack, clock)
    slack.fault("error", "chat.postMessage", error="restricted_action", times=2)
    for _ in range(3):
        digests.post(campaign.workspace_id)
        clock.step(refusing.wait(1).total_seconds() + 1)

    assert len(slack.messages(CHANNEL)) == 1
    (words,) = told_ada(rt)
    assert "could not be posted: A rule of your Slack workspace" in words


def test_each_week_that_is_refused_begins_anew_and_is_told(
    slack: SlackControl, campaign: Campaign, rt: Runtime, clock: Clock
) -> None:
    late(slack, clock)
    slack.fault("error", "chat.postMessage", error="restricted_action")
    for _ in range(2):
        digests.post(campaign.workspace_id)
        clock.step(digests.TRIED_FOR.total_seconds())
        digests.post(campaign.workspace_id)
        clock.step(timedelta(days=5).total_seconds())

    assert len(told_ada(rt)) == 2


def test_a_report_over_many_rows_comes_by_direct_message_once_it_is_counted(
    slack: SlackControl,
    campaign: Campaign,
    rt: Runtime,
    work: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reports, "LARGE", 0)
    monkeypatch.setattr(counting, "EVERY_SECONDS", 0.0)
    told = says(slack, "report last 7 days")
    assert "are many texts" in told
    assert "Ask once more if it has not come in 15 minutes" in told
    assert "$0.03" not in told
    work()

    (message,) = slack.dms("ada")
    assert "*1 campaign launched" in text_of(message)
    assert "$0.03 (3 segments)" in text_of(message)
    assert "Hidden" not in text_of(message)
    slack.press_on("ada", message, "As CSV")
    slack.wait_for(lambda: queue(rt, QueueName.WORK).get_job_ids(), what="the file's job")
    work()
    (name,) = [it["files"][0]["name"] for it in slack.dms("ada") if it.get("files")]
    assert name.startswith("campaigns-")


def test_a_long_report_waits_for_slack_and_says_where_it_cannot_be_counted(
    slack: SlackControl,
    campaign: Campaign,
    rt: Runtime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exporting, "LONGEST_WAIT", 0.0)
    slack.fault("ratelimited", "chat.postMessage", times=1)

    def broken(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(reports, "figures", broken)
    asked = counting.told(read_period("last week", rt.clock(), "UTC"), [campaign.id], 0)
    with pytest.raises(TimeoutError):
        counting.send_report(campaign.workspace_id, "U01ADA", asked)

    (message,) = slack.dms("ada")
    assert "could not be counted. Ask again" in text_of(message)
