"""Filling an audience: the one path where a row must cost microseconds.

The ORM and even SQLAlchemy's Core cost more per row than everything else together, so rows go to
the driver as they are: tuples to SQLite's executemany, one COPY to PostgreSQL. Rows and the
offset that they were read up to commit together: a load that was killed goes on where it stopped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, update

from models.base import Database
from models.tables import CsvImport

LoadRow = tuple[int, str | None, str | None, str, str, str | None]
"""(row number, phone, value, fields as JSON, bucket, reason)."""

_COLUMNS: Final = "workspace_id, campaign_id, row, phone, value, fields, bucket, reason"
COPY_STATEMENT: Final = f"COPY recipients ({_COLUMNS}) FROM STDIN"
_ROOM: Final = ("PRAGMA cache_size = -16000", "PRAGMA wal_autocheckpoint = 16000")
"""16 MB of pages and 64 of log: random numbers touch a page of the index each, again and again."""
_COPY_NULL: Final = "\\N"
_COPY_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Target:
    """Which import fills which audience."""

    import_id: int
    workspace_id: int
    campaign_id: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that were read between two byte offsets; `last_row` counts blank lines too."""

    rows: Sequence[LoadRow]
    start: int
    end: int
    last_row: int


def commit_batch(db: Database, target: Target, batch: Batch, now: datetime) -> bool:
    """Commit the rows together with the offset behind them.

    False, and nothing is changed, when the import is no longer reading at `batch.start`: another
    job was there first, or it was refused or discarded meanwhile.
    """
    with db.bulk() as connection:
        if not _advance(connection, target.import_id, batch, now):
            return False
        if batch.rows:
            (_insert if db.is_sqlite else _copy)(connection, target, batch.rows)
    return True


def _advance(connection: Connection, import_id: int, batch: Batch, now: datetime) -> bool:
    moved = connection.execute(
        update(CsvImport)
        .where(
            CsvImport.id == import_id,
            CsvImport.state == "reading",
            CsvImport.bytes_done == batch.start,
        )
        .values(
            bytes_done=batch.end,
            rows_done=CsvImport.rows_done + len(batch.rows),
            last_row=batch.last_row,
            beat_at=now,
        )
    )
    return moved.rowcount == 1


def insert_statement(target: Target) -> str:
    """The INSERT of one `LoadRow` on SQLite."""
    place = f"{int(target.workspace_id)}, {int(target.campaign_id)}"
    return f"INSERT INTO recipients ({_COLUMNS}) VALUES ({place}, ?, ?, ?, ?, ?, ?)"  # noqa: S608


def copy_text(target: Target, rows: Iterable[LoadRow]) -> str:
    """The rows as PostgreSQL's COPY reads them."""
    place = f"{target.workspace_id}\t{target.campaign_id}\t"
    return "".join([_copy_line(place, row) for row in rows])


def _insert(connection: Connection, target: Target, rows: Sequence[LoadRow]) -> None:
    for pragma in _ROOM:
        connection.exec_driver_sql(pragma)
    connection.exec_driver_sql(insert_statement(target), rows)


def _copy(connection: Connection, target: Target, rows: Sequence[LoadRow]) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor().copy(COPY_STATEMENT) as copy:
        copy.write(copy_text(target, rows).encode())


def _copy_line(place: str, values: LoadRow) -> str:
    row, phone, value, fields, bucket, reason = values
    shown = _COPY_NULL if value is None else value.translate(_COPY_ESCAPES)
    safe = fields.replace("\\", "\\\\")
    return (
        f"{place}{row}\t{phone or _COPY_NULL}\t{shown}\t{safe}\t{bucket}\t{reason or _COPY_NULL}\n"
    )
