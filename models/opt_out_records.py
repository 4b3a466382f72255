"""The record of opt-outs: what stands for a number, what happened, and all of them in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.inbound import Change, ConsentSource
from domain.optoutwords import Said
from models.tables import ConsentEvent, OptOut

PAGE: Final = 2_000
SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Record:
    """One opt-out that stands, with the number in full."""

    id: int
    phone: str
    said: Said


def standing(session: Session, workspace_id: int, phone: str) -> Sequence[Said]:
    """What binds a number now, the oldest first."""
    rows = session.scalars(
        select(OptOut)
        .where(OptOut.workspace_id == workspace_id, OptOut.phone == phone)
        .order_by(OptOut.id)
    ).all()
    return [record.said for record in _records(session, workspace_id, rows)]


def history(session: Session, workspace_id: int, phone: str) -> Sequence[Said]:
    """What happened to a number, the latest first; `SHOWN` events at most."""
    rows = session.scalars(
        select(ConsentEvent)
        .where(ConsentEvent.workspace_id == workspace_id, ConsentEvent.phone == phone)
        .order_by(ConsentEvent.id.desc())
        .limit(SHOWN)
    )
    return [_of_event(row) for row in rows]


def page(session: Session, workspace_id: int, after: int) -> Sequence[Record]:
    """The next opt-outs behind the id `after`; none at the end."""
    rows = session.scalars(
        select(OptOut)
        .where(OptOut.workspace_id == workspace_id, OptOut.id > after)
        .order_by(OptOut.id)
        .limit(PAGE)
    ).all()
    return _records(session, workspace_id, rows)


def _records(session: Session, workspace_id: int, rows: Sequence[OptOut]) -> Sequence[Record]:
    """Each with the latest event that says the same, for who recorded it, and why."""
    phones = sorted({row.phone for row in rows})
    events = session.scalars(
        select(ConsentEvent)
        .where(
            ConsentEvent.workspace_id == workspace_id,
            ConsentEvent.phone.in_(phones),
            ConsentEvent.change == Change.OUT.value,
        )
        .order_by(ConsentEvent.id)
    )
    told = {(event.phone, event.scope, event.source): event for event in events}
    return [
        Record(row.id, row.phone, _of_row(row, told.get((row.phone, row.scope, row.source))))
        for row in rows
    ]


def _of_row(row: OptOut, event: ConsentEvent | None) -> Said:
    if event is not None:
        return _of_event(event, row.at)
    return Said(Change.OUT, row.scope, ConsentSource(row.source), row.at, row.words)


def _of_event(event: ConsentEvent, at: datetime | None = None) -> Said:
    return Said(
        change=Change(event.change),
        scope=event.scope,
        source=ConsentSource(event.source),
        at=at or event.at,
        words=event.words,
        topic=event.topic,
        by=event.by,
        reason=event.reason,
    )
