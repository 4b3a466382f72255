"""The clock finds in the database what fell between, and two of them do no harm."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import redis

from domain.lifecycle import CampaignState
from domain.messages import MessageKind, MessageState
from gateways.redis import beats, stream
from jobs import context
from jobs.clock import look_alive, tick
from jobs.queues import QueueName, queue
from models import processes
from models.base import Database, new_public_id
from models.tables import Campaign, Message, Process, Sender
from runtime import Runtime
from runtime import build as compose
from tests.builders import Builder, now

PHONE = "+15125550142"
pytestmark = pytest.mark.sqlite_only


@pytest.fixture(autouse=True)
def in_this_process(rt: Runtime) -> Iterator[None]:
    context.use(rt)
    yield


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """A campaign in sending with one recipient who waits."""
    made = build.campaign(sender, state=CampaignState.SENDING)
    build.recipient(made, PHONE)
    return made


def waiting(rt: Runtime, name: QueueName) -> list[str]:
    return [str(job.description).rpartition("jobs.")[2] for job in queue(rt, name).jobs]


def test_a_silent_lane_is_started_again(rt: Runtime, campaign: Campaign) -> None:
    tick(rt)
    assert waiting(rt, QueueName.SEND) == [f"send.lane.run_lane({campaign.id}, 0)"]


def test_two_clocks_start_it_once(rt: Runtime, campaign: Campaign) -> None:
    tick(rt)
    tick(replace(rt, token="other"))
    assert len(waiting(rt, QueueName.SEND)) == 1


def test_a_lane_that_gave_a_sign_is_left_alone(rt: Runtime, campaign: Campaign) -> None:
    beats.beat(rt.redis, campaign.id, 0, 10)
    tick(rt)
    assert waiting(rt, QueueName.SEND) == []


def test_there_are_as_many_lanes_as_sending_processes(
    rt: Runtime, campaign: Campaign, build: Builder
) -> None:
    for token in ("a", "b"):
        build.add(
            Process(token=token, role="sender", host="h", pid=1, started_at=now(), beat_at=now())
        )
    gone = now() - timedelta(minutes=5)
    build.add(Process(token="c", role="sender", host="h", pid=1, started_at=gone, beat_at=gone))
    tick(rt)
    assert len(waiting(rt, QueueName.SEND)) == 2


def test_a_paused_campaign_gets_no_lane(rt: Runtime, build: Builder, sender: Sender) -> None:
    build.recipient(build.campaign(sender, state=CampaignState.PAUSED), PHONE)
    tick(rt)
    assert waiting(rt, QueueName.SEND) == []


def test_a_flushed_redis_is_filled_from_the_database(
    rt: Runtime, campaign: Campaign, valkey: redis.Redis
) -> None:
    tick(rt)
    valkey.flushall()
    tick(rt)
    assert len(waiting(rt, QueueName.SEND)) == 1


def test_waiting_answers_are_sent(rt: Runtime, build: Builder, sender: Sender) -> None:
    build.add(
        Message(
            public_id=new_public_id(),
            workspace_id=sender.workspace_id,
            sender_id=sender.id,
            kind=MessageKind.HELP,
            phone=PHONE,
            body="Help",
            segments=1,
            state=MessageState.WAITING,
            state_at=now(),
        )
    )
    tick(rt)
    assert waiting(rt, QueueName.URGENT) == ["send.urgent.send_urgent()"]


def test_receipts_in_the_stream_are_written(rt: Runtime) -> None:
    stream.append(rt.redis, [{"sid": "SM1"}])
    tick(rt)
    assert "receipts.drain()" in waiting(rt, QueueName.WORK)


def test_a_due_card_is_refreshed(rt: Runtime, build: Builder, sender: Sender) -> None:
    made = build.campaign(sender, card_due_at=now())
    tick(rt)
    assert f"card.refresh({made.id})" in waiting(rt, QueueName.WORK)


def test_a_campaign_of_another_installation_is_paused(
    db: Database, rt: Runtime, build: Builder, sender: Sender
) -> None:
    made = build.campaign(sender, state=CampaignState.SENDING, installation_id="elsewhere")
    build.recipient(made, PHONE)
    tick(rt)
    with db.read() as session:
        assert session.get_one(Campaign, made.id).state == CampaignState.PAUSED
    assert waiting(rt, QueueName.SEND) == []


def test_without_redis_the_rest_is_still_looked_after(
    db: Database, rt: Runtime, build: Builder, sender: Sender
) -> None:
    made = build.campaign(sender, state=CampaignState.SETTLING)
    away = compose(rt.settings.model_copy(update={"redis_url": "redis://127.0.0.1:9/0"}))
    tick(away)
    with db.read() as session:
        assert session.get_one(Campaign, made.id).state == CampaignState.COMPLETED


@pytest.mark.parametrize(("seconds", "is_written"), [(4, False), (6, True), (-6, True)])
def test_a_clock_writes_that_it_lives_every_five_seconds_not_at_each_look(
    rt: Runtime, seconds: int, is_written: bool
) -> None:
    first, later = now(), now() + timedelta(seconds=seconds)
    look_alive(replace(rt, clock=lambda: first))
    look_alive(replace(rt, clock=lambda: later))
    with rt.db.read() as session:
        assert session.get_one(Process, rt.token).beat_at == (later if is_written else first)


def test_a_clock_that_said_goodbye_lives_again_at_its_next_look(rt: Runtime) -> None:
    look_alive(rt)
    with rt.db.write() as session:
        processes.end(session, rt.token, now())
    look_alive(rt)
    with rt.db.read() as session:
        assert session.get_one(Process, rt.token).ended_at is None
