"""Who must not be texted now. Checked at import, at launch, and right before sending."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    SelectBase,
    and_,
    func,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from domain.ledger import Bucket, SkipReason
from domain.lifecycle import LIVE
from domain.scopes import ALL, binding, sender_of, topic_of
from models import campaign_locks, second_attempts
from models.tables import Campaign, CsvImport, OptOut, Recipient

EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
PAGE: Final = 2_000
CLOCKS_APART: Final = timedelta(days=1)
"""How far the clocks of two hosts may be apart when one's time is compared with the other's."""


def is_out(session: Session, workspace_id: int, phone: str, sender_id: int) -> bool:
    """Whether this number opted out of everything, or of this sender."""
    return bool(out_of(session, workspace_id, [phone], binding(sender_id)))


def out_of(
    session: Session, workspace_id: int, phones: Collection[str], scopes: Collection[str]
) -> frozenset[str]:
    """Those of the numbers that opted out of one of these scopes."""
    return frozenset(
        session.scalars(
            select(OptOut.phone).where(
                OptOut.workspace_id == workspace_id,
                OptOut.phone.in_(phones),
                OptOut.scope.in_(scopes),
            )
        )
    )


def news_since(session: Session, campaign_id: int) -> datetime:
    """From when on opt-outs and suppressions may be news to an audience.

    The end of an import skips all that were there (`unwanted.skip_unwanted`): to look for a
    hundred thousand old ones again would hold up a launch.
    """
    filled = session.execute(
        select(CsvImport.state, CsvImport.created_at)
        .where(CsvImport.campaign_id == campaign_id, CsvImport.state != "declined")
        .order_by(CsvImport.id.desc())
        .limit(1)
    ).first()
    return filled.created_at - CLOCKS_APART if filled and filled.state == "done" else EVER


def skip_opted_out(
    session: Session,
    campaign_id: int,
    *,
    workspace_id: int,
    sender_id: int,
    topic: str = "",
    after: int = 0,
) -> int:
    """Skip the campaign's waiting recipients who opted out since its import; returns how many.

    Opt-outs of its sender or topic alone count from ever: the draft may have got others since.
    Those with ids up to `after` were looked at a moment ago (`news_page`). Whoever slips through
    is skipped by the claim.
    """
    narrow = binding(sender_id, topic)[1:]
    result = session.execute(
        update(Recipient)
        .where(
            # `+ 0`: from these numbers to their rows, not through the whole audience.
            Recipient.campaign_id + 0 == campaign_id,
            Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
            Recipient.phone.in_(
                _news(workspace_id, narrow, news_since(session, campaign_id), after)
            ),
        )
        .values(bucket=Bucket.SKIPPED, reason=SkipReason.OPTED_OUT)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


def skip_waiting(
    session: Session, workspace_ids: Collection[int], phones: Collection[str], scope: str = ALL
) -> set[int]:
    """Skip these numbers where they still wait in a live campaign that the scope binds.

    Returns the campaigns' ids.
    """
    campaign_locks.hold_waiting_for(session, workspace_ids, phones)
    live = select(Campaign.id).where(
        Campaign.workspace_id.in_(workspace_ids),
        Campaign.state.in_([str(s) for s in LIVE]),
        *_bound(scope),
    )
    skipped = session.scalars(
        update(Recipient)
        .where(
            Recipient.phone.in_(phones),
            Recipient.campaign_id.in_(live),
            Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
        )
        .values(
            bucket=second_attempts.bucket_or_first(Bucket.SKIPPED),
            reason=second_attempts.reason_or_none(SkipReason.OPTED_OUT.value),
        )
        .returning(Recipient.campaign_id)
        .execution_options(synchronize_session=False)
    )
    return set(skipped)


def _bound(scope: str) -> Sequence[ColumnElement[bool]]:
    """Which campaigns an opt-out of that scope binds."""
    sender_id, topic = sender_of(scope), topic_of(scope)
    if sender_id is not None:
        return (Campaign.sender_id == sender_id,)
    return () if topic is None else (Campaign.topic == topic,)


def news_page(session: Session, campaign: Campaign, *, after: int) -> Sequence[tuple[int, str]]:
    """Ids and numbers of the next opt-outs behind the id `after` that `skip_opted_out` looks at."""
    narrow = binding(campaign.sender_id, campaign.topic)[1:]
    of_all = and_(OptOut.scope == ALL, OptOut.at >= news_since(session, campaign.id))
    rows = session.execute(
        select(OptOut.id, OptOut.phone)
        .where(
            OptOut.workspace_id + 0 == campaign.workspace_id,
            OptOut.id > after,
            or_(of_all, OptOut.scope.in_(narrow)),
        )
        .order_by(OptOut.id)
        .limit(PAGE)
    )
    return [(row.id, row.phone) for row in rows]


def last_id(session: Session) -> int:
    """The newest one's, of whatever team; 0 where there is none."""
    return session.scalar(select(func.max(OptOut.id))) or 0


def skip_rows(session: Session, ids: Collection[int]) -> int:
    """Skip these waiting recipients, who opted out, of what was not launched yet; how many."""
    result = session.execute(
        update(Recipient)
        .where(Recipient.id.in_(ids), Recipient.bucket == Bucket.PENDING.value)
        .values(bucket=Bucket.SKIPPED, reason=SkipReason.OPTED_OUT)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


def _news(workspace_id: int, narrow: Collection[str], since: datetime, after: int) -> SelectBase:
    """Numbers that are out: of everything since then, and of narrower scopes from ever.

    `+ 0` leads SQLite to the index of times, though that of workspaces looks better to it.
    """
    of_all = select(OptOut.phone).where(
        OptOut.workspace_id + 0 == workspace_id,
        OptOut.scope == ALL,
        OptOut.at >= since,
        OptOut.id > after,
    )
    of_narrow = select(OptOut.phone).where(
        OptOut.workspace_id == workspace_id, OptOut.scope.in_(narrow), OptOut.id > after
    )
    return union_all(of_all, of_narrow)
