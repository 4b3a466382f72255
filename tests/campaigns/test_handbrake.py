"""Stop-all from the host: the brake is on before anything else of the press is done."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from campaigns import braking, handbrake, launching
from domain.actors import Actor, Door
from domain.errors import Refused
from models import handbrake as rows
from models.tables import AuditRow, Base, Campaign, Sender, Workspace
from tests.builders import Builder, now
from tests.campaigns.stage import Stage


@pytest.fixture
def maria(stage: Stage) -> Actor:
    return Actor(Door.CLI, "maria", stage.who.workspace_id, "C01SPRING")


def test_the_brake_is_on_and_audited_before_any_campaign_is_paused(
    stage: Stage, maria: Actor
) -> None:
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)

    at = now()

    assert handbrake.pull(stage.rt.db, maria, " wrong price ", at)

    shown = stage.view(view)
    assert shown.state == "sending"
    on = shown.workspace.brake
    assert on is not None
    assert (on.by, on.at, on.reason) == ("cli:maria", at, "wrong price")
    deed = stage.audit()[-1]
    assert (deed.verb, deed.actor, deed.origin) == ("stop_all", "cli:maria", "cli C01SPRING")
    assert (deed.subject, deed.subject_id) == ("workspace", maria.workspace_id)
    assert (deed.at, deed.detail) == (at, {"reason": "wrong price"})


def test_the_rest_of_the_press_pauses_what_sends_and_says_that_this_one_did_it(
    stage: Stage, maria: Actor
) -> None:
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    handbrake.pull(stage.rt.db, maria, "wrong price", now())

    done = braking.stop_all(stage.rt, maria, "wrong price", pulled=True)

    assert (done.paused, done.was_on) == (("spring",), False)
    shown = stage.view(view)
    assert (shown.state, shown.state_reason) == ("paused", "Stop-all: wrong price")
    assert stage.verbs()[-2:] == ["stop_all", "stop_all"]
    assert stage.audit()[-1].detail["campaigns"] == [view.id]


def test_what_a_sending_process_paused_meanwhile_is_said_to_be_this_presss(
    stage: Stage, maria: Actor, build: Builder, sender: Sender
) -> None:
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    met = {"state": "paused", "state_by": "system", "state_reason": "Stop-all"}
    at = now()
    before = build.campaign(sender, **met, state_at=at - timedelta(days=1))
    handbrake.pull(stage.rt.db, maria, "wrong price", at)
    with stage.rt.db.write() as session:
        session.execute(update(Campaign).where(Campaign.id == view.id).values(**met, state_at=at))

    done = braking.stop_all(stage.rt, maria, "wrong price", pulled=True)

    assert done.paused == ("spring",)
    shown = stage.view(view)
    assert (shown.state_by, shown.state_reason) == ("cli:maria", "Stop-all: wrong price")
    with stage.rt.db.read() as session:
        assert session.get_one(Campaign, before.id).state_by == "system"
    assert stage.audit()[-1].detail["campaigns"] == [view.id]


def test_the_rest_of_a_press_that_paused_nothing_is_not_audited_twice(
    stage: Stage, maria: Actor
) -> None:
    handbrake.pull(stage.rt.db, maria, "", now())

    braking.stop_all(stage.rt, maria, pulled=True)

    assert stage.verbs().count("stop_all") == 1


def test_a_brake_that_is_on_stays_whose_it_is(stage: Stage, maria: Actor) -> None:
    braking.stop_all(stage.rt, stage.who, "wrong price")

    assert not handbrake.pull(stage.rt.db, maria, "me too", now())

    with stage.rt.db.read() as session:
        kept = session.get_one(Workspace, maria.workspace_id)
    assert (kept.brake_by, kept.brake_reason) == (stage.who.name, "wrong price")
    assert stage.verbs().count("stop_all") == 1


def test_another_team_is_not_stopped(stage: Stage, maria: Actor, build: Builder) -> None:
    other = build.workspace(slack_team_id="T02OTHER")

    handbrake.pull(stage.rt.db, maria, "", now())

    with stage.rt.db.read() as session:
        assert session.get_one(Workspace, other.id).brake_at is None


def test_a_reason_that_is_too_long_is_refused_before_anything_stops(
    stage: Stage, maria: Actor
) -> None:
    with pytest.raises(Refused, match="longer than 250"):
        handbrake.pull(stage.rt.db, maria, "x" * 251, now())

    with stage.rt.db.read() as session:
        assert session.get_one(Workspace, maria.workspace_id).brake_at is None


def test_a_team_is_found_by_either_of_its_ids_and_no_other(
    stage: Stage, workspace: Workspace
) -> None:
    for wanted in ("", workspace.public_id, workspace.slack_team_id or ""):
        assert [team.id for team in handbrake.teams(stage.rt.db, wanted)] == [workspace.id]
    assert handbrake.teams(stage.rt.db, "T0NOBODY") == []


def test_the_columns_that_it_takes_are_those_of_the_tables() -> None:
    for light in (rows.TEAMS, rows.AUDIT):
        whole = Base.metadata.tables[light.name].c
        assert {column.name for column in light.c} <= set(whole.keys())
    needed = {
        column.name
        for column in AuditRow.__table__.c
        if not column.nullable and not column.primary_key
    }
    assert needed <= {column.name for column in rows.AUDIT.c}
