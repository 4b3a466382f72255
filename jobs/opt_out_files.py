"""The bytes of a list of opt-outs: fetched, read, and forgotten; and its rows without a number."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from domain.anyphone import any_number
from domain.csvsafe import harmless
from domain.errors import Refused
from domain.headers import field_names, number_places
from domain.phones import PROBLEM_WORDS, Problem
from domain.refusalcells import gets_texts
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


def number_reader(workspace: Workspace) -> Reader:
    """What reads the numbers of people who want no texts, of any country."""
    return any_number(
        workspace.region, frozenset(workspace.countries) or frozenset({workspace.region})
    )


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that opts nobody out: what stands for its number, and why, in words."""

    value: str
    why: str


class Rows:
    """Reads rows of a list: every column of numbers, and what the row says of its person."""

    def __init__(self, workspace: Workspace, layout: Layout, chosen: int | None) -> None:
        """`chosen` is the only column of numbers; raises Refused where it is not clear."""
        self._names = field_names(layout.headers)
        if chosen is None and layout.number_column is not None:
            self._places = tuple({layout.number_column, *number_places(self._names)})
        else:
            self._places = number_places(self._names) if chosen is None else (chosen,)
        if not self._places or max(self._places) >= len(layout.headers):
            names = ", ".join(f"{at}. {name}" for at, name in enumerate(layout.headers[:20], 1))
            raise Refused(
                f"Which column has the numbers? There are: {names}. Import it again with --column"
                " and its place."
            )
        self._number = number_reader(workspace)

    def read(self, cells: list[str] | None) -> list[str] | Unusable | None:
        """The numbers of a row; None for a blank line, which is no row."""
        if cells is not None and not any(map(str.strip, cells)):
            return None
        row = [*(cells or ()), *[""] * len(self._names)]
        values = sorted((row[at] for at in self._places), key=lambda it: not it.strip())
        if gets_texts(row, self._names):
            return Unusable(values[0], "the row says that this person gets texts")
        read = [self._number(value) for value in values]
        numbers = [it for it in read if not isinstance(it, Problem)]
        return numbers or Unusable(values[0], PROBLEM_WORDS[Problem(read[0])])


def write_unusable(rt: Runtime, path: Path, layout: Layout, *, rows: Rows, list_id: int) -> None:
    """List the rows that opted nobody out, with their place, as a spreadsheet shows it."""
    with unusable_path(rt, list_id).open("w", encoding="utf-8-sig", newline="") as file:
        unusable_path(rt, list_id).chmod(0o600)
        writer = csv.writer(file)
        writer.writerow(("row", "value", "why"))
        for row, found in _unusable(path, layout, rows):
            writer.writerow((row, harmless(found.value), found.why))


def _unusable(path: Path, layout: Layout, rows: Rows) -> Iterator[tuple[int, Unusable]]:
    places = count(layout.last_row + 1)
    with path.open("rb") as file:
        records = Records(
            file, delimiter=layout.delimiter, width=len(layout.headers), offset=layout.start
        )
        while taken := records.take(ROWS):
            for cells, row in zip(taken, places, strict=False):
                found = rows.read(cells)
                if isinstance(found, Unusable):
                    yield row, found


def forget(rt: Runtime, found: OptOutList) -> None:
    """The bytes are people's data, and everything of them is recorded."""
    for path in uploads(rt).glob(f"opt-outs-{found.id}.*"):
        path.unlink(missing_ok=True)
    if found.upload == "file" and Path(found.upload_ref).is_relative_to(uploads(rt).absolute()):
        Path(found.upload_ref).unlink(missing_ok=True)
