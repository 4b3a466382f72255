"""An installation to measure: servers, settings, a campaign of any size, and its processes."""

import signal
import sqlite3
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import redis
import requests
from sqlalchemy import func, insert, select

from benchmarks.machine import ROOT, free_port, running, until
from campaigns.launching import LaunchAnswers, Launched, launch, question
from config import Settings
from domain.actors import Actor, Door
from domain.ledger import Bucket
from domain.views import Estimate
from gateways.redis.throttle import SINCE, URGENT_HORIZON
from models import processes
from models.base import Database
from models.imports import keep_estimate
from models.tables import Campaign, Recipient
from runtime import build, utc_now
from tests.builders import Builder
from tests.jobs.send.processes import environment, kill_group

SERVERS: Final = ("SQLite", "PostgreSQL")
UNLIMITED: Final = 1_000_000.0
"""Segments a second that nothing here reaches."""
PAGE: Final = 10_000
FREEZES: Final = 50
FREEZE_SECONDS: Final = 0.07
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

    def await_slots(self) -> None:
        """Wait as long as a new Redis grants no slots: one that runs has remembered for longer."""

        def remembers() -> bool:
            with self.redis() as client:
                since = client.get(SINCE)
                seconds, micro = client.time()
            return since is not None and seconds + micro / 1e6 > float(since) / 1e6 + URGENT_HORIZON

        until(remembers, "the slots of a Redis that has run for a while")

    @contextmanager
    def launcher(self, campaign: Campaign) -> Iterator[Callable[[], Launched]]:
        """The use case, as a press in Slack calls it: its process has asked the question before."""
        runtime = build(self.settings)
        who = Actor(Door.SLACK, "U01ADA", campaign.workspace_id, channel_id="C01CAMPAIGNS")
        try:
            asked = question(runtime, who, campaign.public_id)
            said = LaunchAnswers(attest="Asked for at checkout, 2026")
            yield lambda: launch(runtime, who, campaign.public_id, asked.wording_id, answers=said)
        finally:
            runtime.close()

    def launch(self, campaign: Campaign) -> Launched:
        """Ask and press."""
        with self.launcher(campaign) as press:
            return press()

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

    def freeze(self, worker: "subprocess.Popen[bytes]") -> None:
        """Freeze a worker outside its transactions: on SQLite all others would wait for it."""
        for _ in range(FREEZES):
            kill_group(worker, signal.SIGSTOP)
            if self._may_write():
                return
            kill_group(worker, signal.SIGCONT)
            time.sleep(FREEZE_SECONDS)
        raise TimeoutError("the worker was inside a transaction whenever it was frozen")

    def _may_write(self) -> bool:
        """Whether nobody holds SQLite's one writer lock; PostgreSQL locks rows alone."""
        if not self.db.is_sqlite:
            return True
        with closing(sqlite3.connect(self.db.engine.url.database or "", timeout=0.5)) as probe:
            try:
                probe.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
            probe.execute("ROLLBACK")
        return True

    def redis(self) -> redis.Redis:
        """A connection of the benchmark's own."""
        return redis.Redis.from_url(self.settings.redis_url)


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
