"""Where the people of a list are, if its columns tell: a pass over the rows that were made.

A list without a zone, a state or a ZIP column pays nothing for it: its numbers tell.
"""

import orjson

from domain.placecolumns import PlaceColumns, find_place_columns
from jobs.imports.layout import columns
from models import audiences, imports
from models.tables import CsvImport
from runtime import Runtime


def place_people(rt: Runtime, upload: CsvImport) -> None:
    """Keep with each row where its columns put it; safe to run twice."""
    assert upload.headers is not None
    assert upload.number_column is not None
    names = columns(upload.headers, upload.number_column)
    found: PlaceColumns | None = None
    after = 0
    while True:
        with rt.db.read() as session:
            page = audiences.pending_page(session, upload.campaign_id, after)
        if not page:
            return
        rows = [(row_id, orjson.loads(fields), phone, old) for row_id, fields, phone, old in page]
        if found is None:
            found = find_place_columns(names, [values for _, values, *_ in rows])
            if not found:
                return
        told = [(row_id, found.area(phone, values), old) for row_id, values, phone, old in rows]
        with rt.db.write() as session:
            audiences.keep_zones(session, {at: area for at, area, old in told if area != old})
            imports.beat(session, upload.id, rt.clock())
        after = page[-1][0]
