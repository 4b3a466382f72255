"""`rollcall schedule`: the same question as in Slack, asked and answered at a terminal."""

import pytest

from tests.campaigns.stage import PEOPLE, Stage
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only

MISSED = "3 recipients would still wait for their hours then, and be skipped."


def test_a_start_is_said_exactly_and_kept(rollcall: Terminal, stage: Stage) -> None:
    view = stage.ready()

    told = rollcall("schedule", "spring", "tomorrow 9am", "--yes")

    assert "09:00 America/Chicago, which is " in told
    assert " UTC.\n" in told
    assert "Scheduled spring: it starts by itself " in told
    assert stage.view(view).state == "scheduled"

    assert "it is a draft again" in rollcall("unschedule", "spring")
    assert stage.view(view).state == "draft"


def test_each_ones_own_clock_is_said_with_the_first_moment(
    rollcall: Terminal, stage: Stage
) -> None:
    stage.ready()

    told = rollcall("schedule", "spring", "tomorrow 9am", "--own-zones", "--yes")

    assert "09:00 by each recipient's own clock, the first at " in told


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["tomorrow 9am"], "Schedule spring? Add --yes to say so."),
        (["tomorrow 9", "--yes"], "in the morning or in the evening"),
        (["tomorrow 9am", "--use-by", "tomorrow 8am", "--yes"], "Nothing could leave before that"),
    ],
)
def test_what_is_not_said_clearly_is_kept_by_nobody(
    rollcall: Terminal, stage: Stage, words: list[str], refusal: str
) -> None:
    view = stage.ready()

    code, _, errors = rollcall.fails("schedule", "spring", *words)

    assert code != 0
    assert refusal in errors
    assert stage.view(view).state == "draft"


def test_whom_the_use_by_would_skip_is_counted_before_the_yes(
    rollcall: Terminal, stage: Stage
) -> None:
    rollcall("setup", "--informational-hours", "8:00-21:00")
    stage.ready(stage.draft(people=("+12125550101", *PEOPLE)))

    # At six all in Texas wait until eight; in New York that is seven.
    told = rollcall("schedule", "spring", "tomorrow 6am", "--use-by", "tomorrow 8am", "--yes")
    assert MISSED in told


def test_a_use_by_that_skips_nobody_counts_nobody(rollcall: Terminal, stage: Stage) -> None:
    rollcall("setup", "--informational-hours", "8:00-21:00")
    stage.ready()

    told = rollcall("schedule", "spring", "tomorrow 6am", "--use-by", "tomorrow 6pm", "--yes")
    assert "wait until" in told
    assert "would still wait" not in told


def test_where_people_agreed_is_asked_before_a_start_is_kept(
    rollcall: Terminal, stage: Stage
) -> None:
    stage.agrees = False
    view = stage.ready()

    code, _, errors = rollcall.fails("schedule", "spring", "tomorrow 9am", "--yes")
    assert code != 0
    assert "Where did 3 recipients agree to get texts from you? Say it with --attest" in errors
    assert stage.view(view).state == "draft"

    rollcall("schedule", "spring", "tomorrow 9am", "--attest", "at booking", "--yes")
    assert stage.view(view).state == "scheduled"


def test_a_text_that_was_just_sent_is_not_scheduled_by_yes_alone(
    rollcall: Terminal, stage: Stage
) -> None:
    stage.ready()
    rollcall("launch", "spring", "--yes")
    view = stage.ready(stage.draft("Again"))

    code, _, errors = rollcall.fails("schedule", "again", "tomorrow 9am", "--yes")
    assert code != 0
    assert "Add --again to say so." in errors

    rollcall("schedule", "again", "tomorrow 9am", "--again", "--yes")
    assert stage.view(view).state == "scheduled"
