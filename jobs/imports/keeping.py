"""How an upload is laid out, and what its import does next."""

from pathlib import Path

from sqlalchemy.orm import Session

from jobs.imports import handed
from jobs.imports.layout import Layout, find_layout, pasted_layout
from models import audiences, imports
from models.tables import CsvImport


def layout_of(upload: CsvImport, path: Path, region: str) -> Layout:
    """Where what stands in the upload's canonical file; raises Refused where nobody can tell."""
    if handed.is_handed_in(upload):
        return handed.layout(upload)
    return pasted_layout() if upload.source == "pasted" else find_layout(path, region)


def keep(session: Session, upload: CsvImport, layout: Layout, *, path: Path, encoding: str) -> None:
    """Keep it with the import, in the caller's transaction, and what comes next."""
    chosen = layout.number_column if upload.number_column is None else upload.number_column
    replaces = audiences.any_rows(session, upload.campaign_id) and not handed.is_handed_in(upload)
    after = "checking" if replaces else "reading"
    imports.move(
        session,
        upload.id,
        origins=imports.LOOKING,
        state="asking" if chosen is None else after,
        path=str(path),
        encoding=encoding,
        delimiter=layout.delimiter,
        number_column=chosen,
        headers=list(layout.headers),
        has_header=layout.has_header,
        bytes_total=path.stat().st_size,
        bytes_done=layout.start,
        last_row=layout.last_row,
    )
