"""Replies in the card's thread: at most one post in 30 seconds, edited while it fills.

Five hundred people may answer within a minute; nobody wants five hundred notifications, and
Slack would not take them. What a refresh cannot show yet stays unassigned in the database, and
the clock brings it back; so it does with what was decided about a text that a post shows.
"""

from datetime import timedelta
from typing import Final

import structlog

from domain.meaning.verdicts import Meaning
from domain.provisional import Decision
from gateways.slack.blocks.thread import Reply, gathered
from gateways.slack.errors import GONE, SlackAway, SlackRefused
from gateways.slack.facts import Rendered
from jobs.context import runtime
from models import threads
from models.tables import Inbound
from models.threads import PostClaim
from runtime import Runtime

log = structlog.get_logger(__name__)

EDIT_SECONDS: Final = 5.0
REFUSED_SECONDS: Final = 300.0


def gather(campaign_id: int) -> None:
    """RQ job: show the replies that no post shows yet, and what was decided about others."""
    rt = runtime()
    while (claim := _take(rt, campaign_id)) is not None:
        if not _serve(rt, campaign_id, claim):
            return


def _take(rt: Runtime, campaign_id: int) -> PostClaim | None:
    seconds = rt.settings.rollcall_thread_seconds
    with rt.db.write() as session:
        return threads.take(
            session,
            campaign_id,
            now=rt.clock(),
            window=timedelta(seconds=seconds),
            spacing=timedelta(seconds=min(EDIT_SECONDS, seconds)),
        )


def _serve(rt: Runtime, campaign_id: int, claim: PostClaim) -> bool:
    """Show one post, masked and as plain text; False if Slack did not take it."""
    made = gathered([_reply(it) for it in claim.replies], claim.zone)
    try:
        ts = _show(rt, claim, made.rendered)
    except SlackAway as away:
        _put_off(rt, claim, min(away.retry_after, 60.0), lost=False)
    except SlackRefused as refused:
        log.warning("thread_refused", campaign_id=campaign_id, error=refused.error)
        gone = refused.error in GONE
        _put_off(rt, claim, 0 if gone else REFUSED_SECONDS, lost=gone)
    else:
        with rt.db.write() as session:
            threads.shown(session, claim, ts, made.left)
        return True
    return False


def _show(rt: Runtime, claim: PostClaim, rendered: Rendered) -> str:
    if claim.ts is not None:
        rt.slack.update(claim.channel_id, claim.ts, rendered)
        return claim.ts
    return rt.slack.post(claim.channel_id, rendered, thread_ts=claim.card_ts).ts


def _reply(it: Inbound) -> Reply:
    return Reply(
        it.phone,
        it.body,
        it.received_at,
        id=it.id,
        words=it.words,
        decision=Decision(it.decision) if it.decision else None,
        decided_by=it.decided_by,
        may_mean_visit=it.may_mean_visit,
        declined=it.meaning == Meaning.DECLINED,
    )


def _put_off(rt: Runtime, claim: PostClaim, seconds: float, *, lost: bool) -> None:
    with rt.db.write() as session:
        threads.put_off(session, claim, rt.clock() + timedelta(seconds=seconds), lost=lost)
