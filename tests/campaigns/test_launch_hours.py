"""What the hours ask at a launch: who waits until when, who is dropped, and why it is urgent.

The clock stands at an hour of its own, so that it is evening in the east whenever this runs.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from campaigns import launching, setup
from campaigns.forms import WorkspaceForm
from campaigns.launching import LaunchAnswers, Launched
from domain.errors import Refused
from domain.views import CampaignView
from domain.windows import Kind
from jobs.queues import QueueName
from models.tables import Campaign, CampaignHours, Workspace
from tests.builders import Builder
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only

EVENING = datetime(2026, 6, 11, 2, 30, tzinfo=UTC)
"""10:30 PM in New York, 7:30 PM in Los Angeles; a Wednesday."""
NOWHERE = "+18505550101"
"""Florida's west, in two zones."""
EAST, EAST_TOO, WEST = "+12125550101", "+12125550102", "+14155550103"
MORNING = datetime(2026, 6, 11, 12, 0, tzinfo=UTC)


@pytest.fixture
def evening(stage: Stage) -> Stage:
    """A stage in the evening, of a team that has set no hours of its own."""
    there = Stage(replace(stage.rt, clock=lambda: EVENING), stage.who)
    setup.save_workspace(there.rt, there.who, WorkspaceForm(informational_hours=""))
    return there


def drafted(stage: Stage, kind: str = "informational", *people: str) -> CampaignView:
    """A draft of that kind to these, counted."""
    view = stage.draft(people=people or (EAST, EAST_TOO, WEST))
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).kind = kind
    return stage.ready(view)


def launch(stage: Stage, view: CampaignView, **said: object) -> Launched:
    answers = LaunchAnswers(**said)  # type: ignore[arg-type]
    return launching.launch(
        stage.rt, stage.who, view.public_id, view.wording_id or 0, answers=answers
    )


def windows(stage: Stage) -> dict[str, tuple[datetime | None, bool]]:
    with stage.rt.db.read() as session:
        rows = session.scalars(select(CampaignHours)).all()
        return {row.zones: (row.opens_at, row.drop) for row in rows}


def test_the_question_says_who_waits_and_until_when(evening: Stage) -> None:
    drafted(evening)

    found = launching.question(evening.rt, evening.who, "spring").outlook

    assert (found.now, found.waiting, found.never) == (1, 2, 0)
    assert [(wait.until, wait.zone) for wait in found.later] == [(MORNING, "America/New_York")]


def test_whoever_cannot_be_texted_now_waits_unless_somebody_says_otherwise(evening: Stage) -> None:
    done = launch(evening, drafted(evening))

    assert (done.recipients, done.waiting, done.dropped) == (3, 2, 0)
    assert windows(evening)["+1212"] == (MORNING, False)
    assert windows(evening)["+1415"][1] is False


def test_whoever_cannot_be_texted_now_is_dropped_if_that_was_said(evening: Stage) -> None:
    done = launch(evening, drafted(evening), drop=True, at=EVENING)

    assert (done.recipients, done.waiting, done.dropped) == (1, 0, 2)
    assert windows(evening)["+1212"] == (MORNING, True)
    assert windows(evening)["+1415"][1] is False
    detail = evening.audit()[-1].detail
    assert (detail["drop"], detail["recipients"], detail["dropped"]) == (True, 1, 2)


def test_nobody_is_dropped_whom_the_question_did_not_count(evening: Stage) -> None:
    view = drafted(evening)

    for looked in (EVENING - timedelta(hours=2), None):
        with pytest.raises(Refused, match="By now 2 recipients cannot be texted who could"):
            launch(evening, view, drop=True, at=looked)

    assert evening.view(view).state == "draft"


def test_whoever_opted_out_before_a_drop_is_not_counted_among_the_dropped(
    evening: Stage, build: Builder, workspace: Workspace
) -> None:
    view = drafted(evening)
    build.opt_out(workspace, EAST)

    done = launch(evening, view, drop=True, at=EVENING)

    assert (done.recipients, done.opted_out, done.dropped) == (1, 1, 1)


def test_nothing_is_launched_if_all_who_would_be_left_opted_out(
    evening: Stage, build: Builder, workspace: Workspace
) -> None:
    view = drafted(evening)
    build.opt_out(workspace, WEST)

    with pytest.raises(Refused, match="Nobody of “spring” would be left"):
        launch(evening, view, drop=True, at=EVENING)

    assert evening.view(view).state == "draft"
    assert launch(evening, view).waiting == 2


def test_whoever_can_never_be_reached_is_no_recipient(evening: Stage) -> None:
    setup.save_workspace(evening.rt, evening.who, WorkspaceForm(informational_hours="19-20"))
    view = drafted(evening, "informational", WEST, EAST, NOWHERE)

    done = launch(evening, view)

    assert (done.recipients, done.waiting, done.dropped) == (2, 1, 1)


def test_it_may_be_launched_although_everybody_waits_but_not_to_drop_them(evening: Stage) -> None:
    view = drafted(evening, "informational", EAST, EAST_TOO)

    with pytest.raises(Refused, match="nobody would be left"):
        launch(evening, view, drop=True, at=EVENING)
    done = launch(evening, view)

    assert (done.recipients, done.waiting) == (2, 2)
    assert evening.view(view).state == "sending"


def test_a_press_for_another_kind_launches_nothing(evening: Stage) -> None:
    view = drafted(evening)
    asked = launching.question(evening.rt, evening.who, "spring")
    with evening.rt.db.write() as session:
        session.get_one(Campaign, view.id).kind = "marketing"

    with pytest.raises(Refused, match="was made marketing since you looked"):
        launch(evening, view, kind=asked.kind)

    assert evening.view(view).state == "draft"


def test_an_urgent_one_needs_a_reason_which_is_kept_and_shown(evening: Stage) -> None:
    view = drafted(evening, "urgent")

    for missing in ("", "  ", "x" * 301):
        with pytest.raises(Refused) as refused:
            launch(evening, view, kind=Kind.URGENT, reason=missing)
        assert refused.value.field == "reason"
    done = launch(evening, view, kind=Kind.URGENT, reason=" The shop is flooded. ")

    assert (done.waiting, done.dropped) == (0, 0)
    assert evening.view(view).launch_reason == "The shop is flooded."
    assert evening.audit()[-1].detail["reason"] == "The shop is flooded."


def test_a_reason_of_one_that_is_not_urgent_is_neither_needed_nor_kept(evening: Stage) -> None:
    view = drafted(evening)

    launch(evening, view, reason="I like it.")

    assert evening.view(view).launch_reason == ""
    assert "reason" not in evening.audit()[-1].detail


def test_nobody_is_launched_to_whose_places_have_no_hour_in_common(evening: Stage) -> None:
    setup.save_workspace(evening.rt, evening.who, WorkspaceForm(informational_hours="9-10"))
    view = drafted(evening, "informational", NOWHERE)

    asked = launching.question(evening.rt, evening.who, "spring")
    assert "no hour in common" in asked.stops[0]
    with pytest.raises(Refused, match="no hour in common"):
        launch(evening, view)


def test_new_hours_of_the_team_count_for_what_is_under_way(evening: Stage) -> None:
    launch(evening, drafted(evening))

    setup.save_workspace(evening.rt, evening.who, WorkspaceForm(informational_hours="8-23"))

    opens_at, _ = windows(evening)["+1212"]
    assert opens_at is not None
    assert opens_at < EVENING
    assert evening.queued(QueueName.WORK).count(("put_aside", (1, 0))) >= 1
    kept = {"informational": [480, 1380], "abroad": [480, 1260], "countries": {}}
    assert evening.audit()[-1].detail["hours"] == kept


def test_settings_without_hours_leave_the_windows_alone(evening: Stage) -> None:
    launch(evening, drafted(evening))
    before = windows(evening)

    setup.save_workspace(evening.rt, evening.who, WorkspaceForm(business_name="Harbour"))

    assert windows(evening) == before
    assert "hours" not in evening.audit()[-1].detail
