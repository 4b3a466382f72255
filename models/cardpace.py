"""How often the cards of a workspace are edited: all of them share what Slack takes, news first.

Figures move all the time, and each card waits its turn for them. What a person waits to see, a
state that changed above all, waits for nobody's figures; but not all of it at once either.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from domain.lifecycle import LIVE, NEVER_SENT, CampaignState
from models.tables import Campaign, Summary

POST_LEASE: Final = timedelta(seconds=60)
"""A first post may take this long before another refresh may try: a second card is worse."""
EDITS_A_MINUTE: Final = 30
"""Of Slack's 50 a minute and workspace (Tier 3); the rest is for news, presses and threads."""
DRAFTS_A_MINUTE: Final = 38
"""Where so many cards were edited within a minute, those that only people change wait as well."""
NEWS_A_MINUTE: Final = 45
"""Where so many were, news waits: stop-all of 150 campaigns is shown within some minutes."""
_MINUTE: Final = timedelta(seconds=60)
_NEVER: Final = datetime(1990, 1, 1, tzinfo=UTC)
_DRAFTS: Final = sorted(NEVER_SENT - {CampaignState.IMPORTING})
"""Nothing of these moves by itself."""


def spacing(session: Session, workspace_id: int, seconds: float) -> timedelta:
    """How far apart the edits of one card are: all live ones and the summary share the limit."""
    moving = [*LIVE, CampaignState.IMPORTING]
    cards = session.scalar(
        select(func.count())
        .select_from(Campaign)
        .where(Campaign.workspace_id == workspace_id, Campaign.state.in_(moving))
    )
    edited = (cards or 0) + (session.get(Summary, workspace_id) is not None)
    return timedelta(seconds=max(seconds, edited * 60 / EDITS_A_MINUTE))


def may_take(
    session: Session, workspace_id: int, *, now: datetime, seconds: float
) -> tuple[ColumnElement[bool], timedelta]:
    """Which of the workspace's cards may be taken in hand now, and how long one rests after that.

    One statement whatever is full: another one would have to be compiled.
    """
    apart, least = spacing(session, workspace_id, seconds), timedelta(seconds=seconds)
    edited = _edited(session, workspace_id, now)

    def rested(most: int, rest: timedelta) -> ColumnElement[bool]:
        before = now - rest if edited < most else _NEVER
        return and_(Campaign.card_ts.is_not(None), Campaign.card_edited_at <= before)

    free = or_(
        Campaign.card_edited_at.is_(None),
        and_(Campaign.card_ts.is_(None), Campaign.card_edited_at <= now - POST_LEASE),
        rested(EDITS_A_MINUTE, apart),
        and_(Campaign.state.in_(_DRAFTS), rested(DRAFTS_A_MINUTE, least)),
        and_(Campaign.card_news, rested(NEWS_A_MINUTE, least)),
    )
    return free, apart


def _edited(session: Session, workspace_id: int, now: datetime) -> int:
    """How many cards were taken in hand within the last minute; not what is put off until later."""
    edited = session.scalar(
        select(func.count())
        .select_from(Campaign)
        .where(
            Campaign.workspace_id == workspace_id,
            Campaign.card_edited_at > now - _MINUTE,
            Campaign.card_edited_at <= now,
        )
    )
    return edited or 0
