"""Who must not be texted now. Checked at import, at launch, and right before sending."""

from collections.abc import Collection

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from domain.ledger import Bucket, SkipReason
from models.tables import OptOut, Recipient

ALL = "all"


def sender_scope(sender_id: int) -> str:
    """The scope of an opt-out that binds one sender only."""
    return f"sender:{sender_id}"


def is_out(session: Session, workspace_id: int, phone: str, sender_id: int) -> bool:
    """Whether this number opted out of everything, or of this sender."""
    return bool(out_of(session, workspace_id, [phone], sender_id))


def out_of(
    session: Session, workspace_id: int, phones: Collection[str], sender_id: int
) -> frozenset[str]:
    """Those of the numbers that opted out of everything, or of this sender."""
    return frozenset(
        session.scalars(
            select(OptOut.phone).where(
                OptOut.workspace_id == workspace_id,
                OptOut.phone.in_(phones),
                OptOut.scope.in_([ALL, sender_scope(sender_id)]),
            )
        )
    )


def skip_opted_out(session: Session, campaign_id: int, *, workspace_id: int, sender_id: int) -> int:
    """Skip the campaign's waiting recipients who opted out; returns how many. One statement."""
    out = select(OptOut.phone).where(
        OptOut.workspace_id == workspace_id,
        OptOut.scope.in_([ALL, sender_scope(sender_id)]),
    )
    result = session.execute(
        update(Recipient)
        .where(
            Recipient.campaign_id == campaign_id,
            Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
            Recipient.phone.in_(out),
        )
        .values(bucket=Bucket.SKIPPED, reason=SkipReason.OPTED_OUT)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount
