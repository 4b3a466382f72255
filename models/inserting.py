"""Inserts that a duplicate does not disturb, on both servers."""

from typing import Any

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
