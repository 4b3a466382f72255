"""Signing secrets: made of the installation's key whenever they are needed, kept nowhere."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from config import Settings
from domain.endpoints import OVERLAP, secret
from models import chain
from models.tables import SigningSecret


def secrets(session: Session, settings: Settings, secret_id: int, now: datetime) -> Sequence[str]:
    """What signs now: the newest first, and the one before it while the two overlap.

    Raises Refused where this process has another key than the one that the others sign with.
    """
    row = session.get_one(SigningSecret, secret_id)
    key = _key(session, settings)
    versions = [row.version]
    if row.former_until is not None and now < row.former_until:
        versions.append(row.version - 1)
    return [secret(key, row.public_id, version) for version in versions]


def show(session: Session, settings: Settings, row: SigningSecret, now: datetime) -> str | None:
    """The secret, the first time that somebody asks for this version; None later."""
    if row.shown_at is not None:
        return None
    row.shown_at = now
    return secret(_key(session, settings), row.public_id, row.version)


def rotate(row: SigningSecret, now: datetime) -> None:
    """Sign with a new one from now on; the former signs beside it for a day."""
    row.version += 1
    row.former_until, row.shown_at = now + OVERLAP, None


def _key(session: Session, settings: Settings) -> bytes:
    """The key of the audit's chain, which is begun with it if it was not: all have the same.

    What is made of it here tells nothing of the chain (`domain.endpoints.secret` names its use).
    """
    key = chain.own_key(session, settings)
    if chain.begun(session) is None:
        chain.hold(session, key)
    return key
