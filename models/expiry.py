"""The use-by of a campaign: who is not texted by then is skipped, unless somebody paused it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from models import second_attempts
from models.holds import AT_ONCE
from models.tables import Campaign, Recipient

_WAITING = [Bucket.PENDING.value, Bucket.HELD.value]


def over(session: Session, at: datetime) -> Sequence[int]:
    """Campaigns that send though their use-by is over; one that is paused asks when it goes on."""
    return session.scalars(
        select(Campaign.id)
        .where(Campaign.state == CampaignState.SENDING.value, Campaign.use_by <= at)
        .order_by(Campaign.id)
    ).all()


def waiting(session: Session, campaign_id: int) -> int:
    """How many wait for their text."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Recipient)
            .where(Recipient.campaign_id == campaign_id, Recipient.bucket.in_(_WAITING))
        )
        or 0
    )


def expire(session: Session, campaign_id: int, limit: int = AT_ONCE) -> int:
    """Skip so many of those who wait; returns how many that were. The caller holds the campaign.

    Where a second attempt waited, what became of the first stands.
    """
    late = (
        select(Recipient.id)
        .where(Recipient.campaign_id == campaign_id, Recipient.bucket.in_(_WAITING))
        .order_by(Recipient.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("late")
    )
    rows = session.execute(
        update(Recipient)
        .where(Recipient.id.in_(select(late.c.id)), Recipient.bucket.in_(_WAITING))
        .values(
            bucket=second_attempts.bucket_or_first(Bucket.SKIPPED),
            reason=second_attempts.reason_or_none(SkipReason.EXPIRED.value),
            not_before=None,
        )
        .returning(Recipient.id)
        .execution_options(synchronize_session=False)
    )
    return len(rows.all())
