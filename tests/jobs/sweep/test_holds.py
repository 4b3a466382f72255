"""Holds that end: campaigns that a limit paused, and those whose people are all held."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from campaigns import braking
from domain.actors import Actor
from domain.lifecycle import CampaignState
from jobs import context
from jobs.sweep.holds import look_at_holds
from models.tables import Campaign, Sender
from runtime import Runtime
from tests.builders import Builder, now

SOON, LONG_AGO = timedelta(minutes=5), timedelta(hours=2)


@pytest.fixture(autouse=True)
def in_this_process(rt: Runtime) -> Iterator[None]:
    context.use(rt)
    yield


def paused(build: Builder, sender: Sender, **columns: object) -> Campaign:
    given: dict[str, Any] = {
        "state": "paused",
        "resumes_at": now() - SOON,
        "heartbeat_at": now() - SOON,
    }
    return build.campaign(sender, **(given | columns))


def fresh(rt: Runtime, campaign: Campaign) -> Campaign:
    with rt.db.read() as session:
        return session.get_one(Campaign, campaign.id)


def test_a_limit_that_ended_lets_the_campaign_go_on_by_itself(
    rt: Runtime, build: Builder, sender: Sender
) -> None:
    campaign = paused(build, sender)
    look_at_holds(rt)
    after = fresh(rt, campaign)
    assert (after.state, after.state_by, after.resumes_at) == ("sending", "system", None)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("resumes_at", [None, now() + SOON * 100])
def test_not_before_and_not_what_a_person_paused(
    rt: Runtime, build: Builder, sender: Sender, resumes_at: datetime | None
) -> None:
    campaign = paused(build, sender, resumes_at=resumes_at)
    look_at_holds(rt)
    assert fresh(rt, campaign).state == CampaignState.PAUSED


@pytest.mark.sqlite_only
def test_not_while_its_sender_is_stopped(rt: Runtime, build: Builder, sender: Sender) -> None:
    campaign = paused(build, sender)
    with rt.db.write() as session:
        session.get_one(Sender, sender.id).stopped_reason = "not verified"
    look_at_holds(rt)
    assert fresh(rt, campaign).state == CampaignState.PAUSED


@pytest.mark.sqlite_only
def test_not_after_stop_all_whether_it_is_on_or_released(
    rt: Runtime, build: Builder, sender: Sender, actor: Actor
) -> None:
    campaign = paused(build, sender)
    braking.stop_all(rt, actor)
    look_at_holds(rt)
    assert fresh(rt, campaign).state == CampaignState.PAUSED
    braking.release(rt, actor, "it was a drill")
    look_at_holds(rt)
    assert fresh(rt, campaign).state == CampaignState.PAUSED


@pytest.mark.sqlite_only
def test_a_campaign_that_may_be_a_copy_waits_for_a_person(
    rt: Runtime, build: Builder, sender: Sender
) -> None:
    campaign = paused(build, sender, heartbeat_at=now() - LONG_AGO)
    look_at_holds(rt)
    after = fresh(rt, campaign)
    assert (after.state, after.resumes_at) == ("paused", None)
    assert "backup" in after.state_reason


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("since", "vouched"), [(SOON, True), (LONG_AGO, False)], ids=["alive", "silent for long"]
)
@pytest.mark.parametrize("state", ["sending", "settling"])
def test_the_clock_vouches_for_a_campaign_that_only_waits(
    rt: Runtime, build: Builder, sender: Sender, since: timedelta, vouched: bool, state: str
) -> None:
    then = now() - since
    campaign = build.campaign(sender, state=state, heartbeat_at=then)
    build.recipient(
        campaign, "+15125550142", bucket="held", reason="unreached", not_before=now() + LONG_AGO
    )
    look_at_holds(rt)
    beat = fresh(rt, campaign).heartbeat_at
    assert beat is not None
    assert (beat > then) is vouched


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("since", "vouched"), [(SOON, True), (LONG_AGO, False)], ids=["alive", "silent for long"]
)
def test_a_pause_overnight_is_no_restored_backup(
    rt: Runtime, build: Builder, sender: Sender, since: timedelta, vouched: bool
) -> None:
    then = now() - since
    campaign = paused(build, sender, resumes_at=None, heartbeat_at=then)
    build.recipient(campaign, "+15125550143", bucket="pending")
    look_at_holds(rt)
    beat = fresh(rt, campaign).heartbeat_at
    assert beat is not None
    assert (beat > then) is vouched
