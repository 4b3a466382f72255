"""Recipients that a program handed in: JSON Lines in the database, an array of cells a recipient.

Whatever stands in a cell is data: there is no separator, quote or encoding to be guessed, so that a
value with a comma, a line break or a leading `=` is texted as it came.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final

import orjson

from domain.errors import Refused
from jobs.imports.layout import Layout
from jobs.imports.records import Record, Records
from models import payloads
from models.tables import CsvImport
from runtime import Runtime

API: Final = "api"
"""The source of such an import (`CsvImport.source`)."""
GONE: Final = (
    "What the program handed in is not kept any more, so this draft has no audience. Hand it in"
    " again."
)


class Lines:
    """Reads such records from a byte offset that is a record boundary, as `Records` does."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self._file = file
        file.seek(offset)
        self.offset = offset

    def take(self, count: int) -> list[Record]:
        """Up to `count` records; none at the end of the file. Moves `offset` behind them."""
        taken: list[Record] = []
        for line in self._file:
            taken.append(orjson.loads(line))
            if len(taken) == count:
                break
        self.offset = self._file.tell()
        return taken


def is_handed_in(upload: CsvImport) -> bool:
    """Whether a program handed the rows in."""
    return upload.source == API


def reader(upload: CsvImport, file: BinaryIO, *, width: int) -> Records | Lines:
    """What reads the records of an upload from where its import stands."""
    if is_handed_in(upload):
        return Lines(file, upload.bytes_done)
    return Records(file, delimiter=upload.delimiter or ",", width=width, offset=upload.bytes_done)


def layout(upload: CsvImport) -> Layout:
    """The number comes first; rows go on behind those of the requests before."""
    return Layout(
        delimiter=",",
        headers=tuple(upload.headers or ()),
        has_header=False,
        number_column=0,
        start=0,
        last_row=upload.last_row,
    )


def write(rt: Runtime, upload: CsvImport, path: Path) -> None:
    """Bring the rows from the database to our disk; raises Refused once they are not kept."""
    with rt.db.read() as session:
        lines = payloads.of(session, upload.id)
    if lines is None:
        raise Refused(GONE)
    part = path.with_name(f"{path.stem}.{rt.token}.raw")
    part.write_text(lines, encoding="utf-8", newline="")
    part.replace(path)


def as_lines(cells: Sequence[Sequence[str]]) -> str:
    """Cells of recipients as they are kept until they are rows."""
    return b"".join([orjson.dumps(row) + b"\n" for row in cells]).decode()
