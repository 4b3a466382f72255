"""The hours of the day, law by law."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.areacodes import STATE_ZONES
from domain.errors import Refused
from domain.hours import Rules, hours_of
from domain.windows import A_DAY, DEFAULT, Kind, TeamHours, Window, hours, read_window, week_of
from domain.zones import Place

MARKETING = Rules(Kind.MARKETING)
INFORMATIONAL = Rules(Kind.INFORMATIONAL)
TUESDAY, SATURDAY, SUNDAY, CHRISTMAS = "2026-03-10", "2026-03-14", "2026-03-15", "2026-12-25"

# Law, zone, day, what is open and what is not any more: the ends of each window.
STRICT = [
    ("US-NY", TUESDAY, "08:00 20:49", "07:59 20:50 21:00"),
    ("US-FL", TUESDAY, "08:00 19:49", "07:59 19:50 20:00"),
    ("US-FL", SUNDAY, "08:00 19:49", "07:59 19:50"),
    ("US-OK", TUESDAY, "08:00 19:49", "19:50"),
    ("US-WA", TUESDAY, "08:00 19:49", "19:50"),
    ("US-MD", TUESDAY, "08:00 19:49", "19:50"),
    ("US-CA", TUESDAY, "09:00 20:49", "08:59 20:50"),
    ("US-CT", TUESDAY, "09:00 19:49", "08:59 19:50"),
    ("US-KY", TUESDAY, "10:00 20:49", "09:59 20:50"),
    ("US-TX", TUESDAY, "09:00 20:49", "08:59 20:50"),
    ("US-TX", SATURDAY, "09:00 20:49", "08:59 20:50"),
    ("US-TX", SUNDAY, "12:00 20:49", "09:00 11:59 20:50"),
    ("US-AL", SATURDAY, "08:00 19:49", "19:50"),
    ("US-AL", SUNDAY, "", "08:00 12:00 19:00"),
    ("US-LA", SUNDAY, "", "12:00"),
    ("US-MS", SUNDAY, "", "12:00"),
    ("US-LA", CHRISTMAS, "", "12:00"),
    ("US-NY", CHRISTMAS, "12:00", "07:59"),
    ("US-RI", TUESDAY, "09:00 17:49", "08:59 17:50"),
    ("US-RI", SATURDAY, "10:00 16:49", "09:59 16:50"),
    ("US-RI", SUNDAY, "", "12:00"),
    ("US-PA", SATURDAY, "08:00 11:49", "11:50"),
    ("US-SD", SATURDAY, "", "12:00"),
    ("US-PR", TUESDAY, "08:00 20:49", "07:59 20:50"),
    ("CA-ON", TUESDAY, "09:00 20:49", "08:59 20:50"),
    ("CA-ON", SATURDAY, "10:00 17:49", "09:59 17:50"),
    ("CA-ON", "2026-07-01", "", "12:00"),
]


def opened(law: str, day: str, clock: str, rules: Rules) -> bool:
    zone = sorted(STATE_ZONES[law])[0]
    at = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone))
    return hours_of([Place(zone, law)], rules).open_at(at.astimezone(UTC))


@pytest.mark.parametrize(("law", "day", "yes", "no"), STRICT)
def test_marketing_keeps_the_hours_of_the_state(law: str, day: str, yes: str, no: str) -> None:
    assert all(opened(law, day, clock, MARKETING) for clock in yes.split())
    assert not any(opened(law, day, clock, MARKETING) for clock in no.split())


@pytest.mark.parametrize("law", sorted(STATE_ZONES))
def test_no_state_is_open_for_marketing_when_federal_law_is_closed(law: str) -> None:
    for day in (TUESDAY, SATURDAY, SUNDAY, CHRISTMAS):
        assert not any(
            opened(law, day, clock, MARKETING) for clock in ("00:00", "07:59", "20:50", "23:59")
        )


def test_what_people_asked_for_may_come_from_8_to_9_on_any_day() -> None:
    assert opened("US-AL", SUNDAY, "08:00", INFORMATIONAL)
    assert opened("US-RI", CHRISTMAS, "20:49", INFORMATIONAL)
    assert not opened("US-AL", SUNDAY, "07:59", INFORMATIONAL)
    assert not opened("US-AL", SUNDAY, "20:50", INFORMATIONAL)


def test_what_is_urgent_may_come_at_any_hour() -> None:
    assert all(opened("US-AL", SUNDAY, f"{hour:02}:59", Rules(Kind.URGENT)) for hour in range(24))


def test_an_admin_may_set_the_hours_of_informational_texts() -> None:
    late = Rules(Kind.INFORMATIONAL, TeamHours(informational=Window(22 * 60, A_DAY + 120)))

    assert opened("US-NY", TUESDAY, "22:00", late)
    assert opened("US-NY", TUESDAY, "01:49", late)
    assert not opened("US-NY", TUESDAY, "01:50", late)
    assert not opened("US-NY", TUESDAY, "12:00", late)


def test_an_admin_may_open_them_around_the_clock() -> None:
    always = TeamHours(informational=hours(0, 24))

    assert week_of("US-NY", Kind.INFORMATIONAL, always) is None


def test_no_setting_opens_the_strict_table_of_marketing() -> None:
    team = TeamHours(
        informational=hours(0, 24), abroad=hours(0, 24), countries={"US": hours(0, 24)}
    )

    for law in ("US-FL", "US-NY", "CA-ON"):
        assert week_of(law, Kind.MARKETING, team) == week_of(law, Kind.MARKETING)


def test_a_country_may_have_hours_of_its_own() -> None:
    team = TeamHours(abroad=hours(9, 20), countries={"GB": hours(10, 18)})

    assert week_of("GB", Kind.MARKETING, team) == week_of("GB", Kind.INFORMATIONAL, team)
    assert week_of("GB", Kind.MARKETING, team) != week_of("FR", Kind.MARKETING, team)
    assert week_of("FR", Kind.MARKETING) == week_of("GB", Kind.MARKETING)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("8:00-21:00", DEFAULT),
        (" 8 to 21 ", DEFAULT),
        ("9–17:30", Window(9 * 60, 17 * 60 + 30)),
        ("22:00-2:00", Window(22 * 60, A_DAY + 120)),
        ("0-24", hours(0, 24)),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, window: Window) -> None:
    assert read_window(text) == window


@pytest.mark.parametrize("text", ["", "8", "8-8", "25-26", "8:60-9", "8am-9pm", "24-8", "-"])
def test_what_is_no_hours_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refused, match="such as 8:00-21:00"):
        read_window(text)


@pytest.mark.parametrize(("opens", "closes"), [(-1, 60), (60, 60), (60, 0), (A_DAY, A_DAY + 1)])
def test_a_window_that_no_day_has_cannot_be_made(opens: int, closes: int) -> None:
    with pytest.raises(ValueError, match="no window"):
        Window(opens, closes)
