"""Walking through the rows that an import made, for what the list's own columns tell of its people.

Where they are, and whether they agreed. The columns of places are judged by their cells first, then
each row is read. It goes in slices, like the import: how far it came is kept in the transaction
that keeps what it found. A list without such columns pays nothing for it.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import orjson
from sqlalchemy.orm import Session

from domain.ledger import SkipReason
from domain.placecolumns import NO_CELLS, PlaceColumns, Sample
from jobs.imports.consenting import Answers, answers_of, heard
from jobs.imports.layout import columns
from jobs.imports.reading import Slice
from models import agreements, audiences, imports
from models.tables import CsvImport
from runtime import Runtime

_Row = tuple[int, Sequence[str], str, str | None, bool]
"""Of an audience: id, values, number, the area kept before, and whether it is a duplicate."""


@dataclass(frozen=True, slots=True)
class Walked:
    """How far it came, kept in `CsvImport.checked`: up to the row with the id `walked`.

    Until the columns are judged, `cells` count those of a place (`Sample`).
    """

    walked: int = 0
    is_judged: bool = False
    cells: Sequence[Sequence[int]] = NO_CELLS


def has_begun(upload: CsvImport) -> bool:
    """Whether the list was read to its end, and its rows are walked through."""
    return bool(upload.checked) and "walked" in (upload.checked or {})


def walk(rt: Runtime, upload: CsvImport) -> Slice:
    """Walk on for about three seconds; safe to run twice."""
    assert upload.headers is not None
    assert upload.number_column is not None
    names = columns(upload.headers, upload.number_column)
    kept: Any = upload.checked
    walked = Walked(**kept) if has_begun(upload) else Walked()
    sample = Sample(names, walked.cells)
    ends = time.monotonic() + rt.settings.rollcall_import_slice_seconds
    if not walked.is_judged:
        stopped_at = _judge(rt, upload, sample, after=walked.walked, ends=ends)
        if stopped_at is not None:
            return _leave(rt, upload, Walked(stopped_at, cells=sample.cells))
        walked = Walked(0, is_judged=True, cells=sample.cells)
    places, answers = sample.columns(), answers_of(rt, upload, names)
    if not places and not answers:
        return Slice.ALL
    return _read(rt, upload, walked, places=places, answers=answers, ends=ends)


def _judge(
    rt: Runtime, upload: CsvImport, sample: Sample, *, after: int, ends: float
) -> int | None:
    """Look for cells of the columns, wherever in the list they are; where it stopped, or None."""
    if sample.is_enough:
        return None
    for page in _pages(rt, upload.campaign_id, after):
        for _, values, *_ in page:
            sample.add(values)
        if sample.is_enough:
            return None
        if time.monotonic() >= ends:
            return page[-1][0]
    return None


def _read(
    rt: Runtime,
    upload: CsvImport,
    walked: Walked,
    *,
    places: PlaceColumns,
    answers: Answers,
    ends: float,
) -> Slice:
    for page in _pages(rt, upload.campaign_id, walked.walked):
        areas = {
            row_id: area
            for row_id, values, phone, old, again in page
            if places and not again and (area := places.area(phone, values)) != old
        }
        told = answers.read((values, phone) for _, values, phone, *_ in page)
        came_to = Walked(page[-1][0], is_judged=True, cells=walked.cells)
        with rt.db.write() as session:
            audiences.keep_zones(session, areas)
            agreements.record(session, heard(session, told.facts))
            audiences.skip_numbers(
                session, upload.campaign_id, told.unclear, SkipReason.CONSENT_UNCLEAR
            )
            if not _keep(session, upload, came_to, rt):
                return Slice.LOST
        if time.monotonic() >= ends:
            return Slice.MORE
    return Slice.ALL


def _leave(rt: Runtime, upload: CsvImport, walked: Walked) -> Slice:
    with rt.db.write() as session:
        return Slice.MORE if _keep(session, upload, walked, rt) else Slice.LOST


def _keep(session: Session, upload: CsvImport, walked: Walked, rt: Runtime) -> bool:
    """Keep how far it came, which is a sign of life; False once another job took over the end."""
    return imports.move(
        session,
        upload.id,
        origins=["reading"],
        state="reading",
        checked=asdict(walked),
        beat_at=rt.clock(),
    )


def _pages(rt: Runtime, campaign_id: int, after: int) -> Iterator[Sequence[_Row]]:
    with rt.db.read() as session:
        whole = audiences.bounds(session, campaign_id)
    while True:
        with rt.db.read() as session:
            page = audiences.telling_page(session, whole, after)
        if not page:
            return
        yield [(row[0], orjson.loads(row[1]), *row[2:]) for row in page]
        after = page[-1][0]
