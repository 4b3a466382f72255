"""A launch while it is night for some: they wait, or are dropped, and get no text either way.

Which zones are open now is asked of the rules themselves, so that this holds at any hour.
"""

from datetime import UTC, datetime, timedelta

from domain.hours import Rules
from domain.waiting import outlook
from domain.whereabouts import told
from domain.windows import Kind
from domain.zones import Place
from tests.flows.conftest import World
from tests.flows.test_main_job import draft

AWAKE, ASLEEP, NIGHT_OWL, EARLY_BIRD = (f"+141555594{last}" for last in ("10", "11", "12", "13"))
ZONES = ("America/Los_Angeles", "Europe/London", "Asia/Kolkata", "Australia/Sydney", "Asia/Tokyo")
SPARE = timedelta(minutes=20)
COLUMNS, AGREED = "Mobile,Time zone,Consent,Consent source", "yes,web form"
TEXT = "Harbour Books has a sale. Reply STOP to opt out."


def zones() -> tuple[str, str]:
    """A zone in which marketing may be sent now and for a while, and one in which it may not."""
    now = datetime.now(UTC)
    found: dict[bool, str] = {}
    for zone in ZONES:
        seen = {_is_open(zone, now), _is_open(zone, now + SPARE)}
        if len(seen) == 1:
            found.setdefault(seen.pop(), zone)
    return found[True], found[False]


def _is_open(zone: str, at: datetime) -> bool:
    """By the law of the numbers here, which are Californian."""
    return outlook({told([Place(zone, "US-CA")]): 1}, Rules(Kind.MARKETING), at).now == 1


def test_whoever_it_is_night_for_is_asked_about_and_held(world: World) -> None:
    day, night = zones()
    rows = f"{COLUMNS}\n{AWAKE},{day},{AGREED}\n{ASLEEP},{night},{AGREED}\n"
    draft(world, "Late sale", TEXT, rows, kind="marketing")
    world.says("Late sale", "in some states less, by each recipient’s own clock")

    world.ada.types("launch late-sale")
    asked = world.form("Launch")
    assert "1 recipient may be texted now" in asked
    assert "1 recipient waits until" in asked
    world.ada.launches()
    world.ada.closes()

    world.says("Late sale", "*Sent*\n1 of 2", "1 held for their hours, the first until")
    assert world.accepted(AWAKE, "sale") == 1
    assert world.accepted(ASLEEP, "sale") == 0


def test_whoever_it_is_night_for_is_dropped_if_somebody_says_so(world: World) -> None:
    day, night = zones()
    rows = f"{COLUMNS}\n{EARLY_BIRD},{day},{AGREED}\n{NIGHT_OWL},{night},{AGREED}\n"
    draft(world, "Short sale", TEXT, rows, kind="marketing")

    world.ada.types("launch short-sale")
    world.ada.launches({"waiting": "drop"})
    world.ada.closes()

    world.says("Short sale", "*Done*", "1 outside the hours")
    assert world.accepted(EARLY_BIRD, "sale") == 1
    assert world.accepted(NIGHT_OWL, "sale") == 0
