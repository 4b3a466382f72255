"""The demo finds a window that is open, and a zone that is closed, at any hour of any day."""

from datetime import UTC, datetime, timedelta

import pytest

from console.demo import cast
from console.demo.night import choose
from domain.hours import Rules
from domain.waiting import outlook
from domain.whereabouts import told
from domain.windows import Kind, TeamHours, read_window
from domain.zones import Place

HOURS = 24
# Days on which clocks are put forward or back somewhere, a leap day, a holiday, and plain ones.
DAYS = (
    *("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"),
    *("2028-02-29", "2026-12-25", "2026-06-10", "2026-11-22", "2027-01-01"),
)


@pytest.mark.parametrize("day", DAYS)
def test_some_are_open_and_somebody_is_not_at_any_hour(day: str) -> None:
    areas = cast.areas()
    midnight = datetime.fromisoformat(day).replace(tzinfo=UTC)
    for half_hours in range(-HOURS, 2 * HOURS):
        now = midnight + timedelta(minutes=30 * half_hours + 17)

        night = choose(areas, now)

        rules = Rules(Kind.INFORMATIONAL, TeamHours(informational=read_window(night.window)))
        far = told([Place(night.zone, "US-CA")])
        for later in (now, now + timedelta(minutes=50)):
            found = outlook(dict.fromkeys(areas, 1) | {far: 1}, rules, later)
            assert (found.now, found.waiting, found.never) == (len(areas), 1, 0), (now, night)


def test_the_list_has_people_of_three_zones() -> None:
    assert {"+1415", "+1312", "+1212"} <= set(cast.areas())
