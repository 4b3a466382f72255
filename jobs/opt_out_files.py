"""The bytes of a list of opt-outs: fetched, read, and forgotten; and its rows without a number."""

import csv
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Final

from domain.anyphone import any_number
from domain.csvsafe import harmless
from domain.errors import Refused
from domain.phones import PROBLEM_WORDS, Problem
from jobs.imports.canonical import canonicalise
from jobs.imports.fetch import as_lines, refuse_large, uploads
from jobs.imports.layout import Layout
from jobs.imports.records import Records
from models import opt_out_lists
from models.opt_out_lists import READING
from models.tables import OptOutList, Workspace
from runtime import Runtime

ROWS: Final = 1_000
Reader = Callable[[str], str | Problem]


def unusable_path(rt: Runtime, list_id: int) -> Path:
    """Where the rows without a usable number are listed, once a list is read."""
    return uploads(rt) / f"opt-outs-{list_id}-unusable.csv"


def canonical(rt: Runtime, found: OptOutList) -> Path:
    """The canonical copy, fetched where it is not here (another machine may have it)."""
    path = uploads(rt) / f"opt-outs-{found.id}.csv"
    if path.exists():
        return path
    raw = uploads(rt) / f"opt-outs-{found.id}.{rt.token}.raw"
    if found.upload == "slack":
        rt.slack.download(found.upload_ref, raw)
    elif found.upload == "pasted":
        raw.write_text(as_lines(found.upload_ref), encoding="utf-8", newline="")
    else:
        copied = Path(found.upload_ref)
        if not copied.exists():
            raise Refused("The list is no longer there. Import it again: nothing is done twice.")
        raw.write_bytes(copied.read_bytes())
    refuse_large(raw, rt.settings.rollcall_import_max_bytes)
    canonicalise(raw, path)
    raw.unlink(missing_ok=True)
    with rt.db.write() as session:
        opt_out_lists.change(session, found.id, READING, bytes_total=path.stat().st_size)
    return path


def value_of(cells: list[str] | None, column: int) -> str | None:
    """What stands in the number column; None for a blank line, which is no row."""
    if cells is not None and not any(map(str.strip, cells)):
        return None
    return cells[column] if cells is not None and len(cells) > column else ""


def number_reader(workspace: Workspace) -> Reader:
    """What reads the numbers of people who want no texts, of any country."""
    return any_number(
        workspace.region, frozenset(workspace.countries) or frozenset({workspace.region})
    )


def write_unusable(
    rt: Runtime, path: Path, layout: Layout, *, column: int, reader: Reader, list_id: int
) -> None:
    """List the rows that gave no number, with their place, as a spreadsheet shows it."""
    with unusable_path(rt, list_id).open("w", encoding="utf-8-sig", newline="") as file:
        unusable_path(rt, list_id).chmod(0o600)
        writer = csv.writer(file)
        writer.writerow(("row", "value", "why"))
        for row, value, why in _unusable(path, layout, column=column, reader=reader):
            writer.writerow((row, harmless(value), why))


def _unusable(
    path: Path, layout: Layout, *, column: int, reader: Reader
) -> Iterator[tuple[int, str, str]]:
    rows = count(layout.last_row + 1)
    with path.open("rb") as file:
        records = Records(
            file, delimiter=layout.delimiter, width=len(layout.headers), offset=layout.start
        )
        while taken := records.take(ROWS):
            for cells, row in zip(taken, rows, strict=False):
                value = value_of(cells, column)
                number = "" if value is None else reader(value)
                if isinstance(number, Problem):
                    yield row, value or "", PROBLEM_WORDS[number]


def forget(rt: Runtime, found: OptOutList) -> None:
    """The bytes are people's data, and everything of them is recorded."""
    for path in uploads(rt).glob(f"opt-outs-{found.id}.*"):
        path.unlink(missing_ok=True)
    if found.upload == "file" and Path(found.upload_ref).is_relative_to(uploads(rt).absolute()):
        Path(found.upload_ref).unlink(missing_ok=True)
