"""When campaigns start by themselves: kept, found when due, and told where one did not start."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from domain.lifecycle import CampaignState
from domain.starts import ScheduleView
from models.tables import Campaign, Schedule

WHY_LENGTH: Final = 400
TO_START: Final = (CampaignState.SCHEDULED, CampaignState.COUNTING_DOWN)


def of(session: Session, campaign_id: int) -> Schedule | None:
    """The start of that campaign, if one was said, also one that did not happen."""
    return session.get(Schedule, campaign_id, populate_existing=True)


def keep(session: Session, schedule: Schedule) -> None:
    """Keep a start instead of whatever was kept before."""
    forget(session, schedule.campaign_id)
    session.add(schedule)
    session.flush()


def forget(session: Session, campaign_id: int) -> None:
    """No start is kept any more."""
    session.execute(delete(Schedule).where(Schedule.campaign_id == campaign_id))


def scheduled(session: Session) -> Sequence[tuple[Campaign, Schedule]]:
    """Campaigns that are to start by themselves or count down, the first to start first."""
    return [(campaign, schedule) for campaign, schedule in session.execute(_scheduled())]


@cache
def _scheduled() -> Select[Campaign, Schedule]:
    return (
        select(Campaign, Schedule)
        .join(Schedule, Schedule.campaign_id == Campaign.id)
        .where(Campaign.state.in_([it.value for it in TO_START]))
        .order_by(Schedule.starts_at, Campaign.id)
    )


def next_start(session: Session) -> datetime | None:
    """When the clock is next to start something."""
    return session.scalar(
        select(func.min(Schedule.starts_at))
        .join(Campaign, Campaign.id == Schedule.campaign_id)
        .where(Campaign.state.in_([it.value for it in TO_START]))
    )


def fail(session: Session, campaign_id: int, why: str) -> None:
    """It did not start; somebody is to be told."""
    session.execute(
        update(Schedule)
        .where(Schedule.campaign_id == campaign_id)
        .values(why_not=why[:WHY_LENGTH], told_at=None, tell_at=None)
        .execution_options(synchronize_session=False)
    )


def untold(session: Session, now: datetime) -> Sequence[int]:
    """Campaigns that did not start, which nobody was told of yet and nobody tells now."""
    return session.scalars(select(Schedule.campaign_id).where(_untold(now))).all()


def claim_news(session: Session, campaign_id: int, now: datetime, until: datetime) -> bool:
    """Whether it is this call's to tell, until then, that it did not start: one call wins.

    Whoever dies meanwhile told nobody for all we know: it is told again.
    """
    rows = session.execute(
        update(Schedule)
        .where(Schedule.campaign_id == campaign_id, _untold(now))
        .values(tell_at=until)
        .returning(Schedule.campaign_id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def told(session: Session, campaign_id: int, now: datetime) -> None:
    """Slack has the message."""
    _set(session, campaign_id, told_at=now)


def tell_again(session: Session, campaign_id: int, at: datetime) -> None:
    """Nobody could be told; it is tried again then."""
    _set(session, campaign_id, tell_at=at)


def _set(session: Session, campaign_id: int, **values: datetime) -> None:
    session.execute(
        update(Schedule)
        .where(Schedule.campaign_id == campaign_id, Schedule.why_not.is_not(None))
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _untold(now: datetime) -> ColumnElement[bool]:
    return and_(
        Schedule.why_not.is_not(None),
        Schedule.told_at.is_(None),
        or_(Schedule.tell_at.is_(None), Schedule.tell_at <= now),
    )


def view(session: Session, campaign_id: int) -> ScheduleView | None:
    """What a card shows of it."""
    kept = of(session, campaign_id)
    if kept is None:
        return None
    use_by = kept.answers.get("use_by")
    return ScheduleView(
        at=kept.starts_at,
        zone=kept.zone,
        wall=datetime.fromisoformat(kept.wall),
        own_zones=kept.own_zones,
        by=kept.made_by,
        why_not=kept.why_not,
        is_launch=kept.is_launch,
        use_by=datetime.fromisoformat(use_by) if isinstance(use_by, str) else None,
        reason=str(kept.answers.get("reason") or ""),
        attest=str(kept.answers.get("attest") or ""),
        canary=bool(kept.answers.get("canary")),
        drop=bool(kept.answers.get("drop")),
    )
