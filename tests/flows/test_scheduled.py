"""A campaign that starts by itself: scheduled in Slack, started by the clock, and sent once."""

from datetime import UTC, datetime

from sqlalchemy import select, update

from models.tables import Campaign, Schedule
from tests.flows.conftest import World
from tests.flows.test_main_job import draft

EARLY_RISER, LATE_RISER = "+14155559610", "+14155559611"


def test_what_is_scheduled_starts_by_itself_and_is_sent_once(world: World) -> None:
    rows = f"Mobile\n{EARLY_RISER}\n{LATE_RISER}\n"
    draft(world, "Sunrise", "Sunrise is early. Reply STOP to opt out.", rows)
    world.ada.types("schedule sunrise tomorrow 9am")
    said = world.form("Schedule")
    assert "by itself" in said
    assert " UTC" in said
    world.ada.fills_in("Schedule", {"attest": "asked for at the counter"})
    world.ada.closes()
    world.says("Sunrise", "*Scheduled* · draft by", "Scheduled by <@U01ADA>", "Unschedule")
    assert world.accepted(EARLY_RISER, "Sunrise is early") == 0

    it_is_time(world)

    world.says("Sunrise", "*Done*", "Launched by Rollcall", "scheduled by <@U01ADA>")
    assert [world.accepted(it, "Sunrise is early") for it in (EARLY_RISER, LATE_RISER)] == [1, 1]


def it_is_time(world: World) -> None:
    """Tomorrow at nine is now."""
    with world.db.write() as session:
        ours = select(Campaign.id).where(Campaign.name == "sunrise")
        session.execute(
            update(Schedule)
            .where(Schedule.campaign_id.in_(ours))
            .values(starts_at=datetime.now(UTC))
            .execution_options(synchronize_session=False)
        )
