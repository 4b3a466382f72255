"""From cells to rows of an audience: the number made E.164, the reason where there is none.

The innermost loop of the import: a million times per file, so it stays flat.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from mmap import mmap
from pathlib import Path
from typing import Final
from zlib import crc32

import orjson

from domain.ledger import Bucket, SkipReason
from domain.phones import Normaliser, Problem
from jobs.imports.records import Record
from models.recipients_load import LoadRow

VALUE_CHARACTERS: Final = 80
_BYTES: Final = 1 << 22
_MASK: Final = _BYTES - 1
_BIT: Final = bytes(1 << place for place in range(8))
_OFFSET_BYTES: Final = 8
_PENDING: Final = Bucket.PENDING.value
_SKIPPED: Final = Bucket.SKIPPED.value
_DUPLICATE: Final = SkipReason.DUPLICATE.value


class Seen:
    """Which numbers an audience may have already: 4 MB for a million of them, not a set's 92.

    One bit per hash: a number that meets a free one is new for certain; one that meets a taken
    one is a suspect, which the database clears or not. The hash is the same in every process, so
    that one slice can leave the table to the next. A process that is forked shares the table.
    """

    def __init__(self) -> None:
        self.bits = mmap(-1, _BYTES)

    def learn(self, pages: Iterable[Sequence[tuple[int, str | None]]]) -> None:
        """`pages` of (id, number) are what the audience has."""
        bits = self.bits
        for page in pages:
            for _, phone in page:
                if phone is not None:
                    place = crc32(phone.encode())
                    bits[place >> 3 & _MASK] |= _BIT[place & 7]

    def save(self, path: Path, offset: int) -> None:
        """Keep the table as it is behind that byte of the list; it appears whole or not at all."""
        part = path.with_suffix(".part-seen")
        with part.open("wb") as file:
            file.write(offset.to_bytes(_OFFSET_BYTES))
            file.write(self.bits)
        part.replace(path)

    @classmethod
    def load(cls, path: Path, offset: int) -> "Seen | None":
        """The table that was kept behind that byte; None if there is none, or one of elsewhere."""
        seen = cls()
        try:
            with path.open("rb", buffering=0) as file:
                there = int.from_bytes(file.read(_OFFSET_BYTES))
                whole = there == offset and file.readinto(seen.bits) == _BYTES
        except OSError:
            return None
        return seen if whole else None


@dataclass(frozen=True, slots=True)
class Made:
    """Rows of some records, each number once; `suspects` are the places of the rows among them
    whose number the audience may have already, from the rows before.
    """

    rows: list[LoadRow]
    suspects: list[int]


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes the rows of one import; `width` cells a record, the number in `number_column`.

    A line without anything in it is none, unless it `keeps_blank` ones: what a program handed in
    is a row, whatever it holds, so that its ledger adds up.
    """

    normalise: Normaliser
    number_column: int
    width: int
    seen: Seen
    keeps_blank: bool = False

    def read(self, records: Sequence[Record], last_row: int) -> Made:
        """Rows of the audience; blank records make none, but count in the row numbers.

        Asks no database, so that it can go ahead of the batch that is being written.
        """
        column, width, normalise, bits = (
            self.number_column,
            self.width,
            self.normalise,
            self.seen.bits,
        )
        rows: list[LoadRow] = []
        suspects: list[int] = []
        here: set[str] = set()
        for row, record in enumerate(records, start=last_row + 1):
            if record is None or len(record) != width:
                cells = self._fit(record)
                if cells is None:
                    rows.append(self._malformed(row, record))
                    continue
            else:
                cells = record
            if not cells:
                continue
            raw = cells.pop(column)
            phone = normalise(raw)
            if phone.__class__ is str:
                place = crc32(phone.encode())
                byte, bit = place >> 3 & _MASK, _BIT[place & 7]
                if not bits[byte] & bit:
                    bits[byte] |= bit
                elif phone in here:
                    rows.append(_duplicate(row, phone, orjson.dumps(cells).decode()))
                    continue
                else:
                    suspects.append(len(rows))
                here.add(phone)
                rows.append((row, phone, None, orjson.dumps(cells).decode(), _PENDING, None))
            elif phone is not Problem.MISSING or self._is_row(raw, cells):
                rows.append(_skipped(row, raw, cells, phone))
        return Made(rows, suspects)

    def _is_row(self, raw: str, cells: list[str]) -> bool:
        """Whether a line without a number says something else."""
        return self.keeps_blank or bool(raw.strip()) or any(map(str.strip, cells))

    def _fit(self, record: Record) -> list[str] | None:
        """Cells of a record of the wrong length: empty ones at the end are a spreadsheet's habit.

        An empty list for a blank line, None for what cannot be mended: a missing cell could be
        any of them, and a text with somebody else's name is worse than none.
        """
        if record is None:
            return None
        if not any(map(str.strip, record)):
            return []
        if len(record) > self.width and not any(map(str.strip, record[self.width :])):
            return record[: self.width]
        return None

    def _malformed(self, row: int, record: Record) -> LoadRow:
        cells = record or []
        raw = cells.pop(self.number_column) if len(cells) > self.number_column else ""
        return _skipped(row, raw, cells, SkipReason.MALFORMED)


def settled(made: Made, known: Callable[[Sequence[str]], Collection[str]]) -> list[LoadRow]:
    """The same rows, those skipped as duplicates whose number the rows before have.

    `known` gives those of some numbers that they have.
    """
    rows = made.rows
    if made.suspects:
        taken = known(sorted(rows[place][1] or "" for place in made.suspects))
        for place in made.suspects:
            row, phone, _value, fields, _bucket, _reason = rows[place]
            if phone is not None and phone in taken:
                rows[place] = _duplicate(row, phone, fields)
    return rows


def _duplicate(row: int, phone: str, fields: str) -> LoadRow:
    """The first row of a number keeps it; later ones are skipped."""
    return (row, None, phone, fields, _SKIPPED, _DUPLICATE)


def _skipped(row: int, raw: str, cells: list[str], reason: str) -> LoadRow:
    value = raw.strip()[:VALUE_CHARACTERS]
    return (row, None, value, orjson.dumps(cells).decode(), _SKIPPED, str(reason))
