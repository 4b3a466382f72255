"""The week's report to a channel, each Monday morning, once.

It tells of campaigns that everybody in that channel may know of: those of open channels, and its
own. A claim pushes the due time ahead while it is posted. Where nobody knows whether Slack took it,
it is not posted again, and an admin is told.
"""

from datetime import datetime, timedelta
from typing import Final

import structlog

from domain.periods import Period, next_monday, week_before
from gateways.slack.blocks.report import digest
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Rendered
from jobs import refusing
from jobs.context import runtime
from jobs.openness import open_ones
from jobs.queues import QueueName, enqueue
from models import alerts, digests, reports, workspaces
from models.tables import Workspace
from runtime import Runtime

log = structlog.get_logger(__name__)

HOUR: Final = 9
"""In the team's zone."""
LEASE: Final = timedelta(minutes=2)
AT_ONCE: Final = 40
"""Channels of which Slack is asked in one try: nobody waits for it, and tries are rare."""
TRIED_FOR: Final = timedelta(days=2)
"""Where Slack says no; then the next week's comes."""
ALERT: Final = "digest"


def look_at_digests(rt: Runtime) -> None:
    """For the clock: have the reports posted that are due."""
    with rt.db.read() as session:
        due = list(digests.due(session, rt.clock()))
    for workspace_id in due:
        enqueue(rt, QueueName.WORK, post, workspace_id)


def post(workspace_id: int) -> None:
    """RQ job: post it; while Slack is away the clock comes back."""
    rt = runtime()
    now = rt.clock()
    held = now + LEASE
    with rt.db.write() as session:
        if not digests.claim(session, workspace_id, now, held):
            return
        team = workspaces.get(session, workspace_id)
    period = week_before(now, team.zone)
    if team.digest_week == period.first:
        _unknown(rt, team)  # Whoever began to post it died, or never heard of it.
        return
    try:
        drawn = _drawn(rt, team, period)
    except SlackAway as away:
        log.info("digest_put_off", workspace_id=team.id, seconds=away.retry_after)
        return
    until = rt.clock() + LEASE
    with rt.db.write() as session:
        # Slack was asked of many channels: somebody else may have it by now.
        is_mine = digests.begin(session, team.id, period.first, held=held, until=until)
    if is_mine:
        _hand_over(rt, team, drawn, until)


def _drawn(rt: Runtime, team: Workspace, period: Period) -> Rendered:
    with rt.db.read() as session:
        found = reports.launched(session, team.id, period.start, period.end)
    here = {team.digest_channel_id}
    others = {it.channel_id for it in found} - here
    seen = here | set(open_ones(rt, others, at_once=AT_ONCE))
    ids = [it.id for it in found if it.channel_id in seen]
    with rt.db.read() as session:
        campaigns = reports.figures(session, ids[: reports.MOST])
    return digest(period, campaigns, team.currency)


def _hand_over(rt: Runtime, team: Workspace, drawn: Rendered, held: datetime) -> None:
    """Post it; what Slack may have taken keeps its mark."""
    try:
        rt.slack.post(team.digest_channel_id, drawn)
    except SlackAway as away:
        log.info("digest_put_off", workspace_id=team.id, seconds=away.retry_after)
        if not away.is_unknown:
            with rt.db.write() as session:
                digests.untaken(session, team.id, held=held)
    except SlackRefused as refused:
        _refused(rt, team, refused, held)
    else:
        _done(rt, team)


def _done(rt: Runtime, team: Workspace) -> None:
    with rt.db.write() as session:
        digests.done(session, team.id, next_monday(rt.clock(), team.zone, HOUR))


def _unknown(rt: Runtime, team: Workspace) -> None:
    """A report twice is worse than one that somebody has to look up."""
    log.warning("digest_unknown", workspace_id=team.id)
    words = (
        "Slack did not say whether it took the week’s report, so it is not posted again. If it is"
        " not in its channel: /campaign report last week."
    )
    with rt.db.write() as session:
        alerts.add_for_admin(session, team.id, ALERT, words=words, now=rt.clock())
    _done(rt, team)


def _refused(rt: Runtime, team: Workspace, refused: SlackRefused, held: datetime) -> None:
    """Tried again, for two days, each time after a longer while; an admin is told once a week."""
    log.warning("digest_refused", workspace_id=team.id, error=refused.error)
    now = rt.clock()
    due = next_monday(now, team.zone, HOUR)
    again = now + refusing.wait(team.digest_refusals)
    is_over = again > due - timedelta(days=7) + TRIED_FOR
    words = (
        f"The week’s report could not be posted: {refused.words} It is tried again for two days."
    )
    at = due if is_over else again
    with rt.db.write() as session:
        is_mine = digests.refused(session, team.id, held=held, at=at, is_last=is_over)
        if is_mine and team.digest_refusals == 0:
            alerts.add_for_admin(session, team.id, ALERT, words=words, now=now)
