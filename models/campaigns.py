"""Campaigns: finding them, and the one guarded UPDATE that moves them.

Two people press at once, a job dies between two statements, the clock and a person act together:
whoever's UPDATE finds the campaign in an allowed state made the move, everybody else did not.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.orm import Session

from domain.ledger import Bucket
from domain.lifecycle import MOVES, OVER, CampaignState, Move
from models import brakes, second_attempts, workspaces
from models.tables import Campaign, CsvImport, Recipient


def move(
    session: Session,
    campaign_id: int,
    move: Move,
    *,
    by: str,
    now: datetime,
    reason: str = "",
    wording_id: int | None = None,
    resumes_at: datetime | None = None,
    guards_rule: str | None = None,
) -> bool:
    """Move the campaign; True if this call made the move, False if its state forbids it.

    With `wording_id` only while that version of the text is the current one; `guards_rule` is the
    guard rail that pauses it, kept until it goes on. Nothing moves to sending while stop-all is on.
    Marks the card due.
    """
    origins, target = MOVES[move]
    goes_on = target is CampaignState.SENDING
    statement = (
        update(Campaign)
        .where(Campaign.id == campaign_id, Campaign.state.in_([str(state) for state in origins]))
        .values(
            state=str(target),
            state_by=by,
            state_at=now,
            state_reason=reason[:300],
            resumes_at=resumes_at,
            guards_rule=None if goes_on else guards_rule or Campaign.guards_rule,
            card_due_at=now,
            card_news=True,
        )
        .returning(Campaign.id)
        .execution_options(synchronize_session="fetch")
    )
    if target in OVER:
        statement = statement.values(guards_at_end=workspaces.limits_of(session, campaign_id))
    if goes_on:
        statement = statement.where(Campaign.workspace_id.not_in(brakes.braked()))
    if wording_id is not None:
        statement = statement.where(Campaign.wording_id == wording_id)
    return session.execute(statement).first() is not None


def touch_card(session: Session, campaign_id: int, now: datetime, *, news: bool = False) -> None:
    """The card has something new to show from `now` on; call `jobs.card.nudge` after the commit.

    `news`: somebody waits to see it, so it does not wait for the figures of other cards.
    """
    values = {"card_due_at": now} | ({"card_news": True} if news else {})
    session.execute(update(Campaign).where(Campaign.id == campaign_id).values(**values))


def by_public_id(session: Session, workspace_id: int, public_id: str) -> Campaign | None:
    """The workspace's campaign with that id; another workspace's is not found."""
    return session.scalar(
        select(Campaign).where(
            Campaign.workspace_id == workspace_id, Campaign.public_id == public_id
        )
    )


def by_name(session: Session, workspace_id: int, name: str) -> Campaign | None:
    """The campaign with exactly that short name."""
    return session.scalar(
        select(Campaign).where(Campaign.workspace_id == workspace_id, Campaign.name == name)
    )


def locked(session: Session, campaign_id: int) -> Campaign:
    """The campaign, read anew and held against other writers until the commit.

    Claims only point to it, and need not wait (PostgreSQL: FOR NO KEY UPDATE).
    """
    return session.scalars(
        select(Campaign)
        .where(Campaign.id == campaign_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one()


def keep_paused(session: Session, campaign_id: int, *, by: str, now: datetime, reason: str) -> bool:
    """A paused campaign does not go on by itself after all; True if it would have."""
    rows = session.execute(
        update(Campaign)
        .where(
            Campaign.id == campaign_id,
            Campaign.state == CampaignState.PAUSED.value,
            Campaign.resumes_at.is_not(None),
        )
        .values(
            resumes_at=None,
            state_by=by,
            state_at=now,
            state_reason=reason[:300] or Campaign.state_reason,
            card_due_at=now,
            card_news=True,
        )
        .returning(Campaign.id)
        .execution_options(synchronize_session="fetch")
    )
    return rows.first() is not None


def sending_on(session: Session, sender_id: int) -> Sequence[int]:
    """The ids of campaigns that send on this sender now."""
    return session.scalars(
        select(Campaign.id)
        .where(Campaign.sender_id == sender_id, Campaign.state == CampaignState.SENDING.value)
        .order_by(Campaign.id)
    ).all()


def topics(session: Session, workspace_id: int) -> Sequence[str]:
    """The topics of the workspace's campaigns, in their order."""
    return session.scalars(
        select(Campaign.topic)
        .where(Campaign.workspace_id == workspace_id, Campaign.topic != "")
        .distinct()
        .order_by(Campaign.topic)
    ).all()


def names(
    session: Session, workspace_id: int, *, with_discarded: bool = True
) -> Sequence[tuple[str, str, str]]:
    """(name, title, public id) of the workspace's campaigns, the newest first."""
    statement = (
        select(Campaign.name, Campaign.title, Campaign.public_id)
        .where(Campaign.workspace_id == workspace_id)
        .order_by(Campaign.id.desc())
    )
    if not with_discarded:
        statement = statement.where(Campaign.state != CampaignState.DISCARDED)
    return [(name, title, public_id) for name, title, public_id in session.execute(statement)]


def latest(session: Session, workspace_id: int, limit: int) -> Sequence[Campaign]:
    """The newest campaigns that are not discarded."""
    return session.scalars(
        select(Campaign)
        .where(Campaign.workspace_id == workspace_id, Campaign.state != CampaignState.DISCARDED)
        .order_by(Campaign.id.desc())
        .limit(limit)
    ).all()


def buckets(session: Session, campaign_ids: Sequence[int]) -> dict[int, dict[Bucket, int]]:
    """How many recipients of each campaign are in each bucket, counted from the rows."""
    counted: dict[int, dict[Bucket, int]] = {campaign_id: {} for campaign_id in campaign_ids}
    rows = session.execute(
        select(Recipient.campaign_id, Recipient.bucket, func.count())
        .where(Recipient.campaign_id.in_(campaign_ids))
        .group_by(Recipient.campaign_id, Recipient.bucket)
    )
    for campaign_id, bucket, count in rows:
        counted[campaign_id][Bucket(bucket)] = count
    return counted


def pending(session: Session, campaign_id: int) -> int:
    """How many recipients wait for their text."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Recipient)
            .where(Recipient.campaign_id == campaign_id, Recipient.bucket == Bucket.PENDING)
        )
        or 0
    )


def cancel_rest(session: Session, campaign_id: int) -> int:
    """Everybody who was not claimed yet gets no text; returns how many."""
    result = session.execute(
        update(Recipient)
        .where(
            Recipient.campaign_id == campaign_id,
            Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
        )
        .values(
            bucket=second_attempts.bucket_or_first(Bucket.CANCELLED), reason=None, not_before=None
        )
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


def latest_import(session: Session, campaign_id: int) -> CsvImport | None:
    """The upload that fills, or filled, the campaign's audience; none that was declined."""
    return session.scalar(
        select(CsvImport)
        .where(CsvImport.campaign_id == campaign_id, CsvImport.state != "declined")
        .order_by(CsvImport.id.desc())
        .limit(1)
    )


def declined_import(session: Session, campaign_id: int) -> CsvImport | None:
    """The upload that came last, if it was declined and the audience stayed as it was."""
    last = session.scalar(
        select(CsvImport)
        .where(CsvImport.campaign_id == campaign_id)
        .order_by(CsvImport.id.desc())
        .limit(1)
    )
    return last if last is not None and last.state == "declined" else None


def recipients(session: Session, ids: Sequence[int]) -> Sequence[Recipient]:
    """These rows, in the order of their ids."""
    return session.scalars(
        select(Recipient).where(Recipient.id.in_(ids)).order_by(Recipient.id)
    ).all()


def first_pending(session: Session, campaign_id: int) -> Recipient | None:
    """The first row that will be texted."""
    return session.scalar(
        select(Recipient)
        .where(Recipient.campaign_id == campaign_id, Recipient.bucket == Bucket.PENDING)
        .order_by(Recipient.id)
        .limit(1)
    )
