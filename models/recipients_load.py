"""Filling an audience: the one path where a row must cost microseconds.

The ORM and even SQLAlchemy's Core cost more per row than everything else together, so rows go to
the driver as they are: tuples to SQLite's executemany, one COPY to PostgreSQL. Rows and the
offset that they were read up to commit together: a load that was killed goes on where it stopped.
"""

import secrets
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, update

from models import audiences
from models.base import Database
from models.moments import as_kept
from models.tables import CsvImport

LoadRow = tuple[int, str | None, str | None, str, str, str | None]
"""(row number, phone, value, fields as JSON, bucket, reason)."""

_COLUMNS: Final = "workspace_id, campaign_id, row, phone, value, fields, bucket, reason"
COPY_STATEMENT: Final = f"COPY recipients ({_COLUMNS}) FROM STDIN"
_HANDED_IN: Final = f"{_COLUMNS}, public_id, changed_at"
_COPY_NAMED: Final = f"COPY recipients ({_HANDED_IN}) FROM STDIN"
_ID_BYTES: Final = 12
_COPY_NULL: Final = "\\N"
_COPY_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_ADVANCE: Final = (
    update(CsvImport)
    .where(
        CsvImport.id == bindparam("import"),
        CsvImport.state == "reading",
        CsvImport.bytes_done == bindparam("start"),
    )
    .values(
        bytes_done=bindparam("end"),
        rows_done=CsvImport.rows_done + bindparam("rows"),
        last_row=bindparam("last"),
        beat_at=bindparam("now"),
    )
)
"""Built once: its building takes longer than its execution."""


@dataclass(frozen=True, slots=True)
class Target:
    """Which import fills which audience."""

    import_id: int
    workspace_id: int
    campaign_id: int
    named: bool = False
    """A program handed its rows in: they get ids of their own, and the time, by which it reads."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that were read between two byte offsets; `last_row` counts blank lines too."""

    rows: Sequence[LoadRow]
    start: int
    end: int
    last_row: int


class Load:
    """One transaction that takes batches of rows; see `loading`."""

    def __init__(
        self, db: Database, connection: Connection, target: Target, *, ends: float
    ) -> None:
        self._db = db
        self._connection = connection
        self._target = target
        self._ends = ends

    def known(self, phones: Sequence[str]) -> Collection[str]:
        """Those of the numbers that the audience has, with what this transaction took."""
        return audiences.known(self._connection, self._target.campaign_id, phones)

    def put(self, batch: Batch, now: datetime) -> bool:
        """Take the rows together with the offset behind them.

        False, and nothing is changed, when the import is no longer reading at `batch.start`:
        another job was there first, or it was refused or discarded meanwhile.
        """
        if not _advance(self._connection, self._target.import_id, batch, now):
            return False
        if batch.rows:
            put = _insert if self._db.is_sqlite else _copy
            put(self._connection, self._target, batch.rows, now=now)
        return True

    def takes_more(self) -> bool:
        """Whether another batch may go into this transaction.

        On SQLite, for as long as nobody waits for the writer: each commit writes all pages of the
        index that its rows touched, which are as many for 5,000 random numbers as for 50,000.
        """
        if not self._db.is_sqlite or time.monotonic() >= self._ends:
            return False
        return not self._db.turns.wanted()


@contextmanager
def loading(db: Database, target: Target, *, ends: float) -> Iterator[Load]:
    """A transaction that commits what it took at the end; then who waited may write.

    Behind `ends`, of the monotonic clock, it takes no more.
    """
    with db.bulk() as connection:
        yield Load(db, connection, target, ends=ends)
    if db.is_sqlite:
        db.turns.let_in()


def _advance(connection: Connection, import_id: int, batch: Batch, now: datetime) -> bool:
    moved = connection.execute(
        _ADVANCE,
        {
            "import": import_id,
            "start": batch.start,
            "end": batch.end,
            "rows": len(batch.rows),
            "last": batch.last_row,
            "now": now,
        },
    )
    return moved.rowcount == 1


def insert_statement(target: Target) -> str:
    """The INSERT of one `LoadRow` on SQLite."""
    place = f"{int(target.workspace_id)}, {int(target.campaign_id)}"
    columns, more = (_HANDED_IN, ", ?, ?") if target.named else (_COLUMNS, "")
    values = f"{place}, ?, ?, ?, ?, ?, ?{more}"
    return f"INSERT INTO recipients ({columns}) VALUES ({values})"  # noqa: S608


def copy_text(target: Target, rows: Iterable[LoadRow], now: datetime) -> str:
    """The rows as PostgreSQL's COPY reads them."""
    place = f"{target.workspace_id}\t{target.campaign_id}\t"
    if target.named:
        at = as_kept(now, "postgresql")
        lines = [_copy_line(place, row)[:-1] + f"\t{_name()}\t{at}\n" for row in rows]
    else:
        lines = [_copy_line(place, row) for row in rows]
    return "".join(lines)


def _name() -> str:
    return secrets.token_hex(_ID_BYTES)


def _insert(
    connection: Connection, target: Target, rows: Sequence[LoadRow], *, now: datetime
) -> None:
    if target.named:
        at = as_kept(now, "sqlite")
        named: Any = [(*row, _name(), at) for row in rows]
        connection.exec_driver_sql(insert_statement(target), named)
    else:
        connection.exec_driver_sql(insert_statement(target), rows)


def _copy(
    connection: Connection, target: Target, rows: Sequence[LoadRow], *, now: datetime
) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    statement = _COPY_NAMED if target.named else COPY_STATEMENT
    with driver.cursor().copy(statement) as copy:
        copy.write(copy_text(target, rows, now).encode())


def _copy_line(place: str, values: LoadRow) -> str:
    row, phone, value, fields, bucket, reason = values
    shown = _COPY_NULL if value is None else value.translate(_COPY_ESCAPES)
    safe = fields.replace("\\", "\\\\")
    return (
        f"{place}{row}\t{phone or _COPY_NULL}\t{shown}\t{safe}\t{bucket}\t{reason or _COPY_NULL}\n"
    )
