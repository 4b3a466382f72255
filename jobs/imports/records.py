"""Records of a canonical CSV file, with the byte offset behind each batch.

The csv module pulls one line after the other from the file and never reads ahead, so the file's
position after a record is a record boundary: an import that was killed goes on from there. A
quote that is never closed would swallow all rows behind it; here it costs its own line only.
"""

import csv
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _csv import Reader

Record = list[str] | None
"""The cells of one record; None for a line whose quotes cannot be read."""


class Records:
    """Reads records from a byte offset that is a record boundary; blank lines are `[]`.

    The file is UTF-8 with lines that end in `\\n` (`jobs.imports.canonical`); `width` is the
    number of cells that a record should have, if that is known.
    """

    def __init__(self, file: BinaryIO, *, delimiter: str, width: int | None, offset: int) -> None:
        self._file = file
        self._delimiter = delimiter
        self._width = width
        self.offset = offset
        self._go_to(offset)

    def take(self, count: int) -> list[Record]:
        """Up to `count` records; none at the end of the file. Moves `offset` behind them."""
        lines = self._reader.line_num
        records: list[Record] = []
        try:
            records.extend(islice(self._reader, count))
        except csv.Error:
            plain = False
        else:
            plain = self._reader.line_num - lines == len(records)
        if not plain:
            records = list(islice(self._carefully(), count))
            self._go_to(self.offset)
        self.offset = self._file.tell()
        return records

    def _go_to(self, offset: int) -> None:
        self._file.seek(offset)
        self._reader = self._csv(strict=False)

    def _csv(self, *, strict: bool) -> "Reader":
        return csv.reader(map(bytes.decode, self._file), delimiter=self._delimiter, strict=strict)

    def _carefully(self) -> Iterator[Record]:
        """The same records, where a cell holds line breaks or a quote is out of place."""
        self._file.seek(self.offset)
        while True:
            start = self._file.tell()
            reader = self._csv(strict=True)
            try:
                cells: Record = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = self._first_line(start)
            else:
                if reader.line_num > 1 and self._width not in (None, len(cells or ())):
                    cells = self._first_line(start)
            self.offset = self._file.tell()
            yield cells

    def _first_line(self, start: int) -> Record:
        """The physical line at `start` alone, read leniently; None if a quote stays open in it."""
        self._file.seek(start)
        line = self._file.readline().decode()
        try:
            found = list(csv.reader([line, "next"], delimiter=self._delimiter))
        except csv.Error:
            return None
        return found[0] if len(found) == 2 else None
