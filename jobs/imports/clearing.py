"""Making room: an audience that is replaced or refused goes in pages, each a short write.

Deleted at once, a million rows would hold SQLite's one writer for seconds, and no opt-out could
be recorded meanwhile.
"""

import time
from collections.abc import Sequence

from jobs.imports.fetch import delete_files
from jobs.imports.reading import Slice
from models import audiences, imports
from models.tables import CsvImport
from runtime import Runtime


def clear(rt: Runtime, upload: CsvImport, origins: Sequence[str]) -> Slice:
    """Delete the campaign's audience for about three seconds.

    Every page asks again whether the import is the campaign's latest and still in one of the
    states `origins`: a job that was frozen must not delete what another one has read since.
    """
    deadline = time.monotonic() + rt.settings.rollcall_import_slice_seconds
    while True:
        with rt.db.write() as session:
            if not imports.hold(session, upload, origins, rt.clock()):
                return Slice.LOST
            if not audiences.forget_page(session, upload.campaign_id):
                return Slice.ALL
        if time.monotonic() >= deadline:
            return Slice.MORE


def forget_former_files(rt: Runtime, upload: CsvImport) -> None:
    """Delete what is left on the disk of lists that this one takes the place of.

    One whose question was never answered has its copy still: it is people's data, for nobody.
    """
    with rt.db.read() as session:
        over = imports.ended_before(session, upload)
    for former in over:
        delete_files(rt, former)
