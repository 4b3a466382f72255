"""Home: each person's own, and nothing of what they may not see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from campaigns.home import LISTED, home
from domain.actors import Actor
from domain.home import HomeView
from domain.roles import EVERYWHERE, Role
from models.tables import Campaign, RoleGrant
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only


def becomes(stage: Stage, name: str, state: str, **columns: object) -> None:
    with stage.rt.db.write() as session:
        campaign = session.query(Campaign).filter_by(name=name).one()
        campaign.state, campaign.state_at = state, stage.rt.clock()
        for column, value in columns.items():
            setattr(campaign, column, value)


def grant(stage: Stage, role: Role, holder: str, channel: str = EVERYWHERE) -> None:
    with stage.rt.db.write() as session:
        session.add(
            RoleGrant(
                workspace_id=stage.who.workspace_id,
                role=role.value,
                holder=holder,
                channel_id=channel,
                granted_by="system",
                granted_at=stage.rt.clock(),
            )
        )


def names(view: HomeView) -> dict[str, list[str]]:
    """What stands where."""
    return {
        "running": [it.view.name for it in view.running.shown],
        "upcoming": [it.view.name for it in view.upcoming.shown],
        "drafts": [it.name for it in view.drafts.shown],
        "finished": [it.name for it in view.finished.shown],
    }


@pytest.fixture
def full(stage: Stage) -> Stage:
    """A draft, one under way, one scheduled, one that is over, one that was long ago."""
    for title, state in (
        ("Drafted", ""),
        ("Going", "sending"),
        ("Later", "scheduled"),
        ("Over", "completed"),
        ("Old", "completed"),
    ):
        stage.draft(title)
        if state:
            becomes(stage, title.casefold(), state)
    long_ago = stage.rt.clock() - timedelta(days=8)
    becomes(stage, "old", "completed", state_at=long_ago)
    return stage


def test_each_campaign_stands_where_it_belongs(full: Stage) -> None:
    view = home(full.rt, full.who)

    assert names(view) == {
        "running": ["going"],
        "upcoming": ["later"],
        "drafts": ["drafted"],
        "finished": ["over"],
    }
    assert (view.may_draft, view.may_stop, view.may_set_up) == (True, True, True)
    assert [it.sender.name for it in view.senders.shown]


def test_drafts_are_those_of_the_person_and_buttons_those_of_their_roles(
    full: Stage, person: Callable[..., Actor]
) -> None:
    view = home(full.rt, person("U02BEN"))

    assert names(view)["drafts"] == []
    assert names(view)["running"] == ["going"]
    going = view.running.shown[0]
    assert not (going.may_write or going.may_launch or going.may_start or going.may_approve)
    assert (view.may_draft, view.may_stop, view.may_set_up) == (False, False, False)


def test_a_role_of_one_channel_counts_there_alone(
    full: Stage, person: Callable[..., Actor]
) -> None:
    ben = person("U02BEN")
    grant(full, Role.LAUNCHER, "U02BEN", full.campaign(full.draft("Else")).channel_id)
    becomes(full, "later", "scheduled", channel_id="")

    view = home(full.rt, ben)

    assert view.running.shown[0].may_launch
    assert not view.running.shown[0].may_release
    assert not view.upcoming.shown[0].may_launch
    assert (view.may_stop, view.may_set_up) == (True, False)


def test_a_direct_messages_campaign_is_nobody_elses(full: Stage) -> None:
    becomes(full, "going", "sending", channel_id="D01SOMEBODY")

    assert names(home(full.rt, full.who))["running"] == []


def test_what_only_slack_could_tell_is_left_out_while_it_is_away(full: Stage) -> None:
    becomes(full, "going", "sending", channel_id="C09PRIVATE")

    assert names(home(full.rt, full.who))["running"] == []
    assert names(home(full.rt, full.who))["upcoming"] == ["later"]


def test_who_may_not_look_is_told_so_and_nothing_else(
    full: Stage, person: Callable[..., Actor]
) -> None:
    guest = home(full.rt, person("U09GUS", is_guest=True))
    grant(full, Role.VIEWER, "U02BEN")
    other = home(full.rt, person("U09EVE"))

    for view in (guest, other):
        assert view.refusal
        assert view.workspace is None
        assert not any(names(view).values())


def test_a_list_is_cut_and_the_rest_counted(stage: Stage) -> None:
    for number in range(LISTED + 2):
        stage.draft(f"Draft {number}")

    drafts = home(stage.rt, stage.who).drafts

    assert (len(drafts.shown), drafts.more) == (LISTED, 2)


def test_before_anything_is_set_up_only_an_admin_is_offered_the_settings(
    stage: Stage, person: Callable[..., Actor]
) -> None:
    newcomer = replace(stage.who, workspace_id=0)

    assert home(stage.rt, newcomer).may_set_up
    assert not home(stage.rt, replace(person("U02BEN"), workspace_id=0)).may_set_up
