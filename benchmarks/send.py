"""Texts a second and CPU a text, of Rollcall and of what people use today, in one run.

`python -m benchmarks.send [--quick]`: a carrier that takes 100 ms for each text and sets no limit.
The CPU is that of the whole tree of working processes, without the servers and the start. All
guarantees of Rollcall are on: claims that commit before the request, slots, the look at the world.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Final

import psycopg
from redis import Redis

from benchmarks.installation import Carrier, Installation, Machine, machine
from benchmarks.machine import (
    ROOT,
    cpu_seconds,
    describe,
    keep,
    peak_megabytes,
    running,
    table,
    until,
)

IN_FLIGHT: Final = 128
ROLLCALL: Final = "Rollcall, 2 senders"
BARE: Final = "bare aiohttp (no queue, nothing recorded)"
PACKAGE: Final = "twilio's async client over it (no queue, nothing recorded)"
COLUMNS: Final = ("", "texts/s", "CPU ms a text", "peak MB of a process", "texts", "in flight")
PACKAGES: Final = ("twilio", "aiohttp", "rq", "celery", "dramatiq", "redis", "psycopg")


@dataclass(frozen=True, slots=True)
class Size:
    """How many texts each of them sends, and how often the short ones are repeated."""

    rollcall: int
    floor: int
    celery: int
    dramatiq: int
    rq: int
    rq_workers: int
    loop: int
    rounds: int


FULL: Final = Size(20_000, 10_000, 5_000, 6_000, 1_500, 16, 150, 2)
QUICK: Final = Size(6_000, 4_000, 1_500, 2_000, 300, 8, 30, 1)


@dataclass(slots=True)
class Figures:
    """What was measured of one way to send; one entry a round."""

    texts: int
    in_flight: int
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: float = 0.0
    beside: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Texts a second, the median of the rounds."""
        return statistics.median(self.rates)

    @property
    def cost(self) -> float:
        """CPU milliseconds a text, the median of the rounds."""
        return statistics.median(self.cpu)


Found = dict[str, Figures]


def note(found: Found, name: str, figures: Figures, carrier: Carrier, cpu: float) -> None:
    """Add one round; every text must have come, and no number twice."""
    stats = carrier.stats()
    assert stats["count"] == stats["distinct"] == figures.texts, (name, stats)
    kept = found.setdefault(name, figures)
    kept.rates.append(carrier.rate())
    kept.cpu.append(cpu / figures.texts * 1000)
    kept.peak = max(kept.peak, figures.peak)
    kept.beside += figures.beside
    print(f"{name}: {kept.rates[-1]:.0f}/s, {kept.cpu[-1]:.3f} ms", file=sys.stderr)


# Rollcall -----------------------------------------------------------------------------------------


def rollcall(found: Found, host: Machine, server: str, carrier: Carrier, count: int) -> None:
    """A campaign of so many recipients, with every process of the Procfile that has a part."""
    with (
        host.installation(server, carrier, rollcall_in_flight=IN_FLIGHT) as here,
        here.process("sender") as one,
        here.process("sender") as two,
        here.process("worker") as worker,
        here.process("clock") as clock,
    ):
        campaign = here.draft(count)
        here.await_senders(2)
        carrier.reset()
        before, beside = cpu_seconds(one, two), cpu_seconds(worker, clock)
        here.launch(campaign)
        here.await_sent(campaign.id, 120)
        cpu = cpu_seconds(one, two) - before
        others = (cpu_seconds(worker, clock) - beside) / count * 1000
        figures = Figures(count, 2 * IN_FLIGHT, peak=peak_megabytes(one, two), beside=[others])
        _check(here, campaign.id, count)
        note(found, f"{ROLLCALL} ({server})", figures, carrier, cpu)


def _check(here: Installation, campaign_id: int, count: int) -> None:
    buckets = here.buckets(campaign_id)
    assert buckets == {"queued": count}, buckets


# Peers --------------------------------------------------------------------------------------------


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


def floor(found: Found, peers: Peers, what: str, count: int) -> None:
    """One process with as many requests in flight as both senders together have."""
    peers.carrier.reset()
    arguments = ["-m", "benchmarks.peers.floors", what, str(count), str(IN_FLIGHT)]
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=peers.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    name = BARE if what == "aiohttp" else PACKAGE
    note(found, name, Figures(count, IN_FLIGHT), peers.carrier, float(done.stdout))


# The run ------------------------------------------------------------------------------------------


def measure(size: Size) -> Found:
    """Everything in one run; Rollcall and the floors in turn, as often as there are rounds."""
    found: Found = {}
    with (
        machine() as host,
        host.carrier() as carrier,
        host.installation("PostgreSQL", carrier) as servers,
        host.database("PostgreSQL") as url,
    ):
        peers = Peers(carrier, url.replace("+psycopg", ""), servers.settings.redis_url)
        for _ in range(size.rounds):
            rollcall(found, host, "PostgreSQL", carrier, size.rollcall)
            rollcall(found, host, "SQLite", carrier, size.rollcall)
            floor(found, peers, "aiohttp", size.floor)
            floor(found, peers, "twilio", size.floor)
        queued(found, peers, "celery", Figures(size.celery, 64), times=1)
        queued(found, peers, "dramatiq", Figures(size.dramatiq, 64), times=1)
        queued(found, peers, "rq", Figures(size.rq, size.rq_workers), times=size.rq_workers)
        loop(found, peers, size.loop)
    return found


def rows(found: Found) -> Sequence[Sequence[str]]:
    """The table's lines, in the order of the measurements."""
    return [
        (
            name,
            f"{it.rate:,.0f}",
            f"{it.cost:.3f}",
            f"{it.peak:.0f}" if it.peak else "",
            f"{it.texts:,}",
            str(it.in_flight),
        )
        for name, it in found.items()
    ]


def verdict(found: Found) -> Sequence[Sequence[str]]:
    """The goals and what became of them, on PostgreSQL as all peers."""
    ours = found[f"{ROLLCALL} (PostgreSQL)"]
    peers = [
        it
        for name, it in found.items()
        if not name.startswith(ROLLCALL) and name not in (BARE, PACKAGE)
    ]
    rate = ours.rate / max(it.rate for it in peers)
    cost = min(it.cost for it in peers) / ours.cost
    bare, package = ours.cost / found[BARE].cost, ours.cost / found[PACKAGE].cost
    return [
        ("throughput, of the best peer's", "at least 3", f"{rate:.1f}"),
        ("CPU a text, the best peer's of ours", "at least 6", f"{cost:.1f}"),
        ("CPU a text, of bare aiohttp's", "at most 3", f"{bare:.1f}"),
        ("CPU a text, of twilio's async client's", "at most 1.5", f"{package:.2f}"),
    ]


def main() -> None:
    """Measure and write the page."""
    quick = "--quick" in sys.argv
    found = measure(QUICK if quick else FULL)
    beside = statistics.median(found[f"{ROLLCALL} (PostgreSQL)"].beside)
    keep(
        "send",
        "# Texts a second, and what each of them costs",
        STORY,
        table(COLUMNS, rows(found)),
        f"Worker and clock, which keep the card beside it: {beside:.3f} ms of CPU a text more.",
        table(("goal", "wanted", "found"), verdict(found)),
        describe(*PACKAGES),
        quick=quick,
    )


STORY: Final = """
`python -m benchmarks.send`: a carrier that takes 100 ms for each text and sets no limit, on
loopback without TLS. CPU is that of the whole tree of working processes (parents, children,
threads), without the servers (PostgreSQL, Valkey) and without the start. Everybody but the first
floor uses the twilio package; all but the floors record every outcome in PostgreSQL (Rollcall on
SQLite too), which syncs each commit. Medians of the rounds.

Rollcall runs with all its guarantees: claims that commit before the request, slots from Redis, the
look at opt-outs and at the campaign every 0.3 s and once more at each request, card and clock. It
has 128 requests in flight for each sender (`ROLLCALL_IN_FLIGHT`), a peer as many as its threads.
"""


if __name__ == "__main__":
    main()
