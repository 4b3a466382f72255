"""One direct message per test-send, edited as receipts arrive, and the card: is it tested?"""

import structlog

from domain.actors import Door
from domain.messages import MessageState
from gateways.slack.blocks.testing import Tested, outcome
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Posted, Rendered
from jobs import card
from jobs.card import digest_of
from jobs.context import runtime
from models import test_sends
from models.test_sends import TestState
from runtime import Runtime

log = structlog.get_logger(__name__)


def report(test_send_id: int) -> None:
    """RQ job: tell the asker how the texts of a test stand; the clock brings back what failed."""
    rt = runtime()
    with rt.db.read() as session:
        state = test_sends.state(session, test_send_id)
    if state is None:
        return
    rendered = _draw(state)
    digest = digest_of(rendered)
    if digest == state.shown:
        return
    card.touch(rt, state.campaign_id)
    if state.asked_by.startswith(f"{Door.SLACK}:"):
        _report(rt, test_send_id, state, rendered=rendered, digest=digest)
    else:
        _keep(rt, test_send_id, state, shown=digest)


def _report(
    rt: Runtime, test_send_id: int, state: TestState, *, rendered: Rendered, digest: str
) -> None:
    try:
        posted = _tell(rt, test_send_id, state, rendered)
    except SlackAway as away:
        log.info("test_report_put_off", test_send_id=test_send_id, seconds=away.retry_after)
        _keep(rt, test_send_id, state, shown=None)
    except SlackRefused as refused:
        log.warning("test_report_refused", test_send_id=test_send_id, error=refused.error)
        _keep(rt, test_send_id, state, shown=digest)
    else:
        if posted is not None:
            with rt.db.write() as session:
                test_sends.told(
                    session, test_send_id, channel=posted.channel, ts=posted.ts, shown=digest
                )


def _draw(state: TestState) -> Rendered:
    texts = [
        Tested(text.phone, MessageState(text.state), text.error_code, text.segments)
        for text in state.texts
    ]
    return outcome(state.title, state.version, texts, stopped=state.stopped, zone=state.zone)


def _tell(rt: Runtime, test_send_id: int, state: TestState, rendered: Rendered) -> Posted | None:
    """Edit the message, or post it if this caller is the one to; None if another is at it."""
    if state.dm_channel and state.dm_ts:
        rt.slack.update(state.dm_channel, state.dm_ts, rendered)
        return Posted(state.dm_channel, state.dm_ts)
    with rt.db.write() as session:
        if not test_sends.claim_post(session, test_send_id, rt.clock()):
            return None
    return rt.slack.dm(state.asked_by.partition(":")[2], rendered)


def _keep(rt: Runtime, test_send_id: int, state: TestState, *, shown: str | None) -> None:
    with rt.db.write() as session:
        test_sends.told(
            session, test_send_id, channel=state.dm_channel, ts=state.dm_ts, shown=shown
        )
