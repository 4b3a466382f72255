"""What an endpoint of the whole workspace may not hear, or not yet."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import endpoints, events
from models.tables import Campaign, Endpoint, Event


def maker_for_all(session: Session, endpoint_id: int) -> str | None:
    """Who made it, where it is told of the whole workspace; None of a campaign's own."""
    mine = (Endpoint.id == endpoint_id, Endpoint.campaign_id == endpoints.ALL)
    return session.scalar(select(Endpoint.created_by).where(*mine))


def places(session: Session, endpoint_id: int, now: datetime, limit: int) -> Mapping[int, str]:
    """The channels of the campaigns that its next events are of, by campaign."""
    of = {it.campaign_id for it in events.ready(session, endpoint_id, now, limit)}
    rows = session.execute(select(Campaign.id, Campaign.channel_id).where(Campaign.id.in_(of)))
    return {row.id: row.channel_id for row in rows}


def leave_out(session: Session, endpoint_id: int, campaign_ids: Collection[int]) -> None:
    """The next events of these campaigns are not for this endpoint."""
    _change_waiting(session, endpoint_id, campaign_ids, waits=False, due_at=None)


def postpone(
    session: Session, endpoint_id: int, campaign_ids: Collection[int], until: datetime
) -> None:
    """The next events of these campaigns wait until then; that is no try."""
    _change_waiting(session, endpoint_id, campaign_ids, due_at=until)


def _change_waiting(
    session: Session, endpoint_id: int, campaign_ids: Collection[int], **values: object
) -> None:
    waiting = (
        select(Event.id)
        .where(Event.endpoint_id == endpoint_id, Event.waits, Event.campaign_id.in_(campaign_ids))
        .order_by(Event.id)
        .limit(events.AT_ONCE)
    )
    if campaign_ids:
        session.execute(
            update(Event)
            .where(Event.id.in_(waiting))
            .values(**values)
            .execution_options(synchronize_session=False)
        )
