"""Keys of other software: making, approving and revoking them. An admin's business, all audited.

The key itself is given back once, to whoever made it; the audit, the logs and the tables never see
it. Where the team wants a second person, somebody else approves the key for its single texts, which
nobody could approve one by one.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, agreeing, reaching
from domain import apikeys
from domain.actors import Actor, mention
from domain.apikeys import Fresh, KeyView, Scope
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.roles import ANYWHERE, Role
from domain.windows import Kind
from jobs import keyposts
from jobs.queues import QueueName, enqueue
from models import keys, workspaces
from models.tables import ApiKey
from runtime import Runtime

ATTESTATION: Final = 300
GONE: Final = "There is no such key. `/campaign keys` shows them all."


@dataclass(frozen=True, slots=True)
class KeyForm:
    """What an admin wants of a key; `attestation` says where the people it texts agreed."""

    name: str
    channel_id: str
    scopes: tuple[Scope, ...]
    is_test: bool = False
    kind: Kind = Kind.MARKETING
    attestation: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A key that was just made, and the one moment at which its secret is known."""

    view: KeyView
    fresh: Fresh


def make(rt: Runtime, who: Actor, form: KeyForm) -> Made:
    """Make a key; raises Refused beside the field that is not right."""
    access.require_admin(rt, who)
    name = apikeys.read_name(form.name)
    attestation = _checked(rt, who, form)
    fresh = apikeys.make(secrets.token_bytes(apikeys.ENTROPY), is_test=form.is_test)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        taken = _named(session, who, name) or keys.locked(session, who.workspace_id, name)
        if taken is not None:
            raise Refused(f"There is a key “{name}” already. Choose another name.", field="name")
        key = ApiKey(
            public_id=fresh.public_id,
            workspace_id=who.workspace_id,
            channel_id=form.channel_id,
            name=name,
            digest=apikeys.digest(fresh.secret),
            scopes=[scope.value for scope in form.scopes],
            is_test=form.is_test,
            kind=form.kind.value,
            attestation=attestation,
            made_by=who.name,
            made_at=rt.clock(),
        )
        session.add(key)
        session.flush()
        _record(rt, session, who, Verb.MAKE_KEY, key)
        return Made(keys.view(session, key), fresh)


def listing(rt: Runtime, who: Actor) -> Sequence[KeyView]:
    """All keys, for an admin; for an approver those that wait for an approval they can give.

    Raises Refused for everybody else.
    """
    require_reader(rt, who)
    is_admin = access.may(rt, who, Role.ADMIN)
    with rt.db.read() as session:
        found = [keys.view(session, key) for key in keys.of_workspace(session, who.workspace_id)]
    return found if is_admin else [it for it in found if _may_approve(rt, who, it)]


def require_reader(rt: Runtime, who: Actor) -> None:
    """Refuse whoever is neither an admin nor an approver in one channel at least."""
    if not access.may(rt, who, Role.ADMIN):
        access.require_approver(rt, who, ANYWHERE, to="see keys")


def asked_in(rt: Runtime, key: KeyView, ts: str) -> None:
    """Remember the post that asks for its approval: it says later what came of it."""
    with rt.db.write() as session:
        known = keys.by_public_id(session, key.public_id)
        if known is not None:
            keys.note_post(session, known.id, ts)


def revoke(rt: Runtime, who: Actor, ref: str, *, is_id: bool = False) -> KeyView:
    """End a key at once: its next request is refused. What it has handed in goes on.

    A button means its key by the id alone (`is_id`); a person may type its name.
    """
    access.require_admin(rt, who)
    with rt.db.write() as session:
        key = _meant(session, who, ref, is_id=is_id)
        if key.revoked_at is not None:
            raise Refused(f"“{key.name}” was revoked by {mention(key.revoked_by or '')} already.")
        key.revoked_by, key.revoked_at = who.name, rt.clock()
        _record(rt, session, who, Verb.REVOKE_KEY, key)
        key_id, view = key.id, keys.view(session, key)
    enqueue(rt, QueueName.WORK, keyposts.close, key_id)
    return view


def approve(rt: Runtime, who: Actor, ref: str, *, is_id: bool = False) -> KeyView:
    """Let a key send single texts, which are not approved one by one; never by its maker.

    `ref` as for `revoke`.
    """
    access.require_approver(rt, who, ANYWHERE, to="approve keys")
    with rt.db.read() as session:
        wanted = keys.view(session, _meant(session, who, ref, is_id=is_id))
    access.require_approver(rt, who, wanted.channel_id, to="approve keys")
    if not reaching.opener(rt, who)(wanted.channel_id):
        raise Refused(GONE)
    with rt.db.write() as session:
        key = _meant(session, who, wanted.public_id, is_id=True)
        if key.made_by == who.name:
            raise Refused("You made this key, so somebody else has to approve it.")
        if key.revoked_at is not None:
            raise Refused(f"“{key.name}” is revoked.")
        if not keys.waits_for_approval(session, key):
            raise Refused(f"“{key.name}” does not wait for an approval.")
        key.approved_by, key.approved_at = who.name, rt.clock()
        _record(rt, session, who, Verb.APPROVE_KEY, key)
        key_id, view = key.id, keys.view(session, key)
    enqueue(rt, QueueName.WORK, keyposts.close, key_id)
    return view


def _checked(rt: Runtime, who: Actor, form: KeyForm) -> str:
    """Where people agreed, as it is kept; raises Refused for what no key can be."""
    if not form.scopes:
        raise Refused("Say what the key is for.", field="scopes")
    if form.kind is Kind.URGENT:
        raise Refused(
            "Urgent texts leave at any hour, so a person lets each campaign of them go. Choose"
            " marketing or informational.",
            field="campaign_kind",
        )
    if not form.channel_id or not reaching.opener(rt, who)(form.channel_id):
        raise Refused("Choose a channel that you are in.", field="channel_id")
    attestation = " ".join(form.attestation.split())
    if len(attestation) > ATTESTATION:
        raise Refused(f"Say it in at most {ATTESTATION} characters.", field="attest")
    if attestation and agreeing.is_too_short(attestation):
        raise Refused(agreeing.TOO_SHORT, field="attest")
    return attestation


def _may_approve(rt: Runtime, who: Actor, key: KeyView) -> bool:
    return (
        key.waits_for_approval
        and key.made_by != who.name
        and reaching.opener(rt, who)(key.channel_id)
        and access.may(rt, who, Role.APPROVER, where=key.channel_id)
    )


def _named(session: Session, who: Actor, name: str) -> ApiKey | None:
    """The key in use that is called so, in any case of its letters."""
    known = keys.of_workspace(session, who.workspace_id)
    wanted = name.casefold()
    live = (key for key in known if key.revoked_at is None)
    return next((key for key in live if key.name.casefold() == wanted), None)


def _meant(session: Session, who: Actor, ref: str, *, is_id: bool) -> ApiKey:
    """By its name or its id, by the id alone where that was no typing; held until the commit.

    A name may look as another key's id does, and must not be pressed or approved in its place.
    """
    by_name = None if is_id else _named(session, who, " ".join(ref.split()))
    public_id = by_name.public_id if by_name is not None else ref.strip()
    key = keys.locked(session, who.workspace_id, public_id)
    if key is None:
        raise Refused(GONE)
    return key


def _record(rt: Runtime, session: Session, who: Actor, verb: Verb, key: ApiKey) -> None:
    access.record(
        rt,
        session,
        who,
        verb,
        Subject.KEY,
        key.id,
        key=key.public_id,
        name=key.name,
        channel=key.channel_id,
        scopes=key.scopes,
        test=key.is_test,
        kind=key.kind,
        attestation=key.attestation,
    )
