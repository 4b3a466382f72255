"""From a list of anybody's opt-outs to ours: read in slices, each row once, and told at the end.

Offset and opt-outs commit together, so a job that is killed, or run twice, neither loses a row nor
records it twice; whatever was read already holds. Where a campaign is being sent, rows come no
faster than its lanes can look at opt-outs.
"""

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from domain.errors import Refused
from domain.optoutwords import list_ended
from domain.slacktext import escape
from gateways.slack.blocks.notices import said
from gateways.slack.client import SlackAway, SlackRefused
from jobs import card
from jobs.context import runtime
from jobs.imports.layout import find_layout, pasted_layout
from jobs.imports.records import Records
from jobs.opt_out_files import (
    Rows,
    Unusable,
    canonical,
    forget,
    unusable_path,
    write_unusable,
)
from jobs.queues import QueueName, enqueue
from models import campaigns, opt_out_lists, workspaces
from models.opt_out_lists import DONE, READING, REFUSED, Batch
from models.tables import OptOutList, Workspace
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ROWS: Final = 1_000
"""A batch: the database's one writer is held for about 50 ms."""
A_SECOND: Final = 2_000
"""Rows, while a campaign is sent: lanes read every new opt-out every 0.3 s, for five seconds."""
SILENCE: Final = timedelta(seconds=30)
GIVE_UP: Final = timedelta(hours=1)

log = structlog.get_logger(__name__)


def enqueue_list(rt: Runtime, list_id: int) -> None:
    """Put the next slice on the queue; called after the commit that made it due."""
    enqueue(rt, QueueName.WORK, read_opt_outs, list_id)


def look_at_lists(rt: Runtime) -> None:
    """Go on with lists whose job died."""
    with rt.db.read() as session:
        stale = opt_out_lists.stale(session, rt.clock() - SILENCE)
    for list_id in stale:
        enqueue_list(rt, list_id)


def read_opt_outs(list_id: int) -> None:
    """Read on for about three seconds, or tell how it ended; safe to run twice."""
    rt = runtime()
    with rt.db.read() as session:
        found = opt_out_lists.get(session, list_id)
        workspace = None if found is None else workspaces.get(session, found.workspace_id)
    if found is None or workspace is None or found.told_at is not None:
        return
    try:
        if found.state == READING:
            _read(rt, found, workspace)
        else:
            _tell(rt, found, workspace)
    except Refused as refused:
        _end(rt, found, REFUSED, refused.sentence)
    except SlackRefused as refused:
        log.warning("slack_refused", opt_out_list=list_id, error=refused.error)
        _give_up(rt, found, refused.words)
    except SlackAway as away:
        _wait_for_slack(rt, found, away)


def _read(rt: Runtime, found: OptOutList, workspace: Workspace) -> None:
    path = canonical(rt, found)
    layout = pasted_layout() if found.upload == "pasted" else find_layout(path, workspace.region)
    rows = Rows(workspace, layout, found.number_column)
    deadline = time.monotonic() + rt.settings.rollcall_import_slice_seconds
    start, last_row = found.bytes_done, found.last_row or layout.last_row
    with path.open("rb") as file:
        records = Records(
            file,
            delimiter=layout.delimiter,
            width=len(layout.headers),
            offset=max(start, layout.start),
        )
        while taken := records.take(min(ROWS, rt.settings.rollcall_import_batch_rows)):
            began = time.monotonic()
            read = [rows.read(cells) for cells in taken]
            phones = [number for it in read if isinstance(it, list) for number in it]
            unusable = sum(isinstance(it, Unusable) for it in read)
            last_row += len(taken)
            batch = Batch(phones, unusable, start, records.offset, last_row)
            if not _put(rt, found, batch):
                return
            start = records.offset
            _pace(rt, began)
            if time.monotonic() >= deadline:
                enqueue_list(rt, found.id)
                return
    write_unusable(rt, path, layout, rows=rows, list_id=found.id)
    _end(rt, found, DONE, None)


def _wait_for_slack(rt: Runtime, found: OptOutList, away: SlackAway) -> None:
    """Try again later: the clock finds lists without a sign of life."""
    log.warning("slack_away", opt_out_list=found.id, retry_after=away.retry_after)
    if rt.clock() - found.created_at > GIVE_UP:
        _give_up(rt, found, "Slack did not hand out the file for an hour. Post it again.")
        return
    with rt.db.write() as session:
        opt_out_lists.change(session, found.id, found.state, beat_at=rt.clock())


def _give_up(rt: Runtime, found: OptOutList, words: str) -> None:
    """No more of it is read; or nobody can be told, and then it is shown by the command only."""
    if found.state == READING:
        _end(rt, found, REFUSED, words)
        return
    with rt.db.write() as session:
        opt_out_lists.change(session, found.id, found.state, told_at=rt.clock())
    forget(rt, found)


def _put(rt: Runtime, found: OptOutList, batch: Batch) -> bool:
    def put(session: "Session") -> set[int] | None:
        now = rt.clock()
        touched = opt_out_lists.put(session, found, batch, now)
        for campaign_id in sorted(touched or ()):
            campaigns.touch_card(session, campaign_id, now)
        return touched

    touched = rt.db.write_again(put)
    for campaign_id in touched or ():
        card.nudge(rt, campaign_id)
    return touched is not None


def _pace(rt: Runtime, began: float) -> None:
    with rt.db.read() as session:
        hurried = opt_out_lists.anything_leaves(session)
    if hurried:
        time.sleep(max(0.0, began + ROWS / A_SECOND - time.monotonic()))


def _end(rt: Runtime, found: OptOutList, state: str, refusal: str | None) -> None:
    with rt.db.write() as session:
        ended = opt_out_lists.change(session, found.id, READING, state=state, refusal=refusal)
    if ended:
        log.info("opt_outs_imported", opt_out_list=found.id, state=state)
        enqueue_list(rt, found.id)


def _tell(rt: Runtime, found: OptOutList, workspace: Workspace) -> None:
    """Tell whoever asked, in Slack by direct message; the command line looks for itself."""
    door, _, user = found.asked_by.partition(":")
    unusable = unusable_path(rt, found.id)
    if door == "slack":
        words = escape(
            list_ended(
                found.filename,
                refusal=found.refusal,
                new=found.new,
                already=found.already,
                unusable=found.unusable,
            )
        )
        if found.unusable and found.refusal is None and unusable.exists():
            rt.slack.dm_file(user, "rows-without-a-number.csv", unusable, comment=words)
        else:
            rt.slack.dm(user, said(words))
        unusable.unlink(missing_ok=True)
    with rt.db.write() as session:
        opt_out_lists.change(session, found.id, found.state, told_at=rt.clock())
    forget(rt, found)
