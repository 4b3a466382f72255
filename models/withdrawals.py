"""Consents that people took back: who did, of many numbers, and what follows where they wait."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import CursorResult, exists, select, update
from sqlalchemy.orm import Session, aliased

from domain.consent import Status
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import LIVE
from models import agreements, audiences, campaign_locks, second_attempts
from models.tables import Campaign, ConsentFact, Recipient


def withdrawn_of(session: Session, workspace_id: int, numbers: Collection[str]) -> set[str]:
    """Those of the numbers that said no, or took it back, and have not agreed since."""
    since = aliased(ConsentFact)
    agreed = exists().where(
        since.phone == ConsentFact.phone,
        since.workspace_id == ConsentFact.workspace_id,
        since.status == Status.GIVEN.value,
        since.at > ConsentFact.at,
    )
    found = select(ConsentFact.phone).where(
        ConsentFact.phone.in_(numbers),
        ConsentFact.workspace_id == workspace_id,
        ConsentFact.status == Status.WITHDRAWN.value,
        ~agreed,
    )
    return set(session.scalars(found))


def skip_ended(session: Session, campaign_id: int, *, after: int, upto: int, now: datetime) -> int:
    """Skip rows (ids behind `after`) of a campaign that nobody attested anything for, and whose
    consent ended; how many. By the condition that a claim asks.
    """
    skipped = session.execute(
        update(Recipient)
        .where(
            audiences.of(campaign_id),
            *(Recipient.id > after, Recipient.id <= upto),
            Recipient.bucket == Bucket.PENDING,
            agreements.against() == SkipReason.NO_CONSENT.value,
        )
        .values(bucket=Bucket.SKIPPED.value, reason=SkipReason.NO_CONSENT.value)
        .execution_options(synchronize_session=False),
        {"moment": now},
    )
    assert isinstance(skipped, CursorResult)
    return skipped.rowcount


def skip_waiting(session: Session, workspace_ids: Collection[int], phone: str) -> set[int]:
    """Skip a number that took its consent back where it waits; returns these campaigns' ids."""
    campaign_locks.hold_waiting_for(session, workspace_ids, [phone])
    live = select(Campaign.id).where(
        Campaign.workspace_id.in_(workspace_ids), Campaign.state.in_([str(it) for it in LIVE])
    )
    skipped = session.scalars(
        update(Recipient)
        .where(
            Recipient.phone == phone,
            Recipient.campaign_id.in_(live),
            Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
        )
        .values(
            bucket=second_attempts.bucket_or_first(Bucket.SKIPPED),
            reason=second_attempts.reason_or_none(SkipReason.CONSENT_WITHDRAWN.value),
        )
        .returning(Recipient.campaign_id)
        .execution_options(synchronize_session=False)
    )
    return set(skipped)
