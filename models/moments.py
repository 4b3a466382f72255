"""The database's own clock, for what is noted beside a change and by no rule of ours."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from models.base import UtcTime


class this_moment(FunctionElement[datetime]):  # noqa: N801
    """When a statement changes a row, as `UtcTime` keeps times; to the millisecond on SQLite."""

    type = UtcTime()
    inherit_cache = True


def in_words(dialect: str) -> str:
    """The same for a statement that is written out, which no `onupdate` sees."""
    if dialect == "sqlite":
        return "replace(strftime('%Y-%m-%dT%H:%M:%f000', 'now'), 'T', ' ')"
    return "clock_timestamp()"


@compiles(this_moment)
def _compiled(_element: Any, compiler: Any, **_how: Any) -> str:
    return in_words(compiler.dialect.name)


def as_kept(at: datetime, dialect: str) -> str:
    """A time as the driver takes it, for rows that go past SQLAlchemy."""
    written = at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    return written if dialect == "sqlite" else f"{written}+00"
