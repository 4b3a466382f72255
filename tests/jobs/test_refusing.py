"""One rule for everything that Slack refuses: post anew, wait longer each time, or give up."""

from datetime import timedelta

import pytest

from gateways.slack.errors import GONE, PERMANENT
from jobs.refusing import LONGEST, MOST, Act, after


@pytest.mark.parametrize("error", sorted(GONE))
def test_what_is_gone_is_posted_anew_at_once(error: str) -> None:
    assert after(error, 0).act is Act.ANEW
    assert after(error, MOST).act is Act.ANEW
    assert after(error, 0).wait == timedelta()


@pytest.mark.parametrize("error", sorted(PERMANENT))
def test_what_no_waiting_mends_is_given_up_at_once(error: str) -> None:
    assert after(error, 0).act is Act.GIVE_UP


def test_anything_else_waits_twice_as_long_each_time_up_to_six_hours() -> None:
    minutes = [after("something_new", tries).wait / timedelta(minutes=1) for tries in range(9)]

    assert minutes == [5, 10, 20, 40, 80, 160, 320, 360, 360]


def test_after_ten_refusals_in_a_row_nobody_tries_any_more() -> None:
    assert after("something_new", MOST - 1).act is Act.LATER
    assert after("something_new", MOST).act is Act.GIVE_UP
    assert after("something_new", 10**9).wait == LONGEST
