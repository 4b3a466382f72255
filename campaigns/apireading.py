"""What programs may read: the campaigns of their key's channel, and of others not even their name.

What is elsewhere, in another channel or another workspace, is not there (404): who may not read a
campaign must not learn that it exists. Numbers are given in full: the software that reads them
handed them in, and its key was made to read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access
from campaigns.objections import stops
from domain.actors import Actor
from domain.apicodes import Code, Declined
from domain.ledger import Ledger
from domain.lifecycle import CampaignState
from domain.roles import Role
from domain.views import CampaignView
from models import apirows, campaigns, figures, orders, senders, views
from models.apirows import Text, Wanted
from models.tables import Campaign, Inbound, LaunchOrder, OptOut
from runtime import Runtime

STREAMED: Final = 1_000
"""Rows of one transaction of a stream: a long read would keep SQLite's log from being folded in."""
NO_CAMPAIGN: Final = "There is no such campaign."


@dataclass(frozen=True, slots=True)
class Shown:
    """A campaign, and the launch that a program ordered with it."""

    view: CampaignView
    order: LaunchOrder | None
    stops: tuple[str, ...] = ()


def find(rt: Runtime, who: Actor, public_id: str) -> Campaign:
    """The campaign of the key's channel with exactly that id; raises Declined."""
    access.require_viewer(rt, who, who.channel_id)
    with rt.db.read() as session:
        return _found(session, who, public_id)


def _found(session: Session, who: Actor, public_id: str) -> Campaign:
    campaign = campaigns.by_public_id(session, who.workspace_id, public_id)
    if campaign is None or campaign.channel_id != who.channel_id:
        raise Declined(Code.NOT_FOUND, NO_CAMPAIGN)
    return campaign


def one(rt: Runtime, who: Actor, public_id: str) -> Shown:
    """A campaign with all its figures."""
    access.require_viewer(rt, who, who.channel_id)
    with rt.db.read() as session:
        campaign = _found(session, who, public_id)
        view = views.campaign_view(session, campaign.id, rt.clock())
        order = orders.of(session, campaign.id)
    against = tuple(stops(rt, view)) if view.state is CampaignState.DRAFT else ()
    return Shown(view, order, against)


def listing(
    rt: Runtime, who: Actor, *, state: CampaignState | None, before: int, limit: int
) -> Sequence[tuple[Campaign, Ledger]]:
    """The newest campaigns of the key's channel with their ledgers, one more than `limit`."""
    access.require_viewer(rt, who, who.channel_id)
    with rt.db.read() as session:
        found = apirows.campaigns(
            *(session, who.workspace_id, who.channel_id),
            state=state,
            before=before,
            limit=limit + 1,
        )
        return [(one, figures.ledger(session, one.id)) for one in found]


def texts(
    rt: Runtime, who: Actor, public_id: str, wanted: Wanted, *, after: int, limit: int
) -> Sequence[Text]:
    """The next texts of a campaign, one more than `limit`."""
    campaign = find(rt, who, public_id)
    with rt.db.read() as session:
        return apirows.texts(session, campaign.id, wanted, after=after, limit=limit + 1)


def streamed(rt: Runtime, campaign: Campaign, wanted: Wanted, after: int) -> Iterator[Text]:
    """All texts of a campaign that `find` gave, in short transactions."""
    while True:
        with rt.db.read() as session:
            page = apirows.texts(session, campaign.id, wanted, after=after, limit=STREAMED)
        yield from page
        if len(page) < STREAMED:
            return
        after = page[-1].id


def text(rt: Runtime, who: Actor, public_id: str) -> tuple[Text, Campaign]:
    """One text by the id that its row or its message has; raises Declined."""
    access.require_viewer(rt, who, who.channel_id)
    with rt.db.read() as session:
        found = apirows.text(session, who.workspace_id, public_id)
    if found is None or found[1].channel_id != who.channel_id:
        raise Declined(Code.NOT_FOUND, "There is no such message.")
    return found


def replies(
    rt: Runtime, who: Actor, public_id: str, *, since: datetime | None, after: int, limit: int
) -> Sequence[tuple[Inbound, str]]:
    """What people wrote to the channel's campaigns, or to one of them; one more than `limit`."""
    access.require_viewer(rt, who, who.channel_id)
    with rt.db.read() as session:
        of = _found(session, who, public_id).id if public_id else None
        return apirows.replies(
            *(session, who.workspace_id, who.channel_id),
            campaign_id=of,
            since=since,
            after=after,
            limit=limit + 1,
        )


def opt_outs(
    rt: Runtime, who: Actor, *, since: datetime | None, after: int, limit: int
) -> tuple[Sequence[OptOut], Mapping[int, str]]:
    """Whom the workspace must not text, one more than `limit`; and its senders' names by id."""
    access.require_opt_outs(rt, who, Role.AUTHOR)
    with rt.db.read() as session:
        found = apirows.opt_outs(
            session, who.workspace_id, since=since, after=after, limit=limit + 1
        )
        names = {one.id: one.name for one in senders.of_workspace(session, who.workspace_id)}
    return found, names
