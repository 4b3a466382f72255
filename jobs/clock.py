"""The clock: looks at the database every few seconds and enqueues what is due.

Whatever fell between a commit and its job, or died with a worker or with Redis, is found here
again. Everything that it enqueues may run twice, so two clocks do no harm. Delays are due times
in the database; nothing is scheduled in Redis.
"""

import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from types import FrameType
from typing import Final

import structlog

import logs
from config import load_settings
from domain.lifecycle import CampaignState
from gateways.redis import beats, stream, throttle
from jobs import apart, card, context, disk, estimating, importing, starts, testing
from jobs.card import look_at_cards
from jobs.charts import look_at_charts
from jobs.digests import look_at_digests
from jobs.keyposts import look_at_key_posts
from jobs.looking import Beside, Look, look_at
from jobs.opt_out_lists import look_at_lists
from jobs.outbox import look_at_events
from jobs.queues import QueueName, enqueue
from jobs.receipts import enqueue_drain
from jobs.send import control
from jobs.send.lane import enqueue_lane
from jobs.send.lanes import lane_count
from jobs.send.strangers import estranged
from jobs.send.urgent import send_urgent
from jobs.summaries import look_at_summaries
from jobs.sweep import claims, comparing, finishing, inbox, missing, unknowns
from jobs.sweep.answered import look_at_team_answers
from jobs.sweep.contactlists import look_at_contact_lists
from jobs.sweep.guards import look_at_guards
from jobs.sweep.holds import look_at_holds
from jobs.sweep.hours import look_at_hours
from jobs.sweep.provisional import finish_provisional
from jobs.sweep.retention import look_at_retention
from jobs.sweep.useby import look_at_use_bys
from jobs.sweep.witnessing import look_at_chain
from jobs.threads import look_at_threads
from jobs.urgent import look_at_urgent
from models import canaries, daily, imports, messages, processes, test_sends, watch
from models.base import AWAY
from models.tables import Campaign
from runtime import Runtime, build

log = structlog.get_logger(__name__)

IMPORT_SILENCE: Final = timedelta(seconds=30)
ESTIMATE_SILENCE: Final = timedelta(seconds=30)
TEST_MOVED: Final = timedelta(seconds=60)
BEAT: Final = timedelta(seconds=60)


def main(also: Sequence[Look] = (), beside: Sequence[Look] = ()) -> None:
    """Tick until told to end (SIGTERM or SIGINT); `also` are looks of the layers above.

    Each of those `beside` has a thread of its own: no other look holds up a start that is due.
    """
    settings = load_settings()
    logs.configure(settings)
    rt = build(settings)
    context.use(rt)
    ended = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    log.info("clock_started")
    told = disk.Told()
    seconds = settings.rollcall_clock_seconds
    with ExitStack() as stack:
        threads = [stack.enter_context(Beside(rt, PROMPT, seconds))]
        for look in beside:
            alone = Beside(rt, [look], seconds, until=starts.until_next)
            threads.append(stack.enter_context(alone))
        while not ended.is_set():
            full = look_at(rt, (*PATIENT, *also))
            disk.tell(rt, told, failed=full or any(thread.is_full for thread in threads))
            ended.wait(seconds)
    _say_goodbye(rt)
    rt.close()


def tick(rt: Runtime, also: Sequence[Look] = ()) -> bool:
    """One look at everything, one after the other; returns whether the disk seems to be full."""
    return look_at(rt, (*PROMPT, *PATIENT, *also))


def look_alive(rt: Runtime) -> None:
    """Show that this clock lives, every few seconds, and forget processes that are long gone."""
    with rt.db.read() as session:
        if processes.has_just_beaten(session, rt.token, rt.clock()):
            return
    with rt.db.write() as session:
        processes.begin(
            session,
            token=rt.token,
            role="clock",
            host=socket.gethostname(),
            pid=os.getpid(),
            now=rt.clock(),
        )
        processes.forget_old(session, rt.clock())


def look_at_slots(rt: Runtime) -> None:
    """Let Redis know since when it remembers slots, also one that was wiped while nothing sent."""
    throttle.remember(rt.redis)


def look_at_lanes(rt: Runtime) -> None:
    """Restart lanes that gave no sign; pause campaigns that must not go on by themselves."""
    lanes = lane_count(rt)
    with rt.db.read() as session:
        sending = list(messages.live_campaigns(session, [CampaignState.SENDING.value]))
    for campaign in sending:
        why = estranged(rt, campaign)
        if why is not None:
            with rt.db.write() as session:
                known = session.get_one(Campaign, campaign.id)
                control.pause_estranged(session, known, reason=why, now=rt.clock())
            card.nudge(rt, campaign.id)
            continue
        if not _may_send(rt, campaign):
            _keep_alive(rt, campaign)
            continue
        for lane in beats.silent(rt.redis, campaign.id, lanes):
            enqueue_lane(rt, campaign.id, lane)


def _may_send(rt: Runtime, campaign: Campaign) -> bool:
    """Whether somebody's turn has come, and neither a daily limit nor a canary holds it up."""
    now = rt.clock()
    with rt.db.read() as session:
        waits = messages.has_claimable(session, campaign.id, now)
        waits = waits and not canaries.is_full(session, campaign.id)
        return waits and daily.reached(session, campaign.sender_id, now) is None


def _keep_alive(rt: Runtime, campaign: Campaign) -> None:
    """It waits for hours on purpose: later that must not look like a backup that was restored."""
    beat_at = campaign.heartbeat_at
    if beat_at is None or rt.clock() - beat_at > BEAT:
        with rt.db.write() as session:
            processes.beat_campaign(session, campaign.id, rt.clock())


def look_at_comparisons(rt: Runtime) -> None:
    """Have campaigns compared with Twilio's log that may be copies."""
    for campaign_id in comparing.due(rt):
        comparing.enqueue_comparison(rt, campaign_id)


def look_at_answers(rt: Runtime) -> None:
    """Have waiting tests and answers sent."""
    with rt.db.read() as session:
        waits = watch.answers_wait(session)
    if waits:
        enqueue(rt, QueueName.URGENT, send_urgent)


def look_at_tests(rt: Runtime) -> None:
    """Report test-sends whose texts moved."""
    now = rt.clock()
    with rt.db.read() as session:
        due = list(test_sends.due(session, now, now - TEST_MOVED))
    for test_send_id in due:
        enqueue(rt, QueueName.WORK, testing.report, test_send_id)


def look_at_imports(rt: Runtime) -> None:
    """Go on with imports and estimates whose job died."""
    now = rt.clock()
    with rt.db.read() as session:
        stale = list(imports.stale(session, now - IMPORT_SILENCE))
        unestimated = list(imports.unestimated(session, now - ESTIMATE_SILENCE))
    for import_id in stale:
        importing.enqueue_import(rt, import_id)
    for campaign_id in unestimated:
        estimating.enqueue_estimate(rt, campaign_id)


def look_at_receipts(rt: Runtime) -> None:
    """Have receipts written that wait in the stream."""
    if stream.waiting(rt.redis):
        enqueue_drain(rt)


def look_at_claims(rt: Runtime) -> None:
    """Make stale claims unknown, move campaigns on, complete them."""
    claims.expire(rt)
    finishing.finish(rt)


def look_at_twilio(rt: Runtime) -> None:
    """Have Twilio's log read where only it can tell."""
    sweeps: tuple[tuple[Callable[[Runtime], bool], Callable[[], None]], ...] = (
        (unknowns.are_due, unknowns.settle_unknowns),
        (missing.are_missing, missing.fetch_receipts),
        (inbox.is_due, inbox.read_log),
    )
    for is_due, job in sweeps:
        if is_due(rt):
            enqueue(rt, QueueName.WORK, job)


PROMPT: Final = (
    *(look_alive, look_at_slots),
    look_at_lanes,
    look_at_guards,
    *(look_at_answers, look_at_receipts, look_at_cards, look_at_events),
    look_at_claims,
)
"""What nobody should wait for; beside the others, whatever those take."""
PATIENT: Final = (
    *(look_at_comparisons, look_at_hours, look_at_holds, look_at_use_bys),
    *(look_at_team_answers, look_at_threads, look_at_charts, look_at_urgent),
    *(look_at_digests, look_at_summaries, finish_provisional, look_at_tests),
    *(look_at_chain, look_at_retention, look_at_key_posts),
    *(look_at_imports, look_at_lists, look_at_contact_lists),
    *(look_at_twilio, apart.look_at_time),
)


def _say_goodbye(rt: Runtime) -> None:
    try:
        with rt.db.write() as session:
            processes.end(session, rt.token, rt.clock())
    except AWAY as error:
        log.warning("goodbye_unwritten", error=type(error).__name__)
