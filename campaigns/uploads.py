"""Audiences as they are handed in: checked as far as can be at once; the import does the rest.

Nothing is read into memory: a file from the command line is copied, one in Slack is fetched by
the import, and pasted numbers are short.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import humanize

from campaigns.forms import Upload, UploadKind
from config import Settings
from domain.errors import Refused
from models.base import new_public_id
from models.tables import CsvImport

PASTED_LIMIT = 100_000
FIELD = "source"


@contextmanager
def prepared(settings: Settings, upload: Upload | None) -> Iterator[Path | None]:
    """Refuse what cannot be read; copy a local file to where it outlives its original.

    The copy is removed again where the block that uses it fails.
    """
    copied = None if upload is None else _prepare(settings, upload)
    kept = False
    try:
        yield copied
        kept = True
    finally:
        if copied is not None and not kept:
            copied.unlink(missing_ok=True)


def _prepare(settings: Settings, upload: Upload) -> Path | None:
    if upload.kind is UploadKind.PASTED:
        _check_pasted(upload.ref)
        return None
    limit = settings.rollcall_import_max_bytes
    if upload.kind is UploadKind.SLACK_FILE:
        _check_size(upload.size, limit)
        return None
    return _copy(Path(upload.ref), settings.rollcall_var / "uploads", limit)


def row(
    upload: Upload,
    copied: Path | None,
    *,
    workspace_id: int,
    campaign_id: int,
    by: str,
    now: datetime,
) -> CsvImport:
    """The import that waits to be run."""
    return CsvImport(
        workspace_id=workspace_id,
        campaign_id=campaign_id,
        source=upload.kind,
        source_ref=upload.ref if copied is None else str(copied.absolute()),
        filename=upload.filename[:255],
        bytes_total=copied.stat().st_size if copied else upload.size,
        asked_by=by,
        created_at=now,
    )


def _check_pasted(numbers: str) -> None:
    if not numbers.strip():
        raise Refused("There are no numbers. Paste some, or give a CSV file.", field=FIELD)
    if len(numbers) > PASTED_LIMIT:
        raise Refused("That is too much to paste. Put the numbers into a CSV file.", field=FIELD)


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise Refused(
            f"The file has {humanize.naturalsize(size)}; Rollcall takes at most"
            f" {humanize.naturalsize(limit)}. Split it into several campaigns.",
            field=FIELD,
        )


def _copy(source: Path, folder: Path, limit: int) -> Path:
    if not source.is_file():
        raise Refused(f"There is no file {source}. Check its name.", field=FIELD)
    _check_size(source.stat().st_size, limit)
    if source.stat().st_size == 0:
        raise Refused(f"The file {source} is empty.", field=FIELD)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{new_public_id()}.csv"
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise Refused(
            f"The file {source} cannot be read: {error.strerror}.", field=FIELD
        ) from error
    return target
