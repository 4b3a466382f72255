"""Canaries: the first texts of a campaign leave alone, and the rest waits to be released.

How many have left is counted from the messages themselves, under the campaign's lock and in the
transaction that claims: whatever dies, over all workers, there is never one more. A text that
surely never left was handed back, and its message is gone. A corrected text begins anew.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session

from domain.canaries import CanarySoFar
from domain.guards import CANARY, FILTERED_CODE, Figures
from domain.ledger import ACCEPTED, BUCKET_OF, Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from models import alerts, figures
from models.tables import Campaign, Message

PLENTY: Final = 1_000_000
_RELEASABLE: Final = (CampaignState.SENDING.value, CampaignState.PAUSED.value)
_FAILED: Final = frozenset({Bucket.FAILED, Bucket.UNDELIVERED})


def size_of(campaign: Campaign) -> int | None:
    """How many texts may leave before somebody releases the rest; None: all may."""
    return campaign.canary_size if campaign.canary_released_at is None else None


def room(session: Session, campaign_id: int, wording_id: int) -> int:
    """How many texts a claim may take now. Held against other claims until the commit."""
    row = session.execute(
        select(Campaign.canary_size, Campaign.canary_released_at)
        .where(Campaign.id == campaign_id)
        .with_for_update(key_share=True)
    ).one()
    if row.canary_size is None or row.canary_released_at is not None:
        return PLENTY
    size: int = row.canary_size
    return max(0, size - (session.scalar(_texts(campaign_id, wording_id)) or 0))


def is_full(session: Session, campaign_id: int) -> bool:
    """Whether the campaign waits for its canary to be released."""
    row = session.execute(
        select(Campaign.canary_size, Campaign.canary_released_at, Campaign.wording_id).where(
            Campaign.id == campaign_id
        )
    ).one()
    if row.canary_size is None or row.canary_released_at is not None:
        return False
    size: int = row.canary_size
    return (session.scalar(_texts(campaign_id, row.wording_id)) or 0) >= size


def release(session: Session, campaign_id: int, *, by: str, now: datetime) -> bool:
    """Let the rest go; True if this call did it. Marks the card due."""
    rows = session.execute(
        update(Campaign)
        .where(
            Campaign.id == campaign_id,
            Campaign.canary_size.is_not(None),
            Campaign.canary_released_at.is_(None),
            Campaign.state.in_(_RELEASABLE),
        )
        .values(canary_released_at=now, canary_released_by=by, card_due_at=now, card_news=True)
        .returning(Campaign.id)
        .execution_options(synchronize_session="fetch")
    )
    return rows.first() is not None


def so_far(session: Session, campaign: Campaign) -> CanarySoFar | None:
    """What became of the canary's texts; None without one that waits. Reads few rows."""
    size = size_of(campaign)
    if size is None or campaign.wording_id is None:
        return None
    rows = session.execute(
        select(Message.state, Message.error_code, func.count(), func.max(Message.claimed_at))
        .where(*_of_canary(campaign.id, campaign.wording_id))
        .group_by(Message.state, Message.error_code)
    ).all()
    states = [(BUCKET_OF[MessageState(state)], code, count) for state, code, count, _ in rows]
    return CanarySoFar(
        wording_id=campaign.wording_id,
        size=size,
        by_rule=campaign.canary_by_rule,
        texts=sum(count for _, _, count in states),
        figures=Figures(
            sent=sum(count for bucket, _, count in states if bucket in ACCEPTED),
            delivered=sum(count for bucket, _, count in states if bucket is Bucket.DELIVERED),
            failed=sum(count for bucket, _, count in states if bucket in _FAILED),
            filtered=sum(
                count
                for bucket, code, count in states
                if bucket in _FAILED and code == FILTERED_CODE
            ),
            unknown=sum(count for bucket, _, count in states if bucket is Bucket.UNKNOWN),
            opt_outs=figures.opted_out(session, campaign.id, campaign.wording_id),
        ),
        last_at=max((at for *_, at in rows if at is not None), default=None),
        told=alerts.words_of(session, campaign.id, CANARY, campaign.wording_id),
    )


def _texts(campaign_id: int, wording_id: int | None) -> Select[int]:
    return select(func.count()).where(*_of_canary(campaign_id, wording_id))


def _of_canary(campaign_id: int, wording_id: int | None) -> tuple[ColumnElement[bool], ...]:
    """Every attempt counts, second ones and unknown ones too."""
    return (
        Message.campaign_id == campaign_id,
        Message.recipient_id.is_not(None),
        Message.wording_id == wording_id,
    )
