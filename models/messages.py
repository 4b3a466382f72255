"""Messages and their recipients: what is still open, what went stale, what to ask Twilio about."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from domain.ledger import BUCKET_OF, Bucket
from domain.messages import MessageState
from models.tables import Campaign, Message, Recipient

_UNSENT = [Bucket.PENDING.value, Bucket.HELD.value, Bucket.CLAIMED.value]
_UNCONFIRMED = [MessageState.QUEUED.value, MessageState.SENT.value]


def has_unsent(session: Session, campaign_id: int) -> bool:
    """Whether recipients wait, are held, or are claimed."""
    return _any(
        session,
        exists().where(Recipient.campaign_id == campaign_id, Recipient.bucket.in_(_UNSENT)),
    )


def has_claimable(session: Session, campaign_id: int, now: datetime) -> bool:
    """Whether a recipient waits whose time has come."""
    return _any(
        session,
        exists().where(
            Recipient.campaign_id == campaign_id,
            Recipient.bucket == literal_column("'pending'"),
            or_(Recipient.not_before.is_(None), Recipient.not_before <= now),
        ),
    )


def has_open(session: Session, campaign_id: int) -> bool:
    """Whether texts may still get news: not sent, unknown, or without a receipt or a mark."""
    waits = exists().where(
        Message.campaign_id == campaign_id,
        Message.recipient_id.is_not(None),
        Message.state.in_([MessageState.CLAIMED.value, MessageState.UNKNOWN.value, *_UNCONFIRMED]),
        Message.unconfirmed_at.is_(None),
    )
    return has_unsent(session, campaign_id) or _any(session, waits)


def _any(session: Session, condition: ColumnElement[bool]) -> bool:
    return bool(session.scalar(select(condition)))


def any_stale(session: Session, before: datetime, longest: datetime) -> bool:
    """Whether a claim's lease ended before `before`, or an open text's ends after `longest`."""
    is_over = and_(Message.state == MessageState.CLAIMED.value, Message.lease_until < before)
    stale = exists().where(_open(), or_(is_over, Message.lease_until > longest))
    return _any(session, stale)


def _open() -> ColumnElement[bool]:
    """Written out, so that both planners use the partial index of open texts."""
    return Message.state.in_([literal_column("'claimed'"), literal_column("'unknown'")])


def expire_claims(session: Session, before: datetime, now: datetime, limit: int) -> set[int]:
    """Claims whose lease ended before `before` become unknown, never pending.

    Returns the campaigns that they belong to.
    """
    stale = (
        select(Message.id)
        .where(_open(), Message.state == MessageState.CLAIMED.value, Message.lease_until < before)
        .limit(limit)
        .cte("stale")
    )
    rows = session.execute(
        update(Message)
        .where(Message.id.in_(select(stale.c.id)), Message.state == MessageState.CLAIMED.value)
        .values(state=MessageState.UNKNOWN.value, state_at=now)
        .returning(Message.id, Message.recipient_id, Message.campaign_id)
        .execution_options(synchronize_session=False)
    ).all()
    move_recipients(
        session,
        [(row.recipient_id, row.id) for row in rows if row.recipient_id is not None],
        MessageState.UNKNOWN,
    )
    return {row.campaign_id for row in rows if row.campaign_id is not None}


def shorten_leases(session: Session, longest: datetime, skew: timedelta) -> None:
    """No lease ends later than one that begins now, at `longest` (UTC).

    A host's clock that was set back would keep a dead process' claims for as long as it was ahead.
    """
    session.execute(
        update(Message)
        .where(_open(), Message.lease_until > longest + skew)
        .values(lease_until=longest)
        .execution_options(synchronize_session=False)
    )


def move_recipients(
    session: Session, pairs: Sequence[tuple[int, int]], state: MessageState
) -> None:
    """Put recipients (recipient id, message id) into the bucket of their message's state."""
    if not pairs:
        return
    session.execute(
        update(Recipient)
        .where(
            Recipient.id.in_([recipient_id for recipient_id, _ in pairs]),
            Recipient.message_id.in_([message_id for _, message_id in pairs]),
        )
        .values(bucket=BUCKET_OF[state].value)
        .execution_options(synchronize_session=False)
    )


def without_receipt(
    session: Session, campaign_id: int, *, accepted_before: datetime, limit: int
) -> Sequence[Message]:
    """Accepted texts that no final receipt came for, and that were not asked about yet."""
    values = {"campaign": campaign_id, "before": accepted_before, "most": limit}
    return session.scalars(_without_receipt(), values).all()


@cache
def _without_receipt() -> Select[Message]:
    before: BindParameter[datetime] = bindparam("before")
    return (
        select(Message)
        .where(
            Message.campaign_id == bindparam("campaign"),
            Message.state.in_(_UNCONFIRMED),
            Message.unconfirmed_at.is_(None),
            Message.accepted_at < before,
            Message.sid.is_not(None),
            or_(Message.checked_at.is_(None), Message.checked_at < before),
        )
        .order_by(Message.id)
        .limit(bindparam("most", type_=Integer()))
    )


def mark_unconfirmed(
    session: Session, campaign_id: int, *, accepted_before: datetime, now: datetime
) -> int:
    """Mark accepted texts without any news after the stated time: they keep nothing open."""
    since = func.coalesce(Message.accepted_at, Message.state_at)
    rows = session.execute(
        update(Message)
        .where(
            Message.campaign_id == campaign_id,
            Message.state.in_(_UNCONFIRMED),
            Message.unconfirmed_at.is_(None),
            since < accepted_before,
        )
        .values(unconfirmed_at=now)
        .returning(Message.id)
        .execution_options(synchronize_session=False)
    )
    return len(rows.all())


def live_campaigns(session: Session, states: Sequence[str]) -> Sequence[Campaign]:
    """Campaigns in one of these states."""
    return session.scalars(_in_states(), {"states": list(states)}).all()


@cache
def _in_states() -> Select[Campaign]:
    among = Campaign.state.in_(bindparam("states", expanding=True))
    return select(Campaign).where(among).order_by(Campaign.id)


def mark_checked(session: Session, message_ids: Sequence[int], now: datetime) -> None:
    """Twilio was asked about these."""
    session.execute(
        update(Message)
        .where(Message.id.in_(message_ids))
        .values(checked_at=now)
        .execution_options(synchronize_session=False)
    )


def mark_absent(session: Session, message_id: int, now: datetime) -> None:
    """A listing of Twilio's log did not hold it; the first of these is kept."""
    session.execute(
        update(Message)
        .where(Message.id == message_id, Message.state == MessageState.UNKNOWN.value)
        .values(checked_at=now, absent_at=func.coalesce(Message.absent_at, now))
        .execution_options(synchronize_session=False)
    )


def known_sids(session: Session, sids: Sequence[str]) -> set[str]:
    """Those of the sids that belong to messages of ours."""
    return {sid for sid in session.scalars(select(Message.sid).where(Message.sid.in_(sids))) if sid}
