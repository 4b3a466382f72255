"""A team's own answers: kept and audited for admins, refused beside their field."""

from dataclasses import replace

import pytest

from campaigns import ownanswers
from campaigns.ownanswers import AnswersForm
from domain.actors import Actor
from domain.errors import Refused
from domain.ownanswers import Own
from models.tables import Workspace
from runtime import Runtime
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only
STOP = "{}: you are out, no more texts. START to resume."


@pytest.fixture
def own(workspace: Workspace) -> str:
    return STOP.format(workspace.business_name)


def test_a_text_is_kept_and_stands_in_the_audit(rt: Runtime, actor: Actor, own: str) -> None:
    saved = ownanswers.save(rt, actor, AnswersForm({Own.STOP: f" {own}\n"}))

    assert saved.own == {Own.STOP: own}
    assert ownanswers.current(rt, actor) == saved
    assert Stage(rt, actor).audit()[-1].detail["answers"] == {"answer_stop": own}


def test_an_empty_text_brings_ours_back_and_one_that_is_not_named_stays(
    rt: Runtime, actor: Actor, own: str
) -> None:
    ownanswers.save(rt, actor, AnswersForm({Own.STOP: own}))
    assert ownanswers.save(rt, actor, AnswersForm({Own.HELP: ""})).own == {Own.STOP: own}
    assert ownanswers.save(rt, actor, AnswersForm({Own.STOP: ""})).own == {}


def test_what_may_not_be_sent_is_refused_beside_its_field_and_nothing_is_kept(
    rt: Runtime, actor: Actor, own: str
) -> None:
    form = AnswersForm({Own.STOP: f"{own} 20% off!"}, join_frequency="weekly")
    with pytest.raises(Refused, match="take out “20%”") as refused:
        ownanswers.save(rt, actor, form)

    assert refused.value.field == "answer_stop"
    assert ownanswers.current(rt, actor).own == {}
    assert ownanswers.current(rt, actor).join_frequency == ""


def test_how_people_join_is_set_with_it(rt: Runtime, actor: Actor) -> None:
    form = AnswersForm(join_words=("deals",), join_frequency="weekly", join_twice=True)
    saved = ownanswers.save(rt, actor, form)

    assert (saved.join_words, saved.join_frequency, saved.join_twice) == (["DEALS"], "weekly", True)
    assert "weekly" in saved.defaults[Own.JOIN]
    with pytest.raises(Refused, match="cannot be an opt-in keyword") as refused:
        ownanswers.save(rt, actor, AnswersForm(join_words=("STOP",)))
    assert refused.value.field == "join_words"


def test_a_text_that_names_another_business_is_noted(
    rt: Runtime, actor: Actor, own: str, workspace: Workspace
) -> None:
    ownanswers.save(rt, actor, AnswersForm({Own.STOP: own}))
    with rt.db.write() as session:
        session.get_one(Workspace, workspace.id).business_name = "Pier Books"

    (note,) = ownanswers.current(rt, actor).notes
    assert "has to say who you are, “Pier Books”" in note


def test_nobody_but_an_admin_sees_or_changes_it(rt: Runtime, actor: Actor, own: str) -> None:
    eve = replace(actor, user_id="U01EVE")
    with pytest.raises(Refused):
        ownanswers.current(rt, eve)
    with pytest.raises(Refused):
        ownanswers.save(rt, eve, AnswersForm({Own.STOP: own}))
    assert ownanswers.current(rt, actor).own == {}
