"""What follows from the facts of a number."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.consent import (
    UNDATED,
    ConsentKind,
    Fact,
    Origin,
    Standing,
    Status,
    is_old,
    origin_of,
    standing,
)

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
DAY = timedelta(days=1)


def fact(
    status: str, kind: str = "written", at: datetime = NOW - DAY, until: datetime | None = None
) -> Fact:
    return Fact(Status(status), ConsentKind(kind), at, until)


def test_written_consent_that_was_given_stands_and_none_is_none() -> None:
    assert standing([fact("given")], NOW) is Standing.WRITTEN
    assert standing([], NOW) is Standing.NONE


def test_asking_for_other_texts_takes_no_written_consent_away() -> None:
    given = [fact("given", at=NOW - 9 * DAY), fact("given", "express")]

    assert standing(given, NOW) is Standing.WRITTEN
    assert standing(given[1:], NOW) is Standing.EXPRESS


def test_a_withdrawal_takes_all_before_it_and_nothing_after_it() -> None:
    taken = fact("withdrawn", "express")

    assert standing([fact("given", at=NOW - 2 * DAY), taken], NOW) is Standing.WITHDRAWN
    assert standing([taken, fact("given", at=NOW - DAY / 2)], NOW) is Standing.WRITTEN


def test_of_both_at_one_moment_the_no_counts() -> None:
    assert standing([fact("given"), fact("withdrawn")], NOW) is Standing.WITHDRAWN


def test_an_undated_yes_never_undoes_a_no() -> None:
    no = fact("withdrawn", at=NOW - 900 * DAY)

    assert standing([no, fact("given", at=UNDATED)], NOW) is Standing.WITHDRAWN


def test_what_expired_is_none_and_what_has_not_yet_stands() -> None:
    assert standing([fact("given", until=NOW)], NOW) is Standing.NONE
    assert standing([fact("given", until=NOW + DAY)], NOW) is Standing.WRITTEN


def test_an_earlier_end_that_is_recorded_later_counts_and_a_later_one_too() -> None:
    long = Fact(Status.GIVEN, ConsentKind.WRITTEN, NOW - DAY, NOW + DAY, "web form", order=1)
    ended = replace(long, expires_at=NOW, order=2)

    assert standing([long, ended], NOW) is Standing.NONE
    assert standing([replace(long, expires_at=None), ended], NOW) is Standing.NONE
    assert standing([long, replace(ended, order=0)], NOW) is Standing.WRITTEN


@pytest.mark.parametrize(
    "other",
    [
        {"source": "paper"},
        {"wording": "v2"},
        {"kind": ConsentKind.EXPRESS},
        {"at": NOW - 2 * DAY},
        {"status": Status.PENDING},
    ],
)
def test_the_end_of_another_consent_ends_none(other: dict[str, Any]) -> None:
    long = Fact(Status.GIVEN, ConsentKind.WRITTEN, NOW - DAY, NOW + DAY, "web form", order=1)
    ended = replace(long, expires_at=NOW, order=2)

    assert standing([long, replace(ended, **other)], NOW) is Standing.WRITTEN


def test_what_waits_for_a_yes_is_no_consent_and_ends() -> None:
    assert standing([fact("pending", until=NOW + DAY)], NOW) is Standing.PENDING
    assert standing([fact("pending", until=NOW)], NOW) is Standing.NONE


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("Web form 2026", Origin.WEB_FORM),
        ("paper card at the desk", Origin.PAPER),
        ("texted JOIN", Origin.KEYWORD),
        ("Checkout", Origin.CHECKOUT),
        ("told us on the phone", Origin.SPOKEN),
        ("bought from a friend", Origin.OTHER),
        ("", Origin.OTHER),
    ],
)
def test_where_they_agreed_is_read_from_the_team_s_own_words(words: str, origin: Origin) -> None:
    assert origin_of(words) is origin


def test_a_list_is_old_after_31_days_and_not_before() -> None:
    assert not is_old(date(2026, 11, 1), date(2026, 12, 2))
    assert is_old(date(2026, 11, 1), date(2026, 12, 3))
