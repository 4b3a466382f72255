"""Writing a proof pack: a zip of a summary, tables and links, made in pages as it is read.

A million recipients take no memory. It holds people's numbers and words, so it goes to whoever
asked alone (rights and audit are the use case's) and leaves our disk at once.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from domain.csvsafe import harmless
from jobs.proof import approvals, links, summary, tables
from jobs.proof.tables import Cells, Scope
from jobs.sweep.sealing import seal
from models import proofs, workspaces
from models.chain import own_key, sealed_until
from models.proofs import About
from runtime import Runtime

Progress = Callable[[str, int], None]
"""Told which part is being written, and its rows so far."""
SAY_EVERY: Final = 10_000
CHECK: Final = Path(__file__).with_name("check.py")
TABLES: Final[Sequence[tuple[str, Cells, Callable[[Scope], Iterator[Cells]]]]] = (
    ("texts.csv", tables.TEXTS, tables.texts),
    ("receipts.csv", tables.RECEIPTS, tables.receipts),
    ("answers.csv", tables.ANSWERS, tables.answers),
    ("wordings.csv", tables.WORDINGS, tables.wordings),
    ("opt-outs.csv", tables.OPT_OUTS, tables.opt_outs),
    ("consent.csv", tables.CONSENTS, tables.consents),
    ("audit.csv", tables.DEEDS, tables.deeds),
    ("approvals.csv", approvals.APPROVALS, approvals.rows),
)


def write(
    rt: Runtime, about: About, path: Path, *, tell: Progress = lambda _part, _rows: None
) -> dict[str, int]:
    """Write the pack to `path`, for its owner alone to read; how many rows each part has.

    Raises Refused without the chain's own key.
    """
    with rt.db.read() as session:
        key = own_key(session, rt.settings)
    seal(rt)
    scope = _scope(rt, about)
    rows: dict[str, int] = {}
    path.touch(mode=0o600)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, header, read in TABLES:
            lines = _csv(header, read(scope))
            rows[name] = _put(file, name, lines, tell) - 1
        oldest = links.Oldest()
        written = (f"{line}\n" for line in links.lines(scope, key, oldest))
        rows["links.jsonl"] = _put(file, "links.jsonl", written, tell)
        # Behind the rows: whatever was sealed meanwhile has its link in the chain.
        chain = _csv(links.CHAIN, links.behind(scope.db, oldest.position))
        rows["chain.csv"] = _put(file, "chain.csv", chain, tell) - 1
        file.writestr("check.py", CHECK.read_text())
        file.writestr("summary.txt", summary.of(rt, scope, rows))
    return rows


def _scope(rt: Runtime, about: About) -> Scope:
    with rt.db.read() as session:
        campaigns = proofs.campaigns(session, about)
        found = proofs.wordings(session, about, [campaign.id for campaign in campaigns])
        sealed = sealed_until(session)
        zone = workspaces.get(session, about.workspace_id).zone
    wordings = {one.id: one for one in found}
    return Scope(rt.db, about, campaigns, wordings, ZoneInfo(zone), sealed)


def _put(file: zipfile.ZipFile, name: str, lines: Iterator[str], tell: Progress) -> int:
    """Write one part line by line; how many lines."""
    written = 0
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    with file.open(info, "w", force_zip64=True) as part:
        for line in lines:
            part.write(line.encode())
            written += 1
            if written % SAY_EVERY == 0:
                tell(name, written)
    return written


def _csv(header: Cells, rows: Iterator[Cells]) -> Iterator[str]:
    """Rows as lines that no spreadsheet takes for formulas; with the mark that Excel needs."""
    yield "\ufeff" + _line(header)
    for cells in rows:
        yield _line(cells)


def _line(cells: Cells) -> str:
    shown = [json.dumps(cell) if isinstance(cell, dict) else str(cell) for cell in cells]
    line = io.StringIO()
    csv.writer(line).writerow([harmless(cell) for cell in shown])
    return line.getvalue()
