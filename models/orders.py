"""Launches that programs ordered: kept with their campaign, found when they are due."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.apicodes import Code
from domain.apiorders import OrderState
from domain.lifecycle import CampaignState
from models.tables import Campaign, LaunchOrder


def of(session: Session, campaign_id: int) -> LaunchOrder | None:
    """What a program ordered for the campaign, if one did."""
    return session.get(LaunchOrder, campaign_id)


def due(session: Session, now: datetime, limit: int = 100) -> Sequence[int]:
    """Campaigns whose ordered launch is owed, once their list is read or somebody moved them."""
    return session.scalars(
        select(LaunchOrder.campaign_id)
        .join(Campaign, Campaign.id == LaunchOrder.campaign_id)
        .where(
            LaunchOrder.due_at.is_not(None),
            LaunchOrder.due_at <= now,
            Campaign.state != CampaignState.IMPORTING.value,
        )
        .order_by(LaunchOrder.due_at)
        .limit(limit)
    ).all()


def begin(session: Session, campaign_id: int, now: datetime) -> None:
    """Its launch begins now; whatever moves the campaign from here on, it is not begun again."""
    session.execute(
        update(LaunchOrder).where(LaunchOrder.campaign_id == campaign_id).values(tried_at=now)
    )


def end(
    session: Session, campaign_id: int, state: OrderState, needs: Sequence[tuple[Code, str]] = ()
) -> bool:
    """Nothing is owed any more; True if something was."""
    told: list[Mapping[str, Any]] = [{"code": str(code), "detail": words} for code, words in needs]
    ended = session.execute(
        update(LaunchOrder)
        .where(LaunchOrder.campaign_id == campaign_id, LaunchOrder.due_at.is_not(None))
        .values(state=state.value, due_at=None, needs=told)
        .returning(LaunchOrder.campaign_id)
    )
    return ended.first() is not None


def keep(session: Session, order: LaunchOrder) -> None:
    """Order it, in place of what was ordered before."""
    session.merge(order)
