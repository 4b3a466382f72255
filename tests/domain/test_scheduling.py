"""When a campaign is to start, as people write it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import Refused
from domain.scheduling import FARTHEST, Start, begins_in, checked, read_start, starts_in
from domain.whereabouts import places_of_key

NEW_YORK = "America/New_York"
NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)  # a Wednesday, 10:30 in New York
ZONES = [NEW_YORK, "America/Phoenix", "Asia/Kathmandu", "Australia/Lord_Howe", "Asia/Beirut", "UTC"]


def read(text: str, now: datetime = NOW, zone: str = NEW_YORK) -> datetime:
    """What it means, on the wall of the zone that was meant."""
    start = read_start(text, now=now, zone=zone)
    assert start.at == starts_in(start.wall, start.zone)
    return start.at.astimezone(ZoneInfo(NEW_YORK)).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("tomorrow 9am", "2026-11-19T09:00"),
        ("tomorrow at 9 AM", "2026-11-19T09:00"),
        ("Tomorrow, 9:30 p.m.", "2026-11-19T21:30"),
        ("today 17:05", "2026-11-18T17:05"),
        ("today noon", "2026-11-18T12:00"),
        ("mon 14:30", "2026-11-23T14:30"),
        ("Monday 14:30", "2026-11-23T14:30"),
        ("thurs 9am", "2026-11-19T09:00"),
        ("wed 11:00", "2026-11-18T11:00"),
        ("wed 10:00", "2026-11-25T10:00"),
        ("2026-12-01 09:00", "2026-12-01T09:00"),
        ("2026-12-01T09:00", "2026-12-01T09:00"),
        ("dec 1 12am", "2026-12-01T00:00"),
        ("1 December 12pm", "2026-12-01T12:00"),
        ("tomorrow 9am PT", "2026-11-19T12:00"),
        ("tomorrow 9am Pacific time", "2026-11-19T12:00"),
        ("tomorrow 9am America/Denver", "2026-11-19T11:00"),
        ("tomorrow 9:00 UTC", "2026-11-19T04:00"),
    ],
)
def test_a_day_and_a_time_are_read(text: str, wall: str) -> None:
    assert read(text) == datetime.fromisoformat(wall)


def test_a_month_that_is_over_is_next_years() -> None:
    new_years_eve = datetime(2026, 12, 31, 15, tzinfo=UTC)

    assert read("jan 4 9am", new_years_eve) == datetime(2027, 1, 4, 9)


def test_today_is_that_of_the_zone_which_was_written() -> None:
    late = datetime(2026, 11, 19, 4, 30, tzinfo=UTC)  # the 18th in New York, the 19th in Kathmandu

    assert read("today 23:45", late) == datetime(2026, 11, 18, 23, 45)
    assert read("today 14:00 Asia/Kathmandu", late) == datetime(2026, 11, 19, 3, 15)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "such as “tomorrow 9am”"),
        ("soon", "such as “tomorrow 9am”"),
        ("tomorrow", "such as “tomorrow 9am”"),
        ("tomorrow morning", "such as “tomorrow 9am”"),
        ("next monday 9am", "such as “tomorrow 9am”"),
        ("12/1 9am", "such as “tomorrow 9am”"),
        ("9am", "On which day?"),
        ("at 14:30", "On which day?"),
        ("tomorrow 9", "“9am” or “9pm”"),
        ("mon at 8", "“8am” or “8pm”"),
        ("tomorrow 13pm", "no such hour"),
        ("tomorrow 0am", "no such hour"),
        ("tomorrow 25:00", "no such hour"),
        ("2026-11-31 09:00", "There is no day 31"),
        ("feb 30 9am", "There is no day 30"),
        ("tomorrow 9am Gotham", "I know no zone “Gotham”"),
        ("tomorrow 9am MT", "America/Denver or America/Phoenix"),
        ("today 9am", "already past"),
        ("2026-11-17 09:00", "already past"),
        ("2025-12-01 09:00", "already past"),
        ("2027-01-04 09:00", "more than 35 days"),
        ("nov 17 9am", "more than 35 days"),
        ("9999-12-31 23:59", "more than 35 days"),
        ("0001-01-01 00:00 Asia/Kathmandu", "already past"),
        ("decaf 1 9am", "such as “tomorrow 9am”"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_start(text, now=NOW, zone=NEW_YORK)


def test_an_hour_that_the_clock_leaves_out_is_refused() -> None:
    march = datetime(2026, 3, 6, 15, tzinfo=UTC)

    with pytest.raises(Refused, match="no 2:30 AM on Mar 8, 2026 in America/New_York"):
        read_start("sun 2:30", now=march, zone=NEW_YORK)
    assert read("sun 3:00", march) == datetime(2026, 3, 8, 3)
    assert read_start("sun 2:30 America/Phoenix", now=march, zone=NEW_YORK)


def test_an_hour_that_comes_twice_is_the_first_one() -> None:
    october = datetime(2026, 10, 30, 15, tzinfo=UTC)

    start = read_start("sun 1:30", now=october, zone=NEW_YORK)
    assert start.at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_start_that_waited_too_long_to_be_confirmed_is_refused() -> None:
    start = read_start("today 10:31", now=NOW, zone=NEW_YORK)

    assert checked(start, NOW) == start
    with pytest.raises(Refused, match="already past"):
        checked(start, NOW + timedelta(minutes=1))


def test_everybodys_own_morning_is_at_another_time_in_each_zone() -> None:
    nine = datetime(2026, 11, 19, 9)

    assert starts_in(nine, NEW_YORK) == datetime(2026, 11, 19, 14, tzinfo=UTC)
    assert starts_in(nine, "America/Los_Angeles") == datetime(2026, 11, 19, 17, tzinfo=UTC)


PIECES = (
    "today tomorrow mon sunday 2026-12-01 2026-02-30 dec 1 31 feb at 9 9am 12pm 13pm 14:30 24:00 "
    "PT UTC Gotham noon , t"
)
words = st.sampled_from(PIECES.split())


@given(st.lists(words, max_size=5).map(" ".join) | st.text(max_size=20))
@settings(max_examples=300)
def test_whatever_is_written_is_a_start_to_come_or_refused(text: str) -> None:
    try:
        start = read_start(text, now=NOW, zone=NEW_YORK)
    except Refused as refused:
        assert refused.sentence.endswith((".", "?"))
    else:
        assert NOW < start.at <= NOW + FARTHEST


moments = st.datetimes(
    min_value=datetime(2025, 1, 1), max_value=datetime(2031, 12, 31), timezones=st.just(UTC)
)


@given(moments, st.integers(1, 35 * 24 * 60), st.sampled_from(ZONES))
@settings(max_examples=200)
def test_whatever_a_clock_shows_within_five_weeks_can_be_scheduled(
    now: datetime, minutes: int, zone: str
) -> None:
    at = (now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    shown = at.astimezone(ZoneInfo(zone))
    first = shown.replace(fold=0).astimezone(UTC)
    if not now < first <= now + FARTHEST:
        return

    start = read_start(f"{shown:%Y-%m-%d %H:%M} {zone}", now=now, zone="UTC")

    assert start == Start(shown.replace(tzinfo=None, fold=0), zone, first)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31)), st.sampled_from(ZONES))
@settings(max_examples=200)
def test_a_start_is_on_the_clock_or_refused(wall: datetime, zone: str) -> None:
    wall = wall.replace(second=0, microsecond=0)
    now = wall.replace(tzinfo=UTC) - timedelta(days=5)
    try:
        start = read_start(f"{wall:%Y-%m-%d %H:%M} {zone}", now=now, zone="UTC")
    except Refused:
        shown = starts_in(wall, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert shown > wall
    else:
        assert start.at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) == wall


@pytest.mark.parametrize(
    ("area", "wall", "at"),
    [
        # Newfoundland is half an hour off, and 709 may be in Labrador too.
        ("+1709", "2026-11-19T09:00", "2026-11-19T13:00"),
        ("+9198", "2026-11-19T09:00", "2026-11-19T03:30"),
        # Arizona keeps its clock all year, the Navajo Nation does not.
        ("+1928", "2026-07-01T09:00", "2026-07-01T16:00"),
        ("+1928", "2026-11-19T09:00", "2026-11-19T16:00"),
        # 907 may be in Adak, an hour behind the rest of Alaska.
        ("+1907", "2026-11-19T09:00", "2026-11-19T19:00"),
        # Left out at 2:30 on March 8, 2026 in New York: as much later as the clock goes forward.
        ("+1212", "2026-03-08T02:30", "2026-03-08T07:30"),
        # Twice at 1:30 on November 1, 2026: the first.
        ("+1212", "2026-11-01T01:30", "2026-11-01T05:30"),
    ],
)
def test_each_area_begins_when_the_last_of_its_clocks_shows_it(
    area: str, wall: str, at: str
) -> None:
    assert begins_in(area, datetime.fromisoformat(wall)) == datetime.fromisoformat(f"{at}+00:00")


AREAS = ["+1212", "+1709", "+9198", "+1928", "+1907", "+1850"]
CHANGES = [datetime(2026, 3, 8), datetime(2026, 11, 1)]
QUARTER = timedelta(minutes=15)


@given(st.sampled_from(AREAS), st.sampled_from(CHANGES), st.integers(-96, 96))
@settings(max_examples=100)
def test_nobody_begins_before_every_clock_of_theirs_has_shown_it(
    area: str, change: datetime, quarters: int
) -> None:
    wall = change + quarters * QUARTER
    begins = begins_in(area, wall)
    firsts = [first_shown(wall, place.zone) for place in places_of_key(area)]

    assert begins >= max(firsts)
    # No later than the last of them, but for an hour that its clock leaves out.
    assert begins - max(firsts) <= timedelta(hours=1)


def first_shown(wall: datetime, zone: str) -> datetime:
    """When a zone's clock first shows that time or a later one, by looking each quarter."""
    at = wall.replace(tzinfo=UTC) - timedelta(hours=15)
    while at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) < wall:
        at += QUARTER
    return at
