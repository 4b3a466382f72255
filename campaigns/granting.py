"""Roles: who holds which, giving one and taking one away. An admin's business, all audited."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from campaigns import access
from domain.actors import Actor, Door
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.roles import EVERYWHERE, Grant, Role, mention
from models import roles, workspaces
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class Roles:
    """Who holds what in the workspace, and who is an admin whatever stands there."""

    grants: tuple[Grant, ...]
    always: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did: what was there already, or was not, is in neither."""

    given: tuple[Grant, ...]
    taken: tuple[Grant, ...]


def listing(rt: Runtime, who: Actor) -> Roles:
    """All roles, for an admin: channels that others may not know of stand among them."""
    access.require_admin(rt, who)
    with rt.db.read() as session:
        return _all(rt, session, who.workspace_id)


def change(
    rt: Runtime, who: Actor, *, give: Sequence[Grant] = (), take: Sequence[Grant] = ()
) -> Changed:
    """Give roles and take others away, all or nothing; it counts from the next press on.

    Raises Refused for an admin of one channel only, and where nobody could set roles any more.
    """
    access.require_admin(rt, who)
    for grant in give:
        _require_givable(grant)
    groups = _groups_with_people(rt, who, give=give, take=take)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        held = roles.grants(session, who.workspace_id)
        done = Changed(
            tuple(grant for grant in dict.fromkeys(give) if grant not in held),
            tuple(grant for grant in dict.fromkeys(take) if grant in held),
        )
        for grant in done.taken:
            roles.remove(session, who.workspace_id, grant)
            _record(rt, session, who, Verb.TAKE_ROLE, grant)
        for grant in done.given:
            roles.add(session, who.workspace_id, grant, by=who.name, now=rt.clock())
            _record(rt, session, who, Verb.GRANT_ROLE, grant)
        if done.taken:
            _require_an_admin(who, _all(rt, session, who.workspace_id), groups)
    return done


def take(rt: Runtime, who: Actor, grants: Sequence[Grant]) -> Changed:
    """Take these away; refused, naming the first, where one of them is not held so."""
    access.require_admin(rt, who)
    for grant in grants:
        if grant.role is Role.ADMIN and grant.holder in rt.settings.rollcall_admins:
            raise Refused(
                f"{mention(grant.holder)} is an admin by ROLLCALL_ADMINS, which is set on the host."
            )
    with rt.db.read() as session:
        held = roles.grants(session, who.workspace_id)
    for grant in grants:
        if grant not in held:
            where = "in that channel" if grant.channel_id else "in the whole team"
            raise Refused(f"{mention(grant.holder)} is not named {grant.role} {where}.")
    return change(rt, who, take=grants)


def _require_givable(grant: Grant) -> None:
    if grant.role is Role.ADMIN and grant.channel_id != EVERYWHERE:
        raise Refused("An admin is one for the whole team. Leave the channel out.")


def _groups_with_people(
    rt: Runtime, who: Actor, *, give: Sequence[Grant], take: Sequence[Grant]
) -> frozenset[str]:
    """The user groups of admins that are not empty or gone, asked before anything is held."""
    if who.door is not Door.SLACK or all(grant.role is not Role.ADMIN for grant in take):
        return frozenset()
    with rt.db.read() as session:
        held = roles.grants(session, who.workspace_id)
    admins = [grant for grant in (*held, *give) if grant.role is Role.ADMIN]
    groups = {grant.holder for grant in admins if grant.is_group}
    return frozenset(group for group in groups if rt.slack.has_people(group))


def _require_an_admin(who: Actor, left: Roles, groups: Collection[str]) -> None:
    """Nobody locks their team out from Slack; whoever holds the host can always name one."""
    if who.door is not Door.SLACK or left.always:
        return
    admins = [grant for grant in left.grants if grant.role is Role.ADMIN]
    if not any(not grant.is_group or grant.holder in groups for grant in admins):
        raise Refused("Nobody could set roles any more. Name another admin first.")


def _all(rt: Runtime, session: Session, workspace_id: int) -> Roles:
    held = tuple(roles.grants(session, workspace_id))
    return Roles(held, tuple(sorted(rt.settings.rollcall_admins)))


def _record(rt: Runtime, session: Session, who: Actor, verb: Verb, grant: Grant) -> None:
    access.record(
        rt,
        session,
        who,
        verb,
        Subject.WORKSPACE,
        who.workspace_id,
        role=str(grant.role),
        holder=grant.holder,
        channel=grant.channel_id,
    )
