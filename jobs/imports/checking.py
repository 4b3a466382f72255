"""Looking through a whole list before it replaces another.

What would be refused while it is read is refused here, while the former audience is still there.
A million rows take some seconds: their numbers are read only up to the first that can be texted.
"""

from pathlib import Path

from config import Settings
from domain.errors import Refused
from domain.ledger import Bucket
from domain.reasons import words
from jobs.imports.layout import NO_ROWS
from jobs.imports.reading import refuse_long, row_maker
from jobs.imports.records import Records
from jobs.imports.rows import Seen
from models.recipients_load import LoadRow
from models.tables import CsvImport, Workspace


def check(upload: CsvImport, workspace: Workspace, path: Path, settings: Settings) -> None:
    """Raises Refused for a canonical file with too many rows, or none that can be texted."""
    maker = row_maker(upload, workspace, seen=Seen(), known=lambda _: frozenset())
    rows, last_row, textable = 0, upload.last_row, False
    first: LoadRow | None = None
    with path.open("rb") as file:
        records = Records(
            file, delimiter=upload.delimiter or ",", width=maker.width, offset=upload.bytes_done
        )
        while taken := records.take(settings.rollcall_import_batch_rows):
            rows += sum(record is None or any(record) for record in taken)
            refuse_long(rows, settings.rollcall_import_max_rows)
            if not textable:
                made = maker.make(taken, last_row)
                first = first or next(iter(made), None)
                textable = any(row[4] == Bucket.PENDING for row in made)
                last_row += len(taken)
    if first is None:
        raise Refused(NO_ROWS)
    if not textable:
        raise Refused(_none_textable(rows, first))


def _none_textable(rows: int, first: LoadRow) -> str:
    row, _phone, _value, _fields, _bucket, reason = first
    why = words(reason or "")
    none = "Its only row cannot" if rows == 1 else f"None of its {rows:,} rows can"
    return f"{none} be texted. Row {row:,}: {why}. Mend the list."
