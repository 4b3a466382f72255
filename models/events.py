"""The outbox as its readers see it: what waits for an endpoint, and what became of it.

Readers ask for what waits, oldest first. They keep no place: what a long transaction commits late
is found as it becomes visible.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    and_,
    case,
    delete,
    exists,
    func,
    not_,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session

from domain.endpoints import PAUSES, SPARED, EndpointState, pause_after
from domain.events import EventType, Source
from models.base import new_public_id
from models.tables import Endpoint, Event

AT_ONCE: Final = 2000
"""Rows that one transaction changes: some 10 ms of SQLite's one writer."""


class Backlog(NamedTuple):
    """What waits for all endpoints, and since when the oldest of it does."""

    waiting: int
    oldest_at: datetime | None


def due(
    session: Session, now: datetime, limit: int, *, is_proven: bool | None = None
) -> Sequence[int]:
    """The ids of endpoints that something can go to now and that nobody serves.

    `is_proven` asks for those alone that took their last request, or for the others.
    """
    waits = exists().where(Event.endpoint_id == Endpoint.id, _ready(now))
    proven = and_(Endpoint.failures == 0, Endpoint.last_at.is_not(None))
    which = {None: true(), True: proven, False: not_(proven)}[is_proven]
    return session.scalars(
        select(Endpoint.id)
        .where(_free(now), which, waits)
        .order_by(Endpoint.last_at.is_not(None), Endpoint.last_at, Endpoint.id)
        .limit(limit)
    ).all()


def claim(
    session: Session, endpoint_id: int, token: str, *, now: datetime, until: datetime
) -> Endpoint | None:
    """The endpoint, if it is this courier's to serve until then."""
    mine = and_(Endpoint.busy_by == token, Endpoint.state == EndpointState.OPEN)
    taken = session.execute(
        update(Endpoint)
        .where(Endpoint.id == endpoint_id, or_(_free(now), mine))
        .values(busy_until=until, busy_by=token)
        .returning(Endpoint.id)
        .execution_options(synchronize_session=False)
    ).first()
    return session.get_one(Endpoint, endpoint_id) if taken is not None else None


def release(session: Session, endpoint_id: int, token: str) -> None:
    """This courier serves it no more."""
    session.execute(
        update(Endpoint)
        .where(Endpoint.id == endpoint_id, Endpoint.busy_by == token)
        .values(busy_until=None, busy_by="")
        .execution_options(synchronize_session=False)
    )


def _free(now: datetime) -> ColumnElement[bool]:
    return and_(
        Endpoint.state == EndpointState.OPEN.value,
        or_(Endpoint.due_at.is_(None), Endpoint.due_at <= now),
        or_(Endpoint.busy_until.is_(None), Endpoint.busy_until <= now),
    )


def _ready(now: datetime) -> ColumnElement[bool]:
    return and_(Event.waits, or_(Event.due_at.is_(None), Event.due_at <= now))


def ready(session: Session, endpoint_id: int, now: datetime, limit: int) -> Sequence[Event]:
    """The next events of an endpoint that can go there now, the oldest first."""
    return session.scalars(
        select(Event)
        .where(Event.endpoint_id == endpoint_id, _ready(now))
        .order_by(Event.id)
        .limit(limit)
    ).all()


def delivered(session: Session, ids: Collection[int], now: datetime) -> None:
    """The subscriber has these."""
    session.execute(
        update(Event)
        .where(Event.id.in_(ids))
        .values(waits=False, delivered_at=now, due_at=None, attempts=Event.attempts + 1)
        .execution_options(synchronize_session=False)
    )


def set_aside(
    session: Session, events: Collection[Event], now: datetime, *, for_good: bool = True
) -> int:
    """They were not taken: each waits for its next try. Returns how many have none any more.

    Unless `for_good`, each has one: while nothing is taken it is no fault of an event.
    """
    given_up = 0
    for event in events:
        pause = pause_after(event.attempts + 1) or (None if for_good else PAUSES[-1])
        given_up += pause is None
        values = {"attempts": event.attempts + 1, "waits": pause is not None}
        session.execute(
            update(Event)
            .where(Event.id == event.id)
            .values(due_at=None if pause is None else now + pause, **values)
            .execution_options(synchronize_session=False)
        )
    return given_up


def set_aside_count(session: Session, endpoint_id: int) -> int:
    """How many events of an endpoint wait for their next try."""
    waiting = select(func.count()).where(
        Event.endpoint_id == endpoint_id, Event.waits, Event.due_at.is_not(None)
    )
    return session.scalar(waiting) or 0


def hurry(session: Session, endpoint_id: int) -> int:
    """The next of what waits for its next try is tried now; how many of them.

    Their tries were an outage's, so some are left to each: the first request after it may fail too.
    """
    later = (
        select(Event.id)
        .where(Event.endpoint_id == endpoint_id, Event.waits, Event.due_at.is_not(None))
        .order_by(Event.id)
        .limit(AT_ONCE)
    )
    changed = session.execute(
        update(Event)
        .where(Event.id.in_(later))
        .values(due_at=None, attempts=case((Event.attempts > SPARED, SPARED), else_=Event.attempts))
        .execution_options(synchronize_session=False)
    )
    assert isinstance(changed, CursorResult)
    return changed.rowcount


def add_test(session: Session, endpoint: Endpoint, now: datetime) -> None:
    """A sample waits for the endpoint, as any event does."""
    session.add(
        Event(
            public_id=new_public_id(),
            endpoint_id=endpoint.id,
            type=EventType.TEST,
            subject_id=endpoint.id,
            subject=endpoint.public_id,
            source=Source.ENDPOINT,
            at=now,
        )
    )


def forget(session: Session, before: datetime) -> int:
    """Delete the next events from before then, told or not.

    Looks at the oldest ids alone: where those are young, all behind them were written later.
    """
    oldest = select(Event.id).order_by(Event.id).limit(AT_ONCE)
    return _delete(session, and_(Event.id.in_(oldest), Event.at < before))


def is_beyond(session: Session, endpoint_id: int, most: int) -> bool:
    """Whether more than so many wait for an endpoint."""
    return _last_beyond(session, endpoint_id, most) is not None


def forget_beyond(session: Session, endpoint_id: int, most: int) -> int:
    """Of more than so many that wait for an endpoint, delete the oldest; returns how many."""
    last = _last_beyond(session, endpoint_id, most)
    if last is None:
        return 0
    which = (Event.endpoint_id == endpoint_id, Event.waits, Event.id <= last)
    return _delete(
        session, Event.id.in_(select(Event.id).where(*which).order_by(Event.id).limit(AT_ONCE))
    )


def _last_beyond(session: Session, endpoint_id: int, most: int) -> int | None:
    return session.scalar(
        select(Event.id)
        .where(Event.endpoint_id == endpoint_id, Event.waits)
        .order_by(Event.id.desc())
        .offset(most)
        .limit(1)
    )


def _delete(session: Session, which: ColumnElement[bool]) -> int:
    gone = session.execute(delete(Event).where(which).execution_options(synchronize_session=False))
    assert isinstance(gone, CursorResult)
    return gone.rowcount


def oldest(session: Session) -> datetime | None:
    """Since when the oldest event waits that an open endpoint could have."""
    return session.scalar(
        select(func.min(Event.at))
        .join(Endpoint, Endpoint.id == Event.endpoint_id)
        .where(Event.waits, Endpoint.state == EndpointState.OPEN.value)
    )


def backlog(session: Session, endpoint_id: int | None = None) -> Backlog:
    """What waits for an endpoint, or for all."""
    query = select(func.count(), func.min(Event.at)).where(Event.waits)
    if endpoint_id is not None:
        query = query.where(Event.endpoint_id == endpoint_id)
    waiting, oldest_at = session.execute(query).one()
    return Backlog(waiting, oldest_at)
