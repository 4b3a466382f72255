"""Where the people of a list are, if its columns tell: a pass over the rows that were made.

A list without a zone, a state or a ZIP column pays nothing for it: its numbers tell.
"""

from collections.abc import Iterator, Sequence

import orjson

from domain.placecolumns import PlaceColumns, Sample
from jobs.imports.layout import columns
from models import audiences, imports
from models.tables import CsvImport
from runtime import Runtime

_Row = tuple[int, Sequence[str], str, str | None]
"""Of an audience: id, values, number, and the area that was kept before."""


def place_people(rt: Runtime, upload: CsvImport) -> None:
    """Keep with each row where its columns put it; safe to run twice."""
    assert upload.headers is not None
    assert upload.number_column is not None
    found = _place_columns(rt, upload, columns(upload.headers, upload.number_column))
    if not found:
        return
    for page in _pages(rt, upload.campaign_id):
        areas = {
            row_id: area
            for row_id, values, phone, old in page
            if (area := found.area(phone, values)) != old
        }
        with rt.db.write() as session:
            audiences.keep_zones(session, areas)
            imports.beat(session, upload.id, rt.clock())


def _place_columns(rt: Runtime, upload: CsvImport, names: Sequence[str]) -> PlaceColumns:
    """Judged by the first rows that have something in them, wherever in the list these are."""
    sample = Sample(names)
    if not sample.is_enough:
        for page in _pages(rt, upload.campaign_id):
            for _, values, *_ in page:
                sample.add(values)
            if sample.is_enough:
                break
    return sample.columns()


def _pages(rt: Runtime, campaign_id: int) -> Iterator[Sequence[_Row]]:
    after = 0
    while True:
        with rt.db.read() as session:
            page = audiences.pending_page(session, campaign_id, after)
        if not page:
            return
        yield [(row_id, orjson.loads(fields), phone, old) for row_id, fields, phone, old in page]
        after = page[-1][0]
