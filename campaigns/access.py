"""Who may. Asked by every use case before anything else, at the press and not at the drawing.

Roles are held by people and user groups of Slack (`domain.roles`); what is taken away is gone at
the next press. The people in `ROLLCALL_ADMINS` are always admins, so that nobody can be locked out
from Slack. Until an admin sets roles, they may do everything and nobody else may do anything but
look. Whoever can run commands on the host may do everything: they hold the database. A key of other
software may do what its scopes say, in its own channel, until it is revoked.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy.orm import Session

from domain.actors import Actor, Door
from domain.apikeys import Scope, may_act_as
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.roles import ACTS, ANYWHERE, EVERYWHERE, Grant, Role, anybody_looks, covering, mention
from models import audit, keys, roles
from models.tables import ApiKey
from runtime import Runtime

REVOKED: Final = "This key is revoked. Make another one."
NAMED: Final = 12
"""So many of those who can are named in a refusal."""


def refusal(
    rt: Runtime, who: Actor, role: Role = Role.AUTHOR, *, where: str = EVERYWHERE, to: str = ""
) -> str | None:
    """Why this person may not do what the role does, naming who can, or None if they may.

    `to` is what they wanted, in words that complete “You may not …”; else what the role is for. A
    key may do nothing that needs a role in the whole workspace.

    `where` is a campaign's channel; `EVERYWHERE` asks for the role in the whole workspace, and
    `ANYWHERE` for it in one channel at least. Raises SlackAway where only Slack could tell.
    """
    if who.door is Door.API:
        return _refused_key(rt, who, role, where, to)
    outside = _outside(who)
    if outside is not None or who.door is not Door.SLACK:
        return outside
    if who.user_id in rt.settings.rollcall_admins:
        return None
    with rt.db.read() as session:
        grants = roles.grants(session, who.workspace_id)
    if role is Role.VIEWER and anybody_looks(grants):
        return None
    able = covering(grants, role, where)
    if any(_holds(rt, who, grant) for grant in able):
        return None
    return _who_can(sorted(rt.settings.rollcall_admins), able, to or ACTS[role])


def _refused_key(rt: Runtime, who: Actor, role: Role, where: str, to: str) -> str | None:
    key = _key(rt, who)
    if key is None:
        return REVOKED
    if where not in (ANYWHERE, who.channel_id):
        return "This key acts in its own channel only."
    return None if may_act_as(keys.scopes(key), role) else f"This key may not {to or ACTS[role]}."


def _key(rt: Runtime, who: Actor) -> ApiKey | None:
    """A key as it is now; None once it is revoked."""
    with rt.db.read() as session:
        key = keys.by_public_id(session, who.user_id)
    held = key is not None and key.workspace_id == who.workspace_id and key.revoked_at is None
    return key if held else None


def is_test_key(rt: Runtime, who: Actor) -> bool:
    """Whether this is a program with a key that reaches nobody."""
    key = _key(rt, who) if who.door is Door.API else None
    return key is not None and key.is_test


def require_opt_outs(rt: Runtime, who: Actor, role: Role, *, to: str = "") -> None:
    """Refuse who may not look up or change the workspace's opt-outs: by role, or a key's scope.

    What lifting one takes of a person a test key has not: it changes who gets real texts. It may
    record one: whoever said no is not texted, whichever key says so.
    """
    if who.door is not Door.API:
        require(rt, who, role, to=to)
        return
    key = _key(rt, who)
    if key is None:
        raise Refused(REVOKED)
    if Scope.OPTOUTS not in keys.scopes(key):
        raise Refused("This key is not for opt-outs.")
    if key.is_test and role is Role.APPROVER:
        raise Refused("A test key lifts no opt-outs.")


def _holds(rt: Runtime, who: Actor, grant: Grant) -> bool:
    if grant.is_group:
        return rt.slack.in_group(grant.holder, who.user_id)
    return grant.holder == who.user_id


def _who_can(admins: Sequence[str], able: Sequence[Grant], deed: str) -> str:
    holders = list(dict.fromkeys([*(grant.holder for grant in able), *admins]))
    if not holders:
        return (
            f"Nobody may {deed} yet. Put the Slack ids of your admins into"
            " ROLLCALL_ADMINS and restart Rollcall."
        )
    named = ", ".join(mention(holder) for holder in holders[:NAMED])
    more = len(holders) - NAMED
    others = f" and {more} more" if more > 0 else ""
    return f"You may not {deed}. These people can: {named}{others}."


def may(rt: Runtime, who: Actor, role: Role = Role.AUTHOR, *, where: str = EVERYWHERE) -> bool:
    """Whether this person may do what the role does."""
    return refusal(rt, who, role, where=where) is None


def require(rt: Runtime, who: Actor, role: Role, *, where: str = EVERYWHERE, to: str = "") -> None:
    """Refuse whoever does not hold the role there, naming who does; `to` as in `refusal`."""
    sentence = refusal(rt, who, role, where=where, to=to)
    if sentence is not None:
        raise Refused(sentence)


def require_viewer(rt: Runtime, who: Actor, where: str = ANYWHERE) -> None:
    """Refuse whoever may not look at campaigns; any full member may until viewers are named."""
    require(rt, who, Role.VIEWER, where=where)


def require_author(rt: Runtime, who: Actor, where: str = EVERYWHERE) -> None:
    """Refuse whoever may not draft, test-send or see people's data, naming who can."""
    require(rt, who, Role.AUTHOR, where=where)


def require_launcher(rt: Runtime, who: Actor, where: str = EVERYWHERE, *, to: str = "") -> None:
    """Refuse whoever may not cause texts to people who never proved their phone to us."""
    require(rt, who, Role.LAUNCHER, where=where, to=to)


def require_approver(rt: Runtime, who: Actor, where: str = EVERYWHERE, *, to: str = "") -> None:
    """Refuse whoever may not confirm what somebody else asks for, naming who can."""
    require(rt, who, Role.APPROVER, where=where, to=to)


def require_admin(rt: Runtime, who: Actor) -> None:
    """Refuse whoever may not set the team's rules, or undo what protects people."""
    require(rt, who, Role.ADMIN)


def require_member(who: Actor) -> None:
    """Refuse whoever may not even look: outsiders, who left, and channels that are shared."""
    outside = _outside(who)
    if outside is not None:
        raise Refused(outside)


def _outside(who: Actor) -> str | None:
    if who.door is not Door.SLACK:
        return None
    if who.is_deactivated:
        return "Your Slack account is deactivated, so you may not run campaigns. Ask an admin."
    if who.is_bot:
        return "Bots and workflows may not run campaigns. A person has to do it."
    if who.is_stranger:
        return "You belong to another organisation, and campaigns are run by this one's people."
    if who.is_guest:
        return "Guests of this Slack may not run campaigns. Ask a full member."
    if who.in_shared_channel:
        return (
            "This channel is shared with another organisation, which would see your campaigns."
            " Use a channel of your own."
        )
    return None


def record(
    rt: Runtime,
    session: Session,
    who: Actor,
    verb: Verb,
    subject: Subject,
    subject_id: int | None,
    **detail: object,
) -> None:
    """Put what is being done into the audit, in the transaction that does it."""
    audit.write(
        session,
        workspace_id=who.workspace_id,
        at=rt.clock(),
        actor=who.name,
        verb=verb,
        subject=subject,
        subject_id=subject_id,
        origin=who.origin,
        detail=detail,
    )
