"""The undo window: a launch counts down, can be taken back, and starts once and on time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from campaigns import (
    braking,
    controlling,
    countdown,
    discarding,
    editing,
    launching,
    not_starting,
    setup,
    starting,
    watching,
)
from campaigns.forms import EditForm, WorkspaceForm
from campaigns.launching import AlreadyLaunched, LaunchAnswers
from domain.actors import Actor
from domain.errors import Refused
from domain.views import CampaignView
from domain.wallclock import written
from jobs.queues import QueueName
from models.openings import Span
from models.tables import Campaign
from tests.builders import Builder
from tests.campaigns.stage import PEOPLE, Stage
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only

OTHER = "Reply STOP to opt out."
NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
LATER = NOW + timedelta(seconds=60)


@pytest.fixture
def here(stage: Stage) -> Stage:
    """A team with an undo window of a minute, at a standing clock."""
    found = at(stage, NOW)
    setup.save_workspace(found.rt, found.who, WorkspaceForm(undo_seconds="60"))
    return found


def at(stage: Stage, moment: datetime) -> Stage:
    """The same stage at that moment."""
    return Stage(replace(stage.rt, clock=lambda: moment), stage.who)


def launch(stage: Stage, view: CampaignView, who: Actor | None = None) -> launching.Launched:
    asked = launching.question(stage.rt, stage.who, view.public_id)
    answers = LaunchAnswers(seen=asked.seen, kind=asked.kind, attest="asked for at booking")
    return launching.launch(
        stage.rt, who or stage.who, view.public_id, asked.wording_id, answers=answers
    )


def counting(stage: Stage) -> CampaignView:
    """A campaign that counts down."""
    view = stage.ready()
    launch(stage, view)
    return view


def test_a_launch_counts_down_and_sends_nothing(here: Stage) -> None:
    view = here.ready()

    done = launch(here, view)

    now = here.view(view)
    assert (now.state, now.launched_at, done.starts_at) == ("counting_down", None, LATER)
    assert now.schedule is not None
    assert (now.schedule.at, now.schedule.is_launch) == (LATER, True)
    assert here.queued(QueueName.SEND) == []
    assert "count_down" in here.verbs()
    assert "launch" not in here.verbs()


def test_without_a_window_it_sends_at_once(here: Stage) -> None:
    setup.save_workspace(here.rt, here.who, WorkspaceForm(undo_seconds="0"))
    view = here.ready()

    done = launch(here, view)

    assert (here.view(view).state, done.starts_at) == ("sending", None)
    assert here.queued(QueueName.SEND)


def test_at_its_end_it_is_the_launch_of_whoever_pressed(here: Stage) -> None:
    view = counting(here)

    due = at(here, LATER)
    starting.look_at_starts(due.rt)

    now = due.view(view)
    assert (now.state, now.launched_by, now.launched_at) == ("sending", here.who.name, LATER)
    assert (now.state_by, now.schedule) == (here.who.name, None)
    assert (now.attested_by, now.attestation) == (here.who.name, "asked for at booking")
    [row] = [row for row in due.audit() if row.verb == "launch"]
    assert (row.actor, row.detail["launched_by"]) == ("system", here.who.name)


def test_it_does_not_start_before_its_end_and_never_twice(here: Stage) -> None:
    view = counting(here)

    early = at(here, LATER - timedelta(milliseconds=1))
    assert starting.start(early.rt, view.id) is False
    due = at(here, LATER)
    assert [starting.start(due.rt, view.id) for _ in range(2)] == [True, False]
    assert due.verbs().count("launch") == 1


def test_a_second_press_is_told_by_whom_and_when(
    here: Stage, person: Callable[..., Actor], maria: Actor
) -> None:
    view = counting(here)

    with pytest.raises(AlreadyLaunched) as told:
        launching.launch(here.rt, maria, view.public_id, view.wording_id or 0)

    assert (told.value.by, told.value.at) == (here.who.name, NOW)
    assert written(NOW, "America/Chicago", seconds=True) in str(told.value)
    assert here.verbs().count("count_down") == 1


def test_whoever_may_launch_aborts_it_and_the_card_says_who(here: Stage, maria: Actor) -> None:
    view = counting(here)

    countdown.abort(here.rt, maria, view.public_id)

    now = here.view(view)
    assert (now.state, now.schedule) == ("draft", None)
    assert "maria (command line) aborted the launch" in now.state_reason
    assert starting.start(at(here, LATER).rt, view.id) is False
    assert here.audit()[-1].verb == "abort"


def test_who_may_not_launch_aborts_nothing(here: Stage, person: Callable[..., Actor]) -> None:
    view = counting(here)

    with pytest.raises(Refused, match="may not launch"):
        countdown.abort(here.rt, person("U09EVE"), view.public_id)

    assert here.view(view).state == "counting_down"


def test_after_the_window_nothing_is_aborted(here: Stage) -> None:
    view = counting(here)
    due = at(here, LATER)
    starting.start(due.rt, view.id)

    with pytest.raises(Refused, match="undo window of “spring” is over"):
        countdown.abort(due.rt, due.who, view.public_id)
    assert due.view(view).state == "sending"


def test_what_was_aborted_can_be_launched_again(here: Stage) -> None:
    view = counting(here)
    countdown.abort(here.rt, here.who, view.public_id)

    assert launch(here, view).starts_at == LATER


def test_stop_all_makes_it_a_draft_and_nothing_leaves(here: Stage) -> None:
    view = counting(here)

    stopped = braking.stop_all(here.rt, here.who, "wrong price")

    now = here.view(view)
    assert (stopped.paused, now.state) == (("spring",), "draft")
    assert "Stop-all: wrong price" in now.state_reason
    assert starting.start(at(here, LATER).rt, view.id) is False
    with pytest.raises(Refused):
        controlling.resume(here.rt, here.who, view.public_id)
    assert here.view(view).state == "draft"


def test_while_it_counts_down_nobody_edits_or_discards_it(here: Stage) -> None:
    view = counting(here)

    with pytest.raises(Refused, match="Abort it first"):
        editing.edit(here.rt, here.who, view.public_id, EditForm(message="Ho"))
    with pytest.raises(Refused, match="Abort it first"):
        discarding.discard(here.rt, here.who, view.public_id)

    assert here.view(view).wording_version == 1


def test_it_can_be_cancelled_for_good(here: Stage) -> None:
    view = counting(here)

    controlling.cancel(here.rt, here.who, view.public_id)

    assert here.view(view).state == "cancelled"
    assert starting.start(at(here, LATER).rt, view.id) is False


def test_who_opted_out_meanwhile_is_skipped(here: Stage, build: Builder) -> None:
    view = counting(here)
    workspace = here.view(view).workspace
    build.opt_out(workspace, PEOPLE[1])  # type: ignore[arg-type]

    due = at(here, LATER)
    starting.start(due.rt, view.id)

    assert due.view(view).ledger.skipped == {"opted_out": 1}


@pytest.mark.parametrize("late", [timedelta(seconds=31), timedelta(minutes=4)])
def test_a_window_that_nobody_watched_ends_in_a_draft(here: Stage, late: timedelta) -> None:
    view = counting(here)

    restored = at(here, LATER + late)
    starting.look_at_starts(restored.rt)

    now = restored.view(view)
    assert now.state == "draft"
    assert "did not start after its launch: Nothing ran here when it was due" in now.state_reason
    assert now.schedule is not None
    assert now.schedule.why_not
    assert ("tell", (view.id,)) in restored.queued(QueueName.WORK)


def test_another_installation_never_starts_it(here: Stage) -> None:
    view = counting(here)
    with here.rt.db.write() as session:
        session.get_one(Campaign, view.id).installation_id = "elsewhere"

    due = at(here, LATER)

    assert starting.start(due.rt, view.id) is False
    assert "launched by another installation" in due.view(view).state_reason


def test_what_speaks_against_it_at_the_end_makes_it_a_draft(here: Stage) -> None:
    view = counting(here)
    setup.save_workspace(here.rt, here.who, WorkspaceForm(informational_hours="19-20"))

    due = at(here, LATER)

    assert starting.start(due.rt, view.id) is False
    assert "has changed since you looked" in due.view(view).state_reason


@pytest.mark.parametrize(("typed", "kept"), [("", 60), (" 5 ", 5), ("600", 600), ("0", 0)])
def test_the_window_is_a_setting_of_admins_and_audited(here: Stage, typed: str, kept: int) -> None:
    saved = setup.save_workspace(here.rt, here.who, WorkspaceForm(undo_seconds=typed))

    assert saved.undo_seconds == kept
    assert here.audit()[-1].detail["launches"] == {"undo_seconds": kept, "approval": None}


@pytest.mark.parametrize("typed", ["601", "-1", "1.5", "a minute", "٣"])
def test_a_window_that_is_none_is_refused(here: Stage, typed: str) -> None:
    with pytest.raises(Refused, match="seconds from 0"):
        setup.save_workspace(here.rt, here.who, WorkspaceForm(undo_seconds=typed))


class Witnesses:
    """Redis' clock is so many seconds behind the host's."""

    def __init__(self, stage: Stage, behind: float) -> None:
        self._now, self._behind = stage.rt.clock(), timedelta(seconds=behind)

    def span(self) -> Span:
        return Span(self._now - self._behind, self._now)


@pytest.mark.parametrize("behind", [25, 35, 59])
def test_where_clocks_differ_it_starts_when_the_last_of_them_says_so(
    here: Stage, monkeypatch: pytest.MonkeyPatch, behind: int
) -> None:
    view = counting(here)

    early = at(here, LATER + timedelta(seconds=behind - 1))
    assert starting.start(early.rt, view.id, behind=timedelta(seconds=behind)) is False
    assert early.view(view).state == "counting_down"
    now = at(here, LATER + timedelta(seconds=behind))
    monkeypatch.setattr(watching, "present", lambda _: Witnesses(now, behind))
    starting.look_at_starts(now.rt)

    assert now.view(view).state == "sending"


@pytest.mark.parametrize(("watched", "state"), [(True, "sending"), (False, "draft")])
def test_a_slow_start_of_another_delays_it_if_somebody_watches_meanwhile(
    here: Stage, monkeypatch: pytest.MonkeyPatch, watched: bool, state: str
) -> None:
    clock = Clock()
    slow = Stage(replace(here.rt, clock=clock), here.who)
    first, second = slow.ready(), slow.ready(slow.draft(title="Autumn", message=f"Hi. {OTHER}"))
    for view in (first, second):
        launch(slow, view)

    def go(_: object, __: int) -> None:
        for _step in range(5):
            clock.step(9)
            if watched:
                watching.keep_watch(slow.rt)

    monkeypatch.setattr(starting, "go", go)
    monkeypatch.setattr(watching, "present", lambda _: Witnesses(slow, 0))
    clock.step(61)
    starting.look_at_starts(slow.rt)

    assert [slow.view(it).state for it in (first, second)] == ["sending", state]


def test_one_that_waits_too_long_for_others_says_so_and_does_not_start(here: Stage) -> None:
    view = counting(here)
    late = at(here, LATER + not_starting.MISSED + timedelta(seconds=1))
    with here.rt.db.write() as session:
        session.get_one(Campaign, view.id).heartbeat_at = late.rt.clock()

    assert starting.start(late.rt, view.id) is False
    assert "Rollcall ran, but came to it more than five minutes" in late.view(view).state_reason


def test_watching_heals_no_gap_over_its_end(here: Stage) -> None:
    view = counting(here)
    restored = at(here, LATER + timedelta(seconds=31))

    watching.keep_watch(restored.rt)

    assert here.campaign(view).heartbeat_at == NOW
    assert starting.start(restored.rt, view.id) is False
