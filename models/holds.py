"""Holding recipients until a limit has ended, and waking them; what is held, for the card."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import Select, bindparam, func, literal_column, select, update
from sqlalchemy.orm import Session

from domain.holds import Held, HeldFor
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from models import second_attempts
from models.tables import Campaign, Recipient

AT_ONCE: Final = 2000
"""SQLite has one writer: a large hold ends in slices."""
HELD: Final = Recipient.bucket == literal_column("'held'")
"""The literal lets both planners use the partial index of held rows."""
_OURS: Final = [why.value for why in HeldFor]


def is_due(session: Session, campaign_id: int, now: datetime) -> bool:
    """Whether somebody's hold is over."""
    return session.scalar(_due(), {"campaign": campaign_id, "now": now}) is not None


@cache
def _due() -> Select[int]:
    due = select(Recipient.id).where(
        Recipient.campaign_id == bindparam("campaign"),
        HELD,
        Recipient.reason.in_(_OURS),
        Recipient.not_before <= bindparam("now"),
    )
    return due.limit(1)


def wake(session: Session, campaign_id: int, now: datetime) -> Sequence[int]:
    """Let recipients wait for their turn again whose hold is over, while it sends; their ids."""
    sending = select(Campaign.id).where(
        Campaign.id == campaign_id, Campaign.state == CampaignState.SENDING.value
    )
    due = (
        select(Recipient.id)
        .where(
            Recipient.campaign_id.in_(sending),
            HELD,
            Recipient.reason.in_(_OURS),
            Recipient.not_before <= now,
        )
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    rows = session.execute(
        update(Recipient)
        .where(Recipient.id.in_(select(due.c.id)), Recipient.bucket == Bucket.HELD.value)
        .values(bucket=Bucket.PENDING.value, reason=None)
        .returning(Recipient.id)
        .execution_options(synchronize_session=False)
    )
    return rows.scalars().all()


def held(session: Session, campaign_id: int) -> tuple[Held, ...]:
    """Who is held, by reason, with the moment when the first of them goes on."""
    rows = session.execute(_by_reason(), {"campaign": campaign_id})
    return tuple(
        Held(HeldFor(why), count, until)
        for why, count, until in rows
        if why is not None and until is not None
    )


@cache
def _by_reason() -> Select[str | None, int, datetime | None]:
    return (
        select(Recipient.reason, func.count(), func.min(Recipient.not_before))
        .where(Recipient.campaign_id == bindparam("campaign"), HELD, Recipient.reason.in_(_OURS))
        .group_by(Recipient.reason)
        .order_by(Recipient.reason)
    )


def tried_again(session: Session, campaign_id: int) -> int:
    """How many recipients have got a second attempt."""
    counted = select(func.count()).select_from(Recipient)
    return session.scalar(counted.where(second_attempts.made(campaign_id))) or 0
