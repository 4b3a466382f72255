"""How soon Slack is acknowledged while a list of 1,000,000 rows is imported and a campaign runs.

`python -m benchmarks.acks [rows] [samples]` prints a Markdown table, one line a database server.
All processes run as the Procfile has them, against the local Twilio and Slack; the times are the
local Slack's, from its request to our answer. Slack gives up after 3 s; our promise is 1 s (p99).
"""

import io
import itertools
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from rich.console import Console

from benchmarks.importing import ROWS
from benchmarks.uploads import write_list
from console.demo.slack import Person
from console.demo.stack import Stack, running
from simulator.slack.client import ControlRefused, buttons
from tests.servers import Postgres

SAMPLES: Final = 600
SENDER: Final = "+14155552671"
RATE: Final = 100
RUNNING: Final = 40_000
"""Recipients of the campaign that is sent meanwhile: more than it can send in that time."""
PAUSE_SECONDS: Final = 0.05
IMPORT_SECONDS: Final = 600.0
COLUMNS: Final = ("server", "what Slack sent", "acks", "p50 ms", "p99 ms", "longest ms", "late")
TITLE: Final = "Harbour news"
KIND: Final = "informational"
WRONG: Final = {
    "title": "Two",
    "message": "Hi {{",
    "campaign_kind": KIND,
    "numbers": "+14155550101",
}
"""A draft that is sent back: the braces are not closed."""

KINDS: Final = {"command": "commands", "press": "presses", "submit": "forms"}

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Acks:
    """Milliseconds of every acknowledgement of one kind, and how many missed the 3 s."""

    kind: str
    times: Sequence[float]
    late: int

    def at(self, share: float) -> float:
        """The time that this share of them did not exceed."""
        return sorted(self.times)[min(len(self.times) - 1, int(len(self.times) * share))]


def set_up(stack: Stack, person: Person) -> None:
    """A team, a fast sender, and a campaign under way."""
    stack.simulator.twilio.add_sender(
        SENDER, mps=RATE, inbound_url=f"{stack.base_url}/twilio/inbound"
    )
    person.types("setup")
    named = {"business_name": "Harbour", "help_contact": "555-0100"}
    person.fills_in("Settings", named | {"informational_hours": "0-24", "undo_seconds": "0"})
    person.slack.press("ada", "Add a sender")
    person.fills_in("Sender", {"name": "main", "address": SENDER, "throughput": str(RATE)})
    person.closes()
    numbers = "\n".join(["Mobile", *(f"+1415{2_010_000 + place}" for place in range(RUNNING))])
    person.types("draft")
    file = person.slack.upload("ada", None, "list.csv", numbers)["file"]["id"]
    message = "The harbour is open again. Reply STOP to opt out."
    values = {"title": TITLE, "message": message, "campaign_kind": KIND, "source": [file]}
    person.fills_in("New draft", values)
    person.waits_for(lambda: person.card("Launch …"), "the draft card")
    person.types("launch harbour")
    person.launches()
    person.closes()
    person.waits_for(lambda: person.card("Pause"), "the campaign under way")


def gestures(person: Person) -> Iterator[Callable[[], object]]:
    """What people do all day, in turn and without an end; nothing of it stops the campaign."""
    turns = itertools.cycle(
        [
            lambda: person.types("status harbour"),
            lambda: person.types(""),
            lambda: person.slack.press("ada", "Example CSV"),
            lambda: person.types("list"),
            lambda: person.presses(person.card("Pause"), "Details"),
            lambda: person.types("draft"),
            lambda: person.slack.submit("ada", WRONG),
            lambda: person.types("setup"),
            lambda: person.slack.submit("ada", {"help_contact": "555-0199"}),
            lambda: person.types("launch harbour"),
        ]
    )
    yield from turns


def measure(stack: Stack, path: Path, samples: int) -> list[Acks]:
    """The acknowledgements from the start of the import to its end, at least so many."""
    person = Person(stack.simulator.slack, Console(file=io.StringIO()))
    set_up(stack, person)
    command = ["-m", "cli", "draft", "Big one", "-m", "Hi, STOP ends.", "--csv", str(path)]
    after = stack.simulator.ledger(kind="slack.ack")[-1]["n"]
    stack.children.run("draft", [*command, "--no-wait"])
    began = time.monotonic()
    imported = 0.0
    for done, gesture in enumerate(gestures(person), 1):
        with suppress(ControlRefused):  # the form that was pressed is gone, or not there yet
            gesture()
        time.sleep(PAUSE_SECONDS)
        if not imported and done % 10 == 0 and _is_imported(person):
            imported = time.monotonic() - began
            print(f"imported in {imported:.0f} s, {done} gestures", file=sys.stderr)
        if imported and done >= samples:
            break
        if time.monotonic() - began > IMPORT_SECONDS:
            raise TimeoutError("the import did not end")
    person.waits_for(lambda: person.card("Pause"), "the campaign, still under way")
    return _sorted(stack.simulator.ledger(after=after, kind="slack.ack"))


def _is_imported(person: Person) -> bool:
    return any(
        "Launch …" in buttons(message) for message in person.slack.messages("#campaigns")[-3:]
    )


def _sorted(events: Sequence[JSON]) -> list[Acks]:
    kinds = {"all": events} | {
        words: [it for it in events if it["what"].startswith(start)]
        for start, words in KINDS.items()
    }
    return [
        Acks(kind, [it["ms"] for it in found], sum(it["late"] for it in found))
        for kind, found in kinds.items()
        if found
    ]


@contextmanager
def servers(folder: Path) -> Iterator[dict[str, str]]:
    """A database a server; PostgreSQL writes through to the disk, as an operator's does."""
    post = Postgres(uuid.uuid4().hex, "bench")
    with post.fresh() as url:
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as admin:
            admin.execute("ALTER SYSTEM RESET ALL")
            admin.execute("SELECT pg_reload_conf()")
        yield {"SQLite": f"sqlite:///{folder / 'acks.db'}", "PostgreSQL": url}
    post.close()


def line(server: str, acks: Acks) -> str:
    """One row of the table."""
    cells = (
        server,
        acks.kind,
        str(len(acks.times)),
        f"{acks.at(0.5):.0f}",
        f"{acks.at(0.99):.0f}",
        f"{max(acks.times):.0f}",
        str(acks.late),
    )
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Measure both servers and print the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    samples = int(sys.argv[2]) if len(sys.argv) > 2 else SAMPLES
    print(f"{rows:,} rows, {RATE} segments/s, {os.cpu_count()} cores\n")
    print("| " + " | ".join(COLUMNS) + " |")
    print("| --- " * len(COLUMNS) + "|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_list(folder / "list.csv", rows)
        with servers(folder) as urls:
            for server, url in urls.items():
                with running(folder / "stack", url) as stack:
                    for acks in measure(stack, folder / "list.csv", samples):
                        print(line(server, acks), flush=True)


if __name__ == "__main__":
    main()
