"""Replies that sound urgent: those of a minute are told together, claimed and once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, or_, select, update
from sqlalchemy.orm import Session

from models.tables import UrgentText

APART: Final = timedelta(minutes=1)
"""Between two messages of a team: what comes meanwhile stands in the next one."""
MOST: Final = 100
"""Texts of one message; most of them only counted."""


def add(session: Session, workspace_id: int, inbound_id: int, *, word: str, now: datetime) -> None:
    """Have that text told."""
    session.add(
        UrgentText(inbound_id=inbound_id, workspace_id=workspace_id, word=word, made_at=now)
    )
    session.flush()


def untold(session: Session, now: datetime) -> Sequence[int]:
    """The teams with texts that nobody was told of yet, and whose last message is a minute old."""
    found = session.scalars(
        select(UrgentText.workspace_id).where(_untold(now)).distinct().limit(MOST)
    ).all()
    return [it for it in found if not _rests(session, it, now)]


def claim(
    session: Session, workspace_id: int, now: datetime, until: datetime
) -> Sequence[UrgentText]:
    """The texts that are this call's to tell until then, the oldest first; none while it rests."""
    if _rests(session, workspace_id, now) or _in_hand(session, workspace_id, now, until):
        return ()
    chosen = (
        select(UrgentText.inbound_id)
        .where(UrgentText.workspace_id == workspace_id, _untold(now))
        .order_by(UrgentText.inbound_id)
        .limit(MOST)
    )
    return _taken(session, chosen, _untold(now), tell_at=until)


def told(session: Session, inbound_ids: Collection[int], now: datetime) -> None:
    """Slack has the message."""
    mine = update(UrgentText).where(UrgentText.inbound_id.in_(inbound_ids))
    session.execute(mine.values(told_at=now))


def tell_again(session: Session, inbound_ids: Collection[int], at: datetime) -> None:
    """Slack said no of everybody; it is tried again then."""
    mine = update(UrgentText).where(UrgentText.inbound_id.in_(inbound_ids))
    session.execute(mine.values(tell_at=at))


def miss(session: Session, missed: Mapping[int, Sequence[str]], at: datetime) -> None:
    """Who of each text is told at that time, by ids; nobody: no one misses it any more."""
    for inbound_id, whom in missed.items():
        said = {"missed": [*whom], "missed_at": at if whom else None}
        mine = update(UrgentText).where(UrgentText.inbound_id == inbound_id)
        session.execute(mine.values(**said))


def missing(session: Session, now: datetime) -> Sequence[int]:
    """The teams with texts that somebody missed and is to be told now."""
    found = select(UrgentText.workspace_id).where(UrgentText.missed_at <= now).distinct()
    return session.scalars(found.limit(MOST)).all()


def claim_missed(
    session: Session, workspace_id: int, now: datetime, until: datetime
) -> Sequence[UrgentText]:
    """The missed texts that are this call's to tell until then, the oldest first."""
    due = and_(UrgentText.workspace_id == workspace_id, UrgentText.missed_at <= now)
    chosen = select(UrgentText.inbound_id).where(due).order_by(UrgentText.inbound_id).limit(MOST)
    return _taken(session, chosen, due, missed_at=until)


def _taken(
    session: Session, chosen: Select[int], due: ColumnElement[bool], **until: datetime
) -> Sequence[UrgentText]:
    """Those of `chosen` that are still `due` as each is taken: two calls never take the same."""
    ids = session.scalars(
        update(UrgentText)
        .where(UrgentText.inbound_id.in_(chosen), due)
        .values(**until)
        .returning(UrgentText.inbound_id)
        .execution_options(synchronize_session=False)
    ).all()
    mine = select(UrgentText).where(UrgentText.inbound_id.in_(ids))
    return session.scalars(mine.order_by(UrgentText.inbound_id)).all()


def _rests(session: Session, workspace_id: int, now: datetime) -> bool:
    """Whether the team was told of some within the last minute: the newest ones tell."""
    last = session.scalar(
        select(UrgentText.told_at)
        .where(UrgentText.workspace_id == workspace_id, UrgentText.told_at.is_not(None))
        .order_by(UrgentText.inbound_id.desc())
        .limit(1)
    )
    return last is not None and last > now - APART


def _in_hand(session: Session, workspace_id: int, now: datetime, until: datetime) -> bool:
    """Whether somebody tells some of the team at this moment."""
    query = select(UrgentText.inbound_id).where(
        UrgentText.workspace_id == workspace_id,
        UrgentText.told_at.is_(None),
        UrgentText.tell_at > now,
        UrgentText.tell_at <= until,
    )
    return session.scalar(query.limit(1)) is not None


def _untold(now: datetime) -> ColumnElement[bool]:
    due = or_(UrgentText.tell_at.is_(None), UrgentText.tell_at <= now)
    return and_(UrgentText.told_at.is_(None), due)
