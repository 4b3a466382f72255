"""A start that did not happen is told to somebody: once, and not before Slack has it."""

from datetime import datetime
from typing import Any

import pytest

from jobs import starts
from models import schedules
from models.tables import Campaign, Schedule, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl
from tests.builders import Builder
from tests.clocks import Clock
from tests.jobs.test_threads import CHANNEL, in_channel

pytestmark = pytest.mark.sqlite_only

BEFORE = 1.0
"""Seconds by which a lease is not over yet, or is over."""


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """Ada scheduled it, and it did not start."""
    return unstarted(build, sender)


def unstarted(build: Builder, sender: Sender, by: str = "slack:U01ADA", **columns: Any) -> Campaign:
    campaign = build.campaign(sender, **columns)
    build.add(
        Schedule(
            campaign_id=campaign.id,
            starts_at=datetime(2026, 11, 19, 15).astimezone(),
            wall="2026-11-19T09:00",
            zone="America/Chicago",
            wording_id=campaign.wording_id,
            made_by=by,
            made_at=datetime(2026, 11, 18, 15).astimezone(),
            why_not="The daily limit of its sender is used up.",
        )
    )
    return campaign


def untold(rt: Runtime) -> list[int]:
    with rt.db.read() as session:
        return list(schedules.untold(session, rt.clock()))


def test_it_is_said_once_in_the_channel_and_mentions_whoever_scheduled_it(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    for _ in range(2):
        starts.tell(campaign.id)
        clock.step(2 * starts.LEASE.total_seconds())

    (told,) = in_channel(slack)
    assert "<@U01ADA>" in told
    assert "The daily limit of its sender is used up" in told
    assert untold(rt) == []


def test_a_worker_that_dies_as_it_posts_told_nobody(
    rt: Runtime,
    slack: SlackControl,
    campaign: Campaign,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr(type(rt.slack), "post", lambda *_, **__: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            starts.tell(campaign.id)

    assert untold(rt) == []  # the dead one's lease
    clock.step(starts.LEASE.total_seconds() + BEFORE)
    assert untold(rt) == [campaign.id]
    starts.tell(campaign.id)
    assert len(in_channel(slack)) == 1
    clock.step(starts.LEASE.total_seconds() + BEFORE)
    assert untold(rt) == []


def test_while_slack_is_away_it_is_tried_every_minute_and_not_at_every_tick(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    slack.fault("error", "chat.postMessage", error="internal_error", times=1)
    starts.tell(campaign.id)
    starts.tell(campaign.id)

    assert in_channel(slack) == []
    assert untold(rt) == []
    clock.step(starts.LEASE.total_seconds() + BEFORE)
    starts.tell(campaign.id)
    assert len(in_channel(slack)) == 1


def test_where_the_channel_is_closed_to_us_whoever_scheduled_it_is_told_privately(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    slack.fault("error", "chat.postMessage", error="is_archived", times=1)

    starts.tell(campaign.id)

    assert in_channel(slack) == []
    (private,) = slack.dms("U01ADA")
    assert "does not start as scheduled" in private["text"]
    clock.step(starts.AGAIN.total_seconds() + BEFORE)
    assert untold(rt) == []


def test_without_a_channel_it_goes_to_whoever_scheduled_it(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender, clock: Clock
) -> None:
    campaign = unstarted(build, sender, channel_id="")

    starts.tell(campaign.id)

    assert len(slack.dms("U01ADA")) == 1
    clock.step(starts.AGAIN.total_seconds() + BEFORE)
    assert untold(rt) == []


def test_where_whoever_scheduled_it_left_an_admin_is_told(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender
) -> None:
    campaign = unstarted(build, sender, by="slack:U01LEA")
    slack.fault("error", "chat.postMessage", error="is_archived", times=1)

    starts.tell(campaign.id)

    assert [len(slack.dms(it)) for it in ("U01LEA", "U01ADA")] == [0, 1]


def test_what_nobody_could_be_told_is_tried_again_an_hour_later(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender, clock: Clock
) -> None:
    campaign = unstarted(build, sender, by="cli:maria")
    slack.fault("error", "chat.postMessage", error="is_archived", times=1)
    slack.fault("error", "conversations.open", error="user_not_found", times=9)

    starts.tell(campaign.id)

    clock.step(2 * starts.LEASE.total_seconds())
    assert untold(rt) == []
    clock.step(starts.AGAIN.total_seconds())
    assert untold(rt) == [campaign.id]
    starts.tell(campaign.id)
    assert len(slack.messages(CHANNEL)) == 1
