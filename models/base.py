"""The database: one engine, two kinds of transaction, and the types that both servers share.

SQLite has one writer. A transaction that reads first and writes later fails at once there
(`SQLITE_BUSY_SNAPSHOT`), whatever the busy timeout, so who may write says so at the start
(`Database.write`, BEGIN IMMEDIATE). Claims and opt-outs are synced to the disk on commit
(synchronous=FULL; PostgreSQL's synchronous_commit): no power cut may bring back a text that left.
"""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from models.turns import ASK_SECONDS, Turns

AWAY = (DBAPIError, PoolTimeout)
"""What the database raises when it is away or locked: wait and try again."""

WRITE = "rollcall_write"
RELAXED = "rollcall_relaxed"
BUSY_MS = 10_000
"""How long a transaction waits for SQLite's one writer before it gives up."""
_CHANGED_PAGES: Final = ("PRAGMA cache_size=-8000", "PRAGMA wal_autocheckpoint=4000")
"""8 MB of pages and 16 of log, four times SQLite's own. A batch of receipts changes 4 MB here and
there: it would leave the cache in the middle, and be copied out of the log after each commit.
"""
_STRICT: Final = ("PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", *_CHANGED_PAGES)
_LOADING: Final = (
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=OFF",
    "PRAGMA cache_size=-16000",
    "PRAGMA wal_autocheckpoint=16000",
)
"""16 MB of pages and 64 of log: random numbers touch a page of the index each, again and again.

All rows of an import belong to one campaign, which its own row refers to: looking for it once a row
costs a tenth of the import.
"""

_DURABLE: Final = """SELECT set_config('synchronous_commit', 'on', false)
WHERE current_setting('synchronous_commit') = 'off'"""
"""Off, a killed server forgets its last commits; whatever else it may be set to is on the disk."""

TRIES: Final = 4
"""How often a transaction is made that PostgreSQL gives up for another one's sake (40P01)."""
_Made = TypeVar("_Made")

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


_FULL = ("disk is full", "no space left", "disk i/o error", "disk full", "file too large")


def is_full(error: Exception) -> bool:
    """Whether a write failed because the disk is full, or fails, as it says itself.

    SQLite: SQLITE_FULL, SQLITE_IOERR; PostgreSQL: 53100 and what it passes on of the system.
    """
    words = str(getattr(error, "orig", None) or error).lower()
    return any(sign in words for sign in _FULL)


def is_deadlock(error: DBAPIError) -> bool:
    """Whether PostgreSQL gave a transaction up so that the one it waited for could go on."""
    return getattr(error.orig, "sqlstate", None) == "40P01"


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC time on every server; SQLite would drop the zone and hand back naive ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times: a local time stored as UTC texts people at night."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime: every stored time is aware UTC")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The declarative base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcTime}  # noqa: RUF012


def new_public_id() -> str:
    """A random id for URLs and for people: 16 characters, 96 bits."""
    return secrets.token_urlsafe(12)


def _on_connect(dbapi: Any, _record: Any) -> None:
    dbapi.isolation_level = None
    cursor = dbapi.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    for pragma in _STRICT:
        cursor.execute(pragma)
    cursor.close()


def _on_connect_postgres(dbapi: Any, _record: Any) -> None:
    with dbapi.cursor() as cursor:
        cursor.execute(_DURABLE)
    dbapi.commit()


def _on_begin(connection: Connection, turns: Turns) -> None:
    options = connection.get_execution_options()
    relaxed = bool(options.get(RELAXED))
    if connection.info.get(RELAXED) != relaxed:
        for pragma in _LOADING if relaxed else _STRICT:
            connection.exec_driver_sql(pragma)
        connection.info[RELAXED] = relaxed
    if options.get(WRITE):
        _begin_writing(connection, turns)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection, turns: Turns) -> None:
    """Wait for SQLite's one writer by asking often, and show that we wait.

    SQLite's own wait asks ever more rarely, up to 100 ms apart, and so misses the few milliseconds
    that an import leaves between its transactions: a STOP or a form would wait for seconds.
    """
    deadline = time.monotonic() + BUSY_MS / 1000
    connection.exec_driver_sql("PRAGMA busy_timeout=0")
    try:
        with turns.asking(deadline) as show:
            while True:
                try:
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                    return
                except OperationalError as error:
                    if "locked" not in str(error.orig) or time.monotonic() >= deadline:
                        raise
                show()
                time.sleep(ASK_SECONDS)
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MS}")


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        if parsed.drivername in ("postgresql", "postgres"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        pooled = {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 10}
        engine = create_engine(parsed, hide_parameters=True, **pooled)
        event.listen(engine, "connect", _on_connect_postgres)
        return engine
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    waits = {"timeout": BUSY_MS / 1000, "check_same_thread": False}
    engine = create_engine(parsed, connect_args=waits, hide_parameters=True)
    event.listen(engine, "connect", _on_connect)
    return engine


class Database:
    """The one way to the tables. No connection of it is ever shared between processes."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self.turns = Turns(self.engine.url.database or "")
        """Only SQLite's writer needs them."""
        if self.is_sqlite:
            event.listen(self.engine, "begin", partial(_on_begin, turns=self.turns))
        # A card's figures come from several queries: on PostgreSQL they share one snapshot, as
        # they do on SQLite, or the ledger would not add up while an import or a lane commits.
        self._reader = (
            self.engine
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        self._writer = self.engine.execution_options(**{WRITE: True})
        self._bulk = self.engine.execution_options(**{WRITE: True, RELAXED: True})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading, of one moment; whatever it changed is rolled back."""
        with Session(self._reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits at the end, or rolls everything back on an exception."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    def write_again(self, work: Callable[[Session], _Made]) -> _Made:
        """What `work` makes of a session for writing, tried again where it ends as a deadlock.

        For what nobody would repeat: a STOP that we answered with an error is heard a retry later.
        """
        for left in reversed(range(TRIES)):
            try:
                with self.write() as session:
                    return work(session)
            except DBAPIError as error:
                if not left or not is_deadlock(error):
                    raise
        raise AssertionError("unreachable")

    @contextmanager
    def bulk(self) -> Iterator[Connection]:
        """A raw connection for the import alone: a lost tail is imported again by offset."""
        with self._bulk.begin() as connection:
            yield connection

    def inherit(self) -> None:
        """In a process forked from the one that built it: keep the compiled statements alone.

        Whatever is connected there stays its own.
        """
        self.engine.dispose(close=False)
        self.turns.forked()

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()
