"""Starts at a time: kept as they were seen, started by the clock, and never by surprise.

The clock stands still where a test puts it, so it is the same hour whenever this runs.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from campaigns import (
    braking,
    consenting,
    controlling,
    editing,
    launch_hours,
    launching,
    not_starting,
    scheduling,
    setup,
    starting,
    unscheduling,
)
from campaigns.forms import EditForm, Upload, WorkspaceForm
from campaigns.launching import AlreadyLaunched, LaunchAnswers
from domain.actors import Actor
from domain.errors import Refused
from domain.scheduling import Start, read_start
from domain.starts import ScheduleView
from domain.templates import BlankPolicy
from domain.views import CampaignView
from domain.windows import Kind
from jobs.queues import QueueName
from models import outlooks
from models.tables import (
    Campaign,
    CampaignHours,
    DailyCount,
    Installation,
    Schedule,
    Sender,
    Workspace,
)
from tests.builders import Builder
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
"""A Wednesday, 9:30 in Chicago, where the team is."""
NINE = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
"""Tomorrow at nine there."""
CHICAGO = "America/Chicago"
EAST, WEST, ADAK = "+12125550101", "+14155550103", "+19075550104"


@pytest.fixture
def early(stage: Stage) -> Stage:
    """A stage at half past nine in Chicago."""
    return at(stage, NOW)


def at(stage: Stage, moment: datetime) -> Stage:
    """The same stage at that moment."""
    return Stage(replace(stage.rt, clock=lambda: moment), stage.who)


def drafted(stage: Stage, *people: str, kind: str = "informational") -> CampaignView:
    view = stage.draft(people=people or (EAST, WEST))
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).kind = kind
    return stage.ready(view)


def start_at(text: str = "tomorrow 9am", now: datetime = NOW) -> Start:
    return read_start(text, now=now, zone=CHICAGO)


def keep(
    stage: Stage,
    view: CampaignView,
    *,
    start: Start | None = None,
    own: bool = False,
    **said: object,
) -> ScheduleView:
    when = start or start_at()
    asked = scheduling.ask(stage.rt, stage.who, view.public_id, when, own_zones=own).launch
    answers = {"attest": "asked for at booking", "seen": asked.seen, "kind": asked.kind, **said}
    return scheduling.schedule(
        stage.rt,
        stage.who,
        view.public_id,
        view.wording_id or 0,
        when,
        own_zones=own,
        answers=LaunchAnswers(**answers),  # type: ignore[arg-type]
    )


def watched(stage: Stage, view: CampaignView, until: datetime) -> Stage:
    """The stage at `until`, with a clock that watched until a moment before."""
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).heartbeat_at = until - timedelta(seconds=30)
    return at(stage, until)


def test_the_question_says_the_absolute_time_and_keeps_nothing(early: Stage) -> None:
    view = drafted(early)

    asked = scheduling.ask(early.rt, early.who, "spring", start_at())

    assert (asked.first, asked.start.zone, asked.launch.at) == (NINE, CHICAGO, NINE)
    assert early.view(view).state == "draft"
    assert early.count(Schedule) == 0


def test_what_is_still_being_imported_is_scheduled_later_and_its_form_says_so(
    early: Stage,
) -> None:
    view = early.draft()
    told = "“spring” is still being imported. Schedule it when it is done."

    (stop,) = scheduling.ask(early.rt, early.who, "spring", start_at()).launch.stops

    assert stop.endswith(told)
    with pytest.raises(Refused, match=told):
        keep(early, view)
    assert early.count(Schedule) == 0


def test_the_clock_starts_what_is_due_as_the_system(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    due = watched(early, view, NINE + timedelta(seconds=2))
    starting.look_at_starts(due.rt)

    now = due.view(view)
    assert (now.state, now.launched_by, now.launched_at) == ("sending", "system", due.rt.clock())
    assert now.schedule is not None
    assert now.schedule.by == early.who.name
    assert [row.actor for row in due.audit() if row.verb == "launch"] == ["system"]


def test_nothing_starts_before_its_time(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    before = watched(early, view, NINE - timedelta(seconds=1))
    starting.look_at_starts(before.rt)

    assert starting.start(before.rt, view.id) is False
    assert before.view(view).state == "scheduled"


def test_two_clocks_start_it_once(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)
    due = watched(early, view, NINE)

    assert [starting.start(due.rt, view.id) for _ in range(2)] == [True, False]
    assert due.verbs().count("launch") == 1


def test_each_press_to_schedule_puts_the_start_where_it_says(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    keep(early, view, start=start_at("tomorrow 11am"))

    found = early.view(view).schedule
    assert found is not None
    assert found.at == NINE + timedelta(hours=2)
    assert early.count(Schedule) == 1


def test_a_start_is_called_off(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    unscheduling.unschedule(early.rt, early.who, "spring")
    starting.look_at_starts(watched(early, view, NINE).rt)

    assert early.view(view).state == "draft"
    with pytest.raises(Refused, match="is not scheduled"):
        unscheduling.unschedule(early.rt, early.who, "spring")


def test_what_is_scheduled_can_be_launched_at_once(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    launching.launch(
        early.rt,
        early.who,
        view.public_id,
        view.wording_id or 0,
        answers=LaunchAnswers(attest="asked for at booking"),
    )

    assert early.view(view).state == "sending"
    assert starting.start(watched(early, view, NINE).rt, view.id) is False
    with pytest.raises(AlreadyLaunched):
        keep(early, view)


def test_what_is_scheduled_can_be_cancelled_for_good(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    controlling.cancel(early.rt, early.who, "spring")

    assert early.view(view).state == "cancelled"
    assert starting.start(watched(early, view, NINE).rt, view.id) is False


Edit = Callable[[Stage, CampaignView], object]


def _text(stage: Stage, view: CampaignView) -> object:
    form = EditForm(message="We open at ten. Reply STOP to opt out.")
    return editing.edit(stage.rt, stage.who, view.public_id, form)


def _audience(stage: Stage, view: CampaignView) -> object:
    form = EditForm(source=Upload.pasted(WEST))
    return editing.edit(stage.rt, stage.who, view.public_id, form)


def _blanks(stage: Stage, view: CampaignView) -> object:
    return editing.decide_blanks(stage.rt, stage.who, view.public_id, BlankPolicy.SKIP)


@pytest.mark.parametrize("change", [_text, _audience, _blanks])
def test_an_edit_puts_it_back_to_a_draft(early: Stage, change: Edit) -> None:
    view = drafted(early)
    keep(early, view)

    change(early, view)

    assert early.view(view).state in ("draft", "importing")
    assert starting.start(watched(early, view, NINE).rt, view.id) is False
    assert early.view(view).launched_at is None


def test_a_note_puts_nothing_back(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    editing.edit(early.rt, early.who, view.public_id, EditForm(note="Ask Ben about it."))

    assert early.view(view).state == "scheduled"


def _other_kind(stage: Stage, view: CampaignView) -> None:
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).kind = "urgent"


def _stopped_sender(stage: Stage, view: CampaignView) -> None:
    with stage.rt.db.write() as session:
        session.get_one(Sender, view.sender.id).stopped_reason = "Its registration ended."


def _elsewhere(stage: Stage, view: CampaignView) -> None:
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).installation_id = "another"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_other_kind, "was made urgent since you looked"),
        (_stopped_sender, "was stopped: Its registration ended"),
        (_elsewhere, "another installation"),
    ],
)
def test_what_speaks_against_it_when_it_is_due_stops_it_and_is_told(
    early: Stage, change: Callable[[Stage, CampaignView], None], why: str
) -> None:
    view = drafted(early)
    keep(early, view)
    change(early, view)

    due = watched(early, view, NINE)
    starting.look_at_starts(due.rt)

    now = due.view(view)
    assert now.state == "draft"
    assert why in now.state_reason
    assert now.schedule is not None
    assert why in (now.schedule.why_not or "")
    assert ("tell", (view.id,)) in due.queued(QueueName.WORK)


def test_whoever_opted_out_meanwhile_gets_nothing(
    early: Stage, build: Builder, workspace: Workspace
) -> None:
    view = drafted(early)
    keep(early, view)
    build.opt_out(workspace, WEST)

    assert starting.start(watched(early, view, NINE).rt, view.id) is True
    assert early.audit()[-1].detail["opted_out"] == 1


def agrees_no_more(stage: Stage) -> None:
    consenting.withdraw(stage.rt, stage.who, EAST, "by phone")


def test_a_consent_that_changes_while_a_start_waits_is_counted_before_it(early: Stage) -> None:
    view = drafted(early, EAST, WEST)
    keep(early, view)
    agrees_no_more(early)
    assert early.view(view).estimate is None
    due = watched(early, view, NINE + timedelta(minutes=1))

    assert starting.start(due.rt, view.id) is False
    assert early.view(view).state == "scheduled"
    early.agrees = False
    early.run_estimate(view)
    counted = early.view(view).estimate

    assert counted is not None
    assert counted.recipients == 1
    assert starting.start(due.rt, view.id) is True
    assert early.audit()[-1].detail["recipients"] == 1


def test_a_start_whose_list_is_never_looked_through_is_called_off_and_says_so(
    early: Stage,
) -> None:
    view = drafted(early, EAST, WEST)
    keep(early, view)
    agrees_no_more(early)

    assert starting.start(watched(early, view, NINE + timedelta(minutes=6)).rt, view.id) is False

    found = early.view(view)
    assert found.state == "draft"
    assert "its list was not looked through when it was due" in found.state_reason


def test_what_is_called_off_after_a_consent_changed_is_counted_as_it_is_then(early: Stage) -> None:
    view = drafted(early, EAST, WEST)
    keep(early, view)
    agrees_no_more(early)
    unscheduling.unschedule(early.rt, early.who, "spring")

    assert early.view(view).estimate is None
    early.agrees = False
    early.run_estimate(view)

    assert launching.question(early.rt, early.who, "spring").recipients == 1


def test_a_start_that_was_missed_asks(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    late = watched(early, view, NINE + not_starting.MISSED + timedelta(seconds=1))
    starting.look_at_starts(late.rt)

    assert late.view(view).state == "draft"
    assert "it was missed" in late.view(view).state_reason


def test_a_start_a_little_late_is_none_that_was_missed(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    assert starting.start(watched(early, view, NINE + not_starting.MISSED).rt, view.id) is True


def test_a_restored_backup_does_not_start_by_itself(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    assert starting.start(at(early, NINE).rt, view.id) is False
    assert "a backup may have been restored" in early.view(view).state_reason


def test_the_clock_vouches_for_what_waits(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    # A new version takes a minute or two.
    for minutes in (1, 3, 3.5, 8):
        starting.look_at_starts(at(early, NOW + timedelta(minutes=minutes)).rt)

    assert early.view(view).state == "scheduled"
    assert early.campaign(view).heartbeat_at == NOW + timedelta(minutes=8)


@pytest.mark.parametrize("ahead", [timedelta(hours=2), timedelta(hours=23), timedelta(minutes=1)])
def test_no_look_heals_a_gap_of_a_restored_backup_or_an_outage(
    early: Stage, ahead: timedelta
) -> None:
    view = drafted(early)
    keep(early, view)
    first = max(NINE - ahead, NOW + not_starting.MISSED + timedelta(seconds=1))

    for seconds in range(0, 300, 45):
        starting.look_at_starts(at(early, first + timedelta(seconds=seconds)).rt)
    starting.look_at_starts(at(early, NINE).rt)

    now = early.view(view)
    assert (now.state, now.launched_at) == ("draft", None)
    assert now.schedule is not None
    assert "a backup may have been restored, or Rollcall was down" in (now.schedule.why_not or "")
    assert "Look at Twilio's log" in now.state_reason
    assert early.queued(QueueName.WORK).count(("tell", (view.id,))) >= 1
    assert early.verbs().count("unschedule") == 1


def test_a_person_who_schedules_again_vouches_for_the_gap(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)
    back = at(early, NOW + timedelta(hours=3))
    starting.look_at_starts(back.rt)

    keep(back, view)
    starting.look_at_starts(back.rt)

    assert early.view(view).state == "scheduled"


def test_stop_all_calls_a_start_off(early: Stage) -> None:
    view = drafted(early)
    keep(early, view)

    braking.stop_all(early.rt, early.who, "wrong price")
    braking.release(early.rt, early.who, "it was right")

    now = early.view(view)
    assert (now.state, now.state_reason) == ("draft", "Stop-all: wrong price")
    assert starting.start(watched(early, view, NINE).rt, view.id) is False


def test_a_daily_limit_that_is_used_up_stops_the_start(
    early: Stage, build: Builder, sender: Sender
) -> None:
    view = drafted(early)
    keep(early, view)
    with early.rt.db.write() as session:
        session.get_one(Sender, sender.id).daily_limit = 10
    # The limit's day is the sender's own.
    build.add(
        DailyCount(
            scope=f"sender:{sender.id}",
            day=NINE.date(),
            workspace_id=sender.workspace_id,
            segments=10,
            full_at=NINE,
        )
    )

    assert starting.start(watched(early, view, NINE).rt, view.id) is False
    assert "daily limit" in early.view(view).state_reason


def test_in_each_ones_own_zone_the_first_begin_first(early: Stage) -> None:
    view = drafted(early, EAST, WEST, ADAK)
    keep(early, view, own=True)

    found = early.view(view).schedule
    assert found is not None
    assert found.at == datetime(2026, 11, 19, 14, tzinfo=UTC)  # nine in New York
    starting.start(watched(early, view, found.at).rt, view.id)
    with early.rt.db.read() as session:
        opens = {row.zones: row.opens_at for row in session.scalars(select(CampaignHours))}
    assert opens == {
        "+1212": datetime(2026, 11, 19, 14, tzinfo=UTC),
        "+1415": datetime(2026, 11, 19, 17, tzinfo=UTC),
        # Alaska's area code may be in Adak, where nine is an hour later than in Anchorage.
        "+1907": datetime(2026, 11, 19, 19, tzinfo=UTC),
    }


def test_whom_a_start_in_each_ones_zone_leaves_is_told_by_that_start(early: Stage) -> None:
    setup.save_workspace(early.rt, early.who, WorkspaceForm(informational_hours="9-10"))
    view = drafted(early, EAST, WEST, "+18505550101")  # In two zones: never open.
    at_nine = at(early, datetime(2026, 11, 19, 14, 30, tzinfo=UTC))
    wall = start_at().wall

    with early.rt.db.read() as session:
        campaign, shown = early.campaign(view), at_nine.view(view)
        found = outlooks.outlook_of(session, campaign, shown, shown.at, wall=wall)
        left = launch_hours.left_of(session, campaign, shown, found=found, drop=False, wall=wall)

    # California begins at its own nine, for which it does not wait by anybody's hours.
    assert (left.recipients, left.waiting, left.dropped) == (2, 0, 1)


def test_a_time_that_is_past_in_somebodys_own_zone_is_refused(early: Stage) -> None:
    view = drafted(early, EAST, WEST)

    # Ten in Chicago is yet to come; in New York it was ten already.
    with pytest.raises(Refused, match="It is past 10:00 AM already where 1 of the recipients"):
        keep(early, view, start=start_at("today 10am"), own=True)


def test_nobody_is_dropped_in_their_own_zone(early: Stage) -> None:
    with pytest.raises(Refused, match="nobody is dropped"):
        keep(early, drafted(early), own=True, drop=True)


def test_an_urgent_start_needs_its_reason_when_it_is_scheduled(early: Stage) -> None:
    view = drafted(early, kind="urgent")

    with pytest.raises(Refused, match="needs a reason"):
        keep(early, view)

    keep(early, view, reason="The bridge is closed.")
    assert early.view(view).state == "scheduled"


def test_somebody_who_may_not_launch_may_not_schedule(
    early: Stage, person: Callable[..., Actor]
) -> None:
    view = drafted(early)
    eve = Stage(early.rt, person("U09EVE"))

    with pytest.raises(Refused):
        keep(eve, view)
    assert early.view(view).state == "draft"


def test_what_was_seen_belongs_to_one_kind(early: Stage) -> None:
    with pytest.raises(Refused, match="since you looked"):
        keep(early, drafted(early), kind=Kind.URGENT)
    assert early.count(Installation) == 0


@pytest.mark.parametrize(
    "unknown", [{"until": "noon"}, {"kind": "weekly"}, {"use_by": 5}, {"at": "soon"}]
)
def test_answers_of_another_version_start_nothing_and_stop_no_clock(
    early: Stage, unknown: dict[str, object]
) -> None:
    view = drafted(early)
    keep(early, view)
    with early.rt.db.write() as session:
        kept = session.get_one(Schedule, view.id)
        kept.answers = kept.answers | unknown

    starting.look_at_starts(watched(early, view, NINE).rt)

    now = early.view(view)
    assert (now.state, now.launched_at) == ("draft", None)
    assert "cannot read what was answered" in now.state_reason


def test_a_use_by_before_somebodys_own_start_is_told_and_counted(early: Stage) -> None:
    view = drafted(early, EAST, WEST)
    until = NINE + timedelta(minutes=30)

    # Nine in New York is 8:00 in Chicago; in California it is 11:00, long after 9:30.
    with pytest.raises(Refused, match="1 recipient would still wait for its hours then"):
        keep(early, view, own=True, use_by=until)

    assert keep(early, view, own=True, use_by=until, skips_late=True).late == 1
    assert starting.start(watched(early, view, NINE - timedelta(hours=1)).rt, view.id) is True
    detail = early.audit()[-1].detail
    assert (detail["recipients"], detail["too_late"]) == (1, 1)


def test_a_use_by_before_everybodys_own_start_is_refused(early: Stage) -> None:
    view = drafted(early, WEST, ADAK)

    with pytest.raises(Refused, match=r"Nobody of .* would get it before its use-by"):
        keep(early, view, own=True, use_by=NINE + timedelta(minutes=30), skips_late=True)
    assert early.view(view).state == "draft"


def test_a_use_by_after_everybodys_own_start_skips_nobody(early: Stage) -> None:
    view = drafted(early, EAST, WEST)

    assert keep(early, view, own=True, use_by=NINE + timedelta(hours=3)).late == 0

    assert starting.start(watched(early, view, NINE - timedelta(hours=1)).rt, view.id) is True
    detail = early.audit()[-1].detail
    assert (detail["recipients"], detail.get("too_late")) == (2, None)
