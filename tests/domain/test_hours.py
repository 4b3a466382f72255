"""Never outside the hours: not in any place that a number may be in, on any day of any year."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import hours as looking
from domain.holidays import is_holiday
from domain.hours import ALWAYS, Opening, Rules, hours_of
from domain.windows import LAST_MINUTES, Kind, TeamHours, Window, hours, week_of
from domain.zones import Place, places_of

INFORMATIONAL, MARKETING = Rules(Kind.INFORMATIONAL), Rules(Kind.MARKETING)
NEW_YORK = Place("America/New_York", "US-NY")
LOS_ANGELES = Place("America/Los_Angeles", "US-CA")
ANYWHERE = [
    NEW_YORK,
    LOS_ANGELES,
    Place("America/Chicago", "US-FL"),
    Place("America/Denver", "US-AZ"),  # the Navajo Nation
    Place("America/Phoenix", "US-AZ"),
    Place("America/Adak", "US-AK"),
    Place("Pacific/Honolulu", "US-HI"),
    Place("America/St_Johns", "CA-NL"),  # half an hour
    Place("Asia/Kathmandu", "NP"),  # three quarters
    Place("Asia/Kolkata", "IN"),
    Place("Australia/Lord_Howe", "AU"),  # put forward by half an hour
    Place("America/Chicago", "US-LA"),
    Place("America/Chicago", "US-TX"),
    Place("America/New_York", "US-RI"),
    Place("America/Denver", "US-SD"),
    Place("Africa/Casablanca", "MA"),
    Place("Asia/Beirut", "LB"),  # at midnight
    Place("Europe/London", "GB"),
]
instants = st.datetimes(
    min_value=datetime(2023, 1, 1), max_value=datetime(2033, 12, 31), timezones=st.just(UTC)
)
places = st.lists(st.sampled_from(ANYWHERE), min_size=1, max_size=4, unique=True)
windows = st.builds(
    lambda opens, length: Window(opens, opens + length),
    st.integers(0, 24 * 60 - 1),
    st.integers(1, 24 * 60),
)
rules = st.one_of(
    st.builds(Rules, st.sampled_from(Kind)),
    st.builds(lambda window: Rules(Kind.INFORMATIONAL, TeamHours(informational=window)), windows),
)


def on_the_wall(place: Place, at: datetime, given_rules: Rules) -> bool:
    """Whether a clock on the wall there shows an hour that is allowed: read, not computed."""
    week = week_of(place.law, given_rules.kind, given_rules.team)
    if week is None:
        return True
    local = at.astimezone(ZoneInfo(place.zone))
    for days in (0, 1):
        day = (local - timedelta(days=days)).date()
        window = (week.weekday,) * 5 + (week.saturday, week.sunday)
        today = week.holiday if week.has_holidays and is_holiday(day, place.law) else None
        if not (week.has_holidays and is_holiday(day, place.law)):
            today = window[day.weekday()]
        shown = local.hour * 60 + local.minute + 24 * 60 * days
        if today is not None and today.opens <= shown < today.closes:
            return True
    return False


@given(places, rules, instants)
@settings(max_examples=120)
def test_the_next_opening_is_inside_the_hours_of_every_place(
    somewhere: list[Place], given_rules: Rules, at: datetime
) -> None:
    opening = hours_of(somewhere, given_rules).next_opening(at)

    if opening is not None:
        assert opening >= at
        assert hours_of(somewhere, given_rules).open_at(opening)
        soon = opening + LAST_MINUTES - timedelta(seconds=1)
        for place in somewhere:
            assert on_the_wall(place, opening, given_rules)
            assert on_the_wall(place, soon, given_rules)


@given(places, rules, instants)
@settings(max_examples=120)
def test_nothing_is_open_before_the_next_opening(
    somewhere: list[Place], given_rules: Rules, at: datetime
) -> None:
    opening = hours_of(somewhere, given_rules).next_opening(at)
    until = at + timedelta(days=9) if opening is None else opening

    step = max((until - at) / 40, timedelta(microseconds=1))
    looked = [at + step * count for count in range(40)]
    assert not any(
        hours_of(somewhere, given_rules).open_at(each) for each in looked if each < until
    )


@given(places, rules, instants)
@settings(max_examples=120)
def test_all_stay_open_until_one_closes(
    somewhere: list[Place], given_rules: Rules, at: datetime
) -> None:
    opening = hours_of(somewhere, given_rules).next_opening(at)
    if opening is None:
        return
    ends = hours_of(somewhere, given_rules).closes_at(opening)

    if ends is None:
        assert all(week_of(it.law, given_rules.kind, given_rules.team) is None for it in somewhere)
        return
    assert ends - opening > LAST_MINUTES
    last = ends - timedelta(seconds=1)
    assert all(on_the_wall(place, last, given_rules) for place in somewhere)
    assert not hours_of(somewhere, given_rules).open_at(ends - LAST_MINUTES)


@given(places, rules, instants)
@settings(max_examples=120)
def test_an_opening_is_the_whole_time_in_which_a_text_may_leave(
    somewhere: list[Place], given_rules: Rules, at: datetime
) -> None:
    when = hours_of(somewhere, given_rules)
    opening = when.opening(at)

    assert (opening is None) == (when.next_opening(at) is None)
    if opening is None or opening.closes is None:
        return
    moment = timedelta(microseconds=1)
    assert max(at, opening.opens) == when.next_opening(at)
    assert max(at, opening.opens) < opening.closes
    assert when.open_at(opening.opens)
    assert not when.open_at(opening.opens - moment)
    assert when.open_at(opening.closes - moment)
    assert not when.open_at(opening.closes)


def test_an_opening_that_nothing_closes_has_been_there_for_ever() -> None:
    opening = hours_of([NEW_YORK], Rules(Kind.URGENT)).opening(datetime(2026, 1, 1, tzinfo=UTC))

    assert opening == Opening(ALWAYS, None)


AREAS = "212 305 850 270 423 512 915 208 928 907 808 401 504 605 709 867"
NUMBERS = [f"+1{code}5550123" for code in AREAS.split()] + [
    "+447400123456",
    "+61412345678",
    "+919812345678",
]


@pytest.mark.parametrize("kind", [Kind.MARKETING, Kind.INFORMATIONAL])
def test_a_year_of_hourly_launches_sends_nothing_outside_the_hours_of_any_zone(kind: Kind) -> None:
    chosen = Rules(kind)
    sent = outside = 0
    for number in NUMBERS:
        where = places_of(number)
        hours_there = hours_of(where, chosen)
        leaves, at = None, datetime(2026, 1, 1, 0, 7, tzinfo=UTC)
        while at.year == 2026:
            if leaves is None or leaves < at:  # else: launched while the last one still waits
                leaves = hours_there.next_opening(at)
                assert leaves is not None, number
                outside += not all(on_the_wall(place, leaves, chosen) for place in where)
            sent += 1
            at += timedelta(hours=1)

    assert sent == 8760 * len(NUMBERS)
    assert outside == 0


@pytest.mark.parametrize("kind", [Kind.MARKETING, Kind.INFORMATIONAL])
def test_a_year_of_hourly_claims_takes_nobody_outside_the_hours_of_any_zone(kind: Kind) -> None:
    """As claims do it: a window is kept, compared with each hour, and worked out when it ends."""
    chosen = Rules(kind)
    taken = outside = 0
    for number in NUMBERS:
        where = places_of(number)
        hours_there = hours_of(where, chosen)
        at = datetime(2027, 1, 1, 0, 52, tzinfo=UTC)  # close to the last minutes
        window = hours_there.opening(at)
        while at.year == 2027:
            assert window is not None, number
            if window.closes is not None and window.closes <= at:
                window = hours_there.opening(at)
                continue
            if window.opens <= at:
                taken += 1
                outside += not all(on_the_wall(place, at, chosen) for place in where)
            at += timedelta(hours=1)

    assert taken > 2000 * len(NUMBERS)
    assert outside == 0


def local(clock: str, zone: str) -> datetime:
    return datetime.fromisoformat(clock).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_a_number_on_a_zone_line_waits_for_the_later_zone_and_stops_with_the_earlier() -> None:
    pensacola = places_of("+18505550123")
    central = "America/Chicago"

    assert not hours_of(pensacola, INFORMATIONAL).open_at(local("2026-06-10T07:59", central))
    assert hours_of(pensacola, INFORMATIONAL).open_at(local("2026-06-10T08:00", central))
    assert hours_of(pensacola, INFORMATIONAL).open_at(local("2026-06-10T19:49", central))
    assert not hours_of(pensacola, INFORMATIONAL).open_at(local("2026-06-10T19:50", central))


def test_the_navajo_nation_is_an_hour_from_arizona_in_summer_only() -> None:
    flagstaff = places_of("+19285550123")
    phoenix = "America/Phoenix"

    assert hours_of(flagstaff, INFORMATIONAL).open_at(local("2026-01-12T20:45", phoenix))
    assert not hours_of(flagstaff, INFORMATIONAL).open_at(local("2026-07-13T20:45", phoenix))
    assert hours_of(flagstaff, INFORMATIONAL).open_at(local("2026-07-13T19:45", phoenix))


def test_alaska_waits_for_adak() -> None:
    alaska = places_of("+19075550123")
    anchorage = "America/Anchorage"

    assert hours_of(alaska, INFORMATIONAL).next_opening(
        local("2026-03-02T08:00", anchorage)
    ) == local("2026-03-02T09:00", anchorage)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-03-07T22:00", "2026-03-08T08:00"),  # put forward in the night
        ("2026-10-31T22:00", "2026-11-01T08:00"),  # put back in the night
        ("2028-02-28T22:00", "2028-02-29T08:00"),
        ("2026-12-31T22:00", "2027-01-01T08:00"),
    ],
)
def test_the_morning_after_is_8_by_the_new_clock(before: str, after: str) -> None:
    zone = "America/New_York"

    assert hours_of([NEW_YORK], INFORMATIONAL).next_opening(local(before, zone)) == local(
        after, zone
    )


def test_a_long_weekend_is_waited_out() -> None:
    louisiana = [Place("America/Chicago", "US-LA")]
    friday = local("2026-09-04T19:55", "America/Chicago")

    assert hours_of(louisiana, MARKETING).next_opening(friday) == local(
        "2026-09-05T08:00", "America/Chicago"
    )
    saturday = local("2026-09-05T19:55", "America/Chicago")
    assert hours_of(louisiana, MARKETING).next_opening(saturday) == local(
        "2026-09-08T08:00",
        "America/Chicago",  # after a Sunday and Labor Day
    )


def test_the_end_is_that_of_the_first_place_to_close() -> None:
    at = local("2026-06-10T12:00", "America/New_York")

    assert hours_of([NEW_YORK, LOS_ANGELES], INFORMATIONAL).closes_at(at) == local(
        "2026-06-10T21:00", "America/New_York"
    )


def test_nothing_that_is_closed_has_an_end() -> None:
    with pytest.raises(ValueError, match="nothing may leave"):
        hours_of([NEW_YORK], INFORMATIONAL).closes_at(local("2026-06-10T03:00", "America/New_York"))


def test_what_is_open_around_the_clock_does_not_end() -> None:
    always = Rules(Kind.INFORMATIONAL, TeamHours(informational=hours(0, 24)))
    night = local("2026-06-10T23:59", "America/New_York")

    assert hours_of([NEW_YORK], always).open_at(night)
    assert hours_of([NEW_YORK], always).next_opening(night) == night
    assert hours_of([NEW_YORK], always).closes_at(night) is None


def test_hours_that_never_meet_are_never_open() -> None:
    nine_to_ten = Rules(Kind.INFORMATIONAL, TeamHours(informational=hours(9, 10)))
    at = local("2026-06-10T09:00", "America/New_York")

    assert hours_of([NEW_YORK, LOS_ANGELES], nine_to_ten).next_opening(at) is None
    assert hours_of([NEW_YORK], nine_to_ten).next_opening(at) == at


def test_hours_that_meet_for_the_last_minutes_only_are_never_open() -> None:
    short = Rules(Kind.INFORMATIONAL, TeamHours(informational=Window(9 * 60, 12 * 60 + 10)))
    long = Rules(Kind.INFORMATIONAL, TeamHours(informational=Window(9 * 60, 12 * 60 + 11)))
    at = local("2026-06-10T09:00", "America/New_York")

    assert hours_of([NEW_YORK, LOS_ANGELES], short).next_opening(at) is None
    assert hours_of([NEW_YORK, LOS_ANGELES], long).next_opening(at) == local(
        "2026-06-10T12:00", "America/New_York"
    )


def test_that_a_hundred_places_never_meet_is_soon_found_out_and_once_a_day() -> None:
    # 0.8 s each time, in the transaction of a launch: every other writer would wait for it.
    nine_to_six = Rules(Kind.INFORMATIONAL, TeamHours(informational=hours(9, 18)))
    toll_free = hours_of(places_of("+18005550100"), nine_to_six)
    at = datetime(2026, 11, 23, 17, tzinfo=UTC)

    def looked() -> int:
        known = looking._spans_near.cache_info()
        return known.hits + known.misses

    before = looked()
    assert toll_free.opening(at) is None
    asked = looked() - before
    assert asked < 10_000
    assert toll_free.opening(at + timedelta(hours=1)) is None
    assert looked() - before == asked


def test_a_window_of_the_night_before_is_still_open() -> None:
    night = Rules(Kind.INFORMATIONAL, TeamHours(informational=Window(22 * 60, 31 * 60)))
    kolkata = hours_of([Place("Asia/Kolkata", "IN")], night)

    assert kolkata.open_at(local("2026-06-10T06:00", "Asia/Kolkata"))
    assert not kolkata.open_at(local("2026-06-10T07:00", "Asia/Kolkata"))


@pytest.mark.parametrize(
    ("opens", "day", "opening"),
    [
        ("01:30", "2026-11-01", "2026-11-01T06:30Z"),  # 1:30 comes twice: the second time
        ("02:30", "2026-03-08", "2026-03-08T07:30Z"),  # 2:30 does not come: as late as it might
        ("02:30", "2026-11-01", "2026-11-01T07:30Z"),
    ],
)
def test_where_the_clock_is_put_at_an_opening_it_is_the_later_one(
    opens: str, day: str, opening: str
) -> None:
    hour, minute = map(int, opens.split(":"))
    early = Rules(Kind.INFORMATIONAL, TeamHours(informational=Window(hour * 60 + minute, 20 * 60)))
    midnight = local(f"{day}T00:00", "America/New_York")

    assert hours_of([NEW_YORK], early).next_opening(midnight) == datetime.fromisoformat(opening)


def test_the_same_places_in_another_order_have_the_same_hours() -> None:
    assert hours_of([NEW_YORK, LOS_ANGELES], MARKETING) == hours_of(
        [LOS_ANGELES, NEW_YORK, NEW_YORK], MARKETING
    )
    assert hours_of([NEW_YORK], MARKETING) != hours_of([LOS_ANGELES], MARKETING)
