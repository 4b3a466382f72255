"""The servers of one benchmark run: databases, Valkeys, the carrier, and installations on them."""

import signal
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import redis
import requests

from benchmarks.installation import Carrier, Installation, settings_for
from benchmarks.machine import free_port, running, until
from models.base import Database
from tests.jobs.send.processes import environment
from tests.servers import Postgres, Sqlite


class Machine:
    """The servers that all measurements of one run share."""

    def __init__(self, folder: Path, ended: ExitStack) -> None:
        self._folder = folder
        self._ended = ended
        self._sqlite = Sqlite(folder)
        self._postgres = Postgres(uuid.uuid4().hex, "bench")
        ended.callback(self._postgres.close)
        # The tests' server does not sync; an operator's does.
        with (
            self._postgres.fresh() as url,
            psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as admin,
        ):
            admin.execute("ALTER SYSTEM RESET ALL")
            admin.execute("SELECT pg_reload_conf()")

    @contextmanager
    def carrier(self, delay: float = 0.1) -> Iterator[Carrier]:
        """A carrier that answers after so many seconds."""
        port = free_port()
        carrier = Carrier(f"http://127.0.0.1:{port}")
        with running(["-m", "benchmarks.carrier", str(port), str(delay)]):
            until(lambda: _answers(f"{carrier.url}/stats"), "the carrier")
            yield carrier

    @contextmanager
    def database(self, server: str) -> Iterator[str]:
        """URL of a fresh database with the schema."""
        if server == "SQLite":
            yield self._sqlite.fresh(self._folder / f"{uuid.uuid4().hex}.db")
            return
        with self._postgres.fresh() as url:
            yield url

    @contextmanager
    def installation(
        self, server: str, carrier: Carrier, **overrides: Any
    ) -> Iterator[Installation]:
        """A fresh installation on SQLite or PostgreSQL; `overrides` are settings."""
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        with ExitStack() as ended:
            url = ended.enter_context(self.database(server))
            settings = settings_for(url, carrier, folder, **overrides)
            arguments = ["-m", "cli", "redis"]
            log = folder / "redis.log"
            ended.enter_context(running(arguments, environment=environment(settings), log=log))
            until(lambda: _pings(settings.redis_url), "Valkey")
            db = Database(url)
            ended.callback(db.close)
            yield Installation(settings, carrier, db, folder)


@contextmanager
def machine() -> Iterator[Machine]:
    """The servers, for the length of the block; a SIGTERM ends them too."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    with ExitStack() as ended:
        folder = ended.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
        yield Machine(Path(folder), ended)


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=2).ok
    except requests.ConnectionError:
        return False


def _pings(url: str) -> bool:
    try:
        with redis.Redis.from_url(url) as client:
            return bool(client.ping())
    except redis.ConnectionError:
        return False
