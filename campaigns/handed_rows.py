"""Recipients that a program hands in, on their way into an audience."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from campaigns import drafts
from campaigns.forms import Upload
from domain.actors import Actor
from domain.apiorders import Table
from domain.idempotency import Kept
from jobs import card
from jobs.importing import enqueue_import
from jobs.imports.foreseeing import Foreseen, foresee, made_rows
from jobs.imports.handed import as_lines
from models import payloads
from models.recipients_load import LoadRow
from models.tables import Campaign, CsvImport, Workspace
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A campaign that took recipients, and what becomes of each of them as far as it is known."""

    public_id: str
    name: str
    foreseen: Foreseen
    launches: bool


Answer = Callable[[HandedIn], Kept]
"""What a request is answered, made in its transaction."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Recipients as rows and as they are kept: made before the one writer is taken."""

    headers: tuple[str, ...]
    rows: Sequence[LoadRow]
    lines: str


def prepared(table: Table, team: Workspace, last_row: int = 0) -> Prepared:
    """Make ready what can be made ready without the database."""
    rows = made_rows(table.headers, team, table.cells, last_row=last_row)
    return Prepared(table.headers, rows, as_lines(table.cells))


def attach(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, prepared: Prepared
) -> CsvImport:
    """Keep them with the import that will read them, in the caller's transaction."""
    lines, headers = prepared.lines, prepared.headers
    upload = drafts.attach(rt, session, who, campaign, upload=Upload.api(len(lines)), copied=None)
    upload.headers, upload.number_column, upload.has_header = list(headers), 0, False
    payloads.keep(session, upload.id, lines)
    session.flush()
    return upload


def told(
    rt: Runtime,
    session: Session,
    campaign: Campaign,
    upload: CsvImport,
    rows: Sequence[LoadRow],
) -> HandedIn:
    """What becomes of them, as far as it is known."""
    foreseen = foresee(rt, session, upload, campaign, rows)
    return HandedIn(campaign.public_id, campaign.name, foreseen, launches=False)


def begin(rt: Runtime, made: Sequence[tuple[int, int]]) -> None:
    """After the commit; of a request that was carried out before there is nothing to begin."""
    for campaign_id, import_id in made:
        enqueue_import(rt, import_id)
        card.nudge(rt, campaign_id)
