"""A phone that was off is texted once more where the draft says so, and shown as such."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from models.tables import Campaign, Recipient
from tests.flows.conftest import KIND, World
from tests.flows.test_main_job import launch, results

pytestmark = pytest.mark.sqlite_only

ALSO_OFF_LATER, ON_LATER, ON = "+15128340001", "+15128340002", "+15128340003"
TEXT = "The library opens at ten. Reply STOP to opt out."


def test_who_was_not_reached_gets_one_more_text_and_everybody_else_none(world: World) -> None:
    carrier = world.simulator.twilio
    for number in (ALSO_OFF_LATER, ON_LATER):
        carrier.handset(number, character="unreachable")
    people = ",".join((ALSO_OFF_LATER, ON_LATER, ON))
    draft(world, "Library", people, "--second-attempts unreached")
    world.ada.types("launch library")
    world.ada.launches()
    world.ada.closes()

    world.says("Library", "2 tried once more from", "the phone could not be reached", "*Held*")
    world.ada.waits_for(lambda: copies(world) == [1, 1, 1], "one text each")
    carrier.handset(ON_LATER, character="delivers")
    their_time_comes(world, "library")

    world.says("Library", "*Done*", "2 tried once more after the first text failed")
    assert copies(world) == [2, 2, 1]
    told = [
        (row["number"].lstrip("'"), row["outcome"], row["tried_once_more"])
        for row in results(world, "Library")
    ]
    assert told == [
        (ALSO_OFF_LATER, "could not be delivered", "yes"),
        (ON_LATER, "delivered", "yes"),
        (ON, "delivered", ""),
    ]


def test_where_the_draft_does_not_say_so_nobody_is_texted_twice(world: World) -> None:
    world.simulator.twilio.handset(ALSO_OFF_LATER, character="unreachable")
    draft(world, "Archive", ALSO_OFF_LATER, "")

    launch(world, "archive", "Archive")

    assert world.accepted(ALSO_OFF_LATER, "Archive") == 1
    assert "once more" not in world.shown("Archive")


def draft(world: World, title: str, people: str, options: str) -> None:
    """A draft by one typed line, once it can be launched."""
    text = f"{title}: {TEXT}"
    world.ada.types(
        f'draft "{title}" --message "{text}" --kind {KIND} --numbers "{people}" {options}'
    )
    world.says(title, "*Segments*")
    world.shows(title, "Launch …")


def copies(world: World) -> list[int]:
    """How many texts of the library the carrier took for each of the three."""
    return [world.accepted(phone, "Library") for phone in (ALSO_OFF_LATER, ON_LATER, ON)]


def their_time_comes(world: World, name: str) -> None:
    """An hour is over for all who are held; the clock looks for that."""
    with world.db.write() as session:
        campaign_id = session.scalars(select(Campaign.id).where(Campaign.name == name)).one()
        session.execute(
            update(Recipient)
            .where(Recipient.campaign_id == campaign_id, Recipient.bucket == "held")
            .values(not_before=datetime.now(UTC))
        )
