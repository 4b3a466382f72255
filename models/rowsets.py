"""Many rows in one statement: values that come as one JSON parameter and stand as a table.

An executemany costs PostgreSQL's driver a round of Python for each row, and a long VALUES list is
parsed anew each time; at a thousand texts a second both cost more CPU than the sending itself.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    FromClause,
    Text,
    any_,
    cast,
    column,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import JSON
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeEngine

from models.tables import Message


def rowset(
    connection: Connection, rows: Sequence[Mapping[str, Any]], **columns: TypeEngine[Any]
) -> FromClause:
    """The rows as a table of these columns: texts, whole numbers, NULLs, times as `moment`s."""
    text = literal(orjson.dumps(rows).decode(), Text())
    if connection.dialect.name == "sqlite":
        each = func.json_each(text).table_valued("value", name="each_row")
        return select(
            *(
                func.json_extract(each.c.value, f"$.{name}", type_=kind).label(name)
                for name, kind in columns.items()
            )
        ).subquery("given")
    named = [column(name, kind) for name, kind in columns.items()]
    records = func.json_to_recordset(cast(text, JSON)).table_valued(*named, name="given")
    return records.render_derived(with_types=True)


def moment(connection: Connection, at: datetime) -> str:
    """A time as a rowset can carry it, which is as the server keeps or reads it."""
    shown = at.astimezone(UTC).isoformat(" ", "microseconds").removesuffix("+00:00")
    return shown if connection.dialect.name == "sqlite" else shown + "+00"


def one_of(
    connection: Connection,
    among: ColumnElement[Any] | InstrumentedAttribute[Any],
    texts: Sequence[str],
) -> ColumnElement[bool]:
    """Whether a column has one of these texts: one parameter, however many they are."""
    if connection.dialect.name == "sqlite":
        each = func.json_each(literal(orjson.dumps(texts).decode(), Text())).table_valued("value")
        return among.in_(select(each.c.value))
    return among == any_(literal(list(texts), ARRAY(Text)))


def insert_messages(
    connection: Connection, rows: Sequence[dict[str, Any]], varying: Sequence[str]
) -> dict[str, int]:
    """Insert messages that differ in these columns only; their ids by `public_id`."""
    table = Message.__table__
    given = rowset(
        connection,
        [{name: row[name] for name in varying} for row in rows],
        **{name: table.c[name].type for name in varying},
    )
    same = {name: value for name, value in rows[0].items() if name not in varying}
    chosen = select(
        *(given.c[name] for name in varying),
        *(literal(value, table.c[name].type) for name, value in same.items()),
    )
    made = connection.execute(
        insert(Message)
        .from_select([*varying, *same], chosen)
        .returning(Message.public_id, Message.id)
    )
    return {row.public_id: row.id for row in made}
