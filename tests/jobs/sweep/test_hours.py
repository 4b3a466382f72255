"""The hours while a campaign is under way: windows that end, people who are set aside and go on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from domain.holds import HeldFor
from domain.hours import ALWAYS
from domain.ledger import Bucket, Ledger, SkipReason
from domain.lifecycle import CampaignState
from jobs import context
from jobs.queues import QueueName, queue
from jobs.sweep.finishing import finish
from jobs.sweep.holds import look_at_holds
from jobs.sweep.hours import look_at_hours, put_aside, put_right
from models import figures, holds, messages, openings
from models.tables import Campaign, CampaignHours, Recipient, Sender
from runtime import Runtime
from tests.builders import Builder, now

HERE, AWAY, GONE = "+12125550100", "+12135550100", "+13125550100"
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.sqlite_only


@pytest.fixture(autouse=True)
def in_this_process(rt: Runtime) -> Iterator[None]:
    context.use(rt)
    yield


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """It sends, to three people in three areas that are open."""
    made = build.campaign(sender, state=CampaignState.SENDING, heartbeat_at=now())
    for phone in (HERE, AWAY, GONE):
        build.recipient(made, phone)
    return made


def change(rt: Runtime, campaign: Campaign, area: str, **columns: object) -> None:
    with rt.db.write() as session:
        row = session.get_one(CampaignHours, (campaign.id, area))
        for name, value in columns.items():
            setattr(row, name, value)


def ledger(rt: Runtime, campaign: Campaign) -> Ledger:
    with rt.db.read() as session:
        return figures.ledger(session, campaign.id)


def in_bucket(rt: Runtime, bucket: Bucket) -> Sequence[tuple[str | None, str | None]]:
    with rt.db.read() as session:
        rows = session.scalars(select(Recipient).where(Recipient.bucket == bucket)).all()
        return [(row.phone, row.reason) for row in rows]


def test_whoever_is_closed_is_set_aside_and_whoever_is_dropped_skipped(
    rt: Runtime, campaign: Campaign
) -> None:
    change(rt, campaign, "+1213", opens_at=now() + HOUR)
    change(rt, campaign, "+1312", drop=True)

    put_aside(campaign.id, 0)

    assert in_bucket(rt, Bucket.PENDING) == [(HERE, None)]
    assert in_bucket(rt, Bucket.HELD) == [(AWAY, HeldFor.QUIET_HOURS)]
    assert in_bucket(rt, Bucket.SKIPPED) == [(GONE, SkipReason.OUTSIDE_HOURS)]
    assert ledger(rt, campaign).adds_up


def test_where_everything_is_open_nobody_is_touched(rt: Runtime, campaign: Campaign) -> None:
    put_aside(campaign.id, 0)

    assert ledger(rt, campaign)[Bucket.PENDING] == 3


def test_a_window_that_ended_is_worked_out_anew(rt: Runtime, campaign: Campaign) -> None:
    change(rt, campaign, "+1212", opens_at=now() - HOUR, closes_at=now() - HOUR / 2)

    look_at_hours(rt)

    with rt.db.read() as session:
        row = session.get_one(CampaignHours, (campaign.id, "+1212"))
        # The team texts at any hour, so the next one never ends.
        assert (row.opens_at, row.closes_at) == (ALWAYS, None)
    assert queue(rt, QueueName.WORK).count


def looked(rt: Runtime, ahead: timedelta = timedelta(0)) -> int:
    """Let the clock look, with its own clock ahead by so much; how many jobs it asked for."""
    look_at_hours(replace(rt, clock=lambda: now() + ahead))
    waiting = queue(rt, QueueName.WORK)
    jobs = waiting.count
    waiting.empty()
    return jobs


def window(rt: Runtime, campaign: Campaign) -> tuple[datetime | None, datetime | None]:
    with rt.db.read() as session:
        row = session.get_one(CampaignHours, (campaign.id, "+1213"))
        return row.opens_at, row.closes_at


def test_a_window_that_is_open_stays_as_it_is(rt: Runtime, campaign: Campaign) -> None:
    looked(rt)
    opened, closes = now() - HOUR, now() + HOUR
    change(rt, campaign, "+1213", opens_at=opened, closes_at=closes)

    assert looked(rt) == 0
    assert window(rt, campaign) == (opened, closes)


def test_a_clock_that_jumps_ahead_puts_no_window_off(rt: Runtime, campaign: Campaign) -> None:
    looked(rt)
    opened, closes = now() - HOUR, now() + HOUR / 4
    change(rt, campaign, "+1213", opens_at=opened, closes_at=closes)

    assert looked(rt, HOUR / 2) == 0
    assert window(rt, campaign) == (opened, closes)


def test_windows_that_were_put_off_are_mended_within_the_hour(
    rt: Runtime, campaign: Campaign
) -> None:
    looked(rt)
    change(rt, campaign, "+1213", opens_at=now() + timedelta(days=3650))

    assert looked(rt, HOUR / 2) == 0
    assert looked(rt, HOUR) > 0
    assert window(rt, campaign) == (ALWAYS, None)


def test_windows_are_mended_at_once_where_the_clock_was_put_back(
    rt: Runtime, campaign: Campaign
) -> None:
    looked(rt, 2 * HOUR)
    change(rt, campaign, "+1213", opens_at=now() + 2 * HOUR)

    assert looked(rt) > 0
    assert window(rt, campaign) == (ALWAYS, None)


def test_however_many_holds_end_at_a_wrong_moment_all_are_put_right(
    rt: Runtime, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openings, "FOUND_AT_ONCE", 2)
    monkeypatch.setattr(holds, "AT_ONCE", 1)
    opens_at = now() + HOUR
    for area in ("+1212", "+1213", "+1312"):
        change(rt, campaign, area, opens_at=opens_at)
    with rt.db.write() as session:
        for row in session.scalars(select(Recipient)).all():
            row.bucket, row.reason = Bucket.HELD, HeldFor.QUIET_HOURS
            row.not_before = now() + timedelta(days=3650)

    for _ in range(2):
        put_right(campaign.id)

    with rt.db.read() as session:
        assert set(session.scalars(select(Recipient.not_before)).all()) == {opens_at}


def test_a_campaign_whose_people_all_wait_neither_ends_nor_looks_like_a_copy(
    rt: Runtime, campaign: Campaign
) -> None:
    for area in ("+1212", "+1213", "+1312"):
        change(rt, campaign, area, opens_at=now() + HOUR)
    put_aside(campaign.id, 0)
    with rt.db.write() as session:
        session.get_one(Campaign, campaign.id).heartbeat_at = now() - timedelta(minutes=10)

    look_at_holds(rt)
    finish(rt)

    with rt.db.read() as session:
        after = session.get_one(Campaign, campaign.id)
        assert after.state == CampaignState.SENDING
        assert after.heartbeat_at is not None
        assert now() - after.heartbeat_at < timedelta(minutes=5)
        assert not messages.has_claimable(session, campaign.id, now())


def test_a_campaign_of_which_everybody_was_dropped_goes_on_to_its_end(
    rt: Runtime, campaign: Campaign
) -> None:
    for area in ("+1212", "+1213", "+1312"):
        change(rt, campaign, area, drop=True)
    put_aside(campaign.id, 0)

    finish(rt)

    with rt.db.read() as session:
        assert session.get_one(Campaign, campaign.id).state != CampaignState.SENDING


def test_whoever_was_held_for_something_else_is_not_woken_while_the_area_is_closed(
    rt: Runtime, campaign: Campaign
) -> None:
    opens_at = now() + HOUR
    change(rt, campaign, "+1213", opens_at=opens_at)
    with rt.db.write() as session:
        for row in session.scalars(select(Recipient)).all():
            row.bucket, row.reason = Bucket.HELD, HeldFor.T_MOBILE_DAY
            row.not_before = now() - HOUR

    look_at_holds(rt)

    assert {phone for phone, _ in in_bucket(rt, Bucket.PENDING)} == {HERE, GONE}
    assert in_bucket(rt, Bucket.HELD) == [(AWAY, HeldFor.QUIET_HOURS)]
    with rt.db.read() as session:
        row = session.scalars(select(Recipient).where(Recipient.phone == AWAY)).one()
        assert row.not_before == opens_at


def test_a_closed_front_that_nobody_set_aside_is_found(rt: Runtime, campaign: Campaign) -> None:
    looked(rt)
    change(rt, campaign, "+1212", opens_at=now() + HOUR)

    assert looked(rt) == 1
    put_aside(campaign.id, 0)
    queue(rt, QueueName.WORK).empty()  # The card that it had drawn.
    assert looked(rt) == 0


def test_a_closed_area_behind_the_front_is_no_reason_to_look_again(
    rt: Runtime, campaign: Campaign
) -> None:
    looked(rt)
    change(rt, campaign, "+1213", opens_at=now() + HOUR)

    assert looked(rt) == 0


def test_more_people_than_one_slice_holds_go_on_in_one_look(
    rt: Runtime, campaign: Campaign, build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holds, "AT_ONCE", 2)
    monkeypatch.setattr(openings, "AT_ONCE", 2)
    for area in ("+1212", "+1213", "+1312"):
        change(rt, campaign, area, opens_at=now() + HOUR)
    put_aside(campaign.id, 0)
    assert ledger(rt, campaign)[Bucket.HELD] == 3
    for area in ("+1212", "+1213", "+1312"):
        change(rt, campaign, area, opens_at=now() - HOUR)
    with rt.db.write() as session:
        for row in session.scalars(select(Recipient)).all():
            row.not_before = now() - HOUR

    look_at_holds(rt)

    assert ledger(rt, campaign)[Bucket.PENDING] == 3
