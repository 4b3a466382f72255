"""Many rows in one statement: values that come as one JSON parameter and stand as a table.

An executemany costs PostgreSQL's driver a round of Python for each row, and a long VALUES list is
parsed anew each time; at a thousand texts a second both cost more CPU than the sending itself.
What is executed again and again is built once, around `given`, and gets its rows by `packed`.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import orjson
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    FromClause,
    Text,
    any_,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import JSON
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.types import TypeEngine

from models.tables import Message


def rowset(
    connection: Connection, rows: Sequence[Mapping[str, Any]], **columns: TypeEngine[Any]
) -> FromClause:
    """The rows as a table of these columns: texts, whole numbers, NULLs, times as `moment`s."""
    return _table(connection.dialect.name, literal(_packed(rows), Text()), columns)


def given(dialect: str, **columns: TypeEngine[Any]) -> FromClause:
    """The same as part of a statement that is kept: its rows come as `packed` when it runs."""
    return _table(dialect, bindparam("rows", type_=Text()), columns)


def packed(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The parameter that `given` asks for."""
    return {"rows": _packed(rows)}


def _packed(rows: Sequence[Mapping[str, Any]]) -> str:
    return orjson.dumps(rows).decode()


def _table(
    dialect: str, text: ColumnElement[str], columns: Mapping[str, TypeEngine[Any]]
) -> FromClause:
    if dialect == "sqlite":
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
    connection: Connection,
    rows: Sequence[Mapping[str, Any]],
    *,
    same: Mapping[str, Any],
    varying: Sequence[str],
) -> dict[str, int]:
    """Insert messages, alike but for the columns in `varying`; their ids by `public_id`."""
    made = connection.execute(
        _inserting(connection.dialect.name, tuple(varying), tuple(same)),
        {f"same_{name}": value for name, value in same.items()}
        | packed([{name: row[name] for name in varying} for row in rows]),
    )
    return {row.public_id: row.id for row in made}


@cache
def _inserting(
    dialect: str, varying: Sequence[str], same: Sequence[str]
) -> ReturningInsert[str, int]:
    table = Message.__table__
    each = given(dialect, **{name: table.c[name].type for name in varying}).c
    chosen = select(
        *(each[name] for name in varying),
        *(bindparam(f"same_{name}", type_=table.c[name].type) for name in same),
    )
    return (
        insert(Message)
        .from_select([*varying, *same], chosen)
        .returning(Message.public_id, Message.id)
    )
