"""How alembic meets the database: the one of the settings, on SQLite and PostgreSQL alike.

SQLite cannot alter most of a table, so its changes are made by copying it (batch mode). A caller
that has a database already hands its URL in as the `url` attribute (the tests, the demo).
"""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeEngine

from config import load_settings
from models.base import Database, UtcTime
from models.tables import Base


def _render(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Write our UTC times as plain timestamps: migrations must not change when our code does."""
    if kind == "type" and isinstance(item, UtcTime):
        return "sa.DateTime(timezone=True)"
    return False


def _same_type(
    _context: Any, _column: Any, _meta: Any, found: TypeEngine[Any], wanted: TypeEngine[Any]
) -> bool | None:
    return False if isinstance(wanted, UtcTime) else None


def _run() -> None:
    url = context.config.attributes.get("url") or load_settings().database_url
    database = Database(url)
    try:
        with database.engine.connect() as connection:
            context.configure(
                connection=connection,
                target_metadata=Base.metadata,
                render_as_batch=database.is_sqlite,
                render_item=_render,
                compare_type=_same_type,
            )
            with context.begin_transaction():
                context.run_migrations()
            connection.commit()
    finally:
        database.close()


_run()
