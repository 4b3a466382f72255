"""Which installation this is: a copied database or a restored backup must not send by itself.

The environment has an identity made of where its data, its webhooks and its carrier account are,
so that many machines of one installation agree on it without sharing a disk. A campaign keeps the
identity that launched it; where the two differ it pauses and asks (architecture, invariant 3).
"""

import hashlib
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from config import Settings
from models.inserting import insert_new
from models.tables import Installation


def of_environment(settings: Settings) -> str:
    """The identity of this environment: 40 characters that tell nothing about it."""
    database = make_url(settings.database_url).set(password=None)
    if database.get_backend_name() == "sqlite" and database.database:
        database = database.set(database=str(Path(database.database).absolute()))
    parts = (str(database), settings.public_url, settings.twilio_account_sid)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]


def sign(session: Session, settings: Settings, now: datetime) -> str:
    """The environment's identity; a database that nobody launched from yet is signed with it."""
    mine = of_environment(settings)
    if session.get(Installation, 1) is None:
        # Two first launches at once are one signature: a program's texts hold no row of the team's.
        insert_new(session, Installation, id=1, installation_id=mine, created_at=now)
    return mine


def of_database(session: Session) -> str | None:
    """The identity that this database was signed with, or None before a first launch."""
    return session.scalar(select(Installation.installation_id))
