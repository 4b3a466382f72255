"""One slice of an import: batches of rows, each committed together with the offset behind it."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final

import structlog

from config import Settings
from domain.errors import Refused
from domain.phones import Normaliser
from jobs.imports.ahead import Ahead, Read, one_ahead
from jobs.imports.handed import is_handed_in, reader
from jobs.imports.rows import RowMaker, Seen, settled
from models import audiences
from models.recipients_load import Batch, Load, Target, loading
from models.tables import CsvImport, Workspace
from runtime import Runtime

log = structlog.get_logger(__name__)

SEEN: Final = ".seen"
"""Beside the list, while it is read: the table of its numbers."""


class Slice(StrEnum):
    """How a slice ended: there is more, the file is read, or another job reads it."""

    MORE = "more"
    ALL = "all"
    LOST = "lost"


def read_slice(rt: Runtime, upload: CsvImport, workspace: Workspace, path: Path) -> Slice:
    """Read for about three seconds; raises Refused beyond the limit of rows."""
    fresh = upload.rows_done == 0
    target = Target(upload.id, upload.workspace_id, upload.campaign_id, named=is_handed_in(upload))
    began = time.monotonic()
    maker = _row_maker(rt, upload, workspace, path.with_suffix(SEEN))
    # Learning the numbers of a large audience takes its time: never more than a fifth of a slice.
    learning = 0.0 if fresh else time.monotonic() - began
    seconds = max(rt.settings.rollcall_import_slice_seconds, 4 * learning)
    deadline = time.monotonic() + seconds
    with (
        path.open("rb") as file,
        _no_collector(),
        one_ahead(_batches(file, upload, maker, rt.settings), path.stat().st_size) as batches,
    ):
        for read in batches:
            longest = rt.settings.rollcall_import_commit_seconds
            ends = min(deadline, time.monotonic() + longest)
            with loading(rt.db, target, ends=ends) as load:
                end = _put(load, read, batches, rt.clock)
            if end is None:
                return Slice.LOST
            if fresh:
                audiences.learn(rt.db)
                fresh = False
            if time.monotonic() >= deadline:
                _leave(maker.seen, path, end)
                return Slice.MORE
    return Slice.ALL


def _put(load: Load, read: Read, batches: Ahead, clock: Callable[[], datetime]) -> int | None:
    """Put a batch, and those that are there by then; the offset behind them.

    None when another job reads the list. Nothing is waited for inside the transaction: only an
    import that works may hold up a STOP, and then for a batch at most.
    """
    while True:
        rows = settled(read.made, load.known)
        batch = Batch(rows, start=read.start, end=read.end, last_row=read.last_row)
        if not load.put(batch, clock()):
            return None
        if not (load.takes_more() and batches.ready()):
            return read.end
        read = next(batches)


def _leave(seen: Seen, path: Path, offset: int) -> None:
    """Leave the table of numbers to the next slice, which can do without."""
    try:
        seen.save(path.with_suffix(SEEN), offset)
    except OSError as error:
        log.warning("seen_not_kept", error=type(error).__name__)


def _batches(
    file: BinaryIO, upload: CsvImport, maker: RowMaker, settings: Settings
) -> Iterator[Read]:
    """The rest of the file from the offset of the last commit on.

    5,000 rows take SQLite's one writer about 30 ms, for which whoever needs it then waits.
    """
    limit = settings.rollcall_import_max_rows
    records = reader(upload, file, width=maker.width)
    last_row, rows_done, start = upload.last_row, upload.rows_done, upload.bytes_done
    while taken := records.take(settings.rollcall_import_batch_rows):
        made = maker.read(taken, last_row)
        last_row, rows_done = last_row + len(taken), rows_done + len(made.rows)
        refuse_long(rows_done, limit)
        yield Read(made, start=start, end=records.offset, last_row=last_row)
        start = records.offset


@contextmanager
def _no_collector() -> Iterator[None]:
    """Rows hold no cycles, and looking for some among millions costs a tenth of the import."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def refuse_long(rows: int, limit: int) -> None:
    """Raises Refused, with the limit, for more rows."""
    if rows > limit:
        raise Refused(
            f"The file has more than {limit:,} rows, which is the limit."
            " Split the list and draft a campaign for each part."
        )


def _row_maker(rt: Runtime, upload: CsvImport, workspace: Workspace, kept: Path) -> RowMaker:
    return row_maker(upload, workspace, _seen(rt, upload, kept))


def row_maker(upload: CsvImport, workspace: Workspace, seen: Seen) -> RowMaker:
    """What makes rows of an upload whose number column is known."""
    assert upload.headers is not None
    assert upload.number_column is not None
    return RowMaker(
        normalise=Normaliser(
            workspace.region, frozenset(workspace.countries) or frozenset({workspace.region})
        ),
        number_column=upload.number_column,
        width=len(upload.headers),
        seen=seen,
        keeps_blank=is_handed_in(upload),
    )


def _seen(rt: Runtime, upload: CsvImport, kept: Path) -> Seen:
    """The table that the slice before left, or one made anew from the audience."""
    if not upload.rows_done:
        return Seen()
    seen = Seen.load(kept, upload.bytes_done)
    if seen is None:
        seen = Seen()
        seen.learn(audiences.phones(rt.db, upload.campaign_id))
    return seen
