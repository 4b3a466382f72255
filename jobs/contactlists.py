"""Reading a list of consents, or of numbers that marketing must not reach, in slices.

Like an import: rows and the offset behind them commit together, so a job that is killed, or run
twice, loses nothing and doubles nothing; only a slice's rows are ever in memory.
"""

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import structlog

from domain.consent import Purpose
from domain.deeds import Subject, Verb
from domain.errors import Refused
from gateways.slack.client import SlackAway, SlackRefused
from jobs.contactrows import FIRST, Batch, Maker
from jobs.contacttelling import tell
from jobs.context import runtime
from jobs.estimating import enqueue_estimate
from jobs.imports.canonical import canonicalise
from jobs.imports.fetch import refuse_large, uploads
from jobs.imports.layout import find_layout
from jobs.imports.records import Records
from jobs.queues import QueueName, enqueue
from models import agreements, audit, contactlists, workspaces
from models.tables import ContactList
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BATCH: Final = 2_000

log = structlog.get_logger(__name__)


def enqueue_list(rt: Runtime, list_id: int) -> None:
    """Put the next slice on the queue; called after the commit that made it due."""
    enqueue(rt, QueueName.WORK, run_list, list_id)


def run_list(list_id: int) -> None:
    """Read the next slice of a list and enqueue the one after it; safe to run twice."""
    rt = runtime()
    if read_slice(rt, list_id):
        enqueue_list(rt, list_id)


def read_slice(rt: Runtime, list_id: int) -> bool:
    """Read for about three seconds; whether there is more to read."""
    with rt.db.read() as session:
        listed = contactlists.get(session, list_id)
    if listed is None or listed.told_at is not None:
        return False
    if listed.state not in contactlists.OPEN_STATES:
        return _wind_up(rt, listed)
    try:
        if listed.state == "waiting":
            _look(rt, listed)
            return True
        return _read(rt, listed)
    except Refused as refused:
        _refuse(rt, listed, refused.sentence)
    except SlackRefused as refused:
        _refuse(rt, listed, refused.words)
    except SlackAway:
        _beat(rt, listed)
        return False
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        # Its bytes would do the same again, every half minute for ever.
        log.error("list_unreadable", list_id=list_id, error=type(error).__name__)
        _refuse(rt, listed, "It could not be read. Save it as CSV in UTF-8 and import it again.")
    return True


def path_of(rt: Runtime, list_id: int) -> Path:
    """Where the canonical copy of a list is while it is read."""
    return uploads(rt) / f"list-{list_id}.csv"


def _look(rt: Runtime, listed: ContactList) -> None:
    """Fetch the bytes and find out what stands where in them."""
    _beat(rt, listed)
    path = _bring(rt, listed)
    with rt.db.read() as session:
        region = workspaces.get(session, listed.workspace_id).region
    found = find_layout(path, region)
    if found.number_column is None:
        raise Refused(
            "It is not clear which column holds the numbers. Call that one “phone”, and none other."
        )
    with rt.db.write() as session:
        now = contactlists.locked(session, listed.id)
        if now.state != "waiting":
            return
        now.state, now.path, now.beat_at = "reading", str(path), rt.clock()
        now.bytes_total, now.bytes_done = path.stat().st_size, found.start
        now.last_row = found.last_row
        now.layout = {
            "delimiter": found.delimiter,
            "headers": list(found.headers),
            "number": found.number_column,
        }


def _bring(rt: Runtime, listed: ContactList) -> Path:
    path = path_of(rt, listed.id)
    raw = path.with_suffix(f".{rt.token}.raw")
    source = Path(listed.upload_ref)
    if listed.upload == "slack":
        rt.slack.download(listed.upload_ref, raw, lambda _done, _total: None)
        source = raw
    if not source.exists():
        raise Refused("The uploaded file is no longer there. Upload it again.")
    refuse_large(source, rt.settings.rollcall_import_max_bytes)
    canonicalise(source, path)
    raw.unlink(missing_ok=True)
    return path


def _read(rt: Runtime, listed: ContactList) -> bool:
    layout: Any = listed.layout
    with rt.db.read() as session:
        team = workspaces.get(session, listed.workspace_id)
    maker = Maker(listed, team)
    path = path_of(rt, listed.id)
    if not path.exists():
        _bring(rt, listed)
    deadline = time.monotonic() + rt.settings.rollcall_import_slice_seconds
    start, last_row = listed.bytes_done, listed.last_row
    with path.open("rb") as file:
        width = len(layout["headers"])
        records = Records(file, delimiter=layout["delimiter"], width=width, offset=start)
        while taken := records.take(BATCH):
            batch = maker.read(taken, last_row)
            last_row += len(taken)
            if not _put(rt, listed, batch, start=start, end=records.offset, last_row=last_row):
                return False
            start = records.offset
            if time.monotonic() >= deadline:
                return True
    _finish(rt, listed)
    return True


def _put(
    rt: Runtime, listed: ContactList, batch: Batch, *, start: int, end: int, last_row: int
) -> bool:
    """Keep a batch and the offset behind it; False where another job was there first."""
    with rt.db.write() as session:
        now = contactlists.locked(session, listed.id)
        if now.state != "reading" or now.bytes_done != start:
            return False
        taken = agreements.record(session, batch.facts)
        taken += contactlists.take(session, listed.id, batch.phones)
        kept: Any = now.refused_rows or {}
        counts = Counter(kept.get("counts", {})) + batch.refused
        first = [*kept.get("first", []), *map(list, batch.first)][:FIRST]
        now.refused_rows = {"counts": dict(counts), "first": first} if counts else {}
        now.rows, now.taken = now.rows + batch.rows, now.taken + taken
        now.bytes_done, now.last_row, now.beat_at = end, last_row, rt.clock()
    return True


def _finish(rt: Runtime, listed: ContactList) -> None:
    """From now on it counts; drafts are looked through anew, and whoever asked is told."""
    with rt.db.write() as session:
        # Of two lists that end at once the second has to see the first, and takes its place.
        workspaces.locked(session, listed.workspace_id)
        now = contactlists.locked(session, listed.id)
        if now.state != "reading":
            return
        if not now.rows:
            raise Refused("There is no row in the file. Add one row per number.")
        is_consent = now.purpose == Purpose.CONSENT
        if not is_consent:
            _require_better(session, now)
            contactlists.replace_former(session, now)
        now.state = "done"
        drafts = agreements.changed(session, now.workspace_id)
        audit.write(
            session,
            workspace_id=now.workspace_id,
            at=rt.clock(),
            actor=now.asked_by,
            verb=Verb.IMPORT_CONSENTS if is_consent else Verb.IMPORT_LIST,
            subject=Subject.CONTACT_LIST,
            subject_id=now.id,
            detail={"purpose": now.purpose, "rows": now.rows, "new": now.taken},
        )
    for campaign_id in drafts:
        enqueue_estimate(rt, campaign_id)
    log.info("list_read", list_id=listed.id, purpose=listed.purpose)


def _require_better(session: "Session", new: ContactList) -> None:
    """Refuse a list that would leave marketing checked against less than before."""
    counts: Any = (new.refused_rows or {}).get("counts", {})
    unusable = sum(counts.values())
    if not new.taken or unusable * 2 > new.rows:
        raise Refused(
            f"Of {new.rows:,} rows {unusable:,} have no usable number, so the former list stays."
            " Is the number whole and in one column? Mend the list and import it again."
        )
    contactlists.require_newer(session, new.workspace_id, Purpose(new.purpose), new.as_of)


def _refuse(rt: Runtime, listed: ContactList, words: str) -> None:
    with rt.db.write() as session:
        now = contactlists.locked(session, listed.id)
        if now.state not in contactlists.OPEN_STATES:
            return
        now.state, now.refusal = "refused", words


def _wind_up(rt: Runtime, listed: ContactList) -> bool:
    """Forget the bytes, and the numbers of lists that count no more; then tell how it ended.

    Whether there is more to forget: for about three seconds at a time.
    """
    for path in uploads(rt).glob(f"list-{listed.id}.*"):
        path.unlink(missing_ok=True)
    source = Path(listed.upload_ref)
    if listed.upload == "file" and source.resolve().is_relative_to(uploads(rt).resolve()):
        source.unlink(missing_ok=True)
    deadline, more = time.monotonic() + rt.settings.rollcall_import_slice_seconds, True
    while more:
        with rt.db.write() as session:
            more = contactlists.forget_page(session, listed.workspace_id)
        if more and time.monotonic() >= deadline:
            _beat(rt, listed)
            return True
    tell(rt, listed.id)
    return False


def _beat(rt: Runtime, listed: ContactList) -> None:
    with rt.db.write() as session:
        contactlists.locked(session, listed.id).beat_at = rt.clock()
