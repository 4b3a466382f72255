"""Unknown texts: which to look up, which to ask a person about, and what that person decided.

A text is *offered* for a decision once neither a receipt nor Twilio's log told of it in time
(`unconfirmed_at`). From the decision on (`closed_at`) it never waits again, whatever is found out
about its absence: somebody may have drafted a second text for this person.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from domain.ledger import Bucket
from domain.messages import MessageState
from models import campaigns
from models.tables import Campaign, Message, Process, Recipient

IDS_AT_ONCE: Final = 500
_COPIED: Final = ("workspace_id", "row", "phone", "fields", "zones")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One unknown text: when it was to leave (UTC), and how far the looking has come."""

    phone: str
    at: datetime
    owner_died: bool
    looked_at: datetime | None
    was_absent: bool


def _unknown() -> ColumnElement[bool]:
    """The first condition lets both planners use the partial index of open texts."""
    return and_(
        Message.state.in_([literal_column("'claimed'"), literal_column("'unknown'")]),
        Message.state == MessageState.UNKNOWN.value,
    )


_OFFERED: Final = (
    Message.recipient_id.is_not(None),
    Message.unconfirmed_at.is_not(None),
    Message.closed_at.is_(None),
)


def _undecided(campaign_id: int | BindParameter[int]) -> ColumnElement[bool]:
    return and_(
        Message.campaign_id == campaign_id,
        Message.state == MessageState.UNKNOWN.value,
        *_OFFERED,
    )


def to_check(
    session: Session,
    *,
    lease_before: datetime,
    checked_before: datetime,
    rarely_before: datetime,
    limit: int,
) -> Sequence[Message]:
    """Unknown texts whose lease ended long enough ago to be looked up in Twilio's log.

    Those that were offered already are looked up again only if it was before `rarely_before`.
    """
    values = {"leased": lease_before, "checked": checked_before, "rarely": rarely_before}
    return session.scalars(_to_check(), values | {"most": limit}).all()


@cache
def _to_check() -> Select[Message]:
    again = or_(
        Message.checked_at < bindparam("rarely"),
        and_(Message.unconfirmed_at.is_(None), Message.checked_at < bindparam("checked")),
    )
    return (
        select(Message)
        .where(
            _unknown(),
            Message.closed_at.is_(None),
            Message.lease_until < bindparam("leased"),
            or_(Message.checked_at.is_(None), again),
        )
        .order_by(Message.checked_at.is_not(None), Message.checked_at, Message.id)
        .limit(bindparam("most", type_=Integer()))
    )


def any_to_offer(session: Session, unknown_before: datetime) -> bool:
    """Whether a text stayed unknown for the stated time that nobody was asked about."""
    return bool(session.scalar(_any_unoffered(), {"before": unknown_before}))


@cache
def _any_unoffered() -> Select[bool]:
    return select(exists().where(_unoffered(bindparam("before"))))


def _unoffered(unknown_before: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    return and_(_unknown(), Message.unconfirmed_at.is_(None), Message.state_at < unknown_before)


def offer(session: Session, *, unknown_before: datetime, now: datetime) -> set[int]:
    """Offer what stayed unknown for the stated time; returns the campaigns concerned.

    Not counted since the lease: after a long outage the log could not be asked before.
    """
    rows = session.execute(
        update(Message)
        .where(_unoffered(unknown_before))
        .values(unconfirmed_at=now)
        .returning(Message.campaign_id)
        .execution_options(synchronize_session=False)
    )
    return {campaign_id for (campaign_id,) in rows if campaign_id is not None}


def undecided(session: Session, campaign_id: int) -> int:
    """How many texts of the campaign wait for a decision."""
    return session.scalar(_count_undecided(), {"campaign": campaign_id}) or 0


def with_undecided(session: Session, campaign_ids: Collection[int]) -> frozenset[int]:
    """Those of the campaigns of which a text waits for a decision."""
    rows = select(Message.campaign_id).where(
        Message.campaign_id.in_(campaign_ids),
        Message.state == MessageState.UNKNOWN.value,
        *_OFFERED,
    )
    return frozenset(it for it in session.scalars(rows.distinct()) if it is not None)


@cache
def _count_undecided() -> Select[int]:
    return select(func.count()).select_from(Message).where(_undecided(bindparam("campaign")))


def listed(session: Session, campaign_id: int, limit: int) -> Sequence[Doubt]:
    """The first of them, with what is known."""
    rows = session.execute(
        select(
            Message.phone,
            Message.claimed_at,
            Message.state_at,
            Message.checked_at,
            Message.absent_at,
            Message.lease_until,
            Process.ended_at,
            Process.beat_at,
        )
        .outerjoin(Process, Process.token == Message.claimed_by)
        .where(_undecided(campaign_id))
        .order_by(Message.id)
        .limit(limit)
    )
    return [
        Doubt(
            phone=row.phone,
            at=row.claimed_at or row.state_at,
            owner_died=row.ended_at is None and _fell_silent(row.beat_at, row.lease_until),
            looked_at=row.checked_at,
            was_absent=row.absent_at is not None,
        )
        for row in rows
    ]


def _fell_silent(beat_at: datetime | None, lease_until: datetime | None) -> bool:
    """Whether the claiming process gave no sign of life after its lease."""
    return beat_at is None or (lease_until is not None and beat_at < lease_until)


def look_again(session: Session, campaign_id: int) -> int:
    """Have Twilio's log asked about them at once; returns how many."""
    rows = session.execute(
        update(Message)
        .where(_undecided(campaign_id))
        .values(checked_at=None)
        .returning(Message.id)
        .execution_options(synchronize_session=False)
    )
    return len(rows.all())


def close(session: Session, campaign_id: int, now: datetime) -> Sequence[int]:
    """They stay unknown for good, unless a receipt comes; returns their recipients."""
    rows = session.execute(
        update(Message)
        .where(_undecided(campaign_id))
        .values(closed_at=now)
        .returning(Message.recipient_id)
        .execution_options(synchronize_session=False)
    )
    return [recipient_id for (recipient_id,) in rows if recipient_id is not None]


def copy(session: Session, recipients: Sequence[int], draft: Campaign) -> int:
    """Copy these recipients with their fields into a draft's audience; returns how many.

    In one statement a slice: nothing of a person passes through this process.
    """
    for start in range(0, len(recipients), IDS_AT_ONCE):
        chosen = (
            select(
                *(getattr(Recipient, name) for name in _COPIED),
                literal(draft.id),
                literal(Bucket.PENDING.value),
            )
            .where(
                Recipient.id.in_(recipients[start : start + IDS_AT_ONCE]),
                Recipient.bucket == Bucket.UNKNOWN.value,
            )
            .order_by(Recipient.id)
        )
        columns = [*_COPIED, "campaign_id", "bucket"]
        session.execute(insert(Recipient).from_select(columns, chosen))
    return campaigns.pending(session, draft.id)
