"""The real Bolt app behind a real HTTP server, pressed by the local Slack's people."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask, request
from slack_bolt.adapter.flask import SlackRequestHandler
from werkzeug.serving import make_server

from bot.app import build as build_bot
from config import Settings
from domain.senders import KeywordsBy, SenderKind
from jobs import card, context
from jobs.queues import QueueName, queue
from models import agreements, cards
from models.base import Database
from models.tables import Sender, Workspace
from runtime import Runtime
from runtime import build as build_runtime
from simulator.client import Simulator
from simulator.slack.client import SlackControl
from tests.builders import Builder, consent
from tests.clocks import Clock

ROUNDS = 20
PATIENCE = 30.0


@pytest.fixture
def clock() -> Clock:
    """This test's clock."""
    return Clock()


@pytest.fixture
def rt(settings: Settings, db: Database, clock: Clock) -> Iterator[Runtime]:
    """The runtime of one process on this test's clock."""
    runtime = build_runtime(settings, clock=clock, db=db)
    yield runtime
    runtime.close()


@pytest.fixture
def bot(rt: Runtime, simulator: Simulator) -> Iterator[str]:
    """Where the bot listens; the local Slack knows it."""
    context.use(rt)
    flask = Flask("door")
    handler = SlackRequestHandler(build_bot(rt))

    @flask.post("/slack/events")
    def receive() -> Any:
        return handler.handle(request)

    server = make_server("127.0.0.1", 0, flask, threaded=True)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/slack/events"
    # Slack's three seconds are measured in `benchmarks/acks`; a busy machine is no broken verb.
    simulator.slack.configure(request_url=url, ack_timeout=PATIENCE, trigger_lifetime=PATIENCE)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def slack(
    simulator: Simulator, bot: str, rt: Runtime, workspace: Workspace, team_sender: Sender
) -> SlackControl:
    """The team's Slack, everything set up, the bot listening; its customers agreed to marketing."""
    customers = [f"+141555526{last}" for last in (70, 71, 72, 73)]
    with rt.db.write() as session:
        facts = [consent(workspace.id, phone) for phone in customers]
        agreements.record(session, facts)
    return simulator.slack


@pytest.fixture
def team_sender(build: Builder, workspace: Workspace) -> Sender:
    """A registered long code, the default."""
    return build.sender(
        workspace,
        kind=SenderKind.LONG_CODE,
        keywords_by=KeywordsBy.TWILIO,
        registration="registered",
    )


@pytest.fixture
def work(rt: Runtime, clock: Clock) -> Callable[[], None]:
    """Does what waits in the work queue until no card is due, as worker and clock would."""

    def run() -> None:
        context.use(rt)
        for _ in range(ROUNDS):
            _burst(rt)
            with rt.db.read() as session:
                late = [*cards.due(session, rt.clock())]
            if not late:
                return
            clock.step(3)
            for campaign_id in late:
                card.nudge(rt, campaign_id)
        raise TimeoutError("a card stays due")

    return run


def _burst(rt: Runtime) -> None:
    """Every waiting job in turn, as a worker would run it, without a worker's start-up."""
    waiting = queue(rt, QueueName.WORK)
    while ids := waiting.get_job_ids(0, 1):
        job = waiting.fetch_job(ids[0])
        waiting.remove(ids[0])
        assert job is not None
        job.delete()
        job.perform()
