"""The hours at the claim: in a closed area people wait, and nothing is claimed outside them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from domain.holds import HeldFor
from domain.hours import Rules, hours_of
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from domain.teamhours import to_data
from domain.whereabouts import hours_of_key, key_of
from domain.windows import Kind, TeamHours, Window
from domain.zones import places_of
from models import agreements, figures, holds, hours, openings
from models.base import Database
from models.claims import Claim, Holder, Order, Prepared, claim_recipients
from models.openings import Span
from models.tables import Campaign, CampaignHours, Recipient, Sender, Workspace
from tests.builders import Builder, consent

NEW_YORK, PORTLAND, RHODE_ISLAND = "+12125550100", "+15035550100", "+14015550100"
BOTH = "+18505550100"
"""Florida's panhandle: Eastern and Central."""
SATELLITE = "+870771001000"
NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
"""A Monday: noon in New York, 9 AM in Portland, Oregon."""
EARLY = NOON - timedelta(hours=2)
"""10 AM in New York, 7 AM in Portland."""
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def workspace(build: Builder) -> Workspace:
    """A team that has set nothing."""
    return build.workspace(hours=None)


@pytest.fixture
def sender(build: Builder, workspace: Workspace) -> Sender:
    return build.sender(workspace)


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    return build.campaign(sender, kind=Kind.MARKETING, state=CampaignState.SENDING)


def fill(db: Database, campaign: Campaign, numbers: Sequence[str], **columns: object) -> None:
    with db.write() as session:
        _fill(session, campaign, numbers, **columns)


def _fill(session: Session, campaign: Campaign, numbers: Sequence[str], **columns: object) -> None:
    rows = [
        {
            "workspace_id": campaign.workspace_id,
            "campaign_id": campaign.id,
            "row": row + 2,
            "phone": phone,
            "fields": [],
            "bucket": Bucket.PENDING.value,
            **columns,
        }
        for row, phone in enumerate(numbers)
    ]
    session.execute(insert(Recipient), rows)
    agreements.record(session, [consent(campaign.workspace_id, phone) for phone in numbers])


def planned(db: Database, campaign: Campaign, at: datetime, *, drop: bool = False) -> None:
    with db.write() as session:
        hours.plan(session, session.get_one(Campaign, campaign.id), {}, at, drop=drop)


def claimed(db: Database, campaign: Campaign, at: datetime, span: Span | None = None) -> list[str]:
    """The numbers that a claim takes at that moment."""
    with db.write() as session:
        return [claim.phone for claim in _claim(session, campaign, at, span)]


def _claim(
    session: Session, campaign: Campaign, at: datetime, span: Span | None = None
) -> Sequence[Claim]:
    order = Order(campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0)
    claims, _ = claim_recipients(
        session,
        order,
        Holder("me", at, at + timedelta(seconds=45), span),
        limit=100,
        prepare=lambda _: Prepared("Hi", 1),
    )
    return claims


def row_of(db: Database, phone: str) -> Recipient:
    with db.read() as session:
        return session.scalars(select(Recipient).where(Recipient.phone == phone)).one()


def test_each_claim_carries_the_window_of_its_own_area(
    db: Database, campaign: Campaign, build: Builder, sender: Sender
) -> None:
    # Another campaign's windows, of the same areas by other laws, are none of its own.
    other = build.campaign(sender, kind=Kind.INFORMATIONAL)
    fill(db, other, [NEW_YORK, PORTLAND])
    planned(db, other, NOON)
    fill(db, campaign, [NEW_YORK, PORTLAND, RHODE_ISLAND])
    planned(db, campaign, NOON)

    with db.write() as session:
        claims = _claim(session, campaign, NOON)
        kept = {
            area.zones: (area.opens_at, area.closes_at)
            for area in session.scalars(
                select(CampaignHours).where(CampaignHours.campaign_id == campaign.id)
            )
        }

    assert len({closes_at for _, closes_at in kept.values()}) == 3
    assert {claim.phone[:5]: (claim.opens_at, claim.closes_at) for claim in claims} == kept


def test_whoever_is_in_an_open_area_is_claimed_and_the_others_wait_until_theirs_opens(
    db: Database, campaign: Campaign
) -> None:
    fill(db, campaign, [NEW_YORK, PORTLAND])
    planned(db, campaign, EARLY)

    assert claimed(db, campaign, EARLY) == [NEW_YORK]
    held = row_of(db, PORTLAND)
    assert (held.bucket, held.reason) == (Bucket.HELD, HeldFor.QUIET_HOURS)
    assert held.not_before == EARLY + HOUR

    with db.write() as session:
        assert not holds.wake(session, campaign.id, EARLY + HOUR - SECOND)
        assert len(holds.wake(session, campaign.id, EARLY + HOUR)) == 1
    assert claimed(db, campaign, EARLY + HOUR) == [PORTLAND]


def test_a_claim_knows_the_window_of_its_text(db: Database, campaign: Campaign) -> None:
    fill(db, campaign, [NEW_YORK])
    planned(db, campaign, NOON)

    with db.write() as session:
        [claim] = _claim(session, campaign, NOON)

    assert claim.opens_at == NOON - 4 * HOUR
    # 8:50 PM: the last ten minutes count as closed.
    assert claim.closes_at == NOON + timedelta(hours=8, minutes=50)


def test_every_zone_of_a_number_must_be_open(db: Database, campaign: Campaign) -> None:
    fill(db, campaign, [BOTH])
    early = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)  # 8:30 Eastern, 7:30 Central
    planned(db, campaign, early)

    assert claimed(db, campaign, early) == []
    assert row_of(db, BOTH).not_before == early + HOUR / 2


def test_what_the_row_told_goes_before_the_number(db: Database, campaign: Campaign) -> None:
    fill(db, campaign, [PORTLAND], zones="America/New_York@US-NY")
    planned(db, campaign, EARLY)

    assert claimed(db, campaign, EARLY) == [PORTLAND]


def test_a_number_whose_places_are_never_open_together_is_skipped(
    db: Database, campaign: Campaign
) -> None:
    fill(db, campaign, [SATELLITE])
    planned(db, campaign, NOON)

    assert claimed(db, campaign, NOON) == []
    row = row_of(db, SATELLITE)
    assert (row.bucket, row.reason) == (Bucket.SKIPPED, SkipReason.NEVER_OPEN)


def test_whoever_is_dropped_gets_no_text_later_either(db: Database, campaign: Campaign) -> None:
    fill(db, campaign, [NEW_YORK, PORTLAND])
    planned(db, campaign, EARLY, drop=True)

    assert claimed(db, campaign, EARLY) == [NEW_YORK]
    row = row_of(db, PORTLAND)
    assert (row.bucket, row.reason) == (Bucket.SKIPPED, SkipReason.OUTSIDE_HOURS)


def test_a_drop_leaves_alone_whoever_is_open_at_the_launch(
    db: Database, campaign: Campaign
) -> None:
    fill(db, campaign, [NEW_YORK])
    planned(db, campaign, NOON, drop=True)
    night = NOON + timedelta(hours=9)

    assert claimed(db, campaign, night) == []
    assert row_of(db, NEW_YORK).bucket == Bucket.HELD


def test_an_area_that_nobody_worked_out_waits_and_is_found(
    db: Database, campaign: Campaign
) -> None:
    planned(db, campaign, NOON)
    fill(db, campaign, [NEW_YORK])

    assert claimed(db, campaign, NOON) == []
    later = NOON + openings.AGAIN
    with db.write() as session:
        assert not hours.is_due(session, campaign.id, later - SECOND)
        assert hours.is_due(session, campaign.id, later)
        assert hours.refresh(session, campaign.id, later)
        assert not hours.refresh(session, campaign.id, later)
        assert len(holds.wake(session, campaign.id, later)) == 1
    assert claimed(db, campaign, later) == [NEW_YORK]


def test_a_window_that_ended_is_worked_out_anew(db: Database, campaign: Campaign) -> None:
    fill(db, campaign, [NEW_YORK])
    planned(db, campaign, NOON)
    night = NOON + timedelta(hours=9)

    assert claimed(db, campaign, night) == []
    assert row_of(db, NEW_YORK).not_before == night + openings.AGAIN
    with db.write() as session:
        assert not hours.is_due(session, campaign.id, NOON + HOUR)
        assert hours.is_due(session, campaign.id, night)
        assert hours.refresh(session, campaign.id, night)
        holds.wake(session, campaign.id, night + openings.AGAIN)
    assert claimed(db, campaign, night + openings.AGAIN) == []
    assert row_of(db, NEW_YORK).not_before == NOON + timedelta(hours=20)


@pytest.mark.parametrize("other", [-2 * HOUR, 12 * HOUR])
def test_a_window_must_be_open_at_every_moment_that_it_may_be(
    db: Database, campaign: Campaign, other: timedelta
) -> None:
    fill(db, campaign, [PORTLAND])
    planned(db, campaign, NOON)
    span = Span(min(NOON, NOON + other), max(NOON, NOON + other))

    assert claimed(db, campaign, NOON, span) == []
    with db.write() as session:
        holds.wake(session, campaign.id, NOON + openings.AGAIN)
    assert claimed(db, campaign, NOON + openings.AGAIN) == [PORTLAND]


def test_new_hours_of_the_team_let_people_go_on_earlier(
    db: Database, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    campaign = build.campaign(sender, kind=Kind.INFORMATIONAL, state=CampaignState.SENDING)
    fill(db, campaign, [PORTLAND])
    planned(db, campaign, EARLY)
    assert claimed(db, campaign, EARLY) == []
    with db.write() as session:
        team = TeamHours(informational=Window(7 * 60, 21 * 60))
        session.get_one(Workspace, workspace.id).hours = to_data(team)
        assert not hours.refresh(session, campaign.id, EARLY)
        assert hours.refresh(session, campaign.id, EARLY, every=True)
        found = openings.wrong_holds(session, campaign.id, EARLY)
        assert openings.recall(session, found, EARLY) == 1
        assert not openings.wrong_holds(session, campaign.id, EARLY)
        assert len(holds.wake(session, campaign.id, EARLY)) == 1

    assert claimed(db, campaign, EARLY) == [PORTLAND]


def test_a_closed_half_is_set_aside_and_the_ledger_adds_up(
    db: Database, campaign: Campaign
) -> None:
    west = [f"+1503555{number:04d}" for number in range(40)]
    fill(db, campaign, [*west, NEW_YORK, SATELLITE])
    planned(db, campaign, EARLY)
    now = Span(EARLY, EARLY)

    with db.write() as session:
        assert openings.any_closed(session, campaign.id, now)
        ids = openings.next_ids(session, campaign.id, 0)
        assert openings.set_aside(session, campaign.id, ids, now) == 41
        ledger = figures.ledger(session, campaign.id)
    assert (ledger[Bucket.HELD], ledger[Bucket.SKIPPED], ledger[Bucket.PENDING]) == (40, 1, 1)
    assert ledger.adds_up
    assert claimed(db, campaign, EARLY) == [NEW_YORK]


def test_where_everything_is_open_nobody_is_set_aside(db: Database, campaign: Campaign) -> None:
    fill(db, campaign, [NEW_YORK, PORTLAND])
    planned(db, campaign, NOON)

    with db.write() as session:
        assert not openings.any_closed(session, campaign.id, Span(NOON, NOON))
        ids = openings.next_ids(session, campaign.id, 0)
        assert openings.set_aside(session, campaign.id, ids, Span(NOON, NOON)) == 0


AREAS = (212, 305, 850, 270, 512, 915, 928, 907, 808, 401, 504, 605, 709, 800, 204)
NUMBERS = [f"+1{area}5550123" for area in AREAS] + ["+447400123456", "+61412345678", SATELLITE]


@given(
    kind=st.sampled_from([Kind.MARKETING, Kind.INFORMATIONAL]),
    numbers=st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=6, unique=True),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    steps=st.lists(st.integers(1, 40), min_size=1, max_size=4),
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_at_any_hour_of_the_year_nothing_is_claimed_outside_the_hours(
    db: Database,
    campaign: Campaign,
    kind: Kind,
    numbers: list[str],
    start: datetime,
    steps: list[int],
) -> None:
    rules, at = Rules(kind), start
    with db.write() as session:
        known = session.get_one(Campaign, campaign.id)
        known.kind = kind
        _fill(session, campaign, numbers)
        hours.plan(session, known, {}, at)
        for step in [0, *steps]:
            at += step * HOUR
            hours.refresh(session, campaign.id, at)
            holds.wake(session, campaign.id, at)
            claims = {claim.phone for claim in _claim(session, campaign, at)}
            waiting = session.scalars(
                select(Recipient.phone).where(
                    Recipient.campaign_id == campaign.id, Recipient.bucket == Bucket.HELD
                )
            ).all()
            assert all(hours_of(places_of(phone), rules).open_at(at) for phone in claims)
            assert not any(hours_of(places_of(phone or ""), rules).open_at(at) for phone in waiting)
        session.rollback()


def test_the_areas_of_an_audience_are_counted_where_no_estimate_did(
    db: Database, campaign: Campaign
) -> None:
    fill(db, campaign, [NEW_YORK, PORTLAND, "+15035550199"])
    planned(db, campaign, NOON)

    with db.read() as session:
        rows = session.scalars(select(CampaignHours).order_by(CampaignHours.zones)).all()
    assert [(row.zones, row.recipients) for row in rows] == [("+1212", 1), ("+1503", 2)]
    opening = hours_of_key(key_of(NEW_YORK, None), Rules(Kind.MARKETING)).opening(NOON)
    assert opening is not None
    assert (rows[0].opens_at, rows[0].closes_at) == (opening.opens, opening.closes)
