"""Delivery receipts: taken in fast by the web process, written in batches by a worker.

SQLite has one writer, so nothing on the request path may wait for it. A receipt is answered once
it is in the stream (or, with Redis away, in the database), and leaves the stream after the
commit. Twilio does not repeat a lost one; the sweep asks for those that never came.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

import structlog
from redis import RedisError

from domain.messages import MessageState
from domain.receipts import Receipt
from domain.twilio_codes import Act, rule
from gateways.redis import stream
from gateways.redis.stream import Entry
from jobs import card, testing
from jobs.context import runtime
from jobs.queues import QueueName, enqueue, queue
from jobs.send import holding, pacing
from jobs.send.halting import Halt, halt, halts
from jobs.send.holding import Failed
from jobs.skipping import skip_blocked
from models import campaigns, consent, receipts, second_attempts, suppressions
from models.receipts import Moved
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)


class Pause(NamedTuple):
    """A campaign that a receipt paused."""

    campaign_id: int
    reason: str


class Wrote(NamedTuple):
    """What a batch changed, to be told: those with an error code, and ids."""

    coded: Sequence[Moved]
    paused: Sequence[Pause]
    touched: set[int]
    tests: set[int]


BATCH = 2000
"""More than come while one gathers, or every other batch would be a small, costly one."""
LINGER_MS = 200
GATHER_SECONDS = 0.2
"""A commit for each receipt would keep SQLite's one writer busy; some wait for each other."""
MANY = 100
MANY_GATHER_SECONDS = 0.6
"""Where so many come at once, three times as many in a batch cost each a third less CPU."""
RUN_SECONDS = 1.0
"""Receipts can pour in for hours: cards, threads and imports get their turns in between."""
LONGEST_SECONDS = 60.0
"""Of one writer where nothing else waits, well under RQ's limit for a job."""
WRITER = "writer"
_LATEST = datetime.max.replace(tzinfo=UTC)
_FAILED = frozenset({MessageState.FAILED, MessageState.UNDELIVERED})


def accept(rt: Runtime, receipt: Receipt) -> None:
    """Keep one receipt safe; after this returns, Twilio may be answered 2xx.

    Raises what the database raises (`models.base.AWAY`) where neither of the two can keep it.
    """
    try:
        unattended = rt.appender.add(receipt.as_fields())
    except RedisError as error:
        log.warning("receipt_straight_to_database", error=type(error).__name__)
        write(rt, [receipt])
        return
    # If the writer that was called died, the clock sees it.
    if unattended:
        enqueue_drain(rt)


def enqueue_drain(rt: Runtime) -> None:
    """Have the stream written to the database."""
    enqueue(rt, QueueName.WORK, drain)


def drain() -> None:
    """Write the stream to the database for a while, or until it is empty (RQ job)."""
    rt = runtime()
    began = time.monotonic()
    try:
        while not turn_is_over(rt, time.monotonic() - began):
            stream.attend(rt.redis)
            entries = stream.read(rt.redis, WRITER, count=BATCH, block_ms=LINGER_MS)
            if not entries:
                break
            write(rt, _parsed(entries))
            stream.done(rt.redis, entries)
            time.sleep(gathering(len(entries)))
        more = stream.leave(rt.redis)
    except RedisError as error:
        log.warning("stream_away", error=type(error).__name__)
        return
    if more:
        enqueue_drain(rt)


def gathering(came: int) -> float:
    """Seconds that the next batch gathers, after one of so many: none where more wait already."""
    if came >= BATCH:
        return 0
    return MANY_GATHER_SECONDS if came >= MANY else GATHER_SECONDS


def turn_is_over(rt: Runtime, seconds: float) -> bool:
    """Whether a writer that has been at work for so long leaves its process to other work.

    A process for each second of receipts would cost more than writing them. Raises `RedisError`.
    """
    if seconds < RUN_SECONDS:
        return False
    waiting = queue(rt, QueueName.WORK).get_jobs(0, 2)
    others = any(job.func_name != f"{drain.__module__}.{drain.__name__}" for job in waiting)
    return others or seconds >= LONGEST_SECONDS


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
    """Write a batch and what follows from it in one transaction, then tell cards and tests.

    Rows are held before their campaigns; a cancel goes the other way. Twilio repeats no receipt.
    """
    wrote = rt.db.write_again(lambda session: _write(rt, session, batch))
    for pause in wrote.paused:
        log.warning("campaign_paused", campaign=pause.campaign_id, reason=pause.reason)
    skip_blocked(rt, {(item.workspace_id, item.phone) for item in wrote.coded if _is_out(item)})
    slow = [it.message_id for it in wrote.coded if rule(it.error_code, 0).act is Act.SLOW_DOWN]
    pacing.slow_down(rt, slow)
    _tell(rt, wrote.touched, wrote.tests)


def _write(rt: Runtime, session: "Session", batch: Sequence[Receipt]) -> Wrote:
    recorded = receipts.record(session, batch, rt.clock())
    moved, coded = recorded.moved, _coded(recorded.moved)
    for item in coded:
        _block(session, item, rt.clock())
    second_attempts.give_up(session, recorded.arrived)
    holding.hold(session, _failed(coded), holding.delays(rt.settings), rt.clock())
    paused = _halts(session, coded, rt.clock())
    touched = {item.campaign_id for item in moved if item.campaign_id is not None}
    for campaign_id in sorted(touched):
        campaigns.touch_card(session, campaign_id, rt.clock())
    tests = {item.test_send_id for item in moved if item.test_send_id is not None}
    return Wrote(coded, paused, touched, tests)


def _coded(moved: Sequence[Moved]) -> Sequence[Moved]:
    """Those with an error code, by number: two batches that opt out the same numbers, each in an
    order of its own, would wait for each other.
    """
    coded = (item for item in moved if item.error_code)
    return sorted(coded, key=attrgetter("phone", "workspace_id", "message_id"))


def _is_out(item: Moved) -> bool:
    return rule(item.error_code, 0).act is Act.SUPPRESS_OPT_OUT


def _block(session: "Session", item: Moved, now: datetime) -> None:
    """Never text this number again, where the code says so."""
    act = rule(item.error_code, 0).act
    if act is Act.SUPPRESS_OPT_OUT:
        consent.blocked(
            session,
            workspace_id=item.workspace_id,
            phone=item.phone,
            sender_id=item.sender_id,
            code=item.error_code,
            message_id=item.message_id,
            now=now,
            said_at=item.accepted_at or item.claimed_at,
        )
    elif act is Act.SUPPRESS_INVALID:
        suppressions.add(
            session,
            workspace_id=item.workspace_id,
            phone=item.phone,
            code=item.error_code,
            message_id=item.message_id,
            now=now,
        )


def _failed(moved: Sequence[Moved]) -> Iterator[Failed]:
    """Campaign texts that Twilio reported failed or undelivered, with the rule of their code."""
    for item in moved:
        if item.state in _FAILED and item.campaign_id and item.recipient_id:
            yield Failed(
                message_id=item.message_id,
                recipient_id=item.recipient_id,
                workspace_id=item.workspace_id,
                campaign_id=item.campaign_id,
                phone=item.phone,
                rule=rule(item.error_code, 0),
            )


def _halts(session: "Session", moved: Sequence[Moved], now: datetime) -> Sequence[Pause]:
    """Stop whatever would fail the same way; each sender or campaign once for each code."""
    found: dict[tuple[int, int, int], Halt] = {}
    for item in moved:
        known = rule(item.error_code, 0)
        if halts(known.act, recipient_id=item.recipient_id, test_send_id=item.test_send_id):
            own = item.campaign_id if item.recipient_id else None
            what = Halt(known, item.workspace_id, own, item.sender_id, item.accepted_at)
            key = (item.sender_id, own or 0, item.error_code)
            # Whatever Twilio took last tells whether this is news since a release.
            found[key] = max(found.get(key, what), what, key=_taken)
    return [
        Pause(campaign_id, what.words)
        for _, what in sorted(found.items(), key=itemgetter(0))
        for campaign_id in halt(session, what, now)
    ]


def _taken(what: Halt) -> datetime:
    return what.taken_at or _LATEST


def _tell(rt: Runtime, touched: set[int], tests: set[int]) -> None:
    for campaign_id in sorted(touched):
        card.nudge(rt, campaign_id)
    for test_send_id in sorted(tests):
        enqueue(rt, QueueName.WORK, testing.report, test_send_id)
