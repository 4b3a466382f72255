"""Roles at the use cases: who may what, where, how it ends, and what stays private."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from campaigns import access, controlling, drafting, granting, launching, showing
from campaigns.forms import WorkspaceForm
from campaigns.setup import save_workspace
from config import Settings
from domain.actors import Actor
from domain.errors import Refused
from domain.roles import ANYWHERE, Grant, Role
from gateways.slack.errors import SlackAway
from models.tables import Campaign, RoleGrant
from runtime import build
from simulator.client import Simulator
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only

HERE, ELSEWHERE, PRIVATE = "C01CAMPAIGNS", "C01LAUNCHES", "C01PRIVATE"
GROUP = "S01MARKETING"
"""Ada and Ben, in the local Slack."""

Person = Callable[..., Actor]


@pytest.fixture
def ben(person: Person) -> Actor:
    """A full member, who is no admin."""
    return person("U01BEN")


def give(stage: Stage, role: Role, holder: str = "U01BEN", channel: str = "") -> Grant:
    grant = Grant(role, holder, channel)
    granting.change(stage.rt, stage.who, give=[grant])
    return grant


def moved(stage: Stage, campaign_id: int, channel: str) -> None:
    with stage.rt.db.write() as session:
        session.get_one(Campaign, campaign_id).channel_id = channel


def test_an_author_edits_and_does_not_launch_and_is_told_who_can(stage: Stage, ben: Actor) -> None:
    view = stage.ready()
    give(stage, Role.AUTHOR)
    give(stage, Role.LAUNCHER, "U01CHI")

    assert drafting.discard(stage.rt, ben, "spring").state == "discarded"
    assert drafting.restore(stage.rt, ben, "spring").state == "draft"
    with pytest.raises(Refused, match=r"may not launch .*<@U01CHI>, <@U01ADA>, <@U01DOT>"):
        launching.launch(stage.rt, ben, view.public_id, view.wording_id or 0)
    assert stage.view(view).state == "draft"


def test_a_launcher_launches_and_an_admins_settings_stay_closed_to_them(
    stage: Stage, ben: Actor
) -> None:
    view = stage.ready()
    give(stage, Role.LAUNCHER)

    launching.launch(stage.rt, ben, view.public_id, view.wording_id or 0)

    assert stage.view(view).state == "sending"
    with pytest.raises(Refused, match="may not change settings"):
        save_workspace(stage.rt, ben, WorkspaceForm(business_name="Mine"))
    with pytest.raises(Refused, match="may not change settings"):
        granting.change(stage.rt, ben, give=[Grant(Role.ADMIN, "U01BEN")])
    assert stage.count(RoleGrant) == 1


def test_a_role_that_is_taken_away_is_gone_at_the_next_press(stage: Stage, ben: Actor) -> None:
    view = stage.ready()
    grant = give(stage, Role.LAUNCHER)
    launching.launch(stage.rt, ben, view.public_id, view.wording_id or 0)

    granting.take(stage.rt, stage.who, [grant])

    with pytest.raises(Refused, match="may not launch"):
        controlling.pause(stage.rt, ben, "spring")
    assert stage.view(view).state == "sending"


def test_a_role_of_one_channel_holds_for_its_campaigns_alone(stage: Stage, ben: Actor) -> None:
    view = stage.ready()
    give(stage, Role.LAUNCHER, channel=HERE)
    with pytest.raises(Refused, match="may not launch"):
        access.require_launcher(stage.rt, ben)
    access.require_launcher(stage.rt, ben, ANYWHERE)
    launching.launch(stage.rt, ben, view.public_id, view.wording_id or 0)

    moved(stage, view.id, ELSEWHERE)

    with pytest.raises(Refused, match="may not launch"):
        controlling.pause(stage.rt, replace(ben, channel_id=ELSEWHERE), "spring")


def test_whoever_is_in_a_user_group_holds_its_role_and_others_do_not(
    simulator: Simulator, stage: Stage, ben: Actor, person: Person
) -> None:
    give(stage, Role.LAUNCHER, GROUP)

    access.require_launcher(stage.rt, ben)
    with pytest.raises(Refused, match=r"<!subteam\^S01MARKETING>, <@U01ADA>"):
        access.require_launcher(stage.rt, person("U01CHI"))


def test_whoever_left_the_group_does_not_hold_its_role_where_slack_is_asked_anew(
    simulator: Simulator, stage: Stage, settings: Settings, ben: Actor
) -> None:
    give(stage, Role.LAUNCHER, GROUP)
    group = {"id": GROUP, "handle": "marketing", "name": "Marketing", "users": ["U01ADA"]}
    simulator.slack.configure(usergroups=[group])

    another = build(settings)
    with pytest.raises(Refused, match="may not launch"):
        access.require_launcher(another, ben)
    another.close()


def test_a_group_that_slack_does_not_know_holds_nothing(
    simulator: Simulator, stage: Stage, ben: Actor
) -> None:
    give(stage, Role.LAUNCHER, "S01GONE")

    with pytest.raises(Refused, match="may not launch"):
        access.require_launcher(stage.rt, ben)


def test_while_slack_is_away_a_group_lets_nobody_in_and_a_persons_own_role_does(
    stage: Stage, ben: Actor
) -> None:
    give(stage, Role.APPROVER, GROUP)
    with pytest.raises(SlackAway):
        access.require_launcher(stage.rt, ben)

    give(stage, Role.LAUNCHER)

    access.require_launcher(stage.rt, ben)


def test_everybody_looks_until_viewers_are_named(stage: Stage, ben: Actor, person: Person) -> None:
    stage.draft()
    chi = person("U01CHI")
    assert showing.status(stage.rt, chi, "spring").name == "spring"

    give(stage, Role.VIEWER)

    assert [row.name for row in showing.listing(stage.rt, ben).rows] == ["spring"]
    with pytest.raises(Refused, match="may not look"):
        showing.status(stage.rt, chi, "spring")
    with pytest.raises(Refused, match="may not look"):
        showing.listing(stage.rt, chi)


def test_a_viewer_causes_no_text_and_sees_nobodys_data(stage: Stage, ben: Actor) -> None:
    view = stage.ready()
    give(stage, Role.VIEWER)

    for refused in (
        lambda: launching.launch(stage.rt, ben, view.public_id, view.wording_id or 0),
        lambda: drafting.discard(stage.rt, ben, "spring"),
        lambda: access.require_author(stage.rt, ben, ANYWHERE),
    ):
        with pytest.raises(Refused, match="may not"):
            refused()
    assert stage.view(view).state == "draft"


def test_a_campaign_of_a_private_channel_is_there_for_its_members_alone(
    simulator: Simulator, stage: Stage, person: Person
) -> None:
    view = stage.draft()
    stage.draft("Autumn")
    moved(stage, view.id, PRIVATE)
    inside, outside = person("U01BEN"), person("U01CHI")

    assert {row.name for row in showing.listing(stage.rt, inside).rows} == {"spring", "autumn"}
    assert [row.name for row in showing.listing(stage.rt, outside).rows] == ["autumn"]
    assert showing.status(stage.rt, inside, "spring").id == view.id
    with pytest.raises(Refused, match=r"no campaign “spring”\. The newest is autumn\."):
        showing.status(stage.rt, outside, "spring")
    with pytest.raises(Refused, match="no campaign"):
        showing.status(stage.rt, outside, view.public_id)


def test_an_admin_outside_a_private_channel_is_no_exception(
    simulator: Simulator, stage: Stage, person: Person, maria: Actor
) -> None:
    view = stage.draft()
    moved(stage, view.id, PRIVATE)

    assert [row.name for row in showing.listing(stage.rt, person("U01ADA")).rows] == ["spring"]
    assert showing.listing(stage.rt, person("U01DOT")).rows == []
    assert showing.status(stage.rt, maria, "spring").id == view.id


def test_a_campaign_of_another_public_channel_is_there_for_everybody(
    simulator: Simulator, stage: Stage, person: Person
) -> None:
    view = stage.draft()
    moved(stage, view.id, ELSEWHERE)

    assert showing.status(stage.rt, person("U01CHI"), "spring").id == view.id


def test_while_slack_is_away_nothing_of_another_channel_is_shown(
    stage: Stage, person: Person
) -> None:
    view = stage.draft()
    moved(stage, view.id, PRIVATE)

    with pytest.raises(SlackAway):
        showing.status(stage.rt, person("U01BEN"), "spring")


def test_roles_given_and_taken_are_in_the_audit_and_twice_is_once(stage: Stage) -> None:
    grant = give(stage, Role.APPROVER, channel=HERE)
    give(stage, Role.APPROVER, channel=HERE)
    granting.take(stage.rt, stage.who, [grant])

    given, taken = stage.audit()
    assert (given.verb, taken.verb) == ("grant_role", "take_role")
    assert given.detail == {"role": "approver", "holder": "U01BEN", "channel": HERE}
    with pytest.raises(Refused, match="is not named approver in that channel"):
        granting.take(stage.rt, stage.who, [grant])


def test_an_admin_by_setting_stays_one_and_an_admin_of_one_channel_is_none(stage: Stage) -> None:
    with pytest.raises(Refused, match="ROLLCALL_ADMINS"):
        granting.take(stage.rt, stage.who, [Grant(Role.ADMIN, "U01DOT")])
    with pytest.raises(Refused, match="for the whole team"):
        give(stage, Role.ADMIN, channel=HERE)
    assert stage.count(RoleGrant) == 0


def test_the_last_admin_does_not_lock_everybody_out_from_slack(
    stage: Stage, settings: Settings, ben: Actor, maria: Actor
) -> None:
    grant = give(stage, Role.ADMIN)
    alone = build(settings.model_copy(update={"rollcall_admins": frozenset()}))

    with pytest.raises(Refused, match="Name another admin first"):
        granting.take(alone, ben, [grant])
    assert stage.count(RoleGrant) == 1

    granting.take(alone, maria, [grant])
    assert stage.count(RoleGrant) == 0
    alone.close()


def test_a_user_group_that_is_empty_or_gone_is_no_admin_that_is_left(
    simulator: Simulator, stage: Stage, settings: Settings, ben: Actor
) -> None:
    mine = give(stage, Role.ADMIN)
    give(stage, Role.ADMIN, "S01GONE")
    give(stage, Role.ADMIN, "S01EMPTY")
    empty = {"id": "S01EMPTY", "handle": "empty", "name": "Empty", "users": []}
    simulator.slack.configure(usergroups=[empty])
    alone = build(settings.model_copy(update={"rollcall_admins": frozenset()}))

    with pytest.raises(Refused, match="Name another admin first"):
        granting.take(alone, ben, [mine])
    assert stage.count(RoleGrant) == 3
    alone.close()


def test_a_user_group_with_somebody_in_it_is_an_admin_that_is_left(
    simulator: Simulator, stage: Stage, settings: Settings, ben: Actor
) -> None:
    mine = give(stage, Role.ADMIN)
    give(stage, Role.ADMIN, GROUP)
    alone = build(settings.model_copy(update={"rollcall_admins": frozenset()}))

    granting.take(alone, ben, [mine])

    assert stage.count(RoleGrant) == 1
    alone.close()
