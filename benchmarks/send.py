"""Texts a second and CPU a text, of Rollcall and of what people use today, in one run.

`python -m benchmarks.send [--quick]`: a carrier that takes 100 ms for each text and sets no limit.
The CPU is that of the whole tree of working processes, without the servers and the start. All
guarantees of Rollcall are on: claims that commit before the request, slots, the look at the world.
"""

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.host import Machine, machine
from benchmarks.installation import Carrier, Installation
from benchmarks.machine import (
    cpu_seconds,
    describe,
    keep,
    peak_megabytes,
    table,
)
from benchmarks.peers.figures import Figures, Found, note
from benchmarks.peers.measured import BARE, FLOORS, LEAN, PACKAGE, Peers, floor, loop, queued

IN_FLIGHT: Final = 128
ROLLCALL: Final = "Rollcall, 2 senders"
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
            for what in FLOORS:
                floor(found, peers, what, count=size.floor, in_flight=IN_FLIGHT)
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
        if not name.startswith(ROLLCALL) and name not in FLOORS.values()
    ]
    rate = ours.rate / max(it.rate for it in peers)
    cost = min(it.cost for it in peers) / ours.cost
    bare, package, lean = (ours.cost / found[floor].cost for floor in (BARE, PACKAGE, LEAN))
    return [
        ("throughput, of the best peer's", "at least 3", f"{rate:.1f}"),
        ("CPU a text, the best peer's of ours", "at least 6", f"{cost:.1f}"),
        ("CPU a text, of bare aiohttp's", "at most 3", f"{bare:.1f}"),
        ("CPU a text, of twilio's async client's", "at most 1.5", f"{package:.2f}"),
        ("CPU a text, of that over our lean HTTP client", "", f"{lean:.2f}"),
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
floor uses the twilio package (its own async client has 100 connections at most); all but the
floors record every outcome in PostgreSQL (Rollcall on
SQLite too), which syncs each commit. Medians of the rounds.

Rollcall runs with all its guarantees: claims that commit before the request, slots from Redis, the
look at opt-outs and at the campaign every 0.3 s and once more at each request, card and clock. It
has 128 requests in flight for each sender (`ROLLCALL_IN_FLIGHT`), a peer as many as its threads.
"""


if __name__ == "__main__":
    main()
