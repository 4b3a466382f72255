"""Giving claims back: texts that surely never left wait again, each of them once.

Surely means: the process that holds the claim knows, or the whole proof of invariant 2 was given.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, delete, exists, select, update
from sqlalchemy.orm import Session

from domain.ledger import Bucket
from domain.lifecycle import OVER, CampaignState
from domain.messages import MessageState
from models import daily, second_attempts
from models.tables import Campaign, Message, Recipient


def hand_back(session: Session, claims: Collection[int], token: str) -> None:
    """Give back texts (message ids) that surely never left: they wait again.

    Only the process that holds them can know that. Texts of a campaign that was cancelled in the
    meantime, or is over, are cancelled.
    """
    if not claims:
        return
    mine = (
        Message.id.in_(claims),
        Message.claimed_by == token,
        Message.state.in_([MessageState.CLAIMED.value, MessageState.UNKNOWN.value]),
        Message.sid.is_(None),
        Message.closed_at.is_(None),
    )
    _uncount(session, *mine)
    session.execute(
        update(Message)
        .where(*mine, Message.recipient_id.is_(None))
        .values(
            state=MessageState.WAITING.value, claimed_by=None, claimed_at=None, lease_until=None
        )
        .execution_options(synchronize_session=False)
    )
    gone = session.execute(
        delete(Message)
        .where(*mine, Message.recipient_id.is_not(None))
        .returning(Message.id, Message.recipient_id)
        .execution_options(synchronize_session=False)
    ).all()
    release(session, [row.id for row in gone], [row.recipient_id for row in gone])


def _uncount(session: Session, *which: ColumnElement[bool]) -> None:
    """What surely never left counts against no daily limit."""
    query = select(Message.sender_id, Message.claimed_at, Message.segments).where(*which)
    rows = session.execute(query.with_for_update()).all()
    taken = [daily.Taken(it.sender_id, it.claimed_at, it.segments) for it in rows if it.claimed_at]
    daily.count(session, taken, -1)


def release(session: Session, message_ids: Sequence[int], recipient_ids: Sequence[int]) -> None:
    """Let recipients wait again whose message was taken away, unless their campaign is over.

    Their campaigns are held first: a cancel at the same moment would neither see them nor be seen,
    and they would wait for ever.
    """
    if not recipient_ids:
        return
    theirs = select(Recipient.campaign_id).where(Recipient.id.in_(recipient_ids))
    session.execute(
        select(Campaign.id)
        .where(Campaign.id.in_(theirs))
        .order_by(Campaign.id)
        .with_for_update(key_share=True)
    )
    over = exists().where(
        Campaign.id == Recipient.campaign_id, Campaign.state.in_([str(s) for s in OVER])
    )
    session.execute(
        update(Recipient)
        .where(
            Recipient.id.in_(recipient_ids),
            Recipient.message_id.in_(message_ids),
            Recipient.bucket.in_([Bucket.CLAIMED.value, Bucket.UNKNOWN.value]),
        )
        .values(
            bucket=case(
                (over, second_attempts.bucket_or_first(Bucket.CANCELLED)),
                else_=Bucket.PENDING.value,
            ),
            message_id=Recipient.first_message_id,
            segments=None,
        )
        .execution_options(synchronize_session=False)
    )


def wait_on(session: Session, recipient_ids: Sequence[int]) -> None:
    """They were picked in this very transaction, and nobody saw it: they wait as before."""
    if recipient_ids:
        session.execute(
            update(Recipient)
            .where(Recipient.id.in_(recipient_ids))
            .values(bucket=Bucket.PENDING.value)
            .execution_options(synchronize_session=False)
        )


def one_each(session: Session, taken: Sequence[Any]) -> Sequence[Any]:
    """The picked rows without further texts to a number among them, which wait for the next claim.

    How often a number was texted is asked for each row by itself, and knows nothing of its twin.
    """
    seen, kept, others = set[str](), list[Any](), list[int]()
    for row in taken:
        is_text = row.bucket == Bucket.CLAIMED
        if is_text and row.phone in seen:
            others.append(row.id)
            continue
        if is_text:
            seen.add(row.phone)
        kept.append(row)
    wait_on(session, others)
    return kept


def put_back_absent(session: Session, message_id: int) -> bool:
    """Let an unknown text wait again that Twilio surely never got; True if it still was unknown.

    For the sweep alone, after the whole proof of invariant 2. Not in a campaign that is over.
    """
    row = session.execute(
        select(Message.recipient_id, Campaign.state)
        .outerjoin(Campaign, Campaign.id == Message.campaign_id)
        .where(Message.id == message_id)
    ).one_or_none()
    if row is None or (row.recipient_id is not None and row.state == CampaignState.COMPLETED):
        return False
    unknown = (
        Message.id == message_id,
        Message.state == MessageState.UNKNOWN.value,
        Message.closed_at.is_(None),
    )
    _uncount(session, *unknown)
    if row.recipient_id is None:
        values = {"state": MessageState.WAITING.value, "claimed_by": None, "lease_until": None}
        changed = update(Message).where(*unknown).values(**values).returning(Message.id)
        return session.execute(changed).first() is not None
    gone = session.execute(delete(Message).where(*unknown).returning(Message.id)).first()
    if gone is not None:
        release(session, [message_id], [row.recipient_id])
    return gone is not None
