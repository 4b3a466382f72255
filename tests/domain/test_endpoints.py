"""Where events may go as far as a URL's words tell, and when they are tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.endpoints import (
    PAUSES,
    has_failed_for_good,
    pause_after,
    read_since,
    rests_until,
    secret,
    shown,
    usable,
)
from domain.errors import Refused

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "url",
    [
        *("https://example.com/hook", "https://example.com:8443/a?b=c", "https://example.com:443"),
        *("https://93.184.215.14/x", "https://[2606:2800:21f::1]/x", "https://10.example.com/x"),
    ],
)
def test_an_address_that_can_be_told_is_kept_as_it_is(url: str) -> None:
    assert usable(url) == url


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://example.com/", "starts with https"),
        ("ftp://example.com/", "starts with https"),
        ("https://me:secret@example.com/", "no user and no password"),
        ("https://me@example.com/", "no user and no password"),
        ("https://example.com/#part", "before the #"),
        ("https://example.com./", "dot behind the name"),
        ("https://example.com:22/", "port 22"),
        ("https://example.com:0/", "no address"),
        ("https://example.com:99999/", "no address"),
        ("https:///hook", "no address"),
        ("https://exa mple.com/", "no address"),
        ("https://example.com\\@inside/", "no address"),
        ("https://example.com/\r\nHost: inside", "no address"),
        ("https://exämple.com/", "no address"),
        ("https://[::1/", "no address"),
        ("https://127.0.0.1/x", "private network"),
        ("https://10.1.2.3:8443/x", "private network"),
        ("https://169.254.169.254/latest", "private network"),
        ("https://[::1]/x", "private network"),
        ("https://[::ffff:10.0.0.1]/x", "private network"),
        ("https://2130706433/x", "private network"),
        ("https://0x7f.1/x", "private network"),
        ("https://LOCALHOST/x", "private network"),
        (f"https://example.com/{'a' * 2000}", "at most 2000"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(url: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        usable(url)


def test_for_development_http_and_any_port_pass_and_a_password_does_not() -> None:
    assert usable("http://127.0.0.1:80/hook", unsafe=True)
    with pytest.raises(Refused):
        usable("ftp://127.0.0.1/", unsafe=True)
    with pytest.raises(Refused):
        usable("http://me:secret@127.0.0.1/", unsafe=True)


def test_people_see_the_host_and_no_more_of_the_path_than_tells_it_apart() -> None:
    assert shown("https://example.com/hook") == "https://example.com/hook"
    assert shown("https://hooks.example.com/T012/B345/sEcReT") == (
        "https://hooks.example.com/T012/B34…"
    )
    assert "token" not in shown("https://example.com/a?token=abc")


def test_ten_tries_follow_the_first_over_more_than_three_days() -> None:
    found = [pause_after(tries) for tries in range(1, 12)]

    assert found == [*PAUSES, None]
    assert [it.total_seconds() for it in PAUSES[:4]] == [5, 60, 300, 900]


def test_an_endpoint_rests_from_the_third_failure_on() -> None:
    assert [rests_until(failures, NOW) for failures in (1, 2)] == [None, None]
    assert rests_until(3, NOW) == NOW + timedelta(seconds=5)
    assert rests_until(99, NOW) == NOW + timedelta(days=1)


def test_it_has_failed_for_good_after_as_long_as_one_event_is_tried() -> None:
    whole = sum(PAUSES, timedelta())
    assert has_failed_for_good(NOW - whole, NOW)
    assert not has_failed_for_good(NOW - whole + timedelta(seconds=1), NOW)


def test_a_secret_is_of_one_key_one_endpoint_and_one_version() -> None:
    made = {
        secret(b"k" * 32, "one", 1),
        secret(b"k" * 32, "one", 2),
        secret(b"k" * 32, "two", 1),
        secret(b"l" * 32, "one", 1),
    }
    assert len(made) == 4
    assert secret(b"k" * 32, "one", 1) in made
    assert all(one.startswith("whsec_") for one in made)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("30m", NOW - timedelta(minutes=30)),
        (" 2h ", NOW - timedelta(hours=2)),
        ("3d", NOW - timedelta(days=3)),
        ("2026-11-22T08:00+02:00", datetime(2026, 11, 22, 6, tzinfo=UTC)),
    ],
)
def test_since_when_is_read(text: str, then: datetime) -> None:
    assert read_since(text, NOW) == then


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-11-22T08:00", "2026-11-23T08:00Z", "99999d"]
)
def test_a_time_without_its_offset_or_ahead_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="Since when"):
        read_since(text, NOW)
