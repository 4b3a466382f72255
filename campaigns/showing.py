"""Looking: one campaign's state, the list of them, and which one is meant by a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from campaigns import reaching
from campaigns.finding import find as find_row
from domain.actors import Actor
from domain.ledger import Ledger
from domain.lifecycle import CampaignState
from domain.pages import ListPage, page_of
from domain.views import CampaignView
from jobs.send import pacing
from models import campaigns, places, views
from runtime import Runtime

LISTED = 20


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One line of the list; `view` tells what a campaign that sends waits for."""

    public_id: str
    name: str
    title: str
    state: CampaignState
    created_by: str
    created_at: datetime
    launched_at: datetime | None
    ledger: Ledger
    view: CampaignView | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list, and which of how many it is."""

    rows: Sequence[CampaignRow]
    page: ListPage


def status(rt: Runtime, who: Actor, ref: str | None = None) -> CampaignView:
    """How one campaign stands; without a name the newest under way, else the newest."""
    public_id = reaching.viewer_of(rt, who, ref)
    with rt.db.read() as session:
        campaign = find_row(session, who.workspace_id, public_id)
        view = views.campaign_view(session, campaign.id, rt.clock())
    return pacing.shown(rt, view)


def listing(rt: Runtime, who: Actor, number: int = 1) -> Listed:
    """Twenty campaigns that are not discarded and that this person may see, the newest first.

    Raises Refused where there is no such page.
    """
    seen = reaching.seen_ids(rt, who)
    page = page_of(number, total=len(seen), size=LISTED)
    return Listed(_rows(rt, seen[page.before : page.before + LISTED]), page)


def _rows(rt: Runtime, seen: Sequence[int]) -> list[CampaignRow]:
    with rt.db.read() as session:
        rows = places.rows(session, seen)
        counted = campaigns.buckets(session, [row.id for row in rows])
        sending = {
            row.id: views.campaign_view(session, row.id, rt.clock())
            for row in rows
            if row.state == CampaignState.SENDING
        }
    return [
        CampaignRow(
            public_id=row.public_id,
            name=row.name,
            title=row.title,
            state=CampaignState(row.state),
            created_by=row.created_by,
            created_at=row.created_at,
            launched_at=row.launched_at,
            ledger=Ledger(rows=sum(counted[row.id].values()), buckets=counted[row.id]),
            view=sending.get(row.id),
        )
        for row in rows
    ]


def find(rt: Runtime, workspace_id: int, ref: str) -> str:
    """The public id of the campaign meant by a name, a title or an id; raises Refused."""
    with rt.db.read() as session:
        return find_row(session, workspace_id, ref).public_id
