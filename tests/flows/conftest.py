"""A whole Rollcall in real processes, in front of the local Twilio and Slack.

One stack a database server and test run: starting seven processes takes seconds, so the flows
share it and keep apart by their own campaign names and numbers. On SQLite the processes are started
as the demo and the Procfile start them; on PostgreSQL they are forked.
"""

import io
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from sqlalchemy import func, select
from typer.testing import CliRunner

import cli
from console.demo.processes import Children
from console.demo.slack import Person
from console.demo.stack import PROCESSES, Stack, running
from models.base import Database
from models.processes import count_alive
from models.tables import Campaign, Workspace
from simulator.client import Simulator
from simulator.slack.client import buttons, text_of
from tests.conftest import servers_of
from tests.flows.forked import Forked

HERE = Path(__file__).resolve().parent
ENDING = pytest.StashKey[ExitStack]()
JSON = dict[str, Any]
SENDER = "+14155552671"
OWN_PHONE = "+16195550100"
PATIENCE = 30.0
KIND = "informational"
"""Of the flows' campaigns: by the team's settings their hours are the whole day."""
OLD_TOKEN = "the-token-of-before-the-rotation"
QUICK = {
    "TWILIO_AUTH_TOKEN_SECONDARY": OLD_TOKEN,
    "ROLLCALL_ADMINS": "U01ADA,U01DOT",
    "ROLLCALL_CARD_SECONDS": "0.5",
    "ROLLCALL_THREAD_SECONDS": "3",
    "ROLLCALL_CLOCK_SECONDS": "0.5",
    # Small slices, so that reading some thousand rows takes long enough to be seen on a card.
    "ROLLCALL_IMPORT_SLICE_SECONDS": "0.05",
    "ROLLCALL_IMPORT_BATCH_ROWS": "500",
}


@dataclass(frozen=True, slots=True)
class World:
    """A running Rollcall, and Ada at her desk: an admin with a proven phone, as Dot is one."""

    stack: Stack
    ada: Person
    db: Database
    heard: set[str] = field(default_factory=set)
    """Which private answers were heard already, by their timestamps."""

    @property
    def simulator(self) -> Simulator:
        """The carrier and Slack."""
        return self.stack.simulator

    def accepted(self, number: str, words: str) -> int:
        """How many texts with these words the carrier took for that number."""
        events = self.simulator.ledger(kind="twilio.accepted")
        return sum(1 for it in events if it["to"] == number and words in it["body"])

    def gesture(self) -> JSON:
        """The newest command, press or submission that left Slack, as its ledger has it."""
        sent = self.simulator.ledger(kind="slack.sent")
        return [it for it in sent if not it["what"].startswith("event:")][-1]

    def host(self, *words: str, **environment: str) -> str:
        """What `rollcall …` prints on the host; in this process, for Python starts slowly."""
        told = dict(self.stack.environment) | {"COLUMNS": "200"} | environment
        done = CliRunner().invoke(cli.app, words, env=told, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    def card(self, title: str, button: str = "") -> JSON | None:
        """The newest card of that title, once it has that button."""
        for message in reversed(self.ada.slack.messages("#campaigns")):
            head = message["blocks"][0] if message.get("blocks") else {}
            if head.get("text", {}).get("text") == title:
                return message if not button or button in buttons(message) else None
        return None

    def shown(self, title: str) -> str:
        """All text on the newest card of that title."""
        return text_of(self.card(title) or {})

    def says(self, title: str, *words: str) -> str:
        """All text on the card, once it says all of these words at the same time."""

        def said() -> str:
            told = self.shown(title)
            return told if all(one in told for one in words) else ""

        try:
            return self.ada.waits_for(said, " and ".join(words))
        except TimeoutError as late:
            late.add_note(f"The card says: {self.shown(title)}")
            raise

    def shows(self, title: str, button: str) -> JSON:
        """The newest card of that title, once it has that button."""
        return self.ada.waits_for(lambda: self.card(title, button), f"“{button}” on {title}")

    def presses(self, title: str, button: str) -> None:
        """Ada presses a button of the newest card of that title, once the card shows it."""
        self.ada.presses(self.shows(title, button), button)

    def form(self, title: str, user: str = "ada") -> str:
        """What the form, or the view, of that title says, once this person sees it."""

        def opened() -> str:
            view = self.ada.slack.view(user)
            return text_of(view) if view and view["title"]["text"] == title else ""

        return self.ada.waits_for(opened, title)

    def hears(self, words: str, user: str = "ada", channel: str = "#campaigns") -> str:
        """What this person is told privately in the channel with these words, each answer once.

        An answer to something earlier may come in between, or after it.
        """

        def told() -> str:
            for message in reversed(self.ada.slack.ephemerals(channel, user)):
                if message["ts"] not in self.heard and words in text_of(message):
                    self.heard.add(message["ts"])
                    return text_of(message)
            return ""

        return self.ada.waits_for(told, words)

    def files(self, name: str) -> list[JSON]:
        """The files of that name that came to Ada by direct message, oldest first."""
        sent = [file for message in self.ada.slack.dms("ada") for file in message.get("files", [])]
        return [file for file in sent if file["name"] == name]

    def forgets(self) -> None:
        """What was told privately until now answers nothing that is asked from now on."""
        for place in self.ada.slack.state()["channels"]:
            self.heard.update(message["ts"] for message in place["ephemerals"])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each flow on both servers, but for those whose SQL other tests ask of both already."""
    metafunc.parametrize("world", servers_of(metafunc), indirect=True, scope="session")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, None, None]:
    """End the stack after the last flow: idle, it takes 80 seconds from all that runs afterwards.

    One xdist process runs all flows in one go; elsewhere others may come in between.
    """
    yield
    last = nextitem is None or HERE not in nextitem.path.parents
    if last and hasattr(item.config, "workerinput"):
        item.config.stash[ENDING].close()


@pytest.fixture(scope="session")
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The stack on each database server in turn, set up through Slack."""
    folder: Path = tmp_path_factory.mktemp("flows") / "stack"
    with ExitStack() as ended:
        request.config.stash[ENDING] = ended
        url = ""
        starting: Callable[[Path, Mapping[str, str]], Children] = Children
        if request.param == "postgres":
            url = ended.enter_context(request.getfixturevalue("postgres_server").fresh())
            starting = partial(Forked, request.getfixturevalue("forge"))
        stack = ended.enter_context(running(folder, url, starting, **QUICK))
        ada = Person(stack.simulator.slack, Console(file=io.StringIO()))
        database = Database(stack.environment["DATABASE_URL"])
        ended.callback(database.close)
        made = World(stack, ada, database)
        _set_up(made)
        yield made


@pytest.fixture(autouse=True)
def calm(world: World) -> Iterator[None]:
    """What a flow leaves behind when it fails half-way does not fail the next one."""
    world.forgets()
    yield
    slack = world.ada.slack
    slack.all_well()
    slack.configure(bot_may_delete_files=False)
    for user_id, stack in slack.views().items():
        if stack:
            slack.close(user_id, all=True)
    if _is_braked(world):
        world.ada.types("stop-all release the flow is over")
        world.ada.waits_for(lambda: not _is_braked(world), "the release")
    # Every live campaign makes all cards two seconds rarer, also those of the next flows.
    for name in _begun(world):
        world.ada.types(f"cancel {name}")
    world.ada.waits_for(lambda: not _begun(world), "the end of what was begun")


def _is_braked(world: World) -> bool:
    with world.db.read() as session:
        return bool(session.scalar(select(func.count()).where(Workspace.brake_at.is_not(None))))


def _begun(world: World) -> Sequence[str]:
    begun = select(Campaign.name).where(Campaign.state.in_(("sending", "paused")))
    with world.db.read() as session:
        return session.scalars(begun).all()


def _set_up(world: World) -> None:
    inbound = f"{world.stack.base_url}/twilio/inbound#rc=5&rp=all"
    world.simulator.twilio.add_sender(SENDER, mps=100, inbound_url=inbound)
    # The flows press more in a minute than a whole team; who and where is asked at every press.
    world.simulator.slack.limits(methods={"conversations.info": 6000, "users.info": 6000})
    # Slack's three seconds are measured in `benchmarks/acks`; a busy machine is no broken flow.
    world.simulator.slack.configure(ack_timeout=PATIENCE, trigger_lifetime=PATIENCE)
    world.ada.types("setup")
    world.ada.fills_in(
        "Settings",
        {
            "business_name": "Harbour Books",
            "help_contact": "help@harbour.example",
            "price_per_segment": "0.01",
            "informational_hours": "0:00-24:00",
            # All flows text from one workspace, some of them one number again and again.
            "most_a_day": "100",
            "undo_seconds": "0",
        },
    )
    world.ada.slack.press("ada", "Add a sender")
    world.ada.fills_in("Sender", {"name": "main", "address": SENDER, "throughput": "25"})
    world.ada.closes()
    _prove_phone(world)
    world.ada.waits_for(lambda: _all_there(world), "every process")


def _all_there(world: World) -> bool:
    roles = Counter(name.partition("-")[0] for name in PROCESSES)
    with world.db.read() as session:
        now = datetime.now(UTC)
        return all(count_alive(session, role, now) >= many for role, many in roles.items())


def _prove_phone(world: World) -> None:
    world.ada.types("phone")
    world.ada.fills_in("My phone", {"phone": OWN_PHONE})
    texts = world.ada.waits_for(
        lambda: [it for it in world.simulator.twilio.messages() if it["to"] == OWN_PHONE],
        "the code",
    )
    code = "".join(filter(str.isdigit, texts[-1]["body"]))
    world.ada.fills_in("My phone", {"code": code})
    world.ada.closes()
