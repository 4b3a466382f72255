"""Rows of the table of faults: a stack of real processes, one campaign, and a judge outside.

Short form: 400 recipients at 100 segments a second, every duration shrunk. Long form (`make
faults`): `--faults=long`, 10,000 recipients, the durations that people have in production.
"""

import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, NullPool, create_engine, insert, select

from campaigns.controlling import pause, resume
from campaigns.launching import LaunchAnswers, Launched, launch
from domain.actors import Actor, Door
from domain.errors import Refused
from domain.ledger import Bucket
from domain.views import Estimate
from models import processes
from models.base import Database
from models.imports import keep_estimate
from models.tables import Campaign, Process, Recipient, Sender, Workspace
from runtime import build, utc_now
from simulator.client import Simulator
from tests.builders import Builder
from tests.conftest import make_settings
from tests.faults import results
from tests.faults.judging import Judge
from tests.faults.stack import Stack, free_port, running_valkey, until
from tests.forging import Forge

ATTESTED = LaunchAnswers(attest="Asked for at checkout, 2026")
SHRUNK: dict[str, object] = {
    "rollcall_request_timeout_seconds": 1.0,
    "rollcall_lease_seconds": 2.0,
    "rollcall_settle_margin_seconds": 0.2,
    "rollcall_settle_gap_seconds": 0.3,
    "rollcall_clock_seconds": 0.5,
    "rollcall_lane_seconds": 2.0,
    "rollcall_lane_silent_seconds": 1,
    "rollcall_closing_seconds": 3.0,
    "rollcall_card_seconds": 0.5,
    "rollcall_thread_seconds": 1.0,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a row is: recipients, segments a second, and how often a fault strikes.

    `patience` is how many seconds the end may take after the last fault; `seed` replays a run.
    """

    recipients: int
    throughput: float
    strikes: int
    patience: float
    durations: dict[str, object]
    seed: int

    @property
    def is_long(self) -> bool:
        """Whether production's durations are in force."""
        return not self.durations


@dataclass(slots=True)
class Row:
    """One row: a stack, one campaign, and its judge."""

    stack: Stack
    db: Database
    scale: Scale
    sender: Sender
    workspace: Workspace
    build: Builder
    chance: random.Random
    campaigns: int = 0
    ahead: timedelta = timedelta(0)
    """How far the host's clock is ahead of the true time."""
    seen: str = ""
    """What the page of results is to say about it."""
    judge: Judge = field(init=False)
    campaign: Campaign = field(init=False)

    @property
    def simulator(self) -> Simulator:
        """The carrier and Slack."""
        return self.stack.simulator

    def actor(self, user_id: str = "U01ADA") -> Actor:
        """A person at the Slack door."""
        return Actor(Door.SLACK, user_id, self.workspace.id, channel_id="C01CAMPAIGNS")

    def phone(self, number: int) -> str:
        """The number of the campaign's recipient at that place, in the order of sending."""
        return f"+1512{2_000_000 + number:07d}"

    @property
    def inbound_url(self) -> str:
        """Where the carrier brings inbound texts."""
        return f"{self.stack.settings.public_url}/twilio/inbound#rc=5&rp=all"

    def server(self) -> Engine:
        """The PostgreSQL server behind the row's database, in autocommit."""
        url = self.db.engine.url.set(database="postgres")
        return create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)

    @contextmanager
    def locked_database(self) -> Iterator[None]:
        """Another program holds SQLite's one writer lock; of PostgreSQL, all texts."""
        if not self.db.is_sqlite:
            with create_engine(self.db.engine.url, poolclass=NullPool).begin() as held:
                held.exec_driver_sql("LOCK TABLE messages IN EXCLUSIVE MODE")
                yield
            return
        path = self.db.engine.url.database or ""
        other = sqlite3.connect(path, isolation_level=None, timeout=10)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()

    def may_write(self) -> bool:
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

    def moved_to(self, database_url: str) -> Callable[[Judge], Judge]:
        """Go on with another database; how a judge comes along."""
        settings = self.stack.settings.model_copy(update={"database_url": database_url})
        self.stack.settings = settings
        self.db = Database(database_url)
        return lambda judge: replace(judge, db=self.db)

    def draft(self, recipients: int | None = None, **columns: Any) -> Judge:
        """A campaign that is ready to be launched; the judge of it. `columns` are its own.

        See `drop_receipts`.
        """
        self.drop_receipts()
        self.campaigns += 1
        count = self.scale.recipients if recipients is None else recipients
        words = f"list {self.campaigns} is out"
        self.campaign = self.build.campaign(
            self.sender, template=f"Hi {{{{name}}}}, {words}", columns=["name"], **columns
        )
        with self.db.write() as session:
            campaign = session.get_one(Campaign, self.campaign.id)
            keep_estimate(campaign, Estimate(campaign.wording_id or 0, count, count, 1), None)
            rows = [
                {
                    "workspace_id": campaign.workspace_id,
                    "campaign_id": campaign.id,
                    "row": place + 2,
                    "phone": self.phone(place),
                    "fields": [f"N{place}"],
                    "bucket": Bucket.PENDING.value,
                }
                for place in range(count)
            ]
            session.execute(insert(Recipient), rows)
        self.judge = Judge(self.db, self.simulator, self.campaign.id, words, count)
        return self.judge

    def launch(self, who: Actor | None = None) -> Launched:
        """Launch it by the use case."""
        rt = build(self.stack.settings)
        try:
            wording_id = self.campaign.wording_id or 0
            return launch(
                rt, who or self.actor(), self.campaign.public_id, wording_id, answers=ATTESTED
            )
        finally:
            rt.close()

    def resume(self) -> None:
        """Ada presses Resume."""
        rt = build(self.stack.settings, clock=lambda: utc_now() + self.ahead)
        try:
            resume(rt, self.actor(), self.campaign.public_id)
        finally:
            rt.close()

    def pause(self) -> None:
        """Ada presses Pause."""
        rt = build(self.stack.settings)
        try:
            pause(rt, self.actor(), self.campaign.public_id)
        finally:
            rt.close()

    def resumes(self) -> bool:
        """Ada presses Resume; False while Twilio's log has to be compared before."""
        try:
            self.resume()
        except Refused:
            return False
        return True

    def begin(
        self,
        *,
        senders: int = 2,
        others: tuple[str, ...] = ("clock", "worker"),
        **columns: Any,
    ) -> Judge:
        """Draft, start the processes, launch. `columns` are the campaign's own."""
        judge = self.draft(**columns)
        for role in (*["sender"] * senders, *others):
            self.stack.start(role)
        self.senders_signed_in(senders)
        self.launch()
        return judge

    def drop_receipts(self) -> None:
        """Where no web process was started, let no receipt be tried.

        The carrier's attempts at a closed door, nine for each text, would take a fifth of the
        machine from those who are judged.
        """
        if not any(process.role == "web" for process in self.stack.running):
            self.simulator.twilio.fault("callback_drop")

    def all_well(self) -> None:
        """The carrier has no faults any more."""
        self.simulator.twilio.clear_faults()
        self.drop_receipts()

    def answers_take(self, seconds: float) -> None:
        """Let the carrier answer each request to send after so many seconds."""
        self.simulator.twilio.fault("latency", seconds=seconds, match={"method": "POST"})

    def senders_signed_in(self, count: int) -> None:
        """Wait until so many sending processes can be counted on."""

        def there() -> bool:
            now = self.stack_now()
            with self.db.read() as session:
                return processes.count_alive(session, "sender", now) >= count

        until(there, f"{count} sending processes", 20)

    def stack_now(self) -> Any:
        """The host's time."""
        return datetime.now(UTC)

    def sent(self, share: float) -> None:
        """Wait until the carrier has that share of the texts."""
        wanted = int(self.judge.recipients * share)
        patience = wanted / self.scale.throughput + self.scale.patience
        until(lambda: self.judge.count() >= wanted, f"{wanted} texts", patience)

    def goes_on(self, seconds: float) -> None:
        """Wait until one more text leaves, as is promised within so many seconds."""
        had = self.judge.count()
        until(
            lambda: self.judge.count() > had or self.judge.everybody_has_news(),
            "the sending to go on by itself",
            seconds,
        )

    def tokens(self, pids: set[int]) -> set[str]:
        """By what these processes of the system signed their claims."""
        with self.db.read() as session:
            return set(session.scalars(select(Process.token).where(Process.pid.in_(pids))))

    def finish(self, look: Callable[[], object] = lambda: None) -> None:
        """Wait until everybody has news, looking at something meanwhile."""

        def over() -> bool:
            look()
            return self.judge.everybody_has_news()

        try:
            until(over, "everybody's news", self.long_enough())
        except AssertionError as late:
            late.add_note(f"{self.judge.state()}: {self.judge.buckets()}")
            raise

    def beyond_the_lease(self) -> float:
        """Seconds until a claim of now has surely become unknown to everybody else."""
        settings = self.stack.settings
        lease, timeout = settings.rollcall_lease_seconds, settings.rollcall_request_timeout_seconds
        return lease + timeout + 4 * settings.rollcall_clock_seconds

    def in_time(self) -> float:
        """The seconds that the sending may take where nothing holds it up but a busy machine.

        Waiting for whatever is slow in a row would take several times as long.
        """
        return beside(self.scale.recipients / self.scale.throughput)

    def nothing_held_up(self, judge: Judge, mend: Callable[[], object]) -> bool:
        """Whether it went as fast as the throughput says, or as this machine can at all.

        Where a busy machine was too slow, the same list is sent once more beside nothing that
        could hold it up: `mend` ends the trouble. Both are judged by the carrier's own times; a
        machine that is several times too slow even then can judge nothing.
        """
        self.seen = f"{judge.span():.1f} s"
        if judge.span() <= self.in_time():
            return True
        mend()
        alone = self.draft()
        self.launch()
        self.finish()
        alone.verdict()
        self.seen += f", and {alone.span():.1f} s beside nothing"
        print(self.seen)
        assert alone.span() <= TOO_SLOW * self.in_time(), "too slow beside nothing, too"
        return judge.span() <= beside(alone.span())

    def long_enough(self) -> float:
        """The seconds after which everything must be over."""
        return self.scale.recipients / self.scale.throughput + self.scale.patience

    def jitter(self) -> float:
        """How many texts a busy machine may bunch into one second at the carrier."""
        return 2 + (0.05 if self.scale.is_long else 0.2) * self.scale.throughput

    def senders(self) -> list[Any]:
        """The sending processes that were started and not ended."""
        return [it for it in self.stack.running if it.role == "sender" and it.code is None]


TOO_SLOW = 3
"""Times what the sending may take: so slow a machine says nothing about what held it up."""


def beside(seconds: float) -> float:
    """What so many seconds of sending may become beside something that must not hold it up."""
    return seconds * 2 + 2


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--faults=long --faults-throughput=50 --faults-seed=7`."""
    parser.addoption("--faults", choices=("short", "long"), default="short")
    parser.addoption("--faults-throughput", type=float, default=50.0)
    parser.addoption("--faults-seed", type=int, default=0)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In the long form, leave out the rows that passed already."""
    for item in items:
        if "faults" not in item.path.parts:
            continue
        option = item.config.getoption
        if option("--faults", "short") == "long" and results.passed(
            item.name, option("--faults-throughput")
        ):
            item.add_marker(pytest.mark.skip("it passed already; see var/faults"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the page of the long form."""
    if session.config.getoption("--faults", "short") == "long":
        results.render()


@pytest.fixture
def scale(request: pytest.FixtureRequest) -> Scale:
    """The short form, or what the options say."""
    option = request.config.getoption
    seed = option("--faults-seed", 0) or int(time.time()) % 100_000
    print(f"--faults-seed={seed}")
    if option("--faults", "short") == "long":
        return Scale(10_000, option("--faults-throughput"), 12, 600.0, {}, seed)
    return Scale(400, 100.0, 4, 90.0, SHRUNK, seed)


@pytest.fixture
def durations(request: pytest.FixtureRequest) -> dict[str, object]:
    """Settings that a test (indirectly) or a module changes for its rows."""
    return dict(getattr(request, "param", {}))


@pytest.fixture
def shrunk(request: pytest.FixtureRequest, scale: Scale) -> dict[str, object]:
    """Settings that a test (indirectly) changes for its short form alone."""
    return {} if scale.is_long else dict(getattr(request, "param", {}))


@pytest.fixture
def row(
    request: pytest.FixtureRequest,
    scale: Scale,
    durations: dict[str, object],
    shrunk: dict[str, object],
    database_url: str,
    simulator: Simulator,
    forge: Forge,
) -> Iterator[Row]:
    """The stack of one row, with nothing started but Valkey."""
    with ExitStack() as ended:
        folder = Path(tempfile.mkdtemp(prefix="faults-"))
        ended.callback(_tidy, folder, request)
        valkey = ended.enter_context(running_valkey(folder))
        valkey.was_there()
        settings = make_settings(
            base=simulator.base_url,
            database_url=database_url,
            redis_url=valkey.url,
            rollcall_var=folder / "var",
            public_url=f"http://127.0.0.1:{free_port()}",
            **(scale.durations | durations | shrunk),
        )
        db = Database(database_url)
        ended.callback(db.close)
        builder = Builder(db)
        workspace = builder.workspace()
        sender = builder.sender(workspace, throughput=scale.throughput)
        stack = Stack(settings, simulator, valkey, folder, forge)
        ended.callback(stack.close)
        made = Row(stack, db, scale, sender, workspace, builder, random.Random(scale.seed))
        simulator.twilio.add_sender(sender.address, mps=None, inbound_url=made.inbound_url)
        simulator.twilio.settings(suffix_rules=False)
        yield made


def _tidy(folder: Path, request: pytest.FixtureRequest) -> None:
    """Remove what the row wrote; after a failure its logs stay, and are named."""
    if getattr(request.node, "failed", False):
        print(f"the logs of this row are in {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let fixtures know how their test went."""
    report = yield
    if report.failed:
        item.failed = True  # type: ignore[attr-defined]
    scale = getattr(item, "funcargs", {}).get("scale")
    if call.when == "call" and isinstance(scale, Scale) and scale.is_long:
        results.keep(
            results.Result(
                row=item.name,
                throughput=scale.throughput,
                recipients=scale.recipients,
                seconds=call.duration,
                seed=scale.seed,
                outcome=report.outcome,
                day=results.today(),
                commit=results.commit(),
                seen=item.funcargs["row"].seen,  # type: ignore[attr-defined]
            )
        )
    return report
