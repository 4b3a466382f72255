"""Provisional opt-outs: the answers that a person must look at, and what was decided."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from domain.inbound import Change, ConsentSource
from domain.meaning.verdicts import Meaning
from domain.provisional import Decision
from models.opt_outs import ALL
from models.tables import ConsentEvent, Inbound, OptOut


def find(session: Session, workspace_id: int, inbound_id: int) -> Inbound | None:
    """The workspace's provisional opt-out of that id, whatever was decided."""
    return session.scalar(
        select(Inbound).where(
            Inbound.id == inbound_id,
            Inbound.workspace_id == workspace_id,
            Inbound.meaning == Meaning.PROVISIONAL.value,
        )
    )


def decide(
    session: Session, inbound_id: int, decision: Decision, *, by: str, now: datetime
) -> bool:
    """Settle one that is open; False if somebody was faster."""
    settled = session.scalar(
        update(Inbound)
        .where(Inbound.id == inbound_id, Inbound.decision == Decision.OPEN.value)
        .values(decision=decision.value, decided_by=by, decided_at=now)
        .returning(Inbound.id)
        .execution_options(synchronize_session=False)
    )
    return settled is not None


def overdue(session: Session, before: datetime, limit: int) -> Sequence[Inbound]:
    """Open ones that came before then, the oldest first."""
    return session.scalars(
        select(Inbound)
        .where(Inbound.decision == Decision.OPEN.value, Inbound.received_at <= before)
        .order_by(Inbound.id)
        .limit(limit)
    ).all()


def opted_out_otherwise(session: Session, inbound: Inbound) -> bool:
    """Whether this number opted out in any other way since it last opted in."""
    last_in = (
        select(func.max(ConsentEvent.id))
        .where(
            ConsentEvent.workspace_id == inbound.workspace_id,
            ConsentEvent.phone == inbound.phone,
            ConsentEvent.change == Change.IN.value,
        )
        .scalar_subquery()
    )
    found = session.scalar(
        select(ConsentEvent.id)
        .where(
            ConsentEvent.workspace_id == inbound.workspace_id,
            ConsentEvent.phone == inbound.phone,
            ConsentEvent.change == Change.OUT.value,
            ConsentEvent.id > func.coalesce(last_in, 0),
            or_(ConsentEvent.inbound_id.is_(None), ConsentEvent.inbound_id != inbound.id),
        )
        .limit(1)
    )
    return found is not None


def lift(session: Session, inbound: Inbound, *, by: str, now: datetime) -> None:
    """Let the number be texted again; the opt-out stays in the history."""
    session.add(
        ConsentEvent(
            workspace_id=inbound.workspace_id,
            phone=inbound.phone,
            scope=ALL,
            change=Change.IN,
            source=ConsentSource.MANUAL,
            words=inbound.words,
            inbound_id=inbound.id,
            by=by,
            at=now,
        )
    )
    session.execute(
        delete(OptOut)
        .where(
            OptOut.workspace_id == inbound.workspace_id,
            OptOut.phone == inbound.phone,
            OptOut.scope == ALL,
        )
        .execution_options(synchronize_session=False)
    )
