"""The figures of many campaigns by a few queries, counted from the same rows as their cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from domain.asking import Asks
from domain.ledger import ACCEPTED, BUCKET_OF, Bucket, Ledger
from domain.lifecycle import OVER
from domain.meaning.verdicts import SILENCING, Meaning
from domain.provisional import Decision
from domain.report import Figures
from domain.sorting import Sorted
from domain.windows import Kind
from models import campaigns, sorting
from models.tables import Campaign, Inbound, Message, Recipient, Wording

MOST: Final = 500
"""Campaigns of one report."""
LOOKED_AT: Final = 50
LARGE: Final = 500_000
"""Rows that are counted within a second: docs/capacity.md has the figures."""
_SENT: Final = tuple(state.value for state, bucket in BUCKET_OF.items() if bucket in ACCEPTED)


@dataclass(frozen=True, slots=True)
class Launched:
    """A campaign of the period, read before it is known who may see it."""

    id: int
    channel_id: str


def launched(
    session: Session, workspace_id: int, start: datetime, end: datetime
) -> Sequence[Launched]:
    """Campaigns that were launched from `start` on and before `end` (UTC), the newest first."""
    rows = session.execute(
        select(Campaign.id, Campaign.channel_id)
        .where(
            Campaign.workspace_id == workspace_id,
            Campaign.launched_at >= start,
            Campaign.launched_at < end,
        )
        .order_by(Campaign.launched_at.desc(), Campaign.id.desc())
    )
    return [Launched(key, channel) for key, channel in rows]


def before(session: Session, campaign: Campaign) -> Sequence[Launched]:
    """The last campaigns of the same kind that were over, the newest first."""
    rows = session.execute(
        select(Campaign.id, Campaign.channel_id)
        .where(
            Campaign.workspace_id == campaign.workspace_id,
            Campaign.kind == campaign.kind,
            Campaign.id != campaign.id,
            Campaign.launched_at < campaign.launched_at,
            Campaign.state.in_([state.value for state in OVER]),
        )
        .order_by(Campaign.launched_at.desc())
        .limit(LOOKED_AT)
    )
    return [Launched(key, channel) for key, channel in rows]


def is_large(session: Session, campaign_ids: Sequence[int]) -> bool:
    """Whether they have so many rows that nobody should wait for them; looks at no more of them."""
    some = select(Recipient.id).where(Recipient.campaign_id.in_(campaign_ids)).limit(LARGE + 1)
    return (session.scalar(select(func.count()).select_from(some.subquery())) or 0) > LARGE


def figures(session: Session, campaign_ids: Sequence[int]) -> Sequence[Figures]:
    """Their figures, the newest launch first."""
    buckets = campaigns.buckets(session, campaign_ids)
    answers = _answers(session, campaign_ids)
    segments = _segments(session, campaign_ids)
    rows = session.execute(
        select(Campaign, Wording.asks)
        .join(Wording, Wording.id == Campaign.wording_id)
        .where(Campaign.id.in_(campaign_ids), Campaign.launched_at.is_not(None))
        .order_by(Campaign.launched_at.desc(), Campaign.id.desc())
    )
    return [
        _figures(it, asks, buckets[it.id], answers.get(it.id, {}), segments.get(it.id, 0))
        for it, asks in rows
    ]


def _figures(
    campaign: Campaign,
    asks: str,
    buckets: Mapping[Bucket, int],
    answers: Mapping[str, int],
    segments: int,
) -> Figures:
    ledger = Ledger(rows=sum(buckets.values()), buckets=buckets)
    assert campaign.launched_at is not None
    return Figures(
        id=campaign.id,
        public_id=campaign.public_id,
        name=campaign.name,
        title=campaign.title,
        kind=Kind(campaign.kind),
        state=campaign.state,
        channel_id=campaign.channel_id,
        launched_at=campaign.launched_at,
        asked=asks in (Asks.CONFIRMATION, Asks.CONFIRM_OR_DECLINE),
        recipients=ledger.recipients,
        sent=ledger.sent,
        delivered=ledger[Bucket.DELIVERED],
        failed=ledger[Bucket.UNDELIVERED] + ledger[Bucket.FAILED],
        segments=segments,
        price=campaign.price_per_segment,
        **answers,
    )


def _segments(session: Session, campaign_ids: Sequence[int]) -> dict[int, int]:
    rows = session.execute(
        select(Message.campaign_id, func.sum(Message.segments))
        .where(
            Message.campaign_id.in_(campaign_ids),
            Message.recipient_id.is_not(None),
            Message.state.in_(_SENT),
        )
        .group_by(Message.campaign_id)
    )
    return {key: int(number) for key, number in rows if key is not None}


def _answers(session: Session, campaign_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """People who confirmed and opted out, texts that are replies; by campaign."""
    silencing = sorted(meaning.value for meaning in SILENCING)
    people = func.count(distinct(Inbound.phone))
    wanted = (
        ("confirmed", people, (Inbound.meaning == Meaning.CONFIRMATION.value) & Inbound.counts),
        (
            "opt_outs",
            people,
            Inbound.meaning.in_(silencing) & (Inbound.decision != Decision.LIFTED.value),
        ),
        ("replies", func.count(), Inbound.meaning == Meaning.REPLY.value),
    )
    found: dict[int, dict[str, int]] = {}
    for name, number, which in wanted:
        rows = session.execute(
            select(Inbound.campaign_id, number)
            .where(Inbound.campaign_id.in_(campaign_ids), which)
            .group_by(Inbound.campaign_id)
        )
        for key, counted in rows:
            if key is not None:
                found.setdefault(key, {})[name] = counted
    for key in _sorted(session, campaign_ids):
        mine = found.setdefault(key, {})
        yes = sorting.counts(session, key).get(Sorted.YES, 0)
        mine["confirmed"] = mine.get("confirmed", 0) + yes
    return found


def _sorted(session: Session, campaign_ids: Sequence[int]) -> Sequence[int]:
    """Campaigns of which somebody of the team sorted an answer as a yes."""
    rows = session.scalars(
        select(Inbound.campaign_id)
        .where(Inbound.campaign_id.in_(campaign_ids), Inbound.sorted_as == Sorted.YES.value)
        .distinct()
    )
    return [key for key in rows if key is not None]
