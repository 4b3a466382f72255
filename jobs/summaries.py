"""The summary of a workspace: one message in a channel, edited in place; no sending waits for it.

It tells of campaigns that everybody in that channel may know of: those of open channels, and its
own. Of a private channel's campaign nothing stands there, neither its name nor that it exists.

Of a first post its mark is kept before it leaves: where nobody knows whether Slack took it, it is
not posted again, and an admin is told.
"""

import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

import structlog

from domain.lifecycle import LIVE
from domain.summaries import LISTED, SummaryView, ordered, rank
from gateways.slack.blocks.ids import COMMAND
from gateways.slack.blocks.summary import moved, summary
from gateways.slack.errors import GONE, SlackAway, SlackRefused
from gateways.slack.facts import Rendered
from jobs import refusing
from jobs.card import LONGEST_AWAY, digest_of
from jobs.context import runtime
from jobs.openness import LATER, openness
from jobs.queues import QueueName, enqueue
from jobs.routing import SHARED
from jobs.send import pacing
from models import alerts, places, summaries, views
from models.places import Place
from models.summaries import SummaryClaim
from runtime import Runtime

log = structlog.get_logger(__name__)

ALERT: Final = "summary"
EVERY: Final = timedelta(seconds=10)
SHARE: Final = 20
"""Counting that took a second is not repeated for so many."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is to be seen, by what it is told from what was, and how long it rests at least."""

    view: Rendered
    digest: str
    mark: str
    rest: float = 0.0


def look_at_summaries(rt: Runtime) -> None:
    """For the clock: have the summaries drawn that have something new to show."""
    with rt.db.read() as session:
        found = list(summaries.due(session, rt.clock()))
    for workspace_id in found:
        enqueue(rt, QueueName.WORK, refresh, workspace_id)


def refresh(workspace_id: int) -> None:
    """RQ job: show what is; while Slack is away the clock comes back."""
    rt = runtime()
    with rt.db.write() as session:
        claim = summaries.claim(session, workspace_id, rt.clock())
    if claim is None:
        return
    if claim.posting_since is not None:
        _unknown(rt, claim)  # Whoever began to post it died.
        return
    began = time.monotonic()
    try:
        drawn = _drawn(rt, claim)
        if claim.ts is None:
            with rt.db.write() as session:
                begun = summaries.begin(session, claim, rt.clock())
            if begun is None:
                return
            claim = begun
        _show(rt, claim, drawn)
    except SlackAway as away:
        _away(rt, claim, away)
    except SlackRefused as refused:
        _refused(rt, claim, refused.error)
    else:
        took = time.monotonic() - began
        _rest(rt, claim, timedelta(seconds=max(SHARE * took, drawn.rest)))


def leave(channel_id: str, ts: str) -> None:
    """RQ job: say in a former channel that nobody edits the message any more, if Slack lets us."""
    with suppress(SlackAway, SlackRefused):
        runtime().slack.update(channel_id, ts, moved())


def _drawn(rt: Runtime, claim: SummaryClaim) -> _Drawn:
    if rt.slack.channel(claim.channel_id).is_shared:
        raise SlackRefused(SHARED)
    with rt.db.read() as session:
        # Before anything is counted: what moves meanwhile is seen the next time.
        mark = summaries.mark(session, claim.workspace_id)
        live = places.in_states(session, claim.workspace_id, LIVE)
        wait = summaries.waiting(session, [it.id for it in live])
    live = sorted(live, key=lambda it: (it.id not in wait, rank(it.state), it.id))
    here = {"", claim.channel_id}
    # Where there are too many to ask, those whose campaigns matter most are asked.
    channels = dict.fromkeys(it.channel_id for it in live if it.channel_id not in here)
    asked = openness(rt, [*channels])
    seen = [it for it in live if it.channel_id in here or it.channel_id in asked.open]
    view = _counted(rt, claim, seen, wait)
    drawn = summary(replace(view, is_partial=bool(asked.unasked)))
    digest = digest_of(Rendered(drawn.text, drawn.blocks[:-1]))  # Not of the moment it was drawn.
    if asked.unasked:
        return _Drawn(drawn, digest, mark="", rest=LATER)  # To be drawn again, with more of them.
    return _Drawn(drawn, digest, mark)


def _show(rt: Runtime, claim: SummaryClaim, drawn: _Drawn) -> None:
    """Post or edit it; what an admin moved meanwhile says that it is not kept any more."""
    ts = claim.ts
    if ts is None:
        ts = rt.slack.post(claim.channel_id, drawn.view).ts
    elif drawn.digest != claim.digest:
        rt.slack.update(claim.channel_id, ts, drawn.view)
    now = rt.clock()
    with rt.db.write() as session:
        is_kept = summaries.shown(
            session, claim, ts=ts, digest=drawn.digest, mark=drawn.mark, now=now
        )
    if not is_kept:
        leave(claim.channel_id, ts)


def _counted(
    rt: Runtime, claim: SummaryClaim, found: Sequence[Place], wait: Collection[int]
) -> SummaryView:
    """Each campaign in a transaction of its own: its figures add up, and none is held for long."""
    beyond = [it.state for it in found[LISTED:]]
    seen = []
    for it in found[:LISTED]:
        with rt.db.read() as session:
            view = views.campaign_view(session, it.id, rt.clock())
        if view.state in LIVE:
            seen.append(pacing.shown(rt, view))
    with rt.db.read() as session:
        workspace = views.workspace_view(session, claim.workspace_id)
    left_out = {state: beyond.count(state) for state in dict.fromkeys(beyond)}
    waits_beyond = sum(it.id in wait for it in found[LISTED:])
    return SummaryView(workspace, rt.clock(), ordered(seen), left_out, waits_beyond)


def _away(rt: Runtime, claim: SummaryClaim, away: SlackAway) -> None:
    log.info("summary_put_off", workspace_id=claim.workspace_id, seconds=away.retry_after)
    if claim.posting_since is not None and away.is_unknown:
        _unknown(rt, claim)
        return
    _rest(rt, claim, timedelta(seconds=min(away.retry_after, LONGEST_AWAY)))


def _unknown(rt: Runtime, claim: SummaryClaim) -> None:
    """Two of them are worse than none: an admin looks, and has it posted anew."""
    log.warning("summary_unknown", workspace_id=claim.workspace_id)
    words = (
        "Slack did not say whether it took the summary of all campaigns, so it is not posted"
        f" again. Look into its channel; then save that once more: {COMMAND} setup alerts."
    )
    with rt.db.write() as session:
        if summaries.unknown(session, claim):
            alerts.add_for_admin(session, claim.workspace_id, ALERT, words=words, now=rt.clock())


def _rest(rt: Runtime, claim: SummaryClaim, least: timedelta) -> None:
    """Its edits and those of the cards share what Slack allows."""
    with rt.db.write() as session:
        apart = summaries.spacing(session, claim.workspace_id, rt.settings.rollcall_card_seconds)
        summaries.rest(session, claim, rt.clock() + max(EVERY, apart, least))


def _refused(rt: Runtime, claim: SummaryClaim, error: str) -> None:
    """A message that is gone is posted anew; otherwise each further try waits longer."""
    log.warning("summary_refused", workspace_id=claim.workspace_id, error=error)
    with rt.db.write() as session:
        if error in GONE:
            summaries.lost(session, claim, rt.clock())
            return
        wait = refusing.after(error, claim.refusals).wait
        summaries.refused(session, claim, error=error, until=rt.clock() + wait)
