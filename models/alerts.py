"""Alerts: what people are told by direct message, each of them claimed and told once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.actors import Door, system
from models import approvals, schedules
from models.tables import Alert, Campaign

LAUNCHER, APPROVER = "launcher", "approver"
WORDS_LENGTH: Final = 400


def add(
    session: Session,
    campaign: Campaign,
    rule: str,
    *,
    words: str,
    now: datetime,
    wording_id: int = 0,
    also_approver: bool = True,
) -> bool:
    """Have the launcher and one approver told; False where they were told of it before.

    Where nobody in Slack launched it, an approver is told in any case.

    Once for each campaign and rule, ever: the unique key says so, whatever runs twice. Of a canary
    once for each version of the text.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    wanted = (LAUNCHER, APPROVER) if also_approver else (LAUNCHER,)
    if not launcher(session, campaign):
        wanted = (APPROVER,)
    rows = [
        {
            "workspace_id": campaign.workspace_id,
            "campaign_id": campaign.id,
            "rule": rule,
            "wording_id": wording_id,
            "addressee": addressee,
            "words": words[:WORDS_LENGTH],
            "made_at": now,
        }
        for addressee in wanted
    ]
    made = session.execute(
        insert(Alert).values(rows).on_conflict_do_nothing().returning(Alert.id)
    ).all()
    return bool(made)


def launcher(session: Session, campaign: Campaign) -> str:
    """The Slack id of who launched it, or scheduled what the clock launched; empty if nobody."""
    name = campaign.launched_by or ""
    if name == system(campaign.workspace_id).name:
        kept, asked = schedules.of(session, campaign.id), approvals.latest(session, campaign.id)
        name = kept.made_by if kept else asked.asked_by if asked else name
    door, _, user_id = name.partition(":")
    return user_id if door == Door.SLACK else ""


def words_of(session: Session, campaign_id: int, rule: str, wording_id: int = 0) -> str:
    """What people were told, or are about to be, of that rule; empty where nothing was."""
    query = select(Alert.words).where(
        Alert.campaign_id == campaign_id, Alert.rule == rule, Alert.wording_id == wording_id
    )
    return session.scalar(query.limit(1)) or ""


def untold(session: Session, now: datetime, limit: int = 100) -> Sequence[int]:
    """The ids of alerts that nobody was told yet and nobody tells now."""
    return session.scalars(
        select(Alert.id).where(_untold(now)).order_by(Alert.id).limit(limit)
    ).all()


def claim(session: Session, alert_id: int, now: datetime, until: datetime) -> Alert | None:
    """The alert, if it is this call's to tell until then: one call wins."""
    rows = session.execute(
        update(Alert)
        .where(Alert.id == alert_id, _untold(now))
        .values(tell_at=until)
        .returning(Alert.id)
        .execution_options(synchronize_session=False)
    )
    return session.get_one(Alert, alert_id) if rows.first() is not None else None


def is_told(session: Session, alert: Alert) -> bool:
    """Whether the other one of the two was told already."""
    query = select(Alert.id).where(
        Alert.campaign_id == alert.campaign_id,
        Alert.rule == alert.rule,
        Alert.wording_id == alert.wording_id,
        Alert.told_at.is_not(None),
    )
    return session.scalar(query.limit(1)) is not None


def drop(session: Session, alert_id: int) -> None:
    """It was decided before anybody was told: the next time is told anew."""
    session.execute(delete(Alert).where(Alert.id == alert_id, Alert.told_at.is_(None)))


def told(session: Session, alert_id: int, now: datetime) -> None:
    """Slack has the message."""
    session.execute(update(Alert).where(Alert.id == alert_id).values(told_at=now))


def tell_again(session: Session, alert_id: int, at: datetime) -> None:
    """Slack said no; it is tried again then."""
    session.execute(update(Alert).where(Alert.id == alert_id).values(tell_at=at))


def _untold(now: datetime) -> ColumnElement[bool]:
    return and_(Alert.told_at.is_(None), or_(Alert.tell_at.is_(None), Alert.tell_at <= now))
