"""Provisional opt-outs: confirmed or lifted once, audited, and final after three days."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from campaigns import granting, optouts, provisional
from campaigns.forms import OptOutForm
from domain.actors import Actor
from domain.errors import Refused
from domain.inbound import CameBy, InboundText
from domain.roles import Grant, Role
from jobs.intake import take_in
from jobs.sweep.provisional import finish_provisional
from models.tables import ConsentEvent, Inbound, OptOut, Sender
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

PHONE = "+14155550123"
WHY = "They meant the book club."


def says(stage: Stage, sender: Sender, body: str, *, sid: str = "SM1", ago: float = 0) -> str:
    """The id of somebody's text, so many hours ago."""
    at = now() - timedelta(hours=ago)
    take_in(stage.rt, InboundText(sid, PHONE, sender.address, body, at, CameBy.WEBHOOK))
    with stage.rt.db.read() as session:
        return str(session.scalars(select(Inbound.id).where(Inbound.sid == sid)).one())


def lifts(stage: Stage, ref: str) -> None:
    """Ada says that it was none."""
    provisional.lift(stage.rt, stage.who, ref, WHY)


def is_out(stage: Stage) -> bool:
    with stage.rt.db.read() as session:
        return session.scalar(select(OptOut.id).where(OptOut.phone == PHONE)) is not None


def changes(stage: Stage) -> list[tuple[str, str]]:
    with stage.rt.db.read() as session:
        return [
            (event.change, event.source)
            for event in session.scalars(select(ConsentEvent).order_by(ConsentEvent.id))
        ]


def test_a_confirmed_one_stays_an_opt_out(stage: Stage, sender: Sender) -> None:
    ref = says(stage, sender, "wrong number")

    assert provisional.confirm(stage.rt, stage.who, ref) == "+1•••••0123"

    assert is_out(stage)
    assert stage.verbs()[-1] == "confirm_opt_out"
    with pytest.raises(Refused, match="decided already: confirmed"):
        lifts(stage, ref)
    assert is_out(stage)


def test_a_lifted_one_is_texted_again_and_the_history_keeps_both(
    stage: Stage, sender: Sender
) -> None:
    ref = says(stage, sender, "not interested")

    lifts(stage, ref)

    assert not is_out(stage)
    assert changes(stage) == [("out", "reply"), ("in", "manual")]
    done = stage.audit()[-1]
    assert done.verb == "lift_opt_out"
    assert done.detail == {"words": "not interested", "reason": WHY}


def test_one_that_said_stop_too_cannot_be_lifted(stage: Stage, sender: Sender) -> None:
    ref = says(stage, sender, "not interested")
    says(stage, sender, "STOP", sid="SM2")

    with pytest.raises(Refused, match="other words too"):
        lifts(stage, ref)

    assert is_out(stage)


def test_a_stop_is_nobody_s_to_decide(stage: Stage, sender: Sender) -> None:
    for ref in (says(stage, sender, "STOP"), "999", "x"):
        with pytest.raises(Refused, match="not known here"):
            lifts(stage, ref)

    assert is_out(stage)


def test_after_three_days_it_is_final_and_before_it_is_not(stage: Stage, sender: Sender) -> None:
    old = says(stage, sender, "wrong number", ago=73)
    young = says(stage, sender, "not interested", sid="SM2", ago=71)

    finish_provisional(stage.rt)

    assert stage.verbs().count("finish_opt_out") == 1
    with pytest.raises(Refused, match="within 72 hours"):
        lifts(stage, old)
    provisional.confirm(stage.rt, stage.who, young)
    assert is_out(stage)


def test_a_stop_said_before_a_lift_and_read_after_it_stands(stage: Stage, sender: Sender) -> None:
    ref = says(stage, sender, "not interested", ago=1)
    lifts(stage, ref)

    says(stage, sender, "STOP", sid="SM2", ago=0.5)

    assert is_out(stage)


def test_a_stop_said_before_the_person_s_own_start_is_the_past(
    stage: Stage, sender: Sender
) -> None:
    says(stage, sender, "not interested", ago=2)
    says(stage, sender, "START", sid="SM2", ago=0.5)
    says(stage, sender, "STOP", sid="SM3", ago=1)

    assert not is_out(stage)


def test_a_start_from_before_a_stop_makes_no_stop_liftable(stage: Stage, sender: Sender) -> None:
    ref = says(stage, sender, "not interested", ago=3)
    says(stage, sender, "STOP", sid="SM2", ago=2)
    says(stage, sender, "START", sid="SM3", ago=2.5)

    with pytest.raises(Refused, match="other words too"):
        lifts(stage, ref)

    assert is_out(stage)


def test_a_stop_that_the_person_took_back_holds_up_no_lift(stage: Stage, sender: Sender) -> None:
    says(stage, sender, "STOP", ago=3)
    says(stage, sender, "START", sid="SM2", ago=2)
    ref = says(stage, sender, "not interested", sid="SM3", ago=1)

    lifts(stage, ref)

    assert not is_out(stage)


def test_a_start_settles_what_was_open_and_nobody_decides_it_then(
    stage: Stage, sender: Sender
) -> None:
    ref = says(stage, sender, "not interested", ago=73)
    says(stage, sender, "START", sid="SM2", ago=72.5)
    finish_provisional(stage.rt)

    assert not is_out(stage)
    assert stage.verbs() == []
    for decide in (provisional.confirm, provisional.question):
        with pytest.raises(Refused, match="has texted START since"):
            decide(stage.rt, stage.who, ref)


def test_one_that_is_read_after_the_person_s_start_asks_nobody(
    stage: Stage, sender: Sender
) -> None:
    says(stage, sender, "START")
    ref = says(stage, sender, "not interested", sid="SM2", ago=1)

    assert not is_out(stage)
    with pytest.raises(Refused, match="has texted START since"):
        provisional.confirm(stage.rt, stage.who, ref)


def test_a_start_from_before_it_leaves_it_open(stage: Stage, sender: Sender) -> None:
    ref = says(stage, sender, "not interested", ago=1)
    says(stage, sender, "START", sid="SM2", ago=2)

    assert is_out(stage)
    provisional.confirm(stage.rt, stage.who, ref)


def test_of_two_both_have_to_be_lifted(stage: Stage, sender: Sender) -> None:
    first = says(stage, sender, "not interested", ago=2)
    second = says(stage, sender, "wrong number", sid="SM2", ago=1)

    lifts(stage, first)
    assert is_out(stage)
    lifts(stage, second)

    assert not is_out(stage)
    assert changes(stage) == [("out", "reply"), ("out", "reply"), ("in", "manual")]


def test_of_two_one_that_was_confirmed_stands(stage: Stage, sender: Sender) -> None:
    first = says(stage, sender, "not interested", ago=2)
    second = says(stage, sender, "wrong number", sid="SM2", ago=1)

    lifts(stage, first)
    provisional.confirm(stage.rt, stage.who, second)

    assert is_out(stage)


def test_of_two_one_that_was_confirmed_holds_up_the_other_s_lift(
    stage: Stage, sender: Sender
) -> None:
    first = says(stage, sender, "not interested", ago=2)
    second = says(stage, sender, "wrong number", sid="SM2", ago=1)
    provisional.confirm(stage.rt, stage.who, second)

    with pytest.raises(Refused, match="other words too"):
        lifts(stage, first)

    assert is_out(stage)


def test_a_lift_counts_for_the_own_team_alone(stage: Stage, sender: Sender, build: Builder) -> None:
    other = build.workspace(slack_team_id="T02OTHER")
    build.sender(other, address=sender.address)
    ref = says(stage, sender, "not interested")

    lifts(stage, ref)

    with stage.rt.db.read() as session:
        assert session.scalars(select(OptOut.workspace_id)).all() == [other.id]


def roles(stage: Stage) -> None:
    """Ben launches and Chi approves."""
    both = [Grant(Role.LAUNCHER, "U01BEN"), Grant(Role.APPROVER, "U01CHI")]
    granting.change(stage.rt, stage.who, give=both)


def test_a_launcher_confirms(stage: Stage, sender: Sender, person: Callable[..., Actor]) -> None:
    roles(stage)
    ref = says(stage, sender, "not interested")

    provisional.confirm(stage.rt, person("U01BEN"), ref)

    assert is_out(stage)


def test_only_an_approver_lifts(stage: Stage, sender: Sender, person: Callable[..., Actor]) -> None:
    roles(stage)
    ref = says(stage, sender, "not interested")
    ben = person("U01BEN")

    with pytest.raises(Refused, match=r"may not lift opt-outs.*<@U01CHI>"):
        provisional.question(stage.rt, ben, ref)
    with pytest.raises(Refused, match=r"may not lift opt-outs.*<@U01CHI>"):
        provisional.lift(stage.rt, ben, ref, WHY)
    assert is_out(stage)

    provisional.lift(stage.rt, person("U01CHI"), ref, WHY)

    assert not is_out(stage)


def test_who_may_not_launch_decides_nothing(
    stage: Stage, sender: Sender, person: Callable[..., Actor]
) -> None:
    ref = says(stage, sender, "not interested")

    eve = person("U09EVE")
    with pytest.raises(Refused, match="may not confirm opt-outs"):
        provisional.confirm(stage.rt, eve, ref)
    with pytest.raises(Refused, match="may not lift opt-outs"):
        provisional.question(stage.rt, eve, ref)
    with pytest.raises(Refused, match="may not lift opt-outs"):
        provisional.lift(stage.rt, eve, ref, WHY)

    assert is_out(stage)
    assert stage.verbs() == []


def test_nothing_is_lifted_without_a_reason(stage: Stage, sender: Sender) -> None:
    ref = says(stage, sender, "not interested")

    with pytest.raises(Refused, match="Say why") as refused:
        provisional.lift(stage.rt, stage.who, ref, " \n ")

    assert refused.value.field == "reason"
    assert is_out(stage)


def test_one_of_the_law_s_own_words_is_nobody_s_to_lift(stage: Stage, sender: Sender) -> None:
    ref = says(stage, sender, "ok cancel")

    with pytest.raises(Refused, match="the law takes for an opt-out"):
        provisional.question(stage.rt, stage.who, ref)
    with pytest.raises(Refused, match="the law takes for an opt-out"):
        lifts(stage, ref)

    assert is_out(stage)
    provisional.confirm(stage.rt, stage.who, ref)


def test_whoever_opens_the_question_is_told_what_it_is_about(stage: Stage, sender: Sender) -> None:
    ref = says(stage, sender, "Not interested")

    asked = provisional.question(stage.rt, stage.who, ref)

    assert (asked.number, asked.words) == ("+1•••••0123", "not interested")


def test_one_without_a_team_is_final_in_the_audit_of_everybody_it_binds(
    stage: Stage, sender: Sender, build: Builder
) -> None:
    build.workspace(slack_team_id="T02OTHER")
    at = now() - timedelta(hours=73)
    text = InboundText("SM1", PHONE, "+19995550000", "not interested", at, CameBy.WEBHOOK)
    take_in(stage.rt, text)

    finish_provisional(stage.rt)

    with stage.rt.db.read() as session:
        bound = set(session.scalars(select(OptOut.workspace_id)))
    assert len(bound) == 2
    assert {(row.workspace_id, row.verb) for row in stage.audit()} == {
        (workspace_id, "finish_opt_out") for workspace_id in bound
    }


def recorded(stage: Stage, *, complaint: bool = False) -> None:
    """Ada records an opt-out of the number."""
    form = OptOutForm(numbers=(PHONE,), reason="by phone", complaint=complaint)
    optouts.add(stage.rt, stage.who, form)


def sources(stage: Stage) -> list[str]:
    with stage.rt.db.read() as session:
        return sorted(session.scalars(select(OptOut.source).where(OptOut.phone == PHONE)))


def test_a_complaint_that_a_start_left_standing_is_not_lifted_with_the_person_s_words(
    stage: Stage, sender: Sender
) -> None:
    recorded(stage, complaint=True)
    says(stage, sender, "START", ago=-0.001)
    ref = says(stage, sender, "not interested", sid="SM2", ago=-0.002)

    with pytest.raises(Refused, match="because of a complaint too"):
        provisional.question(stage.rt, stage.who, ref)
    with pytest.raises(Refused, match="because of a complaint too"):
        lifts(stage, ref)

    assert sources(stage) == ["complaint", "reply"]


def test_what_the_team_took_back_again_holds_up_no_lift(stage: Stage, sender: Sender) -> None:
    recorded(stage)
    optouts.remove(stage.rt, stage.who, OptOutForm(numbers=(PHONE,), reason="a mistake"))
    ref = says(stage, sender, "not interested", ago=-0.001)

    lifts(stage, ref)

    assert sources(stage) == []


def test_a_topic_that_a_start_left_stopped_holds_up_no_lift_and_stays(
    stage: Stage, sender: Sender, build: Builder
) -> None:
    build.campaign(sender, topic="tuesday-tips")
    says(stage, sender, "no tuesday tips", ago=1)
    says(stage, sender, "START", sid="SM2", ago=0.5)
    ref = says(stage, sender, "wrong number", sid="SM3", ago=0.1)

    lifts(stage, ref)

    with stage.rt.db.read() as session:
        assert session.scalars(select(OptOut.scope)).all() == ["topic:tuesday-tips"]


def test_whoever_decides_in_a_channel_decides_about_answers_to_its_campaigns_alone(
    stage: Stage, sender: Sender, person: Callable[..., Actor]
) -> None:
    ben, view = person("U01BEN"), stage.draft()
    for role in (Role.LAUNCHER, Role.APPROVER):
        granting.change(stage.rt, stage.who, give=[Grant(role, ben.user_id, "C01CAMPAIGNS")])
    ref = says(stage, sender, "wrong number")

    with pytest.raises(Refused, match="may not"):
        provisional.confirm(stage.rt, ben, ref)
    with pytest.raises(Refused, match="may not"):
        provisional.lift(stage.rt, ben, ref, WHY)
    with stage.rt.db.write() as session:
        session.get_one(Inbound, int(ref)).campaign_id = view.id
    assert provisional.question(stage.rt, ben, ref).words == "wrong number"
    provisional.confirm(stage.rt, ben, ref)
    assert stage.verbs()[-1] == "confirm_opt_out"
