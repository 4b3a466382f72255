"""What the terminal says of a launch before it is agreed to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import cli
from campaigns.launching import Launched, LaunchQuestion
from console import commands, output, questions
from domain.daily import DailyLimit, Unit
from domain.dayplan import DayStop
from domain.holds import Held, HeldFor
from domain.waiting import Launchable, Wait
from domain.windows import STANDARD, Kind
from tests.gateways.slack.samples import DRAFT, LIVE

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


def test_a_campaign_says_why_people_are_held_and_until_when_by_the_clock_of_its_team() -> None:
    held = Held(HeldFor.QUIET_HOURS, 12, datetime(2026, 11, 23, 14, tzinfo=UTC))
    with output.out.capture() as captured:
        output.campaign(replace(LIVE, held=(held,)))
    said = "  12 held for their hours, the first until 2026-11-23 08:00 America/Chicago\n"
    assert said in captured.get()


def test_a_campaign_with_nobody_held_says_nothing_of_it() -> None:
    with output.out.capture() as captured:
        output.campaign(LIVE)
    assert "held" not in captured.get()


def test_whoever_is_too_late_for_the_use_by_is_told_apart() -> None:
    done = Launched("c1", "spring", "cli:maria", AT, 3, 0, 0, late=2)
    with output.out.capture() as captured:
        output.launched(done, "America/Chicago")
    assert "2 others cannot be texted before its use-by: skipped then." in captured.get()


def test_a_launch_that_counts_down_says_when_by_the_clock_of_its_team() -> None:
    starts = datetime(2026, 11, 23, 20, 1, 30, tzinfo=UTC)
    done = Launched("c1", "spring", "cli:maria", AT, 3, 0, 0, starts_at=starts)
    with output.out.capture() as captured:
        output.launched(done, "America/Chicago")
    assert "spring starts at 2:01:30 PM CST. Until then: rollcall abort spring" in captured.get()


def test_whoever_slack_would_mention_is_told_by_their_id(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with output.out.capture() as captured:
        output.campaign(replace(LIVE, state_reason="<@U02BEN> rejected it: too early"))
    assert "  U02BEN rejected it: too early\n" in captured.get()

    cli._refuse("These people can: <@U02BEN>, <!subteam^S01TEAM> in <#C01HERE|here>.")
    assert capsys.readouterr().err == "These people can: U02BEN, S01TEAM in C01HERE.\n"


def test_a_refusal_gives_a_terminal_nothing_to_obey(capsys: pytest.CaptureFixture[str]) -> None:
    cli._refuse("“a\x1b]0;b\x07\u202ec” was discarded by <@U01BEN>.")
    assert capsys.readouterr().err == "“a]0;bc” was discarded by U01BEN.\n"


def test_a_command_whose_module_cannot_be_loaded_is_no_unknown_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(name: str) -> None:
        raise KeyError(name)

    monkeypatch.setattr(commands, "load", broken)
    monkeypatch.setitem(commands.GROUPS, "phone", "console.nowhere.app")

    assert "fax" not in commands.Shelf()
    with pytest.raises(RuntimeError, match=r"console\.nowhere cannot be loaded"):
        commands.Shelf().get("phone")
