"""The week's report to a channel, each Monday morning, once.

It tells of campaigns that everybody in that channel may know of: those of open channels, and its
own. A claim pushes the due time ahead while it is posted; whoever dies between the post and its
record has it posted once more.
"""

from datetime import timedelta
from typing import Final

import structlog

from domain.periods import next_monday, week_before
from gateways.slack.blocks.report import digest
from gateways.slack.errors import SlackAway, SlackRefused
from jobs.charts import is_open
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from models import digests, reports, workspaces
from models.tables import Workspace
from runtime import Runtime

log = structlog.get_logger(__name__)

HOUR: Final = 9
"""In the team's zone."""
LEASE: Final = timedelta(minutes=2)


def look_at_digests(rt: Runtime) -> None:
    """For the clock: have the reports posted that are due."""
    with rt.db.read() as session:
        due = list(digests.due(session, rt.clock()))
    for workspace_id in due:
        enqueue(rt, QueueName.WORK, post, workspace_id)


def post(workspace_id: int) -> None:
    """RQ job: post it; while Slack is away the clock comes back. A refusal waits for next week."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        if not digests.claim(session, workspace_id, now, now + LEASE):
            return
        team = workspaces.get(session, workspace_id)
    try:
        _post(rt, team)
    except SlackAway as away:
        log.info("digest_put_off", workspace_id=workspace_id, seconds=away.retry_after)
        return
    except SlackRefused as refused:
        log.warning("digest_refused", workspace_id=workspace_id, error=refused.error)
    with rt.db.write() as session:
        digests.done(session, workspace_id, next_monday(now, team.zone, HOUR))


def _post(rt: Runtime, team: Workspace) -> None:
    period = week_before(rt.clock(), team.zone)
    with rt.db.read() as session:
        found = reports.launched(session, team.id, period.start, period.end)
    channels = {it.channel_id for it in found}
    seen = {it for it in channels if it == team.digest_channel_id or is_open(rt, it)}
    ids = [it.id for it in found if it.channel_id in seen]
    with rt.db.read() as session:
        campaigns = reports.figures(session, ids[: reports.MOST])
    with rt.db.write() as session:
        # Slack was asked of many channels: nobody else is to post it while we do.
        digests.done(session, team.id, rt.clock() + LEASE)
    rt.slack.post(team.digest_channel_id, digest(period, campaigns, team.currency))
