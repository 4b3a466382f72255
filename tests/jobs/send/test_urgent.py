"""Tests and answers: sent ahead of bulk, and not to people who said STOP."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.answers import IN_TIME
from domain.messages import MessageKind, MessageState
from jobs.send.lane import run_lane
from jobs.send.urgent import send_urgent
from models.base import Database, new_public_id
from models.tables import Inbound, Message, Sender, Workspace
from simulator.client import Simulator
from tests.builders import Builder, now
from tests.jobs.send.conftest import Audience
from tests.jobs.send.processes import until

PHONE = "+15125550177"
Waiting = Callable[..., Message]


@pytest.fixture
def waiting(build: Builder, sender: Sender) -> Waiting:
    """Makes a waiting text."""

    def make(kind: MessageKind = MessageKind.HELP, **columns: object) -> Message:
        defaults: dict[str, object] = {
            "public_id": new_public_id(),
            "workspace_id": sender.workspace_id,
            "sender_id": sender.id,
            "kind": kind,
            "phone": PHONE,
            "body": f"This is {kind}",
            "segments": 1,
            "state": MessageState.WAITING,
            "state_at": now(),
        }
        return build.add(Message(**(defaults | columns)))

    return make


def state_of(db: Database, message: Message) -> str:
    with db.read() as session:
        return session.get_one(Message, message.id).state


def test_a_waiting_text_is_sent_once(db: Database, simulator: Simulator, waiting: Waiting) -> None:
    message = waiting()
    send_urgent()
    send_urgent()
    assert [text["body"] for text in simulator.twilio.messages()] == ["This is help"]
    assert state_of(db, message) == MessageState.QUEUED


@pytest.mark.parametrize("kind", [MessageKind.TEST, MessageKind.REPLY, MessageKind.PROOF])
@pytest.mark.sqlite_only
def test_stop_blocks_it(
    db: Database,
    simulator: Simulator,
    waiting: Waiting,
    build: Builder,
    workspace: Workspace,
    kind: MessageKind,
) -> None:
    build.opt_out(workspace, PHONE)
    message = waiting(kind)
    send_urgent()
    assert simulator.twilio.messages() == []
    assert state_of(db, message) == MessageState.CANCELLED


@pytest.mark.parametrize("kind", [MessageKind.STOP_CONFIRMATION, MessageKind.HELP])
def test_stop_does_not_block_its_confirmation_nor_help(
    db: Database, waiting: Waiting, build: Builder, workspace: Workspace, kind: MessageKind
) -> None:
    build.opt_out(workspace, PHONE)
    message = waiting(kind)
    send_urgent()
    assert state_of(db, message) == MessageState.QUEUED


@pytest.mark.sqlite_only
def test_a_stop_of_this_sender_alone_blocks_it(
    db: Database, waiting: Waiting, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    build.opt_out(workspace, PHONE, scope=f"sender:{sender.id}")
    message = waiting(MessageKind.REPLY)
    send_urgent()
    assert state_of(db, message) == MessageState.CANCELLED


def test_a_confirmation_of_a_stop_that_is_old_is_never_sent(
    db: Database, simulator: Simulator, waiting: Waiting
) -> None:
    message = waiting(MessageKind.STOP_CONFIRMATION, state_at=now() - timedelta(minutes=6))
    send_urgent()
    assert simulator.twilio.messages() == []
    assert state_of(db, message) == MessageState.CANCELLED


@pytest.mark.parametrize("kind", list(IN_TIME))
@pytest.mark.sqlite_only
def test_an_answer_counts_its_time_from_what_was_said_and_not_from_when_it_was_written(
    db: Database,
    simulator: Simulator,
    waiting: Waiting,
    build: Builder,
    sender: Sender,
    kind: MessageKind,
) -> None:
    """As after a restart: it was written in time and nothing sent it."""
    late = now() - IN_TIME[kind] - timedelta(seconds=1)
    asked = build.add(
        Inbound(
            sid=f"SM{kind}",
            phone=PHONE,
            to=sender.address,
            meaning="help",
            came_by="webhook",
            received_at=late,
        )
    )
    message = waiting(kind, inbound_id=asked.id)
    in_time = waiting(kind)

    send_urgent()

    assert [text["body"] for text in simulator.twilio.messages()] == [f"This is {kind}"]
    assert state_of(db, message) == MessageState.CANCELLED
    assert state_of(db, in_time) == MessageState.QUEUED


@pytest.mark.sqlite_only
def test_a_refused_text_is_refused_with_its_code(
    db: Database, simulator: Simulator, waiting: Waiting
) -> None:
    simulator.twilio.handset(PHONE, character="invalid")
    message = waiting()
    send_urgent()
    with db.read() as session:
        row = session.get_one(Message, message.id)
        assert (row.state, row.error_code) == (MessageState.REFUSED, 21211)


@pytest.mark.sqlite_only
def test_it_overtakes_a_campaign_that_fills_its_sender(
    db: Database, simulator: Simulator, waiting: Waiting, campaign_of: Audience
) -> None:
    """The lane itself looks after it, since the only worker may be busy with the campaign."""
    campaign = campaign_of(25)
    with db.write() as session:
        session.execute(update(Sender).values(throughput=10.0))

    def ask() -> None:
        until(lambda: len(simulator.twilio.messages()) >= 2)
        waiting(MessageKind.TEST)

    asker = threading.Thread(target=ask)
    asker.start()
    run_lane(campaign.id, 0)
    asker.join()
    bodies = [text["body"] for text in simulator.twilio.messages()]
    assert "This is test" in bodies
    assert bodies.index("This is test") < 18 < len(bodies)
