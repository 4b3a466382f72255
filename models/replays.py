"""Replays: what a subscriber was told already, and is told once more."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from models.events import AT_ONCE
from models.tables import Event


def told(
    session: Session, endpoint_id: int, *, since: datetime, until: datetime, after: int = 0
) -> Sequence[int]:
    """The ids, behind `after`, of the next events that happened between the two and do not wait.

    No index finds them, as each would cost every event: it reads all events there are.
    """
    mine = (Event.endpoint_id == endpoint_id, Event.id > after, ~Event.waits)
    return session.scalars(
        select(Event.id)
        .where(*mine, Event.at.between(since, until))
        .order_by(Event.id)
        .limit(AT_ONCE)
    ).all()


def again(session: Session, ids: Collection[int]) -> int:
    """Have these told once more; how many of them did not wait for it already."""
    changed = session.execute(
        update(Event)
        .where(Event.id.in_(ids), ~Event.waits)
        .values(waits=True, attempts=0, due_at=None)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(changed, CursorResult)
    return changed.rowcount
