"""More recipients for a draft that a program made."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from campaigns import drafts, handed_rows, reaching
from campaigns.finding import find, held
from campaigns.handed_rows import Answer, Prepared
from domain import apiorders
from domain.actors import Actor
from domain.apicodes import Code, Declined
from domain.apiorders import Table
from domain.deeds import Verb
from domain.idempotency import Kept, Once
from domain.lifecycle import CampaignState, Move
from models import campaigns, idempotency, workspaces
from models.tables import Campaign, CsvImport, Workspace
from runtime import Runtime

TRIES: Final = 3
"""Somebody else changes the draft between two looks; never for long."""


class _Moved(Exception):
    """What the rows were prepared on has changed since."""


@dataclass(frozen=True, slots=True)
class _Basis:
    """What recipients are made rows on: the columns, the team's countries, the rows before."""

    columns: tuple[str, ...]
    countries: tuple[str, ...]
    import_id: int
    last_row: int


@dataclass(frozen=True, slots=True)
class _Ready:
    """Recipients prepared on what was known before the one writer was taken."""

    table: Table
    prepared: Prepared
    basis: _Basis


def add(
    rt: Runtime,
    who: Actor,
    public_id: str,
    recipients: Sequence[dict[str, apiorders.Value]],
    *,
    asked: Once | None,
    answer: Answer,
) -> Kept:
    """More recipients for a draft; refused while others are still read, and after its launch.

    Reading ten thousand numbers takes a second, and every STOP would wait for that: they are
    prepared before anything is held, and once more where the draft was changed meanwhile.
    """
    public_id = reaching.author_of(rt, who, public_id)
    for _ in range(TRIES):
        with rt.db.read() as session:
            known = idempotency.answered(session, asked, rt.clock())
            team = workspaces.get(session, who.workspace_id)
            basis = _basis(session, team, find(session, who.workspace_id, public_id))
        if known is not None:
            return known
        table = apiorders.tabled(recipients, basis.columns)
        ready = _Ready(table, handed_rows.prepared(table, team, basis.last_row), basis)
        with suppress(_Moved):
            return _add(rt, who, public_id, ready, asked=asked, answer=answer)
    raise _still_importing()


def _add(
    rt: Runtime, who: Actor, public_id: str, ready: _Ready, *, asked: Once | None, answer: Answer
) -> Kept:
    made: list[tuple[int, int]] = []

    def work(session: Session) -> Kept:
        made.clear()
        return idempotency.once(session, asked, rt.clock(), lambda: _more(session))

    def _more(session: Session) -> Kept:
        team = workspaces.locked(session, who.workspace_id)
        campaign = held(session, who, public_id)
        former = _require_open(session, campaign)
        if _basis(session, team, campaign) != ready.basis:
            raise _Moved
        campaigns.move(session, campaign.id, Move.REIMPORT, by=who.name, now=rt.clock())
        drafts.uncount(campaign)
        upload = handed_rows.attach(rt, session, who, campaign, ready.prepared)
        upload.rows_done, upload.last_row = former.rows_done, former.last_row
        _refuse_long(rt, upload, ready.table)
        told = handed_rows.told(rt, session, campaign, upload, ready.prepared.rows)
        drafts.record(rt, session, who, Verb.EDIT, campaign, changed=["audience"])
        made.append((campaign.id, upload.id))
        return answer(told)

    kept = rt.db.write_again(work)
    handed_rows.begin(rt, made)
    return kept


def _basis(session: Session, team: Workspace, campaign: Campaign) -> _Basis:
    former = campaigns.latest_import(session, campaign.id)
    return _Basis(
        columns=tuple(campaign.columns),
        countries=(team.region, *team.countries),
        import_id=former.id if former else 0,
        last_row=former.last_row if former else 0,
    )


def _still_importing() -> Declined:
    return Declined(
        Code.STILL_IMPORTING,
        "The recipients before are still being read. Send these again in a few seconds.",
    )


def _require_open(session: Session, campaign: Campaign) -> CsvImport:
    """The import before, of a draft that takes more; raises Declined."""
    if campaign.state == CampaignState.IMPORTING:
        raise _still_importing()
    former = campaigns.latest_import(session, campaign.id)
    if campaign.state != CampaignState.DRAFT or former is None or campaign.api_key_id is None:
        raise Declined(
            Code.REFUSED,
            f"“{campaign.name}” takes no more recipients: only a draft that a program made does,"
            " and none that waits for an approval or was launched.",
        )
    return former


def _refuse_long(rt: Runtime, upload: CsvImport, table: Table) -> None:
    most = rt.settings.rollcall_import_max_rows
    if upload.rows_done + len(table.cells) > most:
        raise Declined(
            Code.TOO_MANY_RECIPIENTS, f"A campaign has at most {most:,} recipients. Make another."
        )
