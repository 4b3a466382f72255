"""Whether the database is reachable and at the newest migration."""

from functools import cache
from pathlib import Path

import structlog
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from models.base import Database

log = structlog.get_logger(__name__)

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


@cache
def newest() -> str | None:
    """The newest migration that this code knows."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def state(db: Database) -> str:
    """`ok`, `not migrated` (run the release process) or `away`."""
    try:
        with db.engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError as error:
        log.warning("not_ready", part="database", error=type(error).__name__)
        return "away"
    return "ok" if current == newest() else "not migrated"
