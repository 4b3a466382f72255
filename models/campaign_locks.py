"""Campaigns are held before their rows are changed, always in this order."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.ledger import Bucket
from domain.lifecycle import LIVE
from models.tables import Campaign, Recipient


def hold_waiting_for(
    session: Session, workspace_ids: Collection[int], phones: Collection[str]
) -> None:
    """Hold the live campaigns where one of these numbers waits, before their rows are changed.

    A cancel holds its campaign and then changes its rows: whoever goes the other way round is given
    up as a deadlock, a STOP too. SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name == "sqlite":
        return
    waiting = select(Recipient.campaign_id).where(
        Recipient.phone.in_(phones),
        Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
    )
    session.execute(
        select(Campaign.id)
        .where(
            Campaign.workspace_id.in_(workspace_ids),
            Campaign.state.in_([str(state) for state in LIVE]),
            Campaign.id.in_(waiting),
        )
        .order_by(Campaign.id)
        .with_for_update(key_share=True)
    ).all()
