"""Keys of other software: found by the name that stands in them, and what became of them."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from domain import approvalrule
from domain.apikeys import SEEN_EVERY_SECONDS, KeyView, Scope
from domain.approvalrule import NO_RULE
from domain.windows import Kind
from models.tables import ApiKey, Workspace


def get(session: Session, key_id: int) -> ApiKey:
    """One key; raises NoResultFound."""
    return session.get_one(ApiKey, key_id)


def by_public_id(session: Session, public_id: str) -> ApiKey | None:
    """The key of that name, revoked ones too."""
    return session.scalar(select(ApiKey).where(ApiKey.public_id == public_id))


def locked(session: Session, workspace_id: int, public_id: str) -> ApiKey | None:
    """The workspace's key of that name, held until the commit."""
    return session.scalar(
        select(ApiKey)
        .where(ApiKey.workspace_id == workspace_id, ApiKey.public_id == public_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def of_workspace(session: Session, workspace_id: int) -> Sequence[ApiKey]:
    """All keys of a workspace, those in use first, the newest first."""
    return session.scalars(
        select(ApiKey)
        .where(ApiKey.workspace_id == workspace_id)
        .order_by(ApiKey.revoked_at.is_not(None), ApiKey.id.desc())
    ).all()


def is_test(session: Session, key_id: int | None) -> bool:
    """Whether what came with this key never reaches the carrier; None: a person made it."""
    return key_id is not None and session.get_one(ApiKey, key_id).is_test


def makers(session: Session, public_ids: Collection[str]) -> frozenset[str]:
    """Who made these keys, by their stored names."""
    if not public_ids:
        return frozenset()
    return frozenset(
        session.scalars(select(ApiKey.made_by).where(ApiKey.public_id.in_(public_ids)))
    )


def used(session: Session, key_id: int, now: datetime) -> bool:
    """Note that it was used, unless that was noted within a minute; whether it was noted."""
    long_ago = now - timedelta(seconds=SEEN_EVERY_SECONDS)
    done = session.execute(
        update(ApiKey)
        .where(ApiKey.id == key_id, or_(ApiKey.used_at.is_(None), ApiKey.used_at <= long_ago))
        .values(used_at=now)
    )
    return bool(getattr(done, "rowcount", 0))


def note_post(session: Session, key_id: int, ts: str | None) -> None:
    """Which post asks for its approval; None once that says what came of it."""
    session.execute(update(ApiKey).where(ApiKey.id == key_id).values(asked_ts=ts))


def to_close(session: Session) -> Sequence[int]:
    """Those whose post still asks, though somebody approved or revoked them."""
    is_over = or_(ApiKey.approved_at.is_not(None), ApiKey.revoked_at.is_not(None))
    return session.scalars(
        select(ApiKey.id).where(ApiKey.asked_ts.is_not(None), is_over).limit(100)
    ).all()


def waits_for_approval(session: Session, key: ApiKey) -> bool:
    """Whether its single texts wait for a second person: the team's rule as it is now counts.

    A rule by size or price wants one as well: how many texts will come, nobody knows before.
    """
    if key.is_test or key.approved_at is not None or Scope.SEND.value not in key.scopes:
        return False
    kept = session.get_one(Workspace, key.workspace_id).approval
    return approvalrule.from_data(kept) != NO_RULE


def view(session: Session, key: ApiKey) -> KeyView:
    """A key as lists show it."""
    return KeyView(
        public_id=key.public_id,
        name=key.name,
        channel_id=key.channel_id,
        scopes=scopes(key),
        is_test=key.is_test,
        kind=Kind(key.kind),
        attestation=key.attestation,
        made_by=key.made_by,
        made_at=key.made_at,
        approved_by=key.approved_by,
        waits_for_approval=key.revoked_at is None and waits_for_approval(session, key),
        used_at=key.used_at,
        revoked_by=key.revoked_by,
        revoked_at=key.revoked_at,
    )


def scopes(key: ApiKey) -> tuple[Scope, ...]:
    """What it is for; a word that this version does not know allows nothing."""
    return tuple(scope for scope in Scope if scope.value in key.scopes)
