"""A second person: asked for by the rule, given once for exactly that, void where it changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from campaigns import (
    approving,
    braking,
    controlling,
    drafting,
    editing,
    granting,
    launching,
    overdue,
    reviewing,
    scheduling,
    senders,
    setup,
    starting,
    unscheduling,
)
from campaigns.forms import EditForm, SenderForm, Upload, WorkspaceForm
from campaigns.launching import LaunchAnswers
from domain.actors import Actor, Door
from domain.consent import ConsentKind
from domain.errors import Refused
from domain.roles import Grant, Role
from domain.scheduling import read_start
from domain.views import CampaignView
from jobs.queues import QueueName
from models import agreements, approvals
from models.tables import Approval, Campaign, Recipient, Workspace
from tests.builders import Builder, consent
from tests.campaigns.stage import PEOPLE, Stage

pytestmark = pytest.mark.sqlite_only

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
NINE = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
CHICAGO = "America/Chicago"


def at(stage: Stage, moment: datetime) -> Stage:
    """The same stage at that moment."""
    return Stage(replace(stage.rt, clock=lambda: moment), stage.who)


@pytest.fixture
def here(stage: Stage) -> Stage:
    """A team that wants a second person always; Ben and Eve approve."""
    found = at(stage, NOW)
    setup.save_workspace(found.rt, found.who, WorkspaceForm(approval="always"))
    approvers = [Grant(Role.APPROVER, "U02BEN"), Grant(Role.APPROVER, "U09EVE")]
    granting.change(found.rt, found.who, give=approvers)
    return found


@pytest.fixture
def ben(person: Callable[..., Actor]) -> Actor:
    """Somebody who may approve."""
    return person("U02BEN")


@pytest.fixture
def eve(person: Callable[..., Actor]) -> Actor:
    """Somebody else who may."""
    return person("U09EVE")


def answers_to(asked: launching.LaunchQuestion) -> LaunchAnswers:
    return LaunchAnswers(seen=asked.seen, kind=asked.kind, attest="asked for at booking")


def ask(stage: Stage, view: CampaignView | None = None, who: Actor | None = None) -> CampaignView:
    """A campaign whose launch waits for an approval."""
    return ask_again(stage, stage.ready(view), who)


def ask_again(stage: Stage, ready: CampaignView, who: Actor | None = None) -> CampaignView:
    """The same of a draft that is counted already."""
    asker = who or stage.who
    asked = launching.question(stage.rt, asker, ready.public_id)
    done = launching.launch(
        stage.rt, asker, ready.public_id, asked.wording_id, answers=answers_to(asked)
    )
    assert done.awaits == "every campaign wants one"
    return stage.view(ready)


def ask_for_nine(stage: Stage) -> CampaignView:
    """A start tomorrow at nine that waits for an approval."""
    view, start = stage.ready(), read_start("tomorrow 9am", now=NOW, zone=CHICAGO)
    asked = scheduling.ask(stage.rt, stage.who, view.public_id, start).launch
    scheduling.schedule(
        stage.rt,
        stage.who,
        view.public_id,
        asked.wording_id,
        start,
        answers=answers_to(asked),
    )
    return stage.view(view)


def request_of(stage: Stage, view: CampaignView) -> int:
    """The id that the review form carries."""
    found = stage.view(view).approval
    assert found is not None
    return found.id


def approve(stage: Stage, view: CampaignView, who: Actor) -> CampaignView:
    return approving.approve(stage.rt, who, view.public_id, request_of(stage, view))


def test_a_launch_that_wants_a_second_person_sends_nothing(here: Stage) -> None:
    view = ask(here)

    assert (view.state, view.launched_at) == ("awaiting_approval", None)
    assert view.approval is not None
    assert (view.approval.asked_by, view.approval.state) == (here.who.name, "asked")
    assert here.queued(QueueName.SEND) == []
    assert here.verbs()[-1] == "ask_approval"


def test_where_the_rule_wants_nobody_it_launches(here: Stage) -> None:
    setup.save_workspace(here.rt, here.who, WorkspaceForm(approval="above 3 recipients"))
    view = here.ready()
    asked = launching.question(here.rt, here.who, view.public_id)

    done = launching.launch(
        here.rt, here.who, view.public_id, asked.wording_id, answers=answers_to(asked)
    )

    assert (done.awaits, here.view(view).state) == (None, "sending")
    assert here.count(Approval) == 0


def test_both_names_stay_with_it(here: Stage, ben: Actor) -> None:
    view = ask(here)

    now = approve(here, view, ben)

    assert (now.state, now.launched_by, now.attested_by) == (
        "sending",
        here.who.name,
        here.who.name,
    )
    assert now.approval is not None
    assert (now.approval.state, now.approval.decided_by) == ("approved", ben.name)
    assert here.queued(QueueName.SEND)
    [deed] = [row for row in here.audit() if row.verb == "approve"]
    assert (deed.actor, deed.detail["asked_by"]) == (ben.name, here.who.name)
    assert len(str(deed.detail["fingerprint"])) == 64


def test_an_approval_lets_the_undo_window_run(here: Stage, ben: Actor) -> None:
    setup.save_workspace(here.rt, here.who, WorkspaceForm(undo_seconds="60"))
    view = ask(here)

    assert approve(here, view, ben).state == "counting_down"
    due = at(here, NOW + timedelta(seconds=60))
    assert starting.start(due.rt, view.id)
    now = due.view(view)
    assert (now.state, now.launched_by) == ("sending", here.who.name)


def test_an_approved_start_starts_at_its_time(here: Stage, ben: Actor) -> None:
    view = ask_for_nine(here)
    assert view.state == "awaiting_approval"

    now = approve(here, view, ben)
    assert (now.state, now.schedule and now.schedule.at) == ("scheduled", NINE)
    due = at(here, NOW + timedelta(minutes=4))
    starting.look_at_starts(due.rt)
    assert due.view(view).state == "scheduled"


def test_whoever_asked_does_not_approve(here: Stage, ben: Actor) -> None:
    view = ask(here, who=ben)

    with pytest.raises(Refused, match="You asked for “spring” yourself"):
        approve(here, view, ben)
    assert here.view(view).state == "awaiting_approval"


@pytest.mark.parametrize(
    "form",
    [EditForm(message="Ho. Reply STOP to opt out."), EditForm(kind="marketing")],
    ids=["text", "kind"],
)
def test_whoever_edited_the_version_does_not_approve(
    here: Stage, ben: Actor, eve: Actor, form: EditForm
) -> None:
    view = here.ready()
    here.agrees = True
    editing.edit(here.rt, ben, view.public_id, form)
    if form.kind:
        editing.edit(here.rt, ben, view.public_id, replace(form, kind="informational"))
    here.run_estimate(view)
    view = ask(here, here.view(view))

    with pytest.raises(Refused, match="You wrote or edited"):
        approve(here, view, ben)
    assert approve(here, view, eve).state == "sending"


def test_whoever_uploaded_the_list_does_not_approve(here: Stage, ben: Actor) -> None:
    view = here.ready()
    editing.edit(here.rt, ben, view.public_id, EditForm(source=Upload.pasted(PEOPLE[0])))
    view = ask(here, here.view(view))

    with pytest.raises(Refused, match="You wrote or edited"):
        approve(here, view, ben)


def test_a_title_makes_nobody_an_editor(here: Stage, ben: Actor) -> None:
    view = ask(here)
    editing.edit(here.rt, ben, view.public_id, EditForm(note="for Tuesday"))

    assert approve(here, view, ben).state == "sending"


def test_who_is_no_approver_is_refused_and_told_who_is(
    here: Stage, person: Callable[..., Actor]
) -> None:
    view = ask(here)

    with pytest.raises(Refused, match="<@U02BEN>"):
        approve(here, view, person("U07ZOE"))
    assert here.view(view).state == "awaiting_approval"


def test_an_approver_who_was_removed_meanwhile_is_none(here: Stage, ben: Actor) -> None:
    view = ask(here)
    request = request_of(here, view)
    granting.take(here.rt, here.who, [Grant(Role.APPROVER, "U02BEN")])

    with pytest.raises(Refused, match="You may not approve"):
        approving.approve(here.rt, ben, view.public_id, request)


def test_two_approvers_at_once_launch_it_once(here: Stage, ben: Actor, eve: Actor) -> None:
    view = ask(here)
    request = request_of(here, view)

    approving.approve(here.rt, ben, view.public_id, request)
    for late in (eve, ben):
        with pytest.raises(Refused, match="was approved already by <@U02BEN>"):
            approving.approve(here.rt, late, view.public_id, request)

    assert [here.verbs().count(verb) for verb in ("approve", "launch")] == [1, 1]


def test_the_terminal_approves_what_somebody_else_asked_for(here: Stage, maria: Actor) -> None:
    view = ask(here)
    assert approve(here, view, maria).state == "sending"


def test_the_terminal_does_not_approve_its_own(here: Stage, maria: Actor) -> None:
    view = ask(here, who=maria)
    with pytest.raises(Refused, match="yourself"):
        approve(here, view, maria)


def test_an_edit_makes_it_a_draft_again_and_says_so(here: Stage, ben: Actor) -> None:
    view = ask(here)
    request = request_of(here, view)

    editing.edit(here.rt, ben, view.public_id, EditForm(message="Ho. Reply STOP to opt out."))

    now = here.view(view)
    assert now.state == "draft"
    assert "<@U02BEN> changed the text, so the request" in now.state_reason
    assert now.approval is not None
    assert now.approval.state == "void"
    with pytest.raises(Refused, match="does not wait for an approval any more"):
        approving.approve(here.rt, ben, view.public_id, request)


def test_an_old_form_approves_nothing_newer(here: Stage, eve: Actor) -> None:
    view = ask(here)
    old = request_of(here, view)
    approving.withdraw(here.rt, here.who, view.public_id)
    ask(here, here.view(view))

    with pytest.raises(Refused, match="asked for anew"):
        approving.approve(here.rt, eve, view.public_id, old)
    assert here.view(view).state == "awaiting_approval"


def test_a_higher_price_voids_it_and_says_from_what_to_what(here: Stage, ben: Actor) -> None:
    view = ask(here)
    setup.save_workspace(here.rt, here.who, WorkspaceForm(price_per_segment="0.5"))

    with pytest.raises(Refused, match=r"price, from \$0\.02 to \$1\.50 changed"):
        approve(here, view, ben)

    now = here.view(view)
    assert (now.state, now.approval and now.approval.state) == ("draft", "void")
    assert here.verbs()[-1] == "void_request"


def test_a_lower_price_and_whoever_dropped_out_void_nothing(
    here: Stage, ben: Actor, build: Builder
) -> None:
    view = ask(here)
    setup.save_workspace(here.rt, here.who, WorkspaceForm(price_per_segment="0.001"))
    build.opt_out(view.workspace, PEOPLE[1])  # type: ignore[arg-type]

    now = approve(here, view, ben)

    assert (now.state, now.ledger.skipped) == ("sending", {"opted_out": 1})


def test_a_price_that_rose_after_the_approval_starts_nothing(here: Stage, ben: Actor) -> None:
    setup.save_workspace(here.rt, here.who, WorkspaceForm(undo_seconds="60"))
    view = ask(here)
    approve(here, view, ben)
    setup.save_workspace(here.rt, here.who, WorkspaceForm(price_per_segment="0.5"))

    due = at(here, NOW + timedelta(seconds=60))

    assert starting.start(due.rt, view.id) is False
    now = due.view(view)
    assert (now.state, now.approval and now.approval.state) == ("draft", "void")
    assert "changed since it was approved" in now.state_reason


def test_a_rule_that_came_after_the_scheduling_wants_one_too(here: Stage) -> None:
    setup.save_workspace(here.rt, here.who, WorkspaceForm(approval="off", undo_seconds="60"))
    view = here.ready()
    asked = launching.question(here.rt, here.who, view.public_id)
    launching.launch(here.rt, here.who, view.public_id, asked.wording_id, answers=answers_to(asked))
    setup.save_workspace(here.rt, here.who, WorkspaceForm(approval="always"))

    due = at(here, NOW + timedelta(seconds=60))

    assert starting.start(due.rt, view.id) is False
    assert "needs the approval of a second person" in due.view(view).state_reason


@pytest.mark.parametrize("rule", ["off", "above 500 recipients"])
def test_where_the_rule_wants_none_by_then_launch_says_how_it_goes_on(
    here: Stage, rule: str
) -> None:
    view = ask(here)
    setup.save_workspace(here.rt, here.who, WorkspaceForm(approval=rule))

    with pytest.raises(Refused, match="the team’s rule wants no more: withdraw the request"):
        launching.question(here.rt, here.who, view.public_id)
    approving.withdraw(here.rt, here.who, view.public_id)
    asked = launching.question(here.rt, here.who, view.public_id)
    done = launching.launch(
        here.rt, here.who, view.public_id, asked.wording_id, answers=answers_to(asked)
    )
    assert done.awaits is None


def test_where_the_rule_is_another_that_wants_one_still_launch_says_that_it_waits(
    here: Stage,
) -> None:
    view = ask(here)
    setup.save_workspace(here.rt, here.who, WorkspaceForm(approval="above 2 recipients"))

    with pytest.raises(Refused, match=r"waits for an approval since .* asked for it"):
        launching.question(here.rt, here.who, view.public_id)


def test_the_review_says_where_people_agreed_and_what_else_was_asked_for(
    here: Stage, ben: Actor
) -> None:
    here.agrees = False
    view = here.ready()
    asked = launching.question(here.rt, here.who, view.public_id)
    said = replace(answers_to(asked), canary=True)
    launching.launch(here.rt, here.who, view.public_id, asked.wording_id, answers=said)

    found = reviewing.review(here.rt, ben, view.public_id)

    assert (found.agreed.written, found.agreed.express, found.agreed.unrecorded) == (0, 0, 3)
    kept = found.view.schedule
    assert kept is not None
    assert (kept.attest, kept.canary, kept.drop) == ("asked for at booking", True, False)


def test_the_review_says_what_was_not_tested_and_what_repeats_itself(
    here: Stage, ben: Actor
) -> None:
    first = ask(here)
    approve(here, first, ben)
    view = here.ready(here.draft("Again"))
    asked = launching.question(here.rt, here.who, view.public_id)
    again = [it.public_id for it in asked.repeats]
    answers = answers_to(asked)
    launching.launch(
        here.rt, here.who, view.public_id, asked.wording_id, again=again, answers=answers
    )

    found = reviewing.review(here.rt, ben, view.public_id)

    assert [it.public_id for it in found.repeats] == [first.public_id]
    assert "Not tested yet." in found.warnings


def test_a_rejection_has_a_reason_and_the_card_has_it(here: Stage, ben: Actor) -> None:
    view = ask(here)
    request = request_of(here, view)

    with pytest.raises(Refused, match="Say why"):
        approving.reject(here.rt, ben, view.public_id, request, " ")
    now = approving.reject(here.rt, ben, view.public_id, request, "Wrong price.")

    assert (now.state, now.state_reason) == ("draft", "<@U02BEN> rejected it: Wrong price.")
    again = ask(here)
    why = approving.reject(here.rt, ben, again.public_id, request_of(here, again), "<@U01BOSS>")
    assert "<@U01BOSS>" not in why.state_reason
    assert now.approval is not None
    assert (now.approval.state, now.approval.reason) == ("rejected", "Wrong price.")
    assert now.schedule is None


def test_whoever_asked_withdraws_it(here: Stage) -> None:
    view = ask(here)

    assert approving.withdraw(here.rt, here.who, view.public_id).state == "draft"
    with pytest.raises(Refused, match="does not wait"):
        approving.withdraw(here.rt, here.who, view.public_id)


def test_what_nobody_approved_in_time_does_not_start(here: Stage, ben: Actor) -> None:
    view = ask_for_nine(here)
    request = request_of(here, view)

    overdue.look_at_requests(at(here, NINE - timedelta(seconds=1)).rt)
    assert here.view(view).state == "awaiting_approval"
    late = at(here, NINE)
    with pytest.raises(Refused, match="needs a new time"):
        approving.approve(late.rt, ben, view.public_id, request)
    overdue.look_at_requests(late.rt)

    now = late.view(view)
    assert (now.state, now.approval and now.approval.state) == ("draft", "missed")
    assert now.state_reason.endswith(": nobody approved it before it was to start.")
    assert now.schedule
    assert now.schedule.why_not == "Nobody approved it before it was to start."
    assert ("tell", (view.id,)) in late.queued(QueueName.WORK)


def test_while_it_waits_nobody_launches_or_schedules_it(here: Stage, ben: Actor) -> None:
    view = ask(here)
    with pytest.raises(Refused, match="waits for an approval since"):
        launching.question(here.rt, ben, view.public_id)
    with pytest.raises(Refused, match="waits for an approval since"):
        launching.launch(here.rt, ben, view.public_id, view.wording_id or 0)
    with pytest.raises(Refused, match="waits for an approval"):
        controlling.pause(here.rt, here.who, view.public_id)


def test_stop_all_lets_nothing_be_approved(here: Stage, ben: Actor) -> None:
    view = ask(here)
    braking.stop_all(here.rt, here.who, "wait")

    with pytest.raises(Refused, match="Stop-all is on"):
        approve(here, view, ben)
    assert here.view(view).state == "awaiting_approval"


def test_what_is_called_off_after_the_approval_wants_a_new_one(here: Stage, ben: Actor) -> None:
    view = ask_for_nine(here)
    approve(here, view, ben)
    unscheduling.unschedule(here.rt, here.who, view.public_id)

    again = ask(here, here.view(view))

    assert again.state == "awaiting_approval"


def test_the_list_shows_what_one_can_approve_and_not_ones_own(
    here: Stage, ben: Actor, eve: Actor
) -> None:
    view = ask(here, who=ben)

    assert [it.id for it in reviewing.waiting(here.rt, eve)] == [view.id]
    assert reviewing.waiting(here.rt, ben) == []
    found = reviewing.review(here.rt, ben, view.public_id)
    assert found.refusal is not None
    assert reviewing.review(here.rt, eve, view.public_id).refusal is None


def test_whoever_made_the_key_that_asks_approves_nothing_of_it(
    here: Stage, ben: Actor, eve: Actor, build: Builder, workspace: Workspace
) -> None:
    key = build.key(workspace, made_by=ben.name).row
    shop = Actor(Door.API, key.public_id, workspace.id, channel_id=key.channel_id, label=key.name)
    view = ask(here, who=shop)

    with pytest.raises(Refused, match="You made the key that handed in"):
        approve(here, view, ben)
    assert reviewing.waiting(here.rt, ben) == []
    assert approve(here, view, eve).state == "sending"


def test_the_question_says_that_nobody_could_approve_it(here: Stage, ben: Actor) -> None:
    alone = here.rt.settings.model_copy(update={"rollcall_admins": frozenset({"U01ADA"})})
    here.rt = replace(here.rt, settings=alone)
    view = here.ready()
    told = launching.question(here.rt, here.who, view.public_id).warnings
    assert not [it for it in told if "Nobody in Slack" in it]
    granting.take(here.rt, here.who, [Grant(Role.APPROVER, it) for it in ("U02BEN", "U09EVE")])

    told = launching.question(here.rt, here.who, view.public_id).warnings

    assert [it for it in told if "Nobody in Slack can approve it" in it]


@pytest.mark.parametrize("typed", ["always", "above 2 recipients", "above 0.01 USD"])
def test_each_rule_asks(here: Stage, typed: str) -> None:
    setup.save_workspace(here.rt, here.who, WorkspaceForm(approval=typed))
    view = here.ready()
    assert view.needs_approval is not None
    assert here.view(view).workspace.approval is not None


def test_whoever_comes_back_voids_it_though_as_many_dropped_out(here: Stage, ben: Actor) -> None:
    view = here.ready()
    with here.rt.db.write() as session:
        row = session.scalars(select(Recipient).where(Recipient.phone == PEOPLE[0])).one()
        row.bucket, row.reason = "skipped", "do_not_call"
    view = ask_again(here, view)
    with here.rt.db.write() as session:
        campaign = session.get_one(Campaign, view.id)
        back = agreements.settle(session, campaign.id, after=0, upto=10**6, now=NOW)
        approvals.note_added(session, campaign.id, back)
        assert back == 1

    with pytest.raises(Refused, match="1 more recipient than were asked for changed"):
        approve(here, view, ben)


@pytest.mark.parametrize("hours", [2, 0])
def test_whose_consent_ended_before_the_approval_is_left_out_and_told(
    here: Stage, ben: Actor, hours: int
) -> None:
    here.agrees = False
    ends = {PEOPLE[0]: NOW + timedelta(hours=1)}
    facts = [
        consent(here.who.workspace_id, it, ConsentKind.EXPRESS, expires_at=ends.get(it))
        for it in PEOPLE
    ]
    with here.rt.db.write() as session:
        agreements.record(session, facts)
    view = here.ready()
    asked = launching.question(here.rt, here.who, view.public_id)
    unattested = replace(answers_to(asked), attest="")
    launching.launch(here.rt, here.who, view.public_id, asked.wording_id, answers=unattested)

    approve(at(here, NOW + timedelta(hours=hours)), view, ben)

    [deed] = [row.detail for row in here.audit() if row.verb == "launch"]
    told = (deed["recipients"], deed.get("consent_ended"))
    assert told == ((2, 1) if hours else (3, None))


@pytest.mark.parametrize("hours", [12, 1])
def test_whoever_was_to_be_dropped_is_asked_for_anew_where_more_are_closed_by_then(
    here: Stage, ben: Actor, hours: int
) -> None:
    people = ["+15125550101", "+12125550102", "+13105550103"]
    view = here.ready(here.draft(people=people))
    setup.save_workspace(here.rt, here.who, WorkspaceForm(informational_hours="8-20"))
    asked = launching.question(here.rt, here.who, view.public_id)
    drops = replace(answers_to(asked), drop=True, at=asked.at)
    launching.launch(here.rt, here.who, view.public_id, asked.wording_id, answers=drops)
    late = at(here, NOW + timedelta(hours=hours))

    if hours == 1:
        assert approve(late, view, ben).state == "sending"
        return
    with pytest.raises(Refused, match="is a draft again: it is launched anew"):
        approve(late, view, ben)
    now = late.view(view)
    assert (now.state, now.approval and now.approval.state) == ("draft", "void")
    with here.rt.db.read() as session:
        request = session.scalars(select(Approval)).one()
    assert request.telling == "answer"
    assert "2 recipients cannot be texted who could when you looked" in request.reason


def test_a_sender_that_is_another_number_by_now_sends_nothing(here: Stage, ben: Actor) -> None:
    view = ask(here)
    form = SenderForm(name=view.sender.name, kind=view.sender.kind, address="+13125550999")
    senders.save_sender(here.rt, here.who, form)

    with pytest.raises(Refused, match="The sender changed"):
        approve(here, view, ben)
    assert here.view(view).state == "draft"


def test_a_launch_question_of_a_sender_that_is_another_number_by_now_is_asked_anew(
    here: Stage,
) -> None:
    view = here.ready()
    asked = launching.question(here.rt, here.who, view.public_id)
    form = SenderForm(name=view.sender.name, kind=view.sender.kind, address="+13125550999")
    senders.save_sender(here.rt, here.who, form)

    with pytest.raises(Refused, match="its sender"):
        launching.launch(
            here.rt, here.who, view.public_id, asked.wording_id, answers=answers_to(asked)
        )


def test_a_sender_that_is_only_slower_by_now_voids_nothing(here: Stage, ben: Actor) -> None:
    view = ask(here)
    form = SenderForm(name=view.sender.name, kind="", address="", throughput="0.5")
    senders.save_sender(here.rt, here.who, form)

    assert approve(here, view, ben).state == "sending"


@pytest.mark.parametrize("text", ["", "Ho. Reply STOP to opt out."])
def test_whoever_wrote_what_was_copied_does_not_approve_it_unless_it_says_something_else(
    here: Stage, ben: Actor, text: str
) -> None:
    original = Stage(here.rt, ben).ready()
    copy = drafting.copy(here.rt, here.who, original.public_id, Upload.pasted(PEOPLE[0]))
    here.run_import(copy)
    if text:
        editing.edit(here.rt, here.who, copy.public_id, EditForm(message=text))
    copy = ask(here, copy)

    if text:
        assert approve(here, copy, ben).state == "sending"
        return
    with pytest.raises(Refused, match="You wrote or edited"):
        approve(here, copy, ben)
