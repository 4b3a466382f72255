"""What a job has from the process that forked it: compiled statements, and no connection."""

import json
import logging
import os
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from config import Settings
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from gateways.twilio.outcomes import Accepted
from jobs import context
from jobs.send.books import Books
from jobs.send.holding import delays
from jobs.send.settling import Done, settle
from jobs.send.world import World
from jobs.workers import Presence
from models import base as databases
from models import campaigns, cards, frequency, processes, views
from models.base import Database
from models.claims import Holder, Order, Prepared, claim_recipients
from models.openings import Span
from models.tables import Campaign, Message, Recipient, Sender
from tests.builders import Builder, now

COMPILED = "[generated in"
"""How SQLAlchemy's log calls a statement that it had to compile."""


@pytest.fixture(autouse=True)
def own_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines that know nothing of what other tests compiled in this process."""
    sharing: Any = databases._engine
    monkeypatch.setattr(databases, "_engine", sharing.make)


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    made = build.campaign(sender, state=CampaignState.SENDING, launched_at=now())
    build.recipient(made, "+14155552671")
    return made


def in_a_fork(work: Callable[[], Any]) -> Any:
    """What this does in a process of its own, as JSON carries it; nothing if it failed."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(write, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else None


def of_a_job(settings: Settings, role: str, job: Callable[[], Any]) -> Any:
    """What a job finds that a worker of this role forks after its first sign of life."""

    def worker() -> Any:
        db = context.give(settings)
        Presence(db, role).beat()
        pool: Any = db.engine.pool
        return {"open": pool.checkedin() + pool.checkedout(), "job": in_a_fork(job)}

    return in_a_fork(worker)


class Compiled(logging.Handler):
    """Counts the statements that are compiled from here on."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        log = logging.getLogger("sqlalchemy.engine")
        log.setLevel(logging.INFO)
        log.addHandler(self)
        log.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        self.count += record.getMessage().startswith(COMPILED)


def drawing(campaign: Campaign) -> Callable[[], int]:
    """A job that looks at a campaign as its card does, and says how much it had to compile."""

    def draw() -> int:
        rt = context.runtime()
        compiled = Compiled()
        with rt.db.read() as session:
            views.campaign_view(session, campaign.id, now())
        return compiled.count

    return draw


def test_what_a_card_asks_is_compiled_before_the_fork(
    settings: Settings, campaign: Campaign
) -> None:
    assert of_a_job(settings, "worker", drawing(campaign))["job"] == 0


def test_who_draws_no_card_compiles_none_ahead(settings: Settings, campaign: Campaign) -> None:
    assert of_a_job(settings, "sender", drawing(campaign))["job"] > 0


def claiming(campaign: Campaign) -> Callable[[], int]:
    """A job that claims and settles a text as a lane does, and says how much it had to compile."""

    def claim() -> int:
        rt = context.runtime()
        compiled, at = Compiled(), now()
        with rt.db.read() as session:
            seen = session.get_one(Campaign, campaign.id)
            sender = session.get_one(Sender, seen.sender_id)
            caps = frequency.caps_of(session, seen)
            ids = (campaign.id, seen.workspace_id, sender.id, campaign.wording_id or 0)
            order = Order(*ids, caps=caps)
            World(Books(rt.db), now, order).read(session)
        holder = Holder("lane", at, at, Span(at, at))
        with rt.db.write() as session:
            processes.begin(session, token="lane", role="lane", host="here", pid=1, now=at)
            processes.beat_campaign(session, campaign.id, at)
        with rt.db.write() as session:
            (claim,), _ = claim_recipients(
                session, order, holder, limit=5, prepare=lambda _: Prepared("Hi", 1)
            )
            campaigns.touch_card(session, campaign.id, at)
        done = [Done(claim, Accepted("SM1", MessageState.QUEUED, 1))]
        waits = delays(rt.settings)
        with rt.db.write() as session:
            settle(session, done, token="lane", campaign_id=campaign.id, waits=waits, now=at)
        return compiled.count

    return claim


@pytest.fixture
def over(build: Builder, campaign: Campaign, sender: Sender) -> Campaign:
    """One of which nobody waits, launched last."""
    return build.campaign(sender, state=CampaignState.SENDING, launched_at=now())


@pytest.mark.usefixtures("over")
def test_what_a_lane_asks_is_compiled_before_the_fork(
    settings: Settings, campaign: Campaign
) -> None:
    assert of_a_job(settings, "sender", claiming(campaign))["job"] == 0


@pytest.mark.usefixtures("over")
def test_who_runs_no_lane_compiles_none_ahead(settings: Settings, campaign: Campaign) -> None:
    assert of_a_job(settings, "worker", claiming(campaign))["job"] > 0


def test_what_takes_a_card_in_hand_is_compiled_before_the_fork(
    settings: Settings, campaign: Campaign
) -> None:
    def take() -> int:
        rt = context.runtime()
        compiled = Compiled()
        with rt.db.write() as session:
            cards.claim(session, campaign.id, now=now(), seconds=3)
        return compiled.count

    assert of_a_job(settings, "worker", take)["job"] == 0


@pytest.mark.parametrize("role", ["sender", "worker"])
def test_a_rehearsal_takes_and_changes_nothing(
    settings: Settings, campaign: Campaign, db: Database, role: str
) -> None:
    def rows() -> Any:
        with db.read() as session:
            found = session.get_one(Campaign, campaign.id)
            recipient = session.scalars(select(Recipient)).one()
            texts = session.scalar(select(func.count()).select_from(Message))
            card = (found.card_due_at, found.card_edited_at, found.heartbeat_at)
            return (*card, recipient.bucket, recipient.message_id, texts)

    with db.write() as session:
        campaigns.touch_card(session, campaign.id, now())
    before = rows()

    assert of_a_job(settings, role, lambda: "works") == {"open": 0, "job": "works"}

    assert rows() == before
    assert before[0] is not None and before[3] == "pending"


def test_no_connection_is_open_when_a_job_is_forked(settings: Settings, campaign: Campaign) -> None:
    def asks() -> int:
        with context.runtime().db.read() as session:
            return int(session.scalar(text("SELECT count(*) FROM campaigns")) or 0)

    assert of_a_job(settings, "worker", asks) == {"open": 0, "job": 1}


@pytest.mark.parametrize("role", ["sender", "worker"])
def test_a_campaign_that_cannot_be_rehearsed_ends_no_worker(
    settings: Settings, campaign: Campaign, db: Database, role: str
) -> None:
    with db.write() as session:
        session.execute(update(Campaign).values(state="nonsense"))

    assert of_a_job(settings, role, lambda: "works") == {"open": 0, "job": "works"}
