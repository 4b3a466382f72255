"""Who may be texted now, who waits until when, and who never can."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.areacodes import AREA_CODES
from domain.hours import Hours, Rules, hours_of
from domain.waiting import Wait, closed_since, launchable, outlook, validity_of
from domain.windows import LAST_MINUTES, Kind, TeamHours, hours
from domain.zones import places_of_area

INFORMATIONAL = Rules(Kind.INFORMATIONAL)
NEW_YORK, DALLAS, DENVER, SEATTLE, PENSACOLA = "1212", "1214", "1303", "1206", "1850"


def hours_in(area: str, rules: Rules = INFORMATIONAL) -> Hours:
    return hours_of(places_of_area(area), rules)


def local(clock: str, zone: str) -> datetime:
    return datetime.fromisoformat(clock).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_in_the_evening_the_east_waits_and_the_west_does_not() -> None:
    groups = {hours_in(NEW_YORK): 700, hours_in(PENSACOLA): 3, hours_in(SEATTLE): 1204}

    found = launchable(groups, local("2026-06-10T21:30", "America/New_York"))

    assert found.now == 1204
    assert found.later == (
        Wait(local("2026-06-11T08:00", "America/New_York"), 700),
        Wait(local("2026-06-11T08:00", "America/Chicago"), 3),
    )
    assert found.never == 0


def test_in_the_morning_the_west_waits_for_its_own() -> None:
    groups = {hours_in(NEW_YORK): 700, hours_in(DALLAS): 20, hours_in(SEATTLE): 1204}

    found = launchable(groups, local("2026-06-10T09:30", "America/New_York"))

    assert found.now == 720
    assert found.later == (Wait(local("2026-06-10T08:00", "America/Los_Angeles"), 1204),)


def test_those_who_wait_for_the_same_opening_are_one_group() -> None:
    groups = {hours_in(DENVER): 5, hours_in("1801"): 6}

    found = launchable(groups, local("2026-06-10T03:00", "America/Denver"))

    assert found.later == (Wait(local("2026-06-10T08:00", "America/Denver"), 11),)


def test_whose_hours_never_meet_is_told_apart() -> None:
    one_hour = Rules(Kind.INFORMATIONAL, TeamHours(informational=hours(9, 10)))
    groups = {hours_in(PENSACOLA, one_hour): 2, hours_in(NEW_YORK, one_hour): 9}

    found = launchable(groups, local("2026-06-10T09:00", "America/New_York"))

    assert (found.now, found.later, found.never) == (9, (), 2)


@given(
    st.dictionaries(st.sampled_from(sorted(AREA_CODES)), st.integers(0, 10_000), max_size=30),
    st.sampled_from(Kind),
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)),
)
@settings(max_examples=60)
def test_everybody_is_somewhere_once(counts: dict[str, int], kind: Kind, at: datetime) -> None:
    groups = {hours_in("1" + code, Rules(kind)): many for code, many in counts.items()}

    found = launchable(groups, at)

    assert found.now + sum(wait.recipients for wait in found.later) + found.never == sum(
        groups.values()
    )
    assert [wait.until for wait in found.later] == sorted({wait.until for wait in found.later})
    assert all(wait.until > at for wait in found.later)
    assert found.never == 0


def test_a_text_is_valid_until_its_window_ends_and_not_longer_than_told() -> None:
    noon = local("2026-06-10T12:00", "America/New_York")
    opening = hours_in(NEW_YORK).opening(noon)

    assert opening is not None
    assert validity_of(opening.closes, noon, 36_000) == 9 * 3600
    assert validity_of(opening.closes, noon + timedelta(hours=8), 36_000) == 3600
    assert validity_of(opening.closes, noon, 14_400) == 14_400
    assert validity_of(None, noon, 14_400) == 14_400


def test_a_text_on_a_zone_line_is_valid_until_the_first_window_ends() -> None:
    late = local("2026-06-10T19:30", "America/Chicago")
    opening = hours_in(PENSACOLA).opening(late)

    assert opening is not None
    assert validity_of(opening.closes, late, 36_000) == 30 * 60


@given(st.sampled_from(sorted(AREA_CODES)), st.integers(0, 365 * 24 * 60))
@settings(max_examples=100)
def test_a_text_that_may_leave_is_valid_for_more_than_the_last_minutes(
    code: str, minutes: int
) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    opening = hours_in("1" + code).opening(at)

    assert opening is not None
    leaves = max(at, opening.opens)
    assert LAST_MINUTES.total_seconds() <= validity_of(opening.closes, leaves, 36_000) <= 36_000


def test_a_wait_names_the_zone_whose_clock_opens_it_for_most() -> None:
    areas = {"+1206": 1204, "+1604": 3, "+1212": 700, "+1850": 2}

    found = outlook(areas, INFORMATIONAL, local("2026-06-10T02:00", "America/New_York"))

    assert [(wait.recipients, wait.zone) for wait in found.later] == [
        (700, "America/New_York"),
        (2, "America/Chicago"),
        (1207, "America/Los_Angeles"),
    ]
    assert (found.now, found.waiting, found.closed) == (0, 1909, 1909)


def test_areas_that_are_open_or_never_open_do_not_wait() -> None:
    one_hour = Rules(Kind.INFORMATIONAL, TeamHours(informational=hours(9, 10)))

    found = outlook({"+1850": 2, "+1212": 9}, one_hour, local("2026-06-10T09:05", "US/Eastern"))

    assert (found.now, found.later, found.never) == (9, (), 2)
    assert (found.waiting, found.closed) == (0, 2)


def test_whoever_closed_since_somebody_looked_is_counted_though_as_many_opened() -> None:
    areas = {"+1212": 5, "+8131": 5, "+1415": 7}
    then = local("2026-06-10T18:30", "America/New_York")
    now = local("2026-06-10T22:00", "America/New_York")
    rules = INFORMATIONAL

    assert [outlook(areas, rules, at).closed for at in (then, now)] == [5, 5]
    assert closed_since(areas, rules, then=then, at=now) == 5
    assert closed_since(areas, rules, then=now, at=then) == 5
    assert closed_since(areas, rules, then=now, at=now) == 0
    assert closed_since(areas, rules, then=None, at=now) == 5
