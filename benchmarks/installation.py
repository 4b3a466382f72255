"""An installation to measure: servers, settings, a campaign of any size, and its processes."""

import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
import redis
import requests
from sqlalchemy import func, insert, select

from benchmarks.machine import ROOT, free_port, running, until
from campaigns.launching import Launched, launch
from config import Settings
from domain.actors import Actor, Door
from domain.ledger import Bucket
from domain.views import Estimate
from models import processes
from models.base import Database
from models.imports import keep_estimate
from models.tables import Campaign, Recipient
from runtime import build, utc_now
from tests.builders import Builder
from tests.jobs.send.processes import environment
from tests.servers import Postgres, Sqlite

SERVERS: Final = ("SQLite", "PostgreSQL")
UNLIMITED: Final = 1_000_000.0
"""Segments a second that nothing here reaches."""
PAGE: Final = 10_000
ACCOUNT: Final = "AC00000000000000000000000000000001"
AUTH_TOKEN: Final = "simulatorsimulatorsimulatorsimul"
TEMPLATE: Final = "Hi {{name}}, the harbour is open again. Reply STOP to opt out."


@dataclass(frozen=True, slots=True)
class Carrier:
    """A running `benchmarks.carrier`."""

    url: str

    def stats(self) -> dict[str, Any]:
        """`count`, `distinct`, `first`, `last` (seconds since 1970)."""
        found: dict[str, Any] = requests.get(f"{self.url}/stats", timeout=10).json()
        return found

    def reset(self) -> None:
        """Forget what came."""
        requests.post(f"{self.url}/reset", timeout=10)

    def rate(self) -> float:
        """Texts a second from the first to the last that came."""
        stats = self.stats()
        seconds: float = stats["last"] - stats["first"]
        return (int(stats["count"]) - 1) / seconds if seconds else 0.0


@dataclass(frozen=True, slots=True)
class Installation:
    """One empty database with the schema, one Valkey with an append-only file, one carrier."""

    settings: Settings
    carrier: Carrier
    db: Database
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What our processes are started with."""
        return environment(self.settings)

    @contextmanager
    def process(self, role: str) -> Iterator["subprocess.Popen[bytes]"]:
        """A `sender`, `worker`, `clock`, or `web` (the whole of gunicorn), as the Procfile says."""
        arguments = ["-m", "cli", "process", role]
        if role == "web":
            bind = self.settings.public_url.removeprefix("http://")
            config = str(ROOT / "gunicorn.conf.py")
            arguments = ["-m", "gunicorn", "--config", config, "--bind", bind, "wsgi:app"]
        log = self.folder / f"{role}.log"
        with running(arguments, environment=self.environment, log=log) as started:
            yield started

    def await_senders(self, count: int) -> None:
        """Wait until so many sending processes have signed in."""
        self.await_processes("sender", count)

    def await_processes(self, role: str, count: int) -> None:
        """Wait until so many processes of that role have signed in."""

        def there() -> bool:
            with self.db.read() as session:
                return processes.count_alive(session, role, utc_now()) >= count

        until(there, f"{count} of {role}")

    def draft(self, recipients: int, *, throughput: float = UNLIMITED) -> Campaign:
        """A campaign that is ready to be launched, with a workspace and a sender of its own."""
        builder = Builder(self.db)
        workspace = builder.workspace(slack_team_id=f"T{uuid.uuid4().hex[:10].upper()}")
        sender = builder.sender(workspace, throughput=throughput)
        campaign = builder.campaign(sender, template=TEMPLATE, columns=["name"])
        self._fill(campaign, recipients)
        self.estimate(campaign, recipients)
        return campaign

    def estimate(self, campaign: Campaign, recipients: int) -> None:
        """Say that the segments were counted."""
        with self.db.write() as session:
            kept = session.get_one(Campaign, campaign.id)
            keep_estimate(kept, Estimate(kept.wording_id or 0, recipients, recipients, 1), None)

    def _fill(self, campaign: Campaign, recipients: int) -> None:
        for start in range(0, recipients, PAGE):
            rows = [
                {
                    "workspace_id": campaign.workspace_id,
                    "campaign_id": campaign.id,
                    "row": place + 2,
                    "phone": f"+1512{2_000_000 + place:07d}",
                    "fields": [f"N{place}"],
                    "bucket": Bucket.PENDING.value,
                }
                for place in range(start, min(start + PAGE, recipients))
            ]
            with self.db.write() as session:
                session.execute(insert(Recipient), rows)

    def launch(self, campaign: Campaign) -> Launched:
        """The use case, as a press in Slack calls it."""
        runtime = build(self.settings)
        who = Actor(Door.SLACK, "U01ADA", campaign.workspace_id, channel_id="C01CAMPAIGNS")
        try:
            return launch(runtime, who, campaign.public_id, campaign.wording_id or 0)
        finally:
            runtime.close()

    def buckets(self, campaign_id: int) -> Mapping[str, int]:
        """The campaign's ledger, counted from its rows."""
        with self.db.read() as session:
            rows = session.execute(
                select(Recipient.bucket, func.count())
                .where(Recipient.campaign_id == campaign_id)
                .group_by(Recipient.bucket)
            )
            return {row.bucket: row[1] for row in rows}

    def await_sent(self, campaign_id: int, seconds: float) -> None:
        """Wait until every recipient's outcome is in the database."""
        waiting = {Bucket.PENDING.value, Bucket.CLAIMED.value}
        until(
            lambda: not waiting & set(self.buckets(campaign_id)),
            f"all outcomes of campaign {campaign_id}",
            seconds,
        )

    def redis(self) -> redis.Redis:
        """A connection of the benchmark's own."""
        return redis.Redis.from_url(self.settings.redis_url)


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


def settings_for(url: str, carrier: Carrier, folder: Path, **overrides: Any) -> Settings:
    """The defaults of `.env.example`, on these servers, with no limit on the account."""
    values: dict[str, Any] = {
        "database_url": url,
        "redis_url": f"redis://127.0.0.1:{free_port()}/0",
        "public_url": f"http://127.0.0.1:{free_port()}",
        "rollcall_var": folder,
        "slack_api_url": f"{carrier.url}/api/",
        "slack_bot_token": "xoxb-simulated-bot-token",
        "slack_signing_secret": "simulated-signing-secret",
        "twilio_api_url": carrier.url,
        "twilio_account_sid": ACCOUNT,
        "twilio_auth_token": AUTH_TOKEN,
        "rollcall_admins": "U01ADA",
        "rollcall_account_throughput": UNLIMITED,
    }
    return Settings(_env_file=None, **(values | overrides))


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
