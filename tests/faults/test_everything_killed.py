"""kill -9 of every process in turn while programs send: what was accepted is sent once, and told.

Between the answer of the API and the last event that a subscriber takes die the web process, a
sender, the worker that reads lists, the courier (with a delivery in its hands), the clock and Redis
with all that it knew; the database is locked by somebody else.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from campaigns import subscribing
from domain.actors import Actor, Door
from domain.ledger import Bucket
from models.tables import Campaign, Endpoint, Event, Recipient
from runtime import build
from tests.faults.conftest import Row
from tests.faults.judging import Judge
from tests.faults.stack import until
from tests.forging import Proc
from tests.receivers import Heard, Receiver, receiving

SINGLE, LISTED = "a single text", "a text of a list"
EACH = 10
"""Texts of one request."""
AWAY_SECONDS = 0.3


@pytest.fixture
def durations() -> dict[str, object]:
    return {
        "rollcall_webhooks_private": True,
        "rollcall_receipt_missing_seconds": 1.5,
        "rollcall_log_sweep_seconds": 1.0,
    }


@dataclass
class Program:
    """Software that sends; it asks again under the same name until it has an answer."""

    row: Row
    secret: str
    people: int
    """Recipients of its campaign."""
    texts: int = 0
    ids: set[str] = field(default_factory=set)
    """Of all single texts that it was told are queued."""

    def sends_some(self) -> None:
        """Some single texts."""
        first, self.texts = self.texts, self.texts + EACH
        texts = [
            {
                "to": f"+1312{2_000_000 + place:07d}",
                "list_number": self.row.sender.address,
                "body": f"Order {place}: {SINGLE}",
            }
            for place in range(first, self.texts)
        ]
        told = self._asks("/v2/send/bulk", f"some {first}", {"messages": texts})
        assert told["queued_count"] == EACH
        self.ids |= {it["id"] for it in told["messages"]}

    def launches(self) -> str:
        """A campaign with its list; its id."""
        people = [{"phone": self.row.phone(at), "name": f"N{at}"} for at in range(self.people)]
        body = {"campaign_name": "Spring", "message": f"{{name}}: {LISTED}", "recipients": people}
        told = self._asks("/v1/campaigns/sms", "spring", body)
        assert told["ledger"]["queued"] == self.people
        return str(told["id"])

    def _asks(self, path: str, name: str, body: Mapping[str, object]) -> Any:
        url = f"{self.row.stack.settings.public_url}{path}"
        headers = {"authorization": f"Bearer {self.secret}", "idempotency-key": name}

        def answer() -> Any:
            try:
                told = httpx.post(url, json=body, headers=headers, timeout=5)
            except httpx.HTTPError:
                return None
            assert told.status_code in (202, 409, 500, 503), told.text
            return told.json() if told.status_code == 202 else None

        return until(answer, path, 30)


@dataclass
class Listening:
    """A subscriber that refuses its second request, and may kill who asks it."""

    asked: int = 0
    kills: Proc | None = None

    def __call__(self, _: Heard) -> tuple[int, Mapping[str, str]]:
        self.asked += 1
        if self.kills is not None:
            doomed, self.kills = self.kills, None
            doomed.kill()
        return (503 if self.asked == 2 else 204), {}


def test_whoever_dies_what_was_accepted_is_sent_once_and_each_event_is_told(row: Row) -> None:
    listening = Listening()
    with receiving(listening) as receiver, ThreadPoolExecutor(1) as beside:
        listens(row, receiver)
        program = Program(row, row.build.key(row.workspace).secret, row.scale.recipients // 20)
        row.stack.start_web()
        for role in ("sender", "sender", "worker", "courier", "clock"):
            row.stack.start(role)
        row.senders_signed_in(2)
        campaign_id = program.launches()
        for strike in strikes(row, listening, campaign_id):
            asked = beside.submit(program.sends_some)
            time.sleep(row.chance.uniform(0, 0.05))
            strike()
            asked.result(60)
        judges = judged(row, program, campaign_id)
        try:
            until(lambda: all(map(has_arrived, judges)), "all receipts", row.long_enough())
        except AssertionError as late:
            late.add_note(str([(it.state(), it.reason(), it.buckets()) for it in judges]))
            raise
        # What is written while we look, such as a campaign's end, is told a moment later.
        until(lambda: told(receiver).keys() >= written(row), "the last event", row.long_enough())
        until(lambda: not waiting(row), "what was told to be written down", row.long_enough())

    for judge in judges:
        judge.verdict()
    heard = told(receiver).values()
    arrived = {it["data"]["id"] for it in heard if it["type"] == "message.delivered"}
    assert arrived == known(row)
    assert arrived >= program.ids


def strikes(row: Row, listening: Listening, campaign_id: str) -> Sequence[Callable[[], object]]:
    """One death after the other; Redis dies under a campaign that sends."""
    return [
        *(partial(dies, row, role) for role in ("web", "sender", "clock")),
        partial(courier_dies, row, listening),
        partial(redis_dies, row, campaign_id),
        partial(dies, row, "worker"),
        partial(database_is_locked, row),
    ]


def dies(row: Row, role: str) -> None:
    victim = row.chance.choice([it for it in row.stack.running if it.role == role and not it.code])
    victim.kill()
    if role == "web":
        row.stack.start_web()
    else:
        row.stack.start(role)


def courier_dies(row: Row, listening: Listening) -> None:
    """When the subscriber has it, and nobody has written that down; its lease is over at once."""
    (courier,) = (it for it in row.stack.running if it.role == "courier")
    listening.kills = courier
    until(lambda: listening.kills is None, "a delivery", 30)
    with row.db.write() as session:
        session.execute(update(Endpoint).values(busy_until=None, busy_by=""))
    row.stack.start("courier")


def redis_dies(row: Row, campaign_id: str) -> None:
    def has_begun() -> bool:
        with row.db.read() as session:
            begun = select(Campaign.launched_at).where(Campaign.public_id == campaign_id)
            return session.scalar(begun) is not None

    until(has_begun, "the launch")
    row.stack.valkey.kill()
    time.sleep(AWAY_SECONDS)
    row.stack.valkey.start()


def database_is_locked(row: Row) -> None:
    """Nobody else writes for a while, and what was begun waits."""
    with row.locked_database():
        time.sleep(AWAY_SECONDS)


def listens(row: Row, receiver: Receiver) -> None:
    rt = build(row.stack.settings)
    who = Actor(Door.CLI, "ada", row.workspace.id, channel_id="C01CAMPAIGNS")
    subscribing.add(rt, who, receiver.url)
    rt.close()


def judged(row: Row, program: Program, campaign_id: str) -> Sequence[Judge]:
    """The judges of the campaign and of the day's single texts."""
    with row.db.read() as session:
        ids = {it.public_id: it.id for it in session.scalars(select(Campaign))}
    listed = ids.pop(campaign_id)
    (single,) = ids.values()
    judge = partial(Judge, row.db, row.simulator)
    return [judge(listed, LISTED, program.people), judge(single, SINGLE, program.texts)]


def has_arrived(judge: Judge) -> bool:
    return judge.buckets() == {Bucket.DELIVERED: judge.recipients}


def told(receiver: Receiver) -> Mapping[str, Any]:
    """Every event that came, by its id."""
    return {it["id"]: it for heard in list(receiver.heard) for it in events_of(heard)}


def events_of(heard: Heard) -> Sequence[Any]:
    said = heard.said
    return said["data"] if said["type"] == "batch" else [{**said, "id": heard.id}]


def waiting(row: Row) -> int:
    with row.db.read() as session:
        return session.scalar(select(func.count()).where(Event.waits)) or 0


def written(row: Row) -> set[str]:
    with row.db.read() as session:
        return set(session.scalars(select(Event.public_id)))


def known(row: Row) -> set[str | None]:
    """The ids by which the program knows its texts."""
    with row.db.read() as session:
        return set(session.scalars(select(Recipient.public_id)))
