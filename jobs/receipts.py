"""Delivery receipts: taken in fast by the web process, written in batches by a worker.

SQLite has one writer, so nothing on the request path may wait for it. A receipt is answered once
it is in the stream (or, with Redis away, in the database), and leaves the stream after the
commit. Twilio does not repeat a lost one; the sweep asks for those that never came.
"""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import structlog
from redis import RedisError

from domain.inbound import ConsentSource
from domain.receipts import Receipt
from domain.twilio_codes import Act, rule
from gateways.redis import stream
from gateways.redis.stream import Entry
from jobs import card, testing
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from jobs.send import control, pacing
from jobs.send.settling import HALTS, halt_words
from models import campaigns, consent, receipts, suppressions
from models.receipts import Moved
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)


class Pause(NamedTuple):
    """A campaign that a receipt paused."""

    campaign_id: int
    reason: str


BATCH = 1000
LINGER_MS = 200
GATHER_SECONDS = 0.2
"""A commit for each receipt would keep SQLite's one writer busy; some wait for each other."""
RUN_SECONDS = 1.0
"""Receipts can pour in for hours: cards, threads and imports get their turns in between."""
WRITER = "writer"


def accept(rt: Runtime, receipt: Receipt) -> None:
    """Keep one receipt safe; after this returns, Twilio may be answered 2xx.

    Raises what the database raises (`models.base.AWAY`) where neither of the two can keep it.
    """
    try:
        stream.add(rt.redis, receipt.as_fields())
        waiting = stream.waiting(rt.redis)
    except RedisError as error:
        log.warning("receipt_straight_to_database", error=type(error).__name__)
        write(rt, [receipt])
        return
    # A longer stream has a writer already, and if that died the clock sees it.
    if waiting <= 1:
        enqueue_drain(rt)


def enqueue_drain(rt: Runtime) -> None:
    """Have the stream written to the database."""
    enqueue(rt, QueueName.WORK, drain)


def drain() -> None:
    """Write the stream to the database for a moment, or until it is empty (RQ job)."""
    rt = runtime()
    until = time.monotonic() + RUN_SECONDS
    while time.monotonic() < until:
        try:
            entries = stream.read(rt.redis, WRITER, count=BATCH, block_ms=LINGER_MS)
            if not entries:
                return
            write(rt, _parsed(entries))
            stream.done(rt.redis, entries)
            if len(entries) < BATCH:
                time.sleep(GATHER_SECONDS)
        except RedisError as error:
            log.warning("stream_away", error=type(error).__name__)
            return
    enqueue_drain(rt)


def _parsed(entries: Sequence[Entry]) -> list[Receipt]:
    """The receipts of these entries; one that cannot be read must not hold up the others."""
    found: list[Receipt] = []
    for entry in entries:
        try:
            found.append(Receipt.from_fields(entry.fields))
        except (KeyError, ValueError) as error:
            log.error("receipt_unreadable", entry=entry.id, error=type(error).__name__)
    return found


def write(rt: Runtime, batch: Sequence[Receipt]) -> None:
    """Write a batch and what follows from it in one transaction, then tell cards and tests."""
    with rt.db.write() as session:
        moved = receipts.record(session, batch, rt.clock())
        paused = [_act(session, item, rt) for item in moved]
        touched = {item.campaign_id for item in moved if item.campaign_id is not None}
        for campaign_id in sorted(touched):
            campaigns.touch_card(session, campaign_id, rt.clock())
    for pause in filter(None, paused):
        log.warning("campaign_paused", campaign=pause.campaign_id, reason=pause.reason)
    slow = [item.message_id for item in moved if rule(item.error_code, 0).act is Act.SLOW_DOWN]
    pacing.slow_down(rt, slow)
    _tell(rt, touched, {item.test_send_id for item in moved if item.test_send_id is not None})


def _act(session: "Session", item: Moved, rt: Runtime) -> Pause | None:
    """What a code on a receipt asks of us beyond the message's own state."""
    if not item.error_code:
        return None
    found = rule(item.error_code, 0)
    now = rt.clock()
    if found.act is Act.SUPPRESS_OPT_OUT:
        consent.opt_out(
            session,
            workspace_id=item.workspace_id,
            phone=item.phone,
            source=ConsentSource.CARRIER,
            said_at=now,
            now=now,
            words=str(item.error_code),
        )
    elif found.act is Act.SUPPRESS_INVALID:
        suppressions.add(
            session,
            workspace_id=item.workspace_id,
            phone=item.phone,
            code=item.error_code,
            message_id=item.message_id,
            now=now,
        )
    elif found.act in HALTS and item.campaign_id is not None and item.recipient_id is not None:
        words = halt_words(found, item.error_code)
        if control.pause(session, item.campaign_id, item.workspace_id, reason=words, now=now):
            return Pause(item.campaign_id, words)
    return None


def _tell(rt: Runtime, touched: set[int], tests: set[int]) -> None:
    for campaign_id in sorted(touched):
        card.nudge(rt, campaign_id)
    for test_send_id in sorted(tests):
        enqueue(rt, QueueName.WORK, testing.report, test_send_id)
