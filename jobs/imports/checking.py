"""Looking through a whole list before it replaces another.

What would be refused while it is read is refused here, while the former audience is still there.
A million rows take some seconds, and minutes where none of them can be texted: so it goes in
slices. Numbers are read only up to the first that can be texted; rows are counted to the end.
"""

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from domain.errors import Refused
from domain.ledger import Bucket
from domain.reasons import words
from jobs.imports.layout import NO_ROWS
from jobs.imports.reading import Slice, refuse_long, row_maker
from jobs.imports.records import Record, Records
from jobs.imports.rows import RowMaker, Seen
from models import imports
from models.tables import CsvImport, Workspace
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a list up to a byte offset, kept in `CsvImport.checked`.

    `last_row` counts blank lines too, and stands still once one row is `textable`. The first row
    that says something is number `first`, and `reason` why it cannot be texted.
    """

    offset: int
    last_row: int
    rows: int = 0
    textable: bool = False
    first: int = 0
    reason: str = ""


def check(rt: Runtime, upload: CsvImport, workspace: Workspace, path: Path) -> Slice:
    """Look on for about three seconds.

    Raises Refused for a canonical file with too many rows, or none that can be texted.
    """
    maker = row_maker(upload, workspace, Seen())
    done = _so_far(upload)
    deadline = time.monotonic() + rt.settings.rollcall_import_slice_seconds
    size = path.stat().st_size
    with path.open("rb") as file:
        records = Records(
            file, delimiter=upload.delimiter or ",", width=maker.width, offset=done.offset
        )
        while taken := records.take(rt.settings.rollcall_import_batch_rows):
            done = replace(_further(done, taken, maker), offset=records.offset)
            refuse_long(done.rows, rt.settings.rollcall_import_max_rows)
            if time.monotonic() >= deadline and done.offset < size:
                return _keep(rt, upload, done)
    if not done.textable:
        raise Refused(_none_textable(done))
    return Slice.ALL


def _so_far(upload: CsvImport) -> Checked:
    kept: Any = upload.checked
    return Checked(upload.bytes_done, upload.last_row) if kept is None else Checked(**kept)


def _further(done: Checked, taken: Sequence[Record], maker: RowMaker) -> Checked:
    rows = done.rows + sum(record is None or any(record) for record in taken)
    if done.textable:
        return replace(done, rows=rows)
    made = maker.read(taken, done.last_row).rows
    first, reason = done.first, done.reason
    if not first and made:
        first, reason = made[0][0], made[0][5] or ""
    return replace(
        done,
        last_row=done.last_row + len(taken),
        rows=rows,
        textable=any(row[4] == Bucket.PENDING for row in made),
        first=first,
        reason=reason,
    )


def _keep(rt: Runtime, upload: CsvImport, done: Checked) -> Slice:
    """Keep how far this went, which is a sign of life; two jobs at once both tell the truth."""
    with rt.db.write() as session:
        kept = imports.move(
            session,
            upload.id,
            origins=[imports.CHECKING],
            state=imports.CHECKING,
            checked=asdict(done),
            beat_at=rt.clock(),
        )
    return Slice.MORE if kept else Slice.LOST


def _none_textable(done: Checked) -> str:
    if not done.first:
        return NO_ROWS
    none = "Its only row cannot" if done.rows == 1 else f"None of its {done.rows:,} rows can"
    return f"{none} be texted. Row {done.first:,}: {words(done.reason)}. Mend the list."
