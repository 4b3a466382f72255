"""New hours of a team: whatever may still text somebody follows in the same transaction."""

from datetime import UTC, datetime

import pytest

from campaigns.hours import work_out
from domain.lifecycle import CampaignState
from domain.teamhours import to_data
from domain.windows import TeamHours, hours
from models.base import Database
from models.tables import Campaign, CampaignHours, Sender, Workspace
from tests.builders import Builder

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
"""A Monday, noon in New York."""
AREA = "+1212"


@pytest.fixture
def sender(build: Builder) -> Sender:
    return build.sender(build.workspace(hours=None))


def set_hours(db: Database, campaign: Campaign, team: TeamHours) -> list[int]:
    """The campaigns that have other windows for it."""
    with db.write() as session:
        session.get_one(Workspace, campaign.workspace_id).hours = to_data(team)
        return list(work_out(session, campaign.workspace_id, NOON))


def closes_at(db: Database, campaign: Campaign) -> datetime | None:
    with db.read() as session:
        return session.get_one(CampaignHours, (campaign.id, AREA)).closes_at


@pytest.mark.parametrize(
    "state", [CampaignState.SENDING, CampaignState.PAUSED, CampaignState.SETTLING]
)
def test_whatever_may_still_text_somebody_follows_the_new_hours(
    db: Database, build: Builder, sender: Sender, state: CampaignState
) -> None:
    # A settling one sends again for a second attempt, or a text that turned out never to have left.
    campaign = build.campaign(sender, state=state)
    build.area(campaign, AREA)

    assert set_hours(db, campaign, TeamHours(informational=hours(9, 20))) == [campaign.id]
    assert closes_at(db, campaign) == datetime(2026, 11, 24, 0, 50, tzinfo=UTC)


@pytest.mark.parametrize("state", [CampaignState.COMPLETED, CampaignState.CANCELLED])
def test_whatever_is_over_stays_as_it_is(
    db: Database, build: Builder, sender: Sender, state: CampaignState
) -> None:
    campaign = build.campaign(sender, state=state)
    build.area(campaign, AREA)

    assert set_hours(db, campaign, TeamHours(informational=hours(9, 20))) == []
    assert closes_at(db, campaign) is None
