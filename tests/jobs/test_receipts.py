"""Receipts: kept safe first, written in batches, in any order, each message counted once."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
import redis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from structlog.testing import capture_logs

from domain.inbound import ConsentSource
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import FROM_TWILIO, MessageState, advance
from domain.receipts import Receipt
from gateways.redis import stream
from gateways.redis.appending import Appender
from gateways.redis.throttle import pace_of
from jobs import context
from jobs.card import refresh
from jobs.queues import QueueName, enqueue, queue
from jobs.receipts import accept, drain, enqueue_drain, gathering, turn_is_over, write
from jobs.send.routes import route_of
from models import consent
from models.base import Database
from models.consent_events import Told
from models.tables import (
    AuditRow,
    Campaign,
    Message,
    OptOut,
    Recipient,
    Sender,
    Suppression,
)
from models.tables import Receipt as ReceiptRow
from runtime import Runtime
from runtime import build as compose
from tests.builders import Builder, now
from tests.faults.stack import until

PHONE = "+15125550142"


@pytest.fixture(autouse=True)
def in_this_process(rt: Runtime) -> Iterator[None]:
    context.use(rt)
    yield


@pytest.fixture
def text(build: Builder, sender: Sender) -> Message:
    """A campaign text that Twilio has queued."""
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    recipient = build.recipient(campaign, PHONE, bucket=Bucket.QUEUED)
    return build.message(
        campaign, recipient, state=MessageState.QUEUED, sid="SM1", accepted_at=now()
    )


def heard(message: Message, status: str, code: int = 0) -> Receipt:
    return Receipt(message.public_id, message.sid or "SM1", status, code, now())


def states(db: Database, message: Message) -> tuple[str, str, int | None]:
    with db.read() as session:
        row = session.get_one(Message, message.id)
        recipient = session.get_one(Recipient, message.recipient_id)
        return row.state, recipient.bucket, recipient.error_code


def test_a_receipt_survives_the_stream(text: Message) -> None:
    receipt = heard(text, "undelivered", 30005)
    assert Receipt.from_fields(receipt.as_fields()) == receipt


def test_a_receipt_waits_in_the_stream_until_it_is_written(
    db: Database, rt: Runtime, text: Message
) -> None:
    accept(rt, heard(text, "delivered"))
    assert states(db, text)[0] == MessageState.QUEUED
    assert [job.func_name for job in queue(rt, QueueName.WORK).jobs] == ["jobs.receipts.drain"]
    drain()
    assert states(db, text) == (MessageState.DELIVERED, Bucket.DELIVERED, None)
    assert stream.waiting(rt.redis) == 0


def test_with_redis_away_it_goes_straight_to_the_database(
    db: Database, rt: Runtime, text: Message
) -> None:
    away = compose(rt.settings.model_copy(update={"redis_url": "redis://127.0.0.1:9/0"}))
    accept(away, heard(text, "delivered"))
    assert states(db, text)[0] == MessageState.DELIVERED


def test_receipts_whose_way_to_the_stream_breaks_are_each_written_to_the_database(
    db: Database, rt: Runtime, text: Message, valkey: redis.Redis
) -> None:
    """One is held by Redis, others wait behind it, and then their connection is gone."""
    told = ["sent", "delivered", "queued", "accepted"]
    patient = Appender(redis.Redis.from_url(rt.settings.redis_url, socket_timeout=None))
    door = replace(rt, appender=patient)
    with ThreadPoolExecutor(len(told)) as pool, held(valkey):
        asked = [pool.submit(accept, door, heard(text, status)) for status in told]
        until(lambda: valkey.info("clients")["blocked_clients"] == 1, "Redis to hold one")
        until(lambda: len(patient._waiting) == 3, "the others to wait behind it")
        assert not any(one.done() for one in asked)
        for known in valkey.client_list():
            if int(known["id"]) != valkey.client_id():
                valkey.client_kill_filter(_id=known["id"])
        until(lambda: kept(db) == sorted(told), "the database to have them all")
    for one in asked:
        one.result()
    assert states(db, text)[0] == MessageState.DELIVERED


@contextmanager
def held(valkey: redis.Redis) -> Iterator[None]:
    """Redis takes what is written and does it only after the block."""
    valkey.client_pause(600_000, all=False)
    try:
        yield
    finally:
        valkey.client_unpause()


def kept(db: Database) -> list[str]:
    """What the database has heard."""
    with db.read() as session:
        return sorted(session.scalars(select(ReceiptRow.status)))


@pytest.mark.sqlite_only
def test_an_entry_that_cannot_be_read_does_not_hold_up_the_others(
    db: Database, rt: Runtime, text: Message
) -> None:
    stream.append(rt.redis, [{"sid": "SM1"}])
    accept(rt, heard(text, "delivered"))
    drain()
    assert states(db, text)[0] == MessageState.DELIVERED
    assert stream.waiting(rt.redis) == 0


@pytest.mark.parametrize("order", list(permutations(["sent", "delivered", "delivered"])))
@pytest.mark.sqlite_only
def test_receipts_in_any_order_end_delivered(
    db: Database, rt: Runtime, text: Message, order: Sequence[str]
) -> None:
    for status in order:
        write(rt, [heard(text, status)])
    assert states(db, text) == (MessageState.DELIVERED, Bucket.DELIVERED, None)


statuses = st.lists(st.sampled_from(sorted(FROM_TWILIO)), max_size=8)


@pytest.mark.sqlite_only
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(batches=st.lists(statuses, max_size=3))
def test_a_batch_ends_where_one_by_one_would_in_rank(
    db: Database, rt: Runtime, build: Builder, sender: Sender, batches: list[list[str]]
) -> None:
    """Whatever comes, the state only rises, and message and recipient agree."""
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    recipient = build.recipient(campaign, PHONE, bucket=Bucket.CLAIMED)
    message = build.message(campaign, recipient, state=MessageState.CLAIMED)
    sid = f"SM{message.id}"
    for batch in batches:
        before = MessageState(states(db, message)[0])
        write(rt, [replace(heard(message, status), sid=sid) for status in batch])
        after, bucket, _ = states(db, message)
        assert advance(before, MessageState(after)) == after
        assert bucket == after
    with db.read() as session:
        facts = session.scalars(
            select(ReceiptRow.status).where(ReceiptRow.message_public_id == message.public_id)
        ).all()
    assert len(facts) == len(set(facts)) == len({name for batch in batches for name in batch})


def test_the_same_receipt_twice_is_one_fact(db: Database, rt: Runtime, text: Message) -> None:
    write(rt, [heard(text, "sent"), heard(text, "sent")])
    write(rt, [heard(text, "sent")])
    with db.read() as session:
        assert len(session.scalars(select(ReceiptRow)).all()) == 1


def test_a_receipt_before_our_own_201_settles_the_claim(
    db: Database, rt: Runtime, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    recipient = build.recipient(campaign, PHONE, bucket=Bucket.CLAIMED)
    message = build.message(campaign, recipient, state=MessageState.CLAIMED)
    write(rt, [heard(message, "sent")])
    with db.read() as session:
        assert session.get_one(Message, message.id).sid == "SM1"
    assert states(db, message) == (MessageState.SENT, Bucket.SENT, None)


def test_an_unknown_message_is_kept_and_changes_nothing(
    db: Database, rt: Runtime, text: Message
) -> None:
    write(rt, [replace(heard(text, "delivered"), message_public_id="nobody", sid="SM9")])
    assert states(db, text)[0] == MessageState.QUEUED
    with db.read() as session:
        assert session.scalars(select(ReceiptRow.message_public_id)).all() == ["nobody"]


def test_a_failed_one_carries_its_code(db: Database, rt: Runtime, text: Message) -> None:
    write(rt, [heard(text, "undelivered", 30005)])
    assert states(db, text) == (MessageState.UNDELIVERED, Bucket.UNDELIVERED, 30005)


def test_21610_on_a_receipt_is_an_opt_out(db: Database, rt: Runtime, text: Message) -> None:
    write(rt, [heard(text, "failed", 21610)])
    with db.read() as session:
        outs = session.execute(select(OptOut.phone, OptOut.scope).order_by(OptOut.id)).all()
    assert outs == [(PHONE, "all"), (PHONE, f"sender:{text.sender_id}")]


@pytest.mark.parametrize(("code", "bucket"), [(21610, Bucket.SKIPPED), (30003, Bucket.HELD)])
def test_21610_on_a_receipt_skips_who_waits_elsewhere_and_another_code_does_not(
    db: Database,
    rt: Runtime,
    build: Builder,
    sender: Sender,
    text: Message,
    code: int,
    bucket: Bucket,
) -> None:
    other = build.campaign(sender, state=CampaignState.PAUSED)
    waits = build.recipient(other, PHONE, bucket=Bucket.HELD, reason="quiet_hours")
    write(rt, [heard(text, "failed", code)])
    with db.read() as session:
        assert session.get_one(Recipient, waits.id).bucket == bucket


@pytest.mark.sqlite_only
def test_21610_of_a_text_before_the_persons_start_skips_nobody_elsewhere(
    db: Database, rt: Runtime, build: Builder, sender: Sender, text: Message
) -> None:
    other = build.campaign(sender, state=CampaignState.SENDING)
    waits = build.recipient(other, PHONE, bucket=Bucket.HELD, reason="quiet_hours")
    with db.write() as session:
        consent.opt_in(
            session,
            Told(ConsentSource.REPLY, "start"),
            workspace_id=text.workspace_id,
            phone=PHONE,
            sender_id=text.sender_id,
            said_at=now() + timedelta(hours=1),
            now=now(),
        )
    write(rt, [heard(text, "failed", 21610)])
    with db.read() as session:
        assert session.get_one(Recipient, waits.id).bucket == Bucket.HELD


def test_an_ordinary_failure_is_no_opt_out(db: Database, rt: Runtime, text: Message) -> None:
    write(rt, [heard(text, "failed", 30003)])
    with db.read() as session:
        assert session.scalars(select(OptOut.phone)).all() == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (30034, "The sender is not registered for texting in the US (A2P 10DLC)"),
        (30032, "The toll-free sender is not verified"),
        (30002, "The Twilio account is suspended"),
    ],
)
@pytest.mark.sqlite_only
def test_a_receipt_that_dooms_all_others_pauses_the_campaign_and_says_so_once(
    db: Database, rt: Runtime, text: Message, code: int, words: str
) -> None:
    with capture_logs() as lines:
        write(rt, [heard(text, "undelivered", code)])
        write(rt, [heard(text, "undelivered", code)])
    with db.read() as session:
        campaign = session.scalars(select(Campaign)).one()
    reason = f"{words} (Twilio error {code})."
    assert (campaign.state, campaign.state_reason) == (CampaignState.PAUSED, reason)
    said = [line for line in lines if line["event"] == "campaign_paused"]
    assert [(line["campaign"], line["reason"]) for line in said] == [(campaign.id, reason)]


@pytest.mark.parametrize(
    ("code", "reason"),
    [(30005, "said_not_in_service"), (30006, "said_landline"), (30003, None), (30007, None)],
)
def test_a_number_that_cannot_receive_texts_is_suppressed_once_and_no_other(
    db: Database, rt: Runtime, text: Message, code: int, reason: str | None
) -> None:
    write(rt, [heard(text, "undelivered", code)])
    write(rt, [heard(text, "failed", code)])
    with db.read() as session:
        known = [(row.phone, row.reason) for row in session.scalars(select(Suppression))]
        deeds = session.scalars(select(AuditRow.verb)).all()
    assert known == ([(PHONE, reason)] if reason else [])
    assert deeds == (["suppress"] if reason else [])


@pytest.mark.sqlite_only
def test_a_receipt_about_one_person_pauses_nothing(
    db: Database, rt: Runtime, text: Message
) -> None:
    write(rt, [heard(text, "undelivered", 30005)])
    with db.read() as session:
        assert session.scalars(select(Campaign.state)).one() == CampaignState.SENDING


@pytest.mark.sqlite_only
def test_receipts_that_pour_in_leave_the_worker_turns_for_other_work(
    rt: Runtime, text: Message
) -> None:
    stop = threading.Event()

    def pour() -> None:
        for number in range(200):
            stream.append(rt.redis, [replace(heard(text, "sent"), error_code=number).as_fields()])
            if stop.wait(0.05):
                return

    pouring = threading.Thread(target=pour)
    pouring.start()
    enqueue(rt, QueueName.WORK, refresh, 1)
    drain()
    goes_on = pouring.is_alive()
    stop.set()
    pouring.join()
    assert goes_on
    assert [job.func_name for job in queue(rt, QueueName.WORK).jobs].count(
        "jobs.receipts.drain"
    ) == 1


@pytest.mark.parametrize(
    ("came", "seconds"), [(1, 0.2), (99, 0.2), (100, 0.6), (1999, 0.6), (2000, 0)]
)
def test_few_receipts_are_written_soon_and_many_together(came: int, seconds: float) -> None:
    assert gathering(came) == seconds


@pytest.mark.sqlite_only
def test_a_writer_goes_on_for_a_minute_unless_other_work_waits(rt: Runtime) -> None:
    enqueue_drain(rt)
    assert not turn_is_over(rt, 59)
    assert turn_is_over(rt, 60)

    enqueue(rt, QueueName.WORK, refresh, 1)
    assert not turn_is_over(rt, 0.9)
    assert turn_is_over(rt, 1)


@pytest.mark.sqlite_only
def test_a_writer_at_work_is_not_called_again(rt: Runtime, text: Message) -> None:
    assert not stream.read(rt.redis, "writer", count=1, block_ms=1)
    stream.attend(rt.redis)
    accept(rt, heard(text, "delivered"))
    assert queue(rt, QueueName.WORK).jobs == []
    assert stream.leave(rt.redis), "what came meanwhile needs another writer"


@pytest.mark.sqlite_only
def test_what_another_writer_has_read_is_left_to_it(rt: Runtime, text: Message) -> None:
    accept(rt, heard(text, "delivered"))
    assert stream.read(rt.redis, "another", count=1, block_ms=1)
    queue(rt, QueueName.WORK).empty()
    drain()
    assert queue(rt, QueueName.WORK).jobs == []


@pytest.mark.sqlite_only
def test_a_writer_that_went_is_called_for_the_next_receipt(rt: Runtime, text: Message) -> None:
    accept(rt, heard(text, "sent"))
    drain()
    queue(rt, QueueName.WORK).empty()
    accept(rt, heard(text, "delivered"))
    assert [job.func_name for job in queue(rt, QueueName.WORK).jobs] == ["jobs.receipts.drain"]


def test_a_late_receipt_takes_the_unconfirmed_mark_away(
    db: Database, rt: Runtime, build: Builder, text: Message
) -> None:
    with db.write() as session:
        session.get_one(Message, text.id).unconfirmed_at = now() - timedelta(minutes=1)
    write(rt, [heard(text, "delivered")])
    with db.read() as session:
        assert session.get_one(Message, text.id).unconfirmed_at is None


def test_the_card_is_due_after_a_receipt(db: Database, rt: Runtime, text: Message) -> None:
    write(rt, [heard(text, "delivered")])
    with db.read() as session:
        assert session.scalars(select(Campaign.card_due_at)).one() is not None


@pytest.mark.parametrize(("code", "slower"), [(30022, True), (30017, True), (30003, False)])
@pytest.mark.sqlite_only
def test_only_a_carrier_that_asks_for_it_slows_the_sender_down(
    rt: Runtime, text: Message, sender: Sender, code: int, slower: bool
) -> None:
    write(rt, [heard(text, "undelivered", code)])

    assert (pace_of(rt.redis, route_of(sender, rt.settings).limits) < 1) is slower


@pytest.mark.sqlite_only
def test_with_redis_away_a_carriers_wish_is_forgotten_and_the_receipt_is_not(
    db: Database, rt: Runtime, text: Message
) -> None:
    away = compose(rt.settings.model_copy(update={"redis_url": "redis://127.0.0.1:9/0"}))
    write(away, [heard(text, "undelivered", 30022)])
    assert states(db, text)[0] == MessageState.UNDELIVERED
