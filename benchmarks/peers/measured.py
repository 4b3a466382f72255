"""Rollcall's peers at work: what people use today, and the floors, each sending the same texts."""

import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

import psycopg
from redis import Redis

from benchmarks.installation import Carrier
from benchmarks.machine import ROOT, cpu_seconds, peak_megabytes, running, until
from benchmarks.peers.figures import Figures, Found, note

BARE: Final = "bare aiohttp (no queue, nothing recorded)"
PACKAGE: Final = "twilio's async client over it (no queue, nothing recorded)"
LEAN: Final = "the same over our lean HTTP client (no queue, nothing recorded)"
FLOORS: Final = {"aiohttp": BARE, "twilio": PACKAGE, "lean": LEAN}


@dataclass(frozen=True, slots=True)
class Peers:
    """A table of outcomes and a broker, for one peer after the other."""

    carrier: Carrier
    database: str
    redis_url: str

    @property
    def environment(self) -> dict[str, str]:
        """What a peer's processes are started with."""
        return {
            **os.environ,
            "BENCH_CARRIER": self.carrier.url,
            "BENCH_DATABASE": self.database,
            "BENCH_REDIS": self.redis_url,
        }

    def clear(self, count: int) -> None:
        """So many outcomes to come, and an empty broker."""
        with psycopg.connect(self.database, autocommit=True) as connection:
            connection.execute("DROP TABLE IF EXISTS outcomes")
            connection.execute(
                "CREATE TABLE outcomes (id bigint PRIMARY KEY, phone text NOT NULL,"
                " state text NOT NULL, sid text, at timestamptz)"
            )
            connection.execute(
                "INSERT INTO outcomes SELECT n, '+1512' || (2000000 + n), 'pending'"
                " FROM generate_series(0, %s) AS n",
                (count - 1,),
            )
        with Redis.from_url(self.redis_url) as client:
            client.flushall()

    def recorded(self) -> int:
        """How many outcomes are in the database."""
        with psycopg.connect(self.database) as connection:
            row = connection.execute(
                "SELECT count(*) FROM outcomes WHERE state <> 'pending'"
            ).fetchone()
        return int(row[0]) if row else 0

    def fill(self, peer: str, first: int, last: int) -> None:
        """Queue these texts; the one who queues is not counted."""
        arguments = ["-m", "benchmarks.peers.fill", peer, str(first), str(last)]
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=self.environment, check=True)


COMMANDS: Final = {
    "celery": "-m celery -A benchmarks.peers.celery_texts worker -P threads -c 64 -l ERROR"
    " --without-gossip --without-mingle --without-heartbeat",
    "dramatiq": "-m dramatiq benchmarks.peers.dramatiq_texts -p 2 -t 32",
    "rq": "-m rq.cli worker texts --worker-class rq.SimpleWorker --quiet --url {redis}",
}
NAMES: Final = {
    "celery": "Celery, threads",
    "dramatiq": "Dramatiq, 2 processes of threads",
    "rq": "RQ, one job a text, SimpleWorkers",
}
WARM: Final = 64


def queued(found: Found, peers: Peers, peer: str, figures: Figures, *, times: int) -> None:
    """A peer that works off a queue, `times` processes of it; measured once it is warm."""
    name, count = NAMES[peer], figures.texts
    peers.clear(count + WARM)
    command = COMMANDS[peer].format(redis=peers.redis_url).split()
    with ExitStack() as ended:
        workers = [
            ended.enter_context(running(command, environment=peers.environment))
            for _ in range(times)
        ]
        peers.fill(peer, count, count + WARM)
        until(lambda: peers.recorded() == WARM, f"{name} to be warm", 120)
        peers.carrier.reset()
        before = cpu_seconds(*workers)
        peers.fill(peer, 0, count)
        until(lambda: peers.recorded() == count + WARM, f"all texts of {name}", 300)
        cpu = cpu_seconds(*workers) - before
        figures.peak = peak_megabytes(*workers)
        note(found, name, figures, peers.carrier, cpu)


def loop(found: Found, peers: Peers, count: int) -> None:
    """The loop of every tutorial. Its start is counted, and costs what one text does not."""
    name = "a loop of messages.create"
    for texts in (0, count):
        peers.clear(count)
        peers.carrier.reset()
        arguments = ["-m", "benchmarks.peers.loop", str(texts)]
        with running(arguments, environment=peers.environment) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
        assert status == 0
        cpu = usage.ru_utime + usage.ru_stime
        if not texts:
            start = cpu
    note(found, name, Figures(count, 1), peers.carrier, cpu - start)


def floor(found: Found, peers: Peers, what: str, *, count: int, in_flight: int) -> None:
    """One process with as many requests in flight as both senders together have."""
    peers.carrier.reset()
    arguments = ["-m", "benchmarks.peers.floors", what, str(count), str(in_flight)]
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=peers.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    note(found, FLOORS[what], Figures(count, in_flight), peers.carrier, float(done.stdout))
