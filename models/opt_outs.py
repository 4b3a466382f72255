"""Who must not be texted now. Checked at import, at launch, and right before sending."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import CursorResult, SelectBase, select, union_all, update
from sqlalchemy.orm import Session

from domain.ledger import Bucket, SkipReason
from models.tables import CsvImport, OptOut, Recipient

ALL = "all"
EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
CLOCKS_APART: Final = timedelta(days=1)
"""How far the clocks of two hosts may be apart when one's time is compared with the other's."""


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


def news_since(session: Session, campaign_id: int) -> datetime:
    """From when on opt-outs and suppressions may be news to an audience.

    The end of an import skips all that were there (`audiences.skip_unwanted`): to look for a
    hundred thousand old ones again would hold up a launch.
    """
    filled = session.execute(
        select(CsvImport.state, CsvImport.created_at)
        .where(CsvImport.campaign_id == campaign_id, CsvImport.state != "declined")
        .order_by(CsvImport.id.desc())
        .limit(1)
    ).first()
    return filled.created_at - CLOCKS_APART if filled and filled.state == "done" else EVER


def skip_opted_out(session: Session, campaign_id: int, *, workspace_id: int, sender_id: int) -> int:
    """Skip the campaign's waiting recipients who opted out since its import; returns how many.

    Opt-outs of this sender alone count from ever: the draft may have got another one since.
    Whoever slips through is skipped by the claim.
    """
    result = session.execute(
        update(Recipient)
        .where(
            # `+ 0`: from these numbers to their rows, not through the whole audience.
            Recipient.campaign_id + 0 == campaign_id,
            Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
            Recipient.phone.in_(_news(workspace_id, sender_id, news_since(session, campaign_id))),
        )
        .values(bucket=Bucket.SKIPPED, reason=SkipReason.OPTED_OUT)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


def _news(workspace_id: int, sender_id: int, since: datetime) -> SelectBase:
    """Numbers that are out: of everything since then, and of the sender from ever.

    `+ 0` leads SQLite to the index of times, though that of workspaces looks better to it.
    """
    of_all = select(OptOut.phone).where(
        OptOut.workspace_id + 0 == workspace_id, OptOut.scope == ALL, OptOut.at >= since
    )
    of_sender = select(OptOut.phone).where(
        OptOut.workspace_id == workspace_id, OptOut.scope == sender_scope(sender_id)
    )
    return union_all(of_all, of_sender)
