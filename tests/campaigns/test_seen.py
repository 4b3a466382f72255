"""A press launches what its question showed: this list, this sender, these hours, or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from campaigns import consenting, editing, launching, setup
from campaigns.consenting import Said
from campaigns.forms import EditForm, Upload, WorkspaceForm
from campaigns.launching import LaunchAnswers, LaunchQuestion
from campaigns.seen import require_seen
from domain.errors import Refused
from domain.templates import BlankPolicy
from domain.views import CampaignView
from models.tables import Campaign, ConsentFact, Sender, Workspace
from tests.builders import Builder
from tests.campaigns.stage import PEOPLE, Stage
from tests.campaigns.test_provisional import says

pytestmark = pytest.mark.sqlite_only
BY_FORM = Said(kind="written", source="web form 2026")
Change = Callable[[Stage, CampaignView], object]


def another_list(stage: Stage, view: CampaignView) -> None:
    """As many people as before, and none of them."""
    people = Upload.pasted("+15125550201\n+15125550202\n+15125550203")
    editing.edit(stage.rt, stage.who, view.public_id, EditForm(source=people))
    stage.ready(view)


def a_blank_decision(stage: Stage, view: CampaignView) -> None:
    editing.decide_blanks(stage.rt, stage.who, view.public_id, BlankPolicy.WORD, "there")
    stage.run_estimate(view)


def other_hours(stage: Stage, view: CampaignView) -> None:
    setup.save_workspace(stage.rt, stage.who, WorkspaceForm(informational_hours="10-15"))


def another_topic(stage: Stage, view: CampaignView) -> None:
    """Whoever stopped one of them by itself still gets the other."""
    editing.edit(stage.rt, stage.who, view.public_id, EditForm(topic="Sale"))
    stage.run_estimate(view)


def other_second_attempts(stage: Stage, view: CampaignView) -> None:
    editing.edit(stage.rt, stage.who, view.public_id, EditForm(second_attempts="never"))


def agrees(stage: Stage) -> None:
    consenting.add(stage.rt, stage.who, PEOPLE[0], BY_FORM)


def takes_it_back(stage: Stage) -> None:
    consenting.withdraw(stage.rt, stage.who, PEOPLE[0], "by phone")


def asked_of(stage: Stage) -> LaunchQuestion:
    return launching.question(stage.rt, stage.who, "spring")


def press(stage: Stage, asked: LaunchQuestion) -> None:
    answers = LaunchAnswers(kind=asked.kind, seen=asked.seen)
    launching.launch(stage.rt, stage.who, asked.public_id, asked.wording_id, answers=answers)


def test_only_what_waited_may_start_after_a_consent_changed(stage: Stage) -> None:
    view = stage.ready()
    asked = asked_of(stage)
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).consent_version += 1
    now = stage.campaign(view)

    require_seen(now, view, kind=asked.kind, seen=asked.seen, waited=True)
    with pytest.raises(Refused, match="has changed since you looked"):
        require_seen(now, view, kind=asked.kind, seen=asked.seen)
    now.topic = "tips"
    with pytest.raises(Refused, match="has changed since you looked"):
        require_seen(now, view, kind=asked.kind, seen=asked.seen, waited=True)


@pytest.mark.parametrize(
    "change",
    [
        another_list,
        a_blank_decision,
        other_hours,
        another_topic,
        other_second_attempts,
    ],
)
def test_a_press_launches_nothing_that_its_question_did_not_show(
    stage: Stage, change: Change
) -> None:
    view = stage.ready()
    asked = asked_of(stage)
    change(stage, view)

    with pytest.raises(Refused, match="has changed since you looked"):
        press(stage, asked)

    assert stage.view(view).state == "draft"
    press(stage, asked_of(stage))
    assert stage.view(view).state == "sending"


def test_a_press_launches_from_no_other_sender_than_the_one_shown(
    stage: Stage, build: Builder, workspace: Workspace
) -> None:
    view = stage.ready()
    asked = asked_of(stage)
    other = build.sender(workspace, name="other", address="+14155550177")
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).sender_id = other.id
    stage.run_estimate(view)

    with pytest.raises(Refused, match="has changed since you looked"):
        press(stage, asked)


def test_a_press_launches_although_something_else_changed(
    stage: Stage, build: Builder, workspace: Workspace
) -> None:
    view = stage.ready()
    asked = asked_of(stage)
    editing.edit(stage.rt, stage.who, view.public_id, EditForm(note="For the shop"))
    setup.save_workspace(stage.rt, stage.who, WorkspaceForm(business_name="Harbour Books"))
    build.opt_out(workspace, PEOPLE[0])

    press(stage, asked)

    assert stage.view(view).state == "sending"


def made_urgent_at_the_first_look(stage: Stage, view: CampaignView) -> Stage:
    """Somebody makes it urgent after the right was asked: a launch first needs the time then."""
    looks: list[datetime] = []
    clock = stage.rt.clock

    def now() -> datetime:
        if not looks:
            with stage.rt.db.write() as session:
                session.get_one(Campaign, view.id).kind = "urgent"
        looks.append(clock())
        return looks[-1]

    return Stage(replace(stage.rt, clock=now), stage.who)


def press_without_a_kind(stage: Stage, asked: LaunchQuestion) -> None:
    answers = LaunchAnswers(reason="The shop is flooded.")
    launching.launch(stage.rt, stage.who, asked.public_id, asked.wording_id, answers=answers)


def test_what_became_urgent_after_the_right_was_asked_is_not_launched(stage: Stage) -> None:
    view = stage.ready()
    asked = asked_of(stage)

    with pytest.raises(Refused, match="an approver has to let it go"):
        press_without_a_kind(made_urgent_at_the_first_look(stage, view), asked)

    assert stage.view(view).state == "draft"


def test_what_was_urgent_when_the_right_was_asked_is_launched(stage: Stage) -> None:
    view = stage.ready()
    asked = asked_of(stage)
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).kind = "urgent"
    stage.run_estimate(view)

    press_without_a_kind(stage, asked)

    assert stage.view(view).state == "sending"


def a_stranger_told_of(stage: Stage, sender: Sender) -> None:
    consenting.add(stage.rt, stage.who, "+15125550199", BY_FORM)


def a_stranger_who_texts(stage: Stage, sender: Sender) -> None:
    says(stage, sender, "JOIN")


@pytest.mark.parametrize("agreed", [a_stranger_told_of, a_stranger_who_texts])
def test_a_stranger_who_agrees_voids_no_question(
    stage: Stage, sender: Sender, agreed: Callable[[Stage, Sender], None]
) -> None:
    view = stage.ready()
    asked = asked_of(stage)
    facts = stage.count(ConsentFact)
    agreed(stage, sender)

    press(stage, asked)

    assert stage.count(ConsentFact) == facts + 1
    assert stage.view(view).state == "sending"


@pytest.mark.parametrize("tell", [agrees, takes_it_back])
def test_a_recipient_of_whom_something_else_is_known_voids_the_question(
    stage: Stage, tell: Callable[[Stage], object]
) -> None:
    view = stage.ready()
    asked = asked_of(stage)
    tell(stage)
    stage.run_estimate(view)

    with pytest.raises(Refused, match="has changed since you looked"):
        press(stage, asked)

    assert stage.view(view).state == "draft"
