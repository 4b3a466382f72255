"""Where things stand in a canonical file: its delimiter, its headers, its number column."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from domain.errors import Refused
from domain.filetypes import decide_delimiter
from domain.headers import field_names, find_number_column, has_header
from jobs.imports.records import Records

SAMPLE_BYTES: Final = 64 * 1024
SAMPLE_ROWS: Final = 200
NO_ROWS: Final = "The file has a header but no rows below it. Add the recipients' rows."


@dataclass(frozen=True, slots=True)
class Layout:
    """`start` is the byte offset of the first row behind the header, `last_row` the row before it.

    `number_column` counts from zero; None when a person must say which one it is.
    """

    delimiter: str
    headers: tuple[str, ...]
    has_header: bool
    number_column: int | None
    start: int
    last_row: int


def find_layout(path: Path, region: str) -> Layout:
    """Read the head of a canonical file; raises Refused when there are no rows in it."""
    with path.open("rb") as file:
        head = file.read(SAMPLE_BYTES).decode(errors="ignore")
        delimiter = decide_delimiter(head)
        records = Records(file, delimiter=delimiter, width=None, offset=0)
        first, number, before = _first(records, delimiter)
    named = has_header(first, region)
    start, last_row = (records.offset, number) if named else (before, number - 1)
    sample = _sample(head, delimiter, skip=last_row)
    if named and not sample and not _has_more(path, start):
        raise Refused(NO_ROWS)
    headers = first if named else [f"column_{place}" for place in range(1, len(first) + 1)]
    column = find_number_column(headers, sample or [first], region)
    return Layout(
        delimiter=delimiter,
        headers=tuple(headers),
        has_header=named,
        number_column=column.index,
        start=start,
        last_row=last_row,
    )


def pasted_layout() -> Layout:
    """Pasted numbers: one a line, no header."""
    return Layout(
        delimiter=",", headers=("number",), has_header=False, number_column=0, start=0, last_row=0
    )


def columns(headers: Sequence[str], number_column: int) -> list[str]:
    """Field names of all columns but the number's, in their order."""
    names = list(field_names(headers))
    del names[number_column]
    return names


def _first(records: Records, delimiter: str) -> tuple[list[str], int, int]:
    """The first row that says something, its number and offset; Excel's `sep=;` says nothing."""
    number, before = 0, 0
    while taken := records.take(1):
        number += 1
        cells = taken[0] or []
        declares = number == 1 and delimiter.join(cells).strip().casefold() == f"sep={delimiter}"
        if any(cell.strip() for cell in cells) and not declares:
            return cells, number, before
        before = records.offset
    raise Refused("The file is empty. Upload a CSV with a header and one row per recipient.")


def _sample(head: str, delimiter: str, skip: int) -> list[list[str]]:
    """Some rows behind the header; the last one may be cut by the end of the sample."""
    sample: list[list[str]] = []
    try:
        for place, cells in enumerate(csv.reader(io.StringIO(head), delimiter=delimiter)):
            if place >= skip and any(cells):
                sample.append(cells)
            if len(sample) > SAMPLE_ROWS:
                break
    except csv.Error:
        pass
    return sample[:-1] if len(sample) > 1 and len(head) >= SAMPLE_BYTES else sample


def _has_more(path: Path, start: int) -> bool:
    with path.open("rb") as file:
        file.seek(start)
        return any(line.strip() for line in file)
