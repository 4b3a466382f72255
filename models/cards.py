"""Whose card is due, and the claims by which two refreshes never post two of them.

`card_due_at` says that there is something new to show, `card_edited_at` when a refresh last took
the card in hand. A refresh claims the card by one conditional UPDATE; whoever loses leaves it. How
often that may be says `models.cardpace`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from domain.lifecycle import LIVE, OVER, CampaignState
from models import cardpace
from models.tables import Campaign

POSTING: Final = "posting"
_AGAIN: Final = {"card_given_up": None, "card_edited_at": None}


@dataclass(frozen=True, slots=True)
class CardClaim:
    """A card in hand: where it is, what it shows, and which due time this refresh answers."""

    campaign_id: int
    channel_id: str
    card_ts: str | None
    digest: str | None
    due_at: datetime
    apart: timedelta
    """How long it rests from now on, unless there is news."""
    refusals: int = 0
    """How often in a row Slack said no to it."""


def due(session: Session, now: datetime) -> Sequence[int]:
    """Campaigns whose card has something new to show, and that Slack did not refuse just now.

    Those first for whose news a person waits.
    """
    rested = or_(Campaign.card_edited_at.is_(None), Campaign.card_edited_at <= now)
    return session.scalars(
        select(Campaign.id)
        .where(Campaign.card_due_at <= now, rested)
        .order_by(Campaign.card_news.desc(), Campaign.card_due_at)
    ).all()


def ready(session: Session, now: datetime, seconds: float) -> list[int]:
    """Those of them that may be edited now: for the others no process need be forked."""
    waiting = due(session, now)
    teams = session.scalars(
        select(Campaign.workspace_id).where(Campaign.id.in_(waiting)).distinct()
    ).all()
    free: set[int] = set()
    for workspace_id in teams:
        may, _ = cardpace.may_take(session, workspace_id, now=now, seconds=seconds)
        mine = select(Campaign.id).where(Campaign.workspace_id == workspace_id)
        free.update(session.scalars(mine.where(Campaign.card_due_at <= now, may)))
    return [campaign_id for campaign_id in waiting if campaign_id in free]


def with_news(session: Session, campaign_ids: Sequence[int]) -> list[int]:
    """Those for whose news a person waits, in their order."""
    mine = select(Campaign.id).where(Campaign.id.in_(campaign_ids), Campaign.card_news)
    news = set(session.scalars(mine))
    return [campaign_id for campaign_id in campaign_ids if campaign_id in news]


def newest(session: Session) -> int | None:
    """The campaign that was launched last, or None."""
    return session.scalar(
        select(Campaign.id)
        .where(Campaign.launched_at.is_not(None))
        .order_by(Campaign.id.desc())
        .limit(1)
    )


def claim(session: Session, campaign_id: int, *, now: datetime, seconds: float) -> CardClaim | None:
    """Take a due card in hand, or None: not due, edited a moment ago, or in other hands."""
    workspace_id = session.scalar(select(Campaign.workspace_id).where(Campaign.id == campaign_id))
    if workspace_id is None:
        return None
    may, apart = cardpace.may_take(session, workspace_id, now=now, seconds=seconds)
    row = session.execute(
        update(Campaign)
        .where(Campaign.id == campaign_id, Campaign.card_due_at <= now, may)
        .values(card_edited_at=now, card_news=False)
        .returning(
            Campaign.channel_id,
            Campaign.card_ts,
            Campaign.card_digest,
            Campaign.card_due_at,
            Campaign.card_refusals,
        )
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if row is None or row.card_due_at is None:
        return None
    return CardClaim(
        campaign_id=campaign_id,
        channel_id=row.channel_id,
        card_ts=row.card_ts,
        digest=row.card_digest,
        due_at=row.card_due_at,
        apart=apart,
        refusals=row.card_refusals,
    )


def shown(session: Session, claim: CardClaim, *, ts: str, digest: str) -> None:
    """The card shows this now; it stays due if something happened meanwhile."""
    session.execute(
        update(Campaign)
        .where(Campaign.id == claim.campaign_id)
        .values(card_ts=ts, card_digest=digest, card_given_up=None)
    )
    if claim.card_ts is None:
        _try_again(session, claim)
    session.execute(
        update(Campaign)
        .where(Campaign.id == claim.campaign_id, Campaign.card_due_at <= claim.due_at)
        .values(card_due_at=None)
    )


def put_off(
    session: Session,
    claim: CardClaim,
    *,
    until: datetime,
    lost: bool = False,
    refused: bool = False,
    given_up: str | None = None,
) -> None:
    """Slack was away or said no: try again then. `lost` means that the message is gone.

    With `given_up`, Slack's code, only if there is something new to show then.
    """
    free_at = until if claim.card_ts else until - cardpace.POST_LEASE
    values: dict[str, object] = {"card_due_at": until, "card_edited_at": free_at, "card_news": True}
    if refused:
        values |= {"card_refusals": claim.refusals + 1}
    if given_up:
        values |= {"card_due_at": None, "card_given_up": given_up[:64]}
    if lost:
        values |= {"card_ts": None, "card_digest": None, "card_edited_at": None}
    session.execute(update(Campaign).where(Campaign.id == claim.campaign_id).values(**values))


def all_said(session: Session, claim: CardClaim) -> None:
    """Slack took the card and what belongs to it: its refusals are forgotten."""
    if claim.refusals:
        mine = update(Campaign).where(Campaign.id == claim.campaign_id)
        session.execute(mine.values(card_refusals=0))


def again(session: Session, campaign_id: int, now: datetime) -> bool:
    """Try a card that was given up once more, now; False for any other."""
    rows = session.execute(
        update(Campaign)
        .where(Campaign.id == campaign_id, Campaign.card_given_up.is_not(None))
        .values(**_AGAIN, card_due_at=now)
        .returning(Campaign.id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def given_up(session: Session, workspace_id: int) -> Sequence[tuple[str, str, str]]:
    """Campaigns whose card Slack does not take: the title, Slack's code, and the channel."""
    rows = session.execute(
        select(Campaign.title, Campaign.card_given_up, Campaign.channel_id)
        .where(
            Campaign.workspace_id == workspace_id,
            Campaign.card_given_up.is_not(None),
            Campaign.state.not_in([*OVER, CampaignState.DISCARDED]),
        )
        .order_by(Campaign.title)
    )
    return [(title, code or "", channel) for title, code, channel in rows]


def _try_again(session: Session, claim: CardClaim) -> None:
    """Slack took a new post in that channel: so it may take the cards that were given up there."""
    session.execute(
        update(Campaign)
        .where(Campaign.channel_id == claim.channel_id, Campaign.card_given_up.is_not(None))
        .values(**_AGAIN, card_due_at=claim.due_at)
        .execution_options(synchronize_session=False)
    )


def claim_final(session: Session, campaign_id: int) -> bool:
    """Take the one message at the end in hand; True for one caller only, ever."""
    return (
        session.execute(
            update(Campaign)
            .where(Campaign.id == campaign_id, Campaign.final_post_ts.is_(None))
            .values(final_post_ts=POSTING)
            .returning(Campaign.id)
            .execution_options(synchronize_session=False)
        ).first()
        is not None
    )


def final_posted(
    session: Session, campaign_id: int, ts: str | None, chart_at: datetime | None = None
) -> None:
    """Where the message at the end is, and when the chart follows; None hands the claim back."""
    session.execute(
        update(Campaign)
        .where(Campaign.id == campaign_id)
        .values(final_post_ts=ts, chart_due_at=chart_at)
    )


def touch_in(session: Session, state: CampaignState, now: datetime) -> None:
    """The cards of all campaigns in that state have something to show."""
    session.execute(
        update(Campaign)
        .where(Campaign.state == state)
        .values(card_due_at=now)
        .execution_options(synchronize_session=False)
    )


def touch_on(session: Session, sender_id: int, now: datetime) -> None:
    """The cards of drafts and of campaigns under way on this sender have something to show."""
    states = [str(state) for state in (CampaignState.DRAFT, *sorted(LIVE))]
    session.execute(
        update(Campaign)
        .where(Campaign.sender_id == sender_id, Campaign.state.in_(states))
        .values(card_due_at=now)
        .execution_options(synchronize_session=False)
    )
