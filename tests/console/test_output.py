"""What the terminal says of a launch before it is agreed to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from campaigns.launching import LaunchQuestion
from console import output, questions
from domain.daily import DailyLimit, Unit
from domain.dayplan import DayStop
from domain.waiting import Launchable, Wait
from domain.windows import STANDARD, Kind
from tests.gateways.slack.samples import DRAFT

AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
WAIT = Wait(AT + timedelta(hours=10), 2, "America/New_York")
LIMIT = DailyLimit(1, "sender:1", 500, Unit.MESSAGES, "UTC", "main")
STOP = DayStop(LIMIT, 500, AT, AT + timedelta(hours=8), None)
ASKED = LaunchQuestion(
    public_id="c1",
    name="spring",
    title="Spring",
    wording_id=1,
    seen="",
    template="Hi",
    recipients=3,
    segments=3,
    price=None,
    currency="USD",
    sender=DRAFT.sender,
    duration=timedelta(seconds=1),
    blank_rows=0,
    tested_by=None,
    tested_at=None,
    tested_current=False,
    kind=Kind.INFORMATIONAL,
    team=STANDARD,
    at=AT,
    outlook=Launchable(1, (WAIT,), 0),
)


def said(asked: LaunchQuestion, *, drop: bool = False) -> str:
    with output.out.capture() as captured:
        questions.question(asked, "UTC", drop=drop)
    return captured.get()


def test_who_waits_is_said_with_how_to_skip_them() -> None:
    told = said(ASKED)

    assert "2 recipients wait until Mon 7:30 AM EST (Eastern); --drop skips them." in told
    assert "under a minute, and the wait." in told
    assert "never get it" not in told


def test_with_drop_the_question_says_that_they_never_get_it() -> None:
    told = said(ASKED, drop=True)

    assert "2 recipients are skipped and never get it" in told
    assert "recipients wait" not in told
    assert "the wait" not in told


def test_where_nobody_would_be_left_no_drop_is_offered() -> None:
    assert "--drop" not in said(replace(ASKED, outlook=Launchable(0, (WAIT,), 0)))


def test_a_daily_limit_is_said_where_those_who_leave_now_reach_it() -> None:
    assert "daily limit" in said(replace(ASKED, day_stop=STOP, outlook=Launchable(600, (), 0)))
    assert "daily limit" in said(replace(ASKED, day_stop=STOP, outlook=Launchable(600, (WAIT,), 0)))
    assert "daily limit" not in said(replace(ASKED, day_stop=STOP))
