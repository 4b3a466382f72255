"""A workspace's numbers that cannot receive texts, learnt from Twilio's codes; liftable by hand."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    ScalarSelect,
    delete,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.orm import Session

from domain import suppressions
from domain.actors import system
from domain.deeds import Subject, Verb
from domain.ledger import Bucket
from models import audit, opt_outs, second_attempts
from models.inserting import insert_new
from models.tables import Campaign, Recipient, Suppression

PAGE: Final = 2_000
"""Numbers that are looked at at once before a launch."""


def add(
    session: Session, *, workspace_id: int, phone: str, code: int, message_id: int, now: datetime
) -> bool:
    """Leave this number out from now on, audited; False if it was left out already."""
    new = insert_new(
        session,
        Suppression,
        workspace_id=workspace_id,
        phone=phone,
        code=code,
        reason=suppressions.reason(code).value,
        message_id=message_id,
        at=now,
    )
    if new is not None:
        audit.write(
            session,
            workspace_id=workspace_id,
            at=now,
            actor=system(workspace_id).name,
            verb=Verb.SUPPRESS,
            subject=Subject.NUMBER,
            subject_id=new,
            detail={"code": code},
        )
    return new is not None


def lift(session: Session, workspace_id: int, phone: str) -> int | None:
    """Take a number off the list: the id that its row had, or None if it was not on it."""
    return session.scalar(
        delete(Suppression)
        .where(Suppression.workspace_id == workspace_id, Suppression.phone == phone)
        .returning(Suppression.id)
        .execution_options(synchronize_session=False)
    )


def latest(session: Session, workspace_id: int, limit: int) -> Sequence[Suppression]:
    """The numbers that are left out, the latest first."""
    return session.scalars(
        select(Suppression)
        .where(Suppression.workspace_id == workspace_id)
        .order_by(Suppression.id.desc())
        .limit(limit)
    ).all()


def is_suppressed(phone: Any, workspace_id: Any) -> ColumnElement[bool]:
    """The condition that a number is left out."""
    return exists().where(Suppression.workspace_id == workspace_id, Suppression.phone == phone)


def reason_of(phone: Any, workspace_id: Any) -> ScalarSelect[str]:
    """Why a number is left out, or NULL."""
    return (
        select(Suppression.reason)
        .where(Suppression.workspace_id == workspace_id, Suppression.phone == phone)
        .scalar_subquery()
    )


def news_page(session: Session, campaign: Campaign, *, after: int) -> Sequence[tuple[int, str]]:
    """Ids and numbers of the next ones behind the id `after` that are news to its audience."""
    rows = session.execute(
        select(Suppression.id, Suppression.phone)
        .where(
            # `+ 0`: along the ids, and no sorting of all that there are.
            Suppression.workspace_id + 0 == campaign.workspace_id,
            Suppression.id > after,
            Suppression.at >= opt_outs.news_since(session, campaign.id),
        )
        .order_by(Suppression.id)
        .limit(PAGE)
    )
    return [(row.id, row.phone) for row in rows]


def last_id(session: Session) -> int:
    """The newest one's, of whatever team; 0 where there is none."""
    return session.scalar(select(func.max(Suppression.id))) or 0


def skip_rows(session: Session, ids: Collection[int], workspace_id: int) -> int:
    """Skip these waiting recipients of what was not launched yet, each with its reason."""
    result = session.execute(
        update(Recipient)
        .where(
            Recipient.id.in_(ids),
            Recipient.bucket == Bucket.PENDING.value,
            is_suppressed(Recipient.phone, workspace_id),
        )
        .values(bucket=Bucket.SKIPPED, reason=reason_of(Recipient.phone, workspace_id))
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


def skip(session: Session, campaign_id: int, workspace_id: int, *, after: int = 0) -> int:
    """Skip the campaign's waiting recipients that are left out, each with what was said of it.

    Of those with an id above `after`. Whom its import left out is skipped already; whoever slips
    through is skipped by the claim.
    """
    news = select(Suppression.phone).where(
        Suppression.workspace_id + 0 == workspace_id,
        Suppression.id > after,
        Suppression.at >= opt_outs.news_since(session, campaign_id),
    )
    result = session.execute(
        update(Recipient)
        .where(
            # `+ 0`: from these numbers to their rows, not through the whole audience.
            Recipient.campaign_id + 0 == campaign_id,
            Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
            Recipient.phone.in_(news),
        )
        .values(
            bucket=second_attempts.bucket_or_first(Bucket.SKIPPED),
            reason=second_attempts.reason_or_none(reason_of(Recipient.phone, workspace_id)),
        )
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount
