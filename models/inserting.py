"""Inserts that a duplicate does not disturb, on both servers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.base import Base


def insert_new(session: Session, table: type[Base], **values: Any) -> int | None:
    """Insert one row and give its id, or None where a unique index already holds such a row."""
    if session.get_bind().dialect.name == "sqlite":
        lite = sqlite.insert(table).values(**values).on_conflict_do_nothing()
        new: int | None = session.scalar(lite.returning(table.__table__.c.id))
    else:
        post = postgresql.insert(table).values(**values).on_conflict_do_nothing()
        new = session.scalar(post.returning(table.__table__.c.id))
    return new


def insert_all_new(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, but those that a unique index already holds."""
    lite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(table) if lite else postgresql.insert(table)
    session.execute(insert.on_conflict_do_nothing(), rows)


def insert_or_hold(
    session: Session, table: type[Base], unique: Sequence[str], **values: Any
) -> bool:
    """Insert one row; or hold the one that has these unique columns already, until the commit.

    True if it is new. Whoever deletes that row in the same moment is waited for, and the row is
    then inserted after all. SQLite has one writer, so nobody can.
    """
    if session.get_bind().dialect.name == "sqlite":
        return insert_new(session, table, **values) is not None
    new = postgresql.insert(table).values(**values)
    held = new.on_conflict_do_update(
        index_elements=list(unique), set_={unique[0]: new.excluded[unique[0]]}
    )
    # PostgreSQL marks a row that was there before with the transaction that holds it.
    return session.scalar(held.returning(literal_column("xmax = 0"))) is True
