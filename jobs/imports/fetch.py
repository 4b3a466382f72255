"""Getting an upload onto our disk, whatever door it came by."""

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import structlog

from domain.errors import Refused
from gateways.slack.client import SlackRefused
from jobs.imports import handed
from jobs.imports.canonical import canonicalise
from models import imports
from models.tables import CsvImport
from runtime import Runtime

ALIVE_SECONDS: Final = 2.0
UTF8: Final = "utf-8"
LOST: Final = (
    "While the list was read, its copy was lost from our disk, and the original cannot be had any"
    " more. What was read of it is dropped, so this draft has no audience. Upload the list again."
)
_BETWEEN_NUMBERS: Final = re.compile(r"[,;\n\r]+")

log = structlog.get_logger(__name__)


def uploads(rt: Runtime) -> Path:
    """The folder of uploads under the var folder; only our own user may read it."""
    folder = rt.settings.rollcall_var / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def canonical_path(rt: Runtime, import_id: int) -> Path:
    """Where the canonical copy of an upload is while it is imported."""
    return uploads(rt) / f"import-{import_id}.csv"


def bring(rt: Runtime, upload: CsvImport, path: Path) -> str:
    """Make the canonical copy at `path`, alive all the while; the encoding of the original."""
    if handed.is_handed_in(upload):
        handed.write(rt, upload, path)
        return UTF8

    def alive(_done: int, _total: int) -> None:
        with rt.db.write() as session:
            imports.beat(session, upload.id, rt.clock())

    raw = fetch(rt, upload, alive)
    encoding = canonicalise(raw, path)
    raw.unlink(missing_ok=True)
    return encoding


def canonical(rt: Runtime, upload: CsvImport) -> Path:
    """The canonical copy of an upload that was fetched before.

    Another machine may have it, or somebody tidied up: the same bytes give the same copy. Raises
    Refused where these cannot be had any more.
    """
    path = canonical_path(rt, upload.id)
    if path.exists():
        return path
    try:
        bring(rt, upload, path)
    except (Refused, SlackRefused) as refused:
        if upload.state != "reading":
            raise
        log.warning("import_copy_lost", import_id=upload.id, error=type(refused).__name__)
        raise Refused(LOST) from refused
    return path


def fetch(rt: Runtime, upload: CsvImport, alive: Callable[[int, int], None]) -> Path:
    """The upload's bytes as a file; raises Refused, SlackRefused or SlackAway.

    Nothing but a chunk is ever in memory: 200 MB are a normal day. `alive` is called about every
    two seconds of a download.
    """
    # A second job for the same import must not write into the file that the first one reads.
    raw = uploads(rt) / f"import-{upload.id}.{rt.token}.raw"
    if upload.source == "slack":
        rt.slack.download(upload.source_ref, raw, _seldom(alive))
    elif upload.source == "pasted":
        raw.write_text(as_lines(upload.source_ref), encoding="utf-8", newline="")
    else:
        _copy(Path(upload.source_ref), raw)
    refuse_large(raw, rt.settings.rollcall_import_max_bytes)
    return raw


def delete_files(rt: Runtime, upload: CsvImport) -> None:
    """Forget the bytes: the audience has what it needs, and the rest is people's data."""
    for path in uploads(rt).glob(f"import-{upload.id}.*"):
        path.unlink(missing_ok=True)
    copied = Path(upload.source_ref) if upload.source == "file" else None
    if copied and copied.resolve().is_relative_to(uploads(rt).resolve()):
        copied.unlink(missing_ok=True)


def as_lines(pasted: str) -> str:
    """Pasted numbers, one a line: people separate them by lines, commas or semicolons."""
    numbers = [part.strip().replace('"', "") for part in _BETWEEN_NUMBERS.split(pasted)]
    return "".join(f"{number}\n" for number in numbers if number)


def refuse_large(path: Path, limit: int) -> None:
    """Raises Refused, with the limit, for a file of more bytes."""
    size = path.stat().st_size
    if size > limit:
        raise Refused(
            f"The file has {size / 1e6:,.0f} MB; the limit is {limit / 1e6:,.0f} MB."
            " Split the list and draft a campaign for each part."
        )


def _seldom(alive: Callable[[int, int], None]) -> Callable[[int, int], None]:
    due = 0.0

    def on_progress(done: int, total: int) -> None:
        nonlocal due
        if time.monotonic() >= due:
            alive(done, total)
            due = time.monotonic() + ALIVE_SECONDS

    return on_progress


def _copy(source: Path, to: Path) -> None:
    try:
        shutil.copyfile(source, to)
    except OSError as error:
        raise Refused("The uploaded file is no longer there. Upload it again.") from error
