"""Who makes keys, what a key may do in use cases, and when it may not any more."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from campaigns import access, keying, optouts, reaching
from campaigns.forms import OptOutForm
from campaigns.keying import KeyForm, Made
from domain import apikeys, approvalrule
from domain.actors import Actor, Door
from domain.apicodes import Declined
from domain.apikeys import Scope
from domain.approvalrule import ApprovalRule, Mode
from domain.errors import Refused
from domain.roles import ANYWHERE, EVERYWHERE, Role
from domain.windows import Kind
from models import keys
from models.tables import ApiKey, AuditRow, RoleGrant, Sender, Workspace
from runtime import Runtime
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only
HERE = "C01CAMPAIGNS"
EVERY = (Scope.SEND, Scope.READ, Scope.OPTOUTS)
FORM = KeyForm("web shop", HERE, EVERY, attestation="They ticked the box.")


@pytest.fixture
def made(rt: Runtime, actor: Actor) -> Made:
    return keying.make(rt, actor, FORM)


@pytest.fixture
def software(made: Made, workspace: Workspace) -> Actor:
    """Whoever has the key."""
    view = made.view
    return Actor(Door.API, view.public_id, workspace.id, channel_id=HERE, label=view.name)


@pytest.fixture
def approver(build: Builder, workspace: Workspace) -> Actor:
    columns = {"role": "approver", "holder": "U01BEN", "granted_by": "cli:maria"}
    build.add(RoleGrant(workspace_id=workspace.id, granted_at=now(), **columns))
    return Actor(Door.SLACK, "U01BEN", workspace.id, channel_id=HERE)


def test_a_key_is_kept_as_a_digest_and_told_once(rt: Runtime, made: Made) -> None:
    with rt.db.read() as session:
        row = keys.by_public_id(session, made.fresh.public_id)
        audit = session.scalars(select(AuditRow)).all()

    assert row is not None
    assert apikeys.matches(made.fresh.secret, row.digest)
    assert [one.verb for one in audit] == ["make_key"]
    assert (audit[0].subject, audit[0].subject_id) == ("key", row.id)
    assert made.fresh.secret not in repr((made, vars(row), vars(audit[0])))
    assert audit[0].detail["attestation"] == "They ticked the box."


def test_only_admins_make_and_revoke_keys(rt: Runtime, made: Made, approver: Actor) -> None:
    with pytest.raises(Refused, match="may not"):
        keying.make(rt, approver, replace(FORM, name="other"))
    with pytest.raises(Refused, match="may not"):
        keying.revoke(rt, approver, "web shop")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "WEB shop"}, "name"),
        ({"name": "*"}, "name"),
        ({"scopes": ()}, "scopes"),
        ({"kind": Kind.URGENT}, "campaign_kind"),
        ({"channel_id": ""}, "channel_id"),
        ({"channel_id": "D01ADABOT"}, "channel_id"),
        ({"attestation": "a" * 301}, "attest"),
        ({"attestation": "x"}, "attest"),
    ],
)
def test_what_no_key_can_be_is_refused_beside_its_field(
    rt: Runtime, actor: Actor, made: Made, change: dict[str, object], field: str
) -> None:
    wanted = {"name": "another"} | change
    with pytest.raises(Refused) as refused:
        keying.make(rt, actor, replace(FORM, **wanted))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_key_acts_in_its_own_channel_by_its_scopes(rt: Runtime, software: Actor) -> None:
    assert access.may(rt, software, Role.LAUNCHER, where=HERE)
    assert access.may(rt, software, Role.VIEWER, where=ANYWHERE)

    assert not access.may(rt, software, Role.LAUNCHER, where="C01LAUNCHES")
    assert not access.may(rt, software, Role.LAUNCHER, where=EVERYWHERE)
    assert not access.may(rt, software, Role.APPROVER, where=HERE)
    assert not access.may(rt, software, Role.ADMIN)


def test_a_key_for_reading_sends_nothing(rt: Runtime, software: Actor, made: Made) -> None:
    with rt.db.write() as session:
        row = session.scalars(select(ApiKey)).one()
        row.scopes = ["read"]

    assert access.may(rt, software, Role.VIEWER, where=HERE)
    assert access.refusal(rt, software, Role.LAUNCHER, where=HERE) == (
        "This key may not launch campaigns."
    )
    with pytest.raises(Refused, match="not for opt-outs"):
        optouts.check(rt, software, "+14155550123")


def test_a_key_sees_the_campaigns_of_its_channel_alone(
    rt: Runtime, software: Actor, build: Builder, sender: Sender
) -> None:
    build.campaign(sender, name="here", title="Here")
    build.campaign(sender, name="elsewhere", title="Elsewhere", channel_id="C01LAUNCHES")
    build.campaign(sender, name="private", title="Private", channel_id="G01SECRET")

    assert len(reaching.seen_ids(rt, software)) == 1
    assert reaching.launcher_of(rt, software, "here")
    for ref in ("elsewhere", "private", "her"):
        with pytest.raises(Declined) as declined:
            reaching.viewer_of(rt, software, ref)
        assert declined.value.code == "not_found"


def test_a_revoked_key_may_do_nothing(rt: Runtime, actor: Actor, software: Actor) -> None:
    assert access.may(rt, software, Role.VIEWER, where=HERE)

    keying.revoke(rt, actor, "Web Shop")

    assert not access.may(rt, software, Role.VIEWER, where=HERE)
    with pytest.raises(Refused, match="revoked"):
        optouts.check(rt, software, "+14155550123")
    with pytest.raises(Refused, match="no such key"):
        keying.revoke(rt, actor, "web shop")
    assert keying.make(rt, actor, FORM).view.name == "web shop"


def test_a_key_of_another_workspace_is_none(rt: Runtime, software: Actor, build: Builder) -> None:
    other = build.workspace(slack_team_id="T02OTHER")

    assert not access.may(rt, replace(software, workspace_id=other.id), Role.VIEWER, where=HERE)


def test_opt_outs_are_for_keys_of_that_scope(rt: Runtime, software: Actor, actor: Actor) -> None:
    form = OptOutForm(numbers=("+14155550123",), reason="asked in the shop")

    optouts.add(rt, software, form)
    checked = optouts.check(rt, software, "+14155550123")
    assert len(checked.stands) == 1
    optouts.remove(rt, software, form)
    assert not optouts.check(rt, software, "+14155550123").stands


def test_a_test_key_lifts_no_opt_out(rt: Runtime, actor: Actor, workspace: Workspace) -> None:
    made = keying.make(rt, actor, replace(FORM, is_test=True))
    who = Actor(Door.API, made.view.public_id, workspace.id, channel_id=HERE, label="t")
    form = OptOutForm(numbers=("+14155550123",), reason="asked in the shop")

    optouts.add(rt, who, form)
    with pytest.raises(Refused, match="test key"):
        optouts.remove(rt, who, form)


def demand(rt: Runtime, workspace: Workspace) -> None:
    """The team wants a second person from now on."""
    with rt.db.write() as session:
        team = session.get_one(Workspace, workspace.id)
        team.approval = approvalrule.to_data(ApprovalRule(Mode.RECIPIENTS, approvalrule._MOST))


def test_a_key_is_approved_by_another_than_its_maker(
    rt: Runtime, actor: Actor, made: Made, approver: Actor, workspace: Workspace
) -> None:
    assert not made.view.waits_for_approval
    demand(rt, workspace)
    assert keying.listing(rt, actor)[0].waits_for_approval
    assert [key.name for key in keying.listing(rt, approver)] == ["web shop"]

    with pytest.raises(Refused, match="You made this key"):
        keying.approve(rt, actor, "web shop")
    approved = keying.approve(rt, approver, "web shop")

    assert (approved.approved_by, approved.waits_for_approval) == ("slack:U01BEN", False)
    assert keying.listing(rt, approver) == []
    with pytest.raises(Refused, match="does not wait"):
        keying.approve(rt, approver, "web shop")


def test_a_button_means_its_own_key_whatever_another_one_is_called(
    rt: Runtime, actor: Actor, made: Made, approver: Actor, workspace: Workspace, build: Builder
) -> None:
    with pytest.raises(Refused, match="already"):
        keying.make(rt, actor, replace(FORM, name=made.view.public_id))
    other = keying.make(rt, actor, replace(FORM, name="other")).view
    with rt.db.write() as session:
        session.scalars(
            select(ApiKey).where(ApiKey.public_id == other.public_id)
        ).one().name = made.view.public_id
    demand(rt, workspace)

    assert keying.approve(rt, approver, made.view.public_id, is_id=True).name == "web shop"
    assert keying.revoke(rt, actor, made.view.public_id, is_id=True).name == "web shop"
    with pytest.raises(Refused, match="no such key"):
        keying.revoke(rt, actor, "other", is_id=True)


@pytest.mark.parametrize("change", [{"is_test": True}, {"scopes": (Scope.READ,)}])
def test_what_sends_no_text_to_anybody_waits_for_nobody(
    rt: Runtime, actor: Actor, workspace: Workspace, change: dict[str, object]
) -> None:
    demand(rt, workspace)

    made = keying.make(rt, actor, replace(FORM, **change))  # type: ignore[arg-type]

    assert not made.view.waits_for_approval


def test_who_is_neither_admin_nor_approver_sees_no_key(rt: Runtime, made: Made) -> None:
    who = Actor(Door.SLACK, "U01CHI", 1, channel_id=HERE)

    with pytest.raises(Refused, match="may not see keys"):
        keying.listing(rt, who)
