"""What requests were answered, kept in the transaction of what they did: none is done twice.

The row is written first: a request that races against its equal waits at the unique index until
the other one commits, and then finds its answer. Where the process dies before the commit, neither
the row nor what it guards is there, and the next attempt is the first.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from domain.idempotency import KEPT_FOR, Kept, Once, conflict
from models.inserting import insert_new
from models.tables import ApiRequest


def once(session: Session, asked: Once | None, now: datetime, work: Callable[[], Kept]) -> Kept:
    """What `work` answers, or what it answered to the same request before.

    `work` writes by `session`. Call this first in a transaction: what else that holds, an equal
    request would wait for. Without a name for the request (`asked` is None) it is carried out.
    Raises Declined for another request under the same name. What `work` raises undoes the
    transaction, and nothing is remembered.
    """
    if asked is None:
        return work()
    mine = _of(asked)
    session.execute(delete(ApiRequest).where(*mine, ApiRequest.made_at <= now - KEPT_FOR))
    row_id = insert_new(
        session,
        ApiRequest,
        api_key_id=asked.key_id,
        idempotency_key=asked.idempotency_key,
        digest=asked.digest,
        status=0,
        answer="",
        made_at=now,
    )
    if row_id is None:
        return _kept(session.scalars(select(ApiRequest).where(*mine)).one(), asked)
    done = work()
    session.execute(
        update(ApiRequest)
        .where(ApiRequest.id == row_id)
        .values(status=done.status, answer=done.answer)
    )
    return done


def answered(session: Session, asked: Once | None, now: datetime) -> Kept | None:
    """What the same request was answered before, or None; for a look before anything is prepared.

    Raises Declined for another request under the same name.
    """
    if asked is None:
        return None
    fresh = (*_of(asked), ApiRequest.made_at > now - KEPT_FOR)
    row = session.scalar(select(ApiRequest).where(*fresh))
    return None if row is None else _kept(row, asked)


def forget_old(session: Session, now: datetime, limit: int) -> bool:
    """Delete so many answers that are no longer given; whether there were any."""
    old = select(ApiRequest.id).where(ApiRequest.made_at <= now - KEPT_FOR).limit(limit)
    gone = session.execute(
        delete(ApiRequest)
        .where(ApiRequest.id.in_(old))
        .execution_options(synchronize_session=False)
    )
    return bool(getattr(gone, "rowcount", 0))


def _of(asked: Once) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        ApiRequest.api_key_id == asked.key_id,
        ApiRequest.idempotency_key == asked.idempotency_key,
    )


def _kept(row: ApiRequest, asked: Once) -> Kept:
    if row.digest != asked.digest:
        raise conflict()
    return Kept(row.status, row.answer).again()
