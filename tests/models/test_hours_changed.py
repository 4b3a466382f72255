"""Hours that change while a campaign sends: nobody is texted outside them, nobody is lost."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from domain.holds import HeldFor, Shut
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.teamhours import to_data
from domain.windows import Kind, TeamHours, Window
from domain.windows import hours as from_to
from models import hours, openings
from models.base import Database
from models.openings import Span
from models.tables import Campaign, CampaignHours, Recipient, Workspace
from tests.builders import Builder

NEW_YORK, LOS_ANGELES, TOLL_FREE = "+12125550100", "+12135550100", "+18005550100"
NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
"""A Monday: noon in New York, 9 AM in Los Angeles."""
HOUR = timedelta(hours=1)


@pytest.fixture
def campaign(build: Builder) -> Campaign:
    """It sends by the hours of its team, which has set nothing yet."""
    sender = build.sender(build.workspace(hours=None))
    made = build.campaign(sender, kind=Kind.INFORMATIONAL, state=CampaignState.SENDING)
    for row, phone in enumerate((NEW_YORK, LOS_ANGELES, TOLL_FREE)):
        build.add(
            Recipient(
                workspace_id=made.workspace_id,
                campaign_id=made.id,
                row=row + 2,
                phone=phone,
                fields=[],
                bucket=Bucket.PENDING,
            )
        )
    return made


def launched(db: Database, campaign: Campaign, at: datetime = NOON) -> None:
    with db.write() as session:
        hours.plan(session, session.get_one(Campaign, campaign.id), {}, at)


def changed(db: Database, campaign: Campaign, team: TeamHours, at: datetime = NOON) -> bool:
    """The team sets other hours; whether a window is another now."""
    with db.write() as session:
        session.get_one(Workspace, campaign.workspace_id).hours = to_data(team)
        session.flush()
        return hours.refresh(session, campaign.id, at, every=True)


def set_aside(db: Database, campaign: Campaign, at: datetime = NOON) -> int:
    with db.write() as session:
        ids = openings.next_ids(session, campaign.id, 0)
        return openings.set_aside(session, campaign.id, ids, Span(at, at))


def recalled(db: Database, campaign: Campaign, at: datetime = NOON) -> int:
    with db.read() as session:
        found = openings.wrong_holds(session, campaign.id, at)
    with db.write() as session:
        moved = openings.recall(session, found, at)
        assert not openings.wrong_holds(session, campaign.id, at)
    return moved


def window_of(db: Database, campaign: Campaign, area: str) -> CampaignHours:
    with db.read() as session:
        return session.get_one(CampaignHours, (campaign.id, area))


def rows(db: Database) -> Sequence[Recipient]:
    with db.read() as session:
        return session.scalars(select(Recipient).order_by(Recipient.id)).all()


FIVE_MINUTES = TeamHours(informational=Window(9 * 60, 9 * 60 + 5))


def test_hours_in_which_nobody_can_be_texted_hold_people_and_lose_none(
    db: Database, campaign: Campaign
) -> None:
    launched(db, campaign)
    assert changed(db, campaign, FIVE_MINUTES)

    assert set_aside(db, campaign) == 3
    assert {(row.bucket, row.reason) for row in rows(db)} == {(Bucket.HELD, HeldFor.QUIET_HOURS)}
    assert {row.not_before for row in rows(db)} == {NOON + hours.HELD_FOR}

    assert changed(db, campaign, TeamHours(), NOON + HOUR)
    assert recalled(db, campaign, NOON + HOUR) == 3
    # Toll-free: when it is eight in Guam.
    assert {row.not_before for row in rows(db)} == {NOON + HOUR, NOON + 5 * HOUR}


def told(db: Database, campaign: Campaign) -> list[tuple[int, datetime, Shut | None]]:
    """What the card is told of those who are held."""
    with db.read() as session:
        held = hours.held(session, session.get_one(Campaign, campaign.id))
    return [(it.count, it.until, it.shut) for it in held]


def test_whom_no_hour_lets_go_is_told_apart_from_those_who_wait(
    db: Database, campaign: Campaign
) -> None:
    launched(db, campaign)
    late = NOON + 10 * HOUR
    # From nine to six: late in the day all are closed, and toll-free numbers for good.
    changed(db, campaign, TeamHours(informational=from_to(9, 18)), late)
    assert set_aside(db, campaign, late) == 3

    morning = NOON.replace(hour=14) + 24 * HOUR
    assert told(db, campaign) == [(2, morning, None), (1, late + hours.HELD_FOR, Shut.NEVER)]

    changed(db, campaign, TeamHours(), late)
    assert {shut for *_, shut in told(db, campaign)} == {None}


def test_whose_hours_open_only_after_the_use_by_is_told_so(
    db: Database, campaign: Campaign
) -> None:
    use_by = NOON + 12 * HOUR
    with db.write() as session:
        session.get_one(Campaign, campaign.id).use_by = use_by
    launched(db, campaign, NOON + 10 * HOUR)
    assert set_aside(db, campaign, NOON + 10 * HOUR) == 2

    # Los Angeles is open until nine.
    assert told(db, campaign) == [(2, use_by, Shut.USE_BY)]


def test_only_the_places_that_no_longer_meet_are_held(db: Database, campaign: Campaign) -> None:
    launched(db, campaign)
    # From nine to six, the places of a toll-free number have no hour in common.
    changed(db, campaign, TeamHours(informational=from_to(9, 18)))

    assert set_aside(db, campaign) == 1
    assert {row.phone for row in rows(db) if row.bucket == Bucket.HELD} == {TOLL_FREE}


def test_an_area_without_an_hour_is_looked_at_again_the_next_day_and_not_before(
    db: Database, campaign: Campaign
) -> None:
    launched(db, campaign)
    changed(db, campaign, FIVE_MINUTES)
    next_day = NOON + hours.HELD_FOR

    assert not changed(db, campaign, FIVE_MINUTES, NOON + HOUR)
    with db.write() as session:
        assert not hours.is_due(session, campaign.id, next_day - HOUR)
        assert hours.is_due(session, campaign.id, next_day)
        assert hours.refresh(session, campaign.id, next_day)
        assert not hours.is_due(session, campaign.id, next_day)
    again = window_of(db, campaign, "+1212")
    assert (again.opens_at, again.closes_at) == (next_day + hours.HELD_FOR,) * 2


def test_what_the_launch_said_of_people_stays_said(
    db: Database, build: Builder, campaign: Campaign
) -> None:
    with db.write() as session:
        session.get_one(Workspace, campaign.workspace_id).hours = to_data(FIVE_MINUTES)
    launched(db, campaign)

    assert not changed(db, campaign, FIVE_MINUTES, NOON + HOUR)
    assert window_of(db, campaign, "+1212").opens_at is None
    assert set_aside(db, campaign) == 3
    assert {row.bucket for row in rows(db)} == {Bucket.SKIPPED}


def test_a_hold_that_ends_before_its_area_opens_ends_later(
    db: Database, campaign: Campaign
) -> None:
    launched(db, campaign)
    changed(db, campaign, TeamHours(informational=from_to(13, 21)))
    set_aside(db, campaign)
    changed(db, campaign, TeamHours(informational=from_to(14, 21)))

    # New York and Los Angeles; toll-free numbers have no hour by either of them.
    assert recalled(db, campaign) == 2
    assert rows(db)[0].not_before == NOON + 2 * HOUR


def test_where_no_window_is_another_no_hold_is(db: Database, campaign: Campaign) -> None:
    launched(db, campaign)
    changed(db, campaign, TeamHours(informational=from_to(13, 21)))
    set_aside(db, campaign)

    assert recalled(db, campaign) == 0


def test_a_hold_for_a_window_that_ended_stays_until_the_next_is_worked_out(
    db: Database, campaign: Campaign
) -> None:
    launched(db, campaign)
    night = NOON + 14 * HOUR
    set_aside(db, campaign, night)
    assert rows(db)[0].not_before == night + openings.AGAIN

    assert recalled(db, campaign, night) == 0
    with db.write() as session:
        hours.refresh(session, campaign.id, night)
    assert recalled(db, campaign, night) > 0
    assert rows(db)[0].not_before == NOON + 20 * HOUR


@pytest.mark.postgres_only
def test_whoever_sets_aside_waits_for_nobody_who_holds_a_row(
    db: Database, campaign: Campaign
) -> None:
    launched(db, campaign)
    night = NOON + 14 * HOUR
    with db.write() as cancel:
        cancel.execute(select(Recipient.id).where(Recipient.phone == NEW_YORK).with_for_update())
        with db.write() as session:
            session.execute(text("SET LOCAL lock_timeout = '2s'"))
            ids = openings.next_ids(session, campaign.id, 0)
            assert openings.set_aside(session, campaign.id, ids, Span(night, night)) == 2
    assert set_aside(db, campaign, night) == 1


@pytest.mark.postgres_only
def test_windows_are_worked_out_by_no_hours_that_somebody_is_changing(
    db: Database, campaign: Campaign
) -> None:
    launched(db, campaign)
    with db.write() as admin:
        admin.get_one(Workspace, campaign.workspace_id).hours = to_data(FIVE_MINUTES)
        admin.flush()
        with pytest.raises(OperationalError, match="lock timeout"), db.write() as session:
            session.execute(text("SET LOCAL lock_timeout = '200ms'"))
            hours.refresh(session, campaign.id, NOON, every=True)


@pytest.mark.postgres_only
def test_two_campaigns_of_a_team_work_their_windows_out_at_once(
    db: Database, campaign: Campaign
) -> None:
    launched(db, campaign)
    with db.write() as one, db.write() as other:
        other.execute(text("SET LOCAL lock_timeout = '2s'"))
        for session in (one, other):
            hours.rules_of(session, session.get_one(Campaign, campaign.id), lock=True)
