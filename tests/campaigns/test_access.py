"""Who may, and what those who may not are told."""

from collections.abc import Callable
from typing import Any

import pytest

from campaigns import access, drafting, launching, showing
from campaigns.forms import DraftForm, Upload
from config import Settings
from domain.actors import Actor, system
from domain.errors import Refused
from models.tables import Campaign
from runtime import Runtime, build
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only


def test_an_admin_may(rt: Runtime, actor: Actor) -> None:
    access.require_author(rt, actor)

    assert access.may(rt, actor)


def test_anyone_else_may_not_and_is_told_who_can(rt: Runtime, person: Callable[..., Actor]) -> None:
    with pytest.raises(Refused, match=r"<@U01ADA>, <@U01DOT>"):
        access.require_author(rt, person("U09EVE"))

    assert not access.may(rt, person("U09EVE"))


@pytest.mark.parametrize(
    ("require", "words"),
    [
        (access.require_launcher, "You may not launch campaigns. These"),
        (access.require_approver, "You may not approve campaigns. These"),
    ],
)
def test_a_refusal_names_what_was_wanted_or_else_what_the_role_is_for(
    rt: Runtime, person: Callable[..., Actor], require: Callable[..., None], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        require(rt, person("U09EVE"))
    with pytest.raises(Refused, match=r"You may not lift opt-outs\. These"):
        require(rt, person("U09EVE"), to="lift opt-outs")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"is_guest": True}, "Guests"),
        ({"is_bot": True}, "Bots"),
        ({"is_deactivated": True}, "account is deactivated"),
        ({"is_stranger": True}, "another organisation"),
        ({"in_shared_channel": True}, "shared with another organisation"),
    ],
)
def test_an_admin_in_the_wrong_role_or_place_is_refused_with_the_reason(
    rt: Runtime, person: Callable[..., Actor], facts: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        access.require_author(rt, person("U01ADA", **facts))
    with pytest.raises(Refused, match=reason):
        showing.listing(rt, person("U01ADA", **facts))


def test_without_admins_nobody_may_and_the_refusal_says_what_to_set(
    settings: Settings, actor: Actor
) -> None:
    rt = build(settings.model_copy(update={"rollcall_admins": frozenset()}))

    with pytest.raises(Refused, match="ROLLCALL_ADMINS"):
        access.require_author(rt, actor)

    rt.close()


def test_the_command_lines_user_and_the_system_may(rt: Runtime, maria: Actor) -> None:
    access.require_author(rt, maria)
    access.require_author(rt, system(maria.workspace_id))


def test_a_full_member_who_is_no_admin_may_look(stage: Stage, person: Callable[..., Actor]) -> None:
    view = stage.draft()

    assert showing.status(stage.rt, person("U09EVE"), "spring").id == view.id


def test_a_refused_draft_changes_nothing(stage: Stage, person: Callable[..., Actor]) -> None:
    form = DraftForm(title="Spring", message="Hi", source=Upload.pasted("+15125550101"))

    with pytest.raises(Refused):
        drafting.create(stage.rt, person("U09EVE"), form)

    assert stage.count(Campaign) == 0
    assert stage.audit() == []


def test_a_member_who_is_no_admin_does_not_launch(
    stage: Stage, person: Callable[..., Actor]
) -> None:
    view = stage.ready()

    with pytest.raises(Refused, match="may not"):
        launching.launch(stage.rt, person("U09EVE"), view.public_id, view.wording_id or 0)

    assert stage.view(view).state == "draft"


def test_the_audit_says_who_and_from_where(stage: Stage, maria: Actor) -> None:
    stage.draft()
    stage.who = maria
    stage.draft("Autumn")

    ada, clerk = stage.audit()

    assert (ada.actor, ada.origin) == ("slack:U01ADA", "C01CAMPAIGNS")
    assert (clerk.actor, clerk.origin) == ("cli:maria", "cli C01CAMPAIGNS")
