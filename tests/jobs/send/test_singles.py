"""Single texts on their way: each leaves once, also where a number has several of them."""

import asyncio
import threading
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import select, update

from campaigns import bulk
from domain.actors import Actor, Door
from domain.idempotency import Kept
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from jobs.queues import QueueName, queue
from jobs.send.books import Books
from jobs.send.lane import run_lane
from jobs.send.routes import Route
from jobs.send.sources import AGAIN_SECONDS, Audience
from jobs.send.world import World
from models.base import Database
from models.claims import Order, Prepared
from models.tables import Campaign, Message, Recipient, Sender, Workspace
from runtime import Runtime
from simulator.client import Simulator
from tests.builders import Builder, Key, now
from tests.jobs.send.conftest import run_lanes
from tests.jobs.send.processes import until

Send = Callable[..., int]


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lane does not wait ten seconds for the next text."""
    monkeypatch.setattr("jobs.send.sources.STAYS_SECONDS", 0.5)


@pytest.fixture
def send(rt: Runtime, build: Builder, workspace: Workspace, sender: Sender) -> Send:
    """Queues texts with their ids in them; returns the campaign's id."""
    key: Key = build.key(workspace)
    who = Actor(
        door=Door.API,
        user_id=key.row.public_id,
        workspace_id=workspace.id,
        channel_id=key.row.channel_id,
        label=key.row.name,
    )

    def given(*phones: str) -> int:
        texts = [
            {"to": phone, "list_number": sender.address, "body": f"{at} {{x}} {{{{messageId}}}}"}
            for at, phone in enumerate(phones)
        ]
        bulk.send(rt, who, texts, shown=lambda _: Kept(202, "{}"))
        with rt.db.read() as session:
            return session.scalars(select(Campaign.id)).one()

    return given


def rows(db: Database) -> list[Recipient]:
    with db.read() as session:
        return list(session.scalars(select(Recipient).order_by(Recipient.id)))


@pytest.mark.usefixtures("soon")
def test_a_number_gets_each_of_its_texts_up_to_the_cap(
    db: Database, simulator: Simulator, send: Send
) -> None:
    campaign_id = send("+15125570001", "+15125570001", "+15125570002", *["+15125570001"] * 2)
    run_lanes(campaign_id)

    found = rows(db)
    fates = [(row.bucket, row.reason) for row in found]
    assert fates == [(Bucket.QUEUED, None)] * 4 + [(Bucket.SKIPPED, "frequency_3_24h")]
    left = {message["body"] for message in simulator.twilio.messages()}
    assert left == {f"{at} {{x}} {row.public_id}" for at, row in enumerate(found[:4])}
    with db.read() as session:
        ids = set(session.scalars(select(Message.public_id)))
        state = session.get_one(Campaign, campaign_id).state
    assert ids == {row.public_id for row in found[:4]}
    assert state == CampaignState.SENDING


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("soon")
def test_whoever_opts_out_after_a_text_was_accepted_does_not_get_it(
    db: Database, simulator: Simulator, build: Builder, workspace: Workspace, send: Send
) -> None:
    campaign_id = send("+15125570011", "+15125570012")
    build.opt_out(workspace, "+15125570011")
    run_lanes(campaign_id)

    assert [message["to"] for message in simulator.twilio.messages()] == ["+15125570012"]
    assert [(row.bucket, row.reason) for row in rows(db)] == [
        (Bucket.SKIPPED, SkipReason.OPTED_OUT),
        (Bucket.QUEUED, None),
    ]


@pytest.mark.sqlite_only
def test_the_lane_that_is_awake_sends_the_next_text_without_another_job(
    db: Database, rt: Runtime, simulator: Simulator, send: Send
) -> None:
    campaign_id = send("+15125570021")
    waiting, jobs = queue(rt, QueueName.SEND), list[int]()
    waiting.empty()

    def beside() -> None:
        try:
            until(lambda: len(simulator.twilio.messages()) == 1)
            send("+15125570022")
            jobs.append(waiting.count)
            until(lambda: len(simulator.twilio.messages()) == 2)
        finally:
            with db.write() as session:
                session.execute(update(Campaign).values(state=CampaignState.PAUSED.value))

    other = threading.Thread(target=beside)
    other.start()
    run_lane(campaign_id, 0)
    other.join(30)
    assert (len(simulator.twilio.messages()), jobs) == (2, [0])


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("soon")
def test_the_lane_that_goes_to_rest_is_woken_by_the_next_text(
    db: Database, rt: Runtime, simulator: Simulator, send: Send
) -> None:
    campaign_id = send("+15125570031")
    waiting = queue(rt, QueueName.SEND)
    waiting.empty()
    run_lane(campaign_id, 0)
    assert (len(simulator.twilio.messages()), waiting.count) == (1, 0)
    send("+15125570032")
    assert waiting.count == 1


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("of_singles", "stays", "again"),
    [(True, True, AGAIN_SECONDS), (True, False, None), (False, True, None)],
)
def test_a_lane_stays_for_single_texts_alone_and_only_where_nobody_waits_for_its_process(
    of_singles: bool, stays: bool, again: float | None
) -> None:
    def nothing(values: Sequence[str]) -> Prepared:
        raise AssertionError(values)

    audience = Audience(
        World(Books(Database("sqlite://")), now, None),
        Order(1, 1, 1, 1, is_of_singles=of_singles),
        Route("+14155552671", smart_encoding=False, limits=()),
        prepare=nothing,
        stays=lambda: stays,
    )
    assert asyncio.run(audience.asks_again()) == again
