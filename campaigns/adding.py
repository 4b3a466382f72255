"""More recipients for a draft that a program made."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from campaigns import drafts, handed_rows, reaching
from campaigns.finding import held
from campaigns.handed_rows import Answer
from domain import apiorders
from domain.actors import Actor
from domain.apicodes import Code, Declined
from domain.apiorders import Table
from domain.deeds import Verb
from domain.idempotency import Kept, Once
from domain.lifecycle import CampaignState, Move
from models import campaigns, idempotency, workspaces
from models.tables import Campaign, CsvImport
from runtime import Runtime


def add(
    rt: Runtime,
    who: Actor,
    public_id: str,
    recipients: Sequence[dict[str, apiorders.Value]],
    *,
    asked: Once | None,
    answer: Answer,
) -> Kept:
    """More recipients for a draft; refused while others are still read, and after its launch."""
    public_id = reaching.author_of(rt, who, public_id)
    made: list[tuple[int, int]] = []

    def work(session: Session) -> Kept:
        made.clear()
        return idempotency.once(session, asked, rt.clock(), lambda: _more(session))

    def _more(session: Session) -> Kept:
        team = workspaces.locked(session, who.workspace_id)
        campaign = held(session, who, public_id)
        former = _require_open(session, campaign)
        table = apiorders.tabled(recipients, campaign.columns)
        campaigns.move(session, campaign.id, Move.REIMPORT, by=who.name, now=rt.clock())
        drafts.uncount(campaign)
        prepared = handed_rows.prepared(table, team, former.last_row)
        upload = handed_rows.attach(rt, session, who, campaign, prepared)
        upload.rows_done, upload.last_row = former.rows_done, former.last_row
        _refuse_long(rt, upload, table)
        told = handed_rows.told(rt, session, campaign, upload, prepared.rows)
        drafts.record(rt, session, who, Verb.EDIT, campaign, changed=["audience"])
        made.append((campaign.id, upload.id))
        return answer(told)

    kept = rt.db.write_again(work)
    handed_rows.begin(rt, made)
    return kept


def _require_open(session: Session, campaign: Campaign) -> CsvImport:
    """The import before, of a draft that takes more; raises Declined."""
    if campaign.state == CampaignState.IMPORTING:
        raise Declined(
            Code.STILL_IMPORTING,
            "The recipients before are still being read. Send these again in a few seconds.",
        )
    former = campaigns.latest_import(session, campaign.id)
    if campaign.state != CampaignState.DRAFT or former is None or campaign.api_key_id is None:
        raise Declined(
            Code.REFUSED,
            f"“{campaign.name}” takes no more recipients: it is no draft that a program made.",
        )
    return former


def _refuse_long(rt: Runtime, upload: CsvImport, table: Table) -> None:
    most = rt.settings.rollcall_import_max_rows
    if upload.rows_done + len(table.cells) > most:
        raise Declined(
            Code.TOO_MANY_RECIPIENTS, f"A campaign has at most {most:,} recipients. Make another."
        )
