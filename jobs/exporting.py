"""Exports: the outcome of every recipient, and the rows that got no text, as CSV.

They hold people's numbers, so they go by direct message to the person who asked (rights and audit
are the use case's) and leave our disk at once. Rows are read in pages by key and written to the
disk as they come: a million of them take no memory.
"""

import csv
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session

from domain import reasons
from domain.counting import count
from domain.csvsafe import harmless
from domain.headers import field_names
from domain.ledger import Bucket
from domain.meaning.verdicts import Meaning
from domain.slacktext import date_token
from domain.twilio_codes import rule
from gateways.slack.client import SlackAway, SlackRefused
from jobs.context import runtime
from models import audiences, campaigns, exports, imports, workspaces
from models.audiences import Bounds
from models.base import new_public_id
from models.exports import Outcome
from models.tables import Campaign, Recipient
from runtime import Runtime

TRIES: Final = 4
LONGEST_WAIT: Final = 30.0

CALL_THEM: Final = "may have meant the appointment: call them"
ANSWER_WORDS: Final = {
    Meaning.OPT_OUT: "opted out",
    Meaning.PROVISIONAL: "may have opted out",
    Meaning.OPT_IN: "opted in",
    Meaning.HELP: "asked for help",
    Meaning.CONFIRMATION: "confirmed",
    Meaning.DECLINED: "declined",
    Meaning.TAPBACK: "reacted",
    Meaning.REPLY: "replied",
}

log = structlog.get_logger(__name__)
Page = TypeVar("Page", Outcome, Recipient)
T = TypeVar("T")


def export_results(campaign_id: int, asked_by_user_id: str) -> None:
    """Send the outcome of every recipient as a CSV to the Slack user who asked."""
    _export(campaign_id, asked_by_user_id, what="results", write=write_results)


def export_confirmed(campaign_id: int, asked_by_user_id: str) -> None:
    """Send everybody who confirmed as a CSV to the Slack user who asked."""
    _export(campaign_id, asked_by_user_id, what="confirmed", write=write_confirmed)


def export_errors(campaign_id: int, asked_by_user_id: str) -> None:
    """Send all rows that get no text, with row, value and reason, to the user who asked."""
    _export(campaign_id, asked_by_user_id, what="skipped rows", write=write_errors)


def write_results(rt: Runtime, campaign_id: int, path: Path) -> int:
    """Write the outcome of every recipient to `path` as CSV; how many rows.

    Times are in the workspace's zone, with its offset. UTF-8 with a mark, which Excel needs.
    """
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
        zone = workspaces.get(session, campaign.workspace_id).zone
    ours = ("row", "number", "outcome", "reason", "code", f"sent {zone}", f"delivered {zone}")
    rows = _pages(rt, campaign_id, exports.outcomes)
    clock = ZoneInfo(zone)
    return write_csv(
        path,
        header=_header((*ours, "answer", "wrote", "tried once more"), campaign.columns),
        rows=(_outcome_cells(outcome, clock) for outcome in rows),
    )


def write_confirmed(rt: Runtime, campaign_id: int, path: Path) -> int:
    """Write everybody who confirmed to `path` as CSV; how many.

    Not those who opted out as well: an opt-out is the weightier answer.
    """
    with rt.db.read() as session:
        columns = session.get_one(Campaign, campaign_id).columns
    rows = _pages(rt, campaign_id, exports.outcomes)
    said = (row for row in rows if row.answer is Meaning.CONFIRMATION)
    return write_csv(
        path,
        header=_header(("row", "number"), columns),
        rows=((str(row.row), row.number, *row.fields) for row in said),
    )


def write_errors(rt: Runtime, campaign_id: int, path: Path) -> int:
    """Write all rows that get no text to `path` as CSV; how many."""
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
        upload = campaigns.latest_import(session, campaign_id)
    column = imports.number_header(upload) if upload else ""
    rows = _pages(rt, campaign_id, exports.skipped)
    return write_csv(
        path,
        header=_header(("row", "column", "value", "reason"), campaign.columns),
        rows=(_error_cells(row, column) for row in rows),
    )


def _export(
    campaign_id: int, user_id: str, *, what: str, write: Callable[[Runtime, int, Path], int]
) -> None:
    rt = runtime()
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
    filename = f"{campaign.name}-{what.replace(' ', '-')}.csv"
    with private_file(rt) as path:
        rows = write(rt, campaign_id, path)
        comment = (
            f"The {what} of “{campaign.title}”: {count(rows, 'row')}, as of {_now(rt, campaign)}."
        )
        send(rt, lambda: rt.slack.dm_file(user_id, filename, path, comment=comment))
    log.info("exported", campaign_id=campaign_id, what=what, rows=rows)


@contextmanager
def private_file(rt: Runtime) -> Iterator[Path]:
    """A file that nobody else may read, and that is gone afterwards."""
    folder = rt.settings.rollcall_var / "exports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{new_public_id()}.csv"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def send(rt: Runtime, hand_over: Callable[[], object]) -> None:
    """Hand the file to Slack; waits a little for a Slack that is away, then gives up loudly."""
    try:
        tried(hand_over)
    except SlackRefused as refused:
        log.warning("export_refused", error=refused.error)


def tried(hand_over: Callable[[], T]) -> T:
    """What Slack answers; waits a little while it is away. Raises SlackAway, SlackRefused."""
    for _ in range(TRIES - 1):
        try:
            return hand_over()
        except SlackAway as away:
            time.sleep(min(away.retry_after, LONGEST_WAIT))
    return hand_over()


def _now(rt: Runtime, campaign: Campaign) -> str:
    return date_token(rt.clock(), "UTC")


def _pages(
    rt: Runtime, campaign_id: int, read: Callable[[Session, Bounds, int], Sequence[Page]]
) -> Iterator[Page]:
    after = 0
    with rt.db.read() as session:
        whole = audiences.bounds(session, campaign_id)
    while True:
        with rt.db.read() as session:
            page = read(session, whole, after)
        if not page:
            return
        yield from page
        after = page[-1].id


def _header(ours: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    """Our columns and then the list's own; one of the same name gets a number."""
    return field_names([*ours, *columns])


def write_csv(path: Path, *, header: Sequence[str], rows: Iterator[Sequence[str]]) -> int:
    """Write rows as CSV that only we may read; how many. UTF-8 with a mark, which Excel needs."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        path.chmod(0o600)
        writer = csv.writer(file)
        writer.writerow(header)
        for cells in rows:
            writer.writerow([harmless(cell) for cell in cells])
            count += 1
    return count


def _outcome_cells(outcome: Outcome, zone: ZoneInfo) -> Sequence[str]:
    return (
        str(outcome.row),
        outcome.number,
        reasons.OUTCOME_WORDS[outcome.bucket],
        _why(outcome),
        "" if outcome.error_code is None else str(outcome.error_code),
        _local(outcome.sent_at, zone),
        _local(outcome.delivered_at, zone),
        _answer(outcome),
        outcome.wrote,
        "yes" if outcome.tried_again else "",
        *outcome.fields,
    )


def _why(outcome: Outcome) -> str:
    if outcome.reason:
        return reasons.words(outcome.reason)
    if outcome.bucket in (Bucket.UNDELIVERED, Bucket.FAILED):
        return rule(outcome.error_code, 0).meaning
    return ""


def _error_cells(row: Recipient, column: str) -> Sequence[str]:
    reason = reasons.words(row.reason or "")
    return (str(row.row), column, row.value or row.phone or "", reason, *row.fields)


def _local(moment: datetime | None, zone: ZoneInfo) -> str:
    """A time as a spreadsheet reads it, with its offset: 2026-11-21 09:30:00-06:00."""
    return "" if moment is None else moment.astimezone(zone).isoformat(" ", "seconds")


def _answer(outcome: Outcome) -> str:
    words = ANSWER_WORDS[outcome.answer] if outcome.answer else ""
    return (
        f"{words}; may have meant the appointment: call them" if outcome.may_mean_visit else words
    )
