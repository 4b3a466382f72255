"""What came of each version of a campaign's text, once it was corrected on the way."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, distinct, func, insert, literal, or_, select
from sqlalchemy.orm import Session

from domain.ledger import ACCEPTED, BUCKET_OF, Bucket
from domain.meaning.verdicts import SILENCING, Meaning
from domain.messages import MessageState
from domain.provisional import Decision
from domain.sorting import Sorted
from domain.versions import VersionFigures
from models import campaigns, retries, sorting
from models.tables import Campaign, Inbound, Message, Recipient, Wording

_COPIED = ("workspace_id", "row", "phone", "fields", "zones")
_REACHED = [
    state.value
    for state, bucket in BUCKET_OF.items()
    if bucket in ACCEPTED and bucket is not Bucket.UNDELIVERED
]
_FAILED = frozenset({Bucket.FAILED, Bucket.UNDELIVERED})


def was_corrected(session: Session, campaign: Campaign) -> bool:
    """Whether its text was changed after its launch. One row is looked up."""
    if campaign.launched_at is None or campaign.wording_id is None:
        return False
    made_at: datetime | None = session.scalar(
        select(Wording.created_at).where(Wording.id == campaign.wording_id)
    )
    return made_at is not None and made_at > campaign.launched_at


def figures(session: Session, campaign: Campaign) -> tuple[VersionFigures, ...]:
    """By version, the first first; nothing where one text went to everybody. Reads all texts."""
    if not was_corrected(session, campaign):
        return ()
    states = session.execute(
        select(Wording.version, Message.state, func.count())
        .join(Wording, Wording.id == Message.wording_id)
        .where(Message.campaign_id == campaign.id, Message.recipient_id.is_not(None))
        .group_by(Wording.version, Message.state)
    ).all()
    counted: dict[int, Counter[Bucket]] = {}
    for version, state, count in states:
        counted.setdefault(version, Counter())[BUCKET_OF[MessageState(state)]] += count
    answered = _answers(session, campaign.id)
    return tuple(
        VersionFigures(
            version=version,
            sent=sum(count for bucket, count in of.items() if bucket in ACCEPTED),
            delivered=of[Bucket.DELIVERED],
            failed=sum(of[bucket] for bucket in _FAILED),
            confirmed=answered.get((version, "confirmed"), 0),
            opted_out=answered.get((version, "opted_out"), 0),
        )
        for version, of in sorted(counted.items())
    )


def _answers(session: Session, campaign_id: int) -> dict[tuple[int, str], int]:
    silencing = sorted(meaning.value for meaning in SILENCING)
    kind = case((Inbound.meaning.in_(silencing), "opted_out"), else_="confirmed").label("kind")
    rows = session.execute(
        select(Wording.version, kind, func.count(distinct(Inbound.phone)))
        .join(Message, Message.id == Inbound.message_id)
        .join(Wording, Wording.id == Message.wording_id)
        .where(
            Inbound.campaign_id == campaign_id,
            or_(
                Inbound.meaning.in_([*silencing, Meaning.CONFIRMATION.value]),
                (Inbound.sorted_as == Sorted.YES.value) & sorting.stands(campaign_id),
            ),
            Inbound.counts | Inbound.meaning.in_(silencing),
            Inbound.decision != Decision.LIFTED.value,
        )
        .group_by(Wording.version, kind)
    )
    return {(version, found): count for version, found, count in rows}


def copy_reached(session: Session, original: Campaign, draft: Campaign) -> int:
    """Copy those whom a former version reached into the draft's audience, pending; how many.

    Sent or delivered: to whom nothing came, nothing is to be corrected.
    """
    reached = (
        select(
            *(getattr(Recipient, name) for name in _COPIED),
            literal(draft.id),
            literal(Bucket.PENDING.value),
        )
        .join(Message, Message.id == Recipient.message_id)
        .where(
            Recipient.campaign_id == original.id,
            Message.wording_id != original.wording_id,
            Message.state.in_(_REACHED),
            ~retries.erased(),
        )
        .order_by(Recipient.id)
    )
    columns = [*_COPIED, "campaign_id", "bucket"]
    session.execute(insert(Recipient).from_select(columns, reached))
    return campaigns.pending(session, draft.id)


def left(session: Session, campaign_id: int, limit: int) -> Sequence[list[str]]:
    """The values of the first of those who still wait, up to that many."""
    waiting = [Bucket.PENDING.value, Bucket.HELD.value]
    return session.scalars(
        select(Recipient.fields)
        .where(Recipient.campaign_id == campaign_id, Recipient.bucket.in_(waiting))
        .order_by(Recipient.id)
        .limit(limit)
    ).all()
