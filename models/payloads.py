"""Lists that are no audience yet: what programs handed in, and what was never read whole."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session

from domain.lifecycle import CampaignState
from domain.phones import Normaliser
from models.imports import DECLINED
from models.tables import Campaign, CsvImport, Payload, Workspace


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows that name somebody and wait to be read, for a draft that may be discarded."""

    import_id: int
    name: str
    is_discarded: bool


def keep(session: Session, import_id: int, lines: str) -> None:
    """Keep the rows of a request until its import is done."""
    session.add(Payload(import_id=import_id, lines=lines))


def of(session: Session, import_id: int) -> str | None:
    """The rows of a request, or None once they are rows of an audience."""
    return session.scalar(select(Payload.lines).where(Payload.import_id == import_id))


def forget(session: Session, import_id: int) -> None:
    """What this import was handed is people's data, and of no use any more."""
    session.execute(delete(Payload).where(Payload.import_id == import_id))


def naming(session: Session, workspace_id: int, phone: str) -> Sequence[Waiting]:
    """Which of a team's name that number (E.164), however a program spelt it.

    Few wait at a time, of 10,000 rows at most: they are read, some 30 ms each.
    """
    found = session.execute(
        select(CsvImport.id, Campaign.name, Campaign.state, Payload.lines)
        .join(Payload, Payload.import_id == CsvImport.id)
        .join(Campaign, Campaign.id == CsvImport.campaign_id)
        .where(CsvImport.workspace_id == workspace_id)
        .order_by(CsvImport.id)
    ).all()
    if not found:
        return ()
    team = session.get_one(Workspace, workspace_id)
    read = Normaliser(team.region, frozenset(team.countries) or frozenset({team.region}))
    return [
        Waiting(row.id, row.name, row.state == CampaignState.DISCARDED)
        for row in found
        if any(read(number) == phone for number in _numbers(row.lines))
    ]


def left_lying(session: Session, before: datetime, limit: int) -> Sequence[CsvImport]:
    """Lists that were never read whole, of drafts discarded before then, and still are kept."""
    is_kept = or_(
        CsvImport.path.is_not(None),
        (CsvImport.source == "pasted") & (CsvImport.source_ref != ""),
        exists().where(Payload.import_id == CsvImport.id),
    )
    return session.scalars(
        select(CsvImport)
        .join(Campaign, Campaign.id == CsvImport.campaign_id)
        .where(
            Campaign.state == CampaignState.DISCARDED.value,
            Campaign.state_at <= before,
            CsvImport.state.not_in(["done", DECLINED]),
            is_kept,
        )
        .order_by(CsvImport.id)
        .limit(limit)
    ).all()


def _numbers(lines: str) -> Iterator[str]:
    for line in lines.rstrip("\n").split("\n"):
        yield json.loads(line)[0]
