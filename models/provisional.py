"""Provisional opt-outs: the answers that a person must look at, and what was decided."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select, true, update
from sqlalchemy.orm import Session

from domain.inbound import Change, ConsentSource
from domain.meaning.verdicts import Meaning
from domain.provisional import Decision
from models import consent
from models.opt_outs import ALL
from models.tables import ConsentEvent, Inbound


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
    """Whether this number opted out in any other way since the person last opted in.

    What was said counts, not when we learned of it; the same second counts as since.
    """
    last_in = session.scalar(
        select(func.max(ConsentEvent.at)).where(
            ConsentEvent.workspace_id == inbound.workspace_id,
            ConsentEvent.phone == inbound.phone,
            ConsentEvent.change == Change.IN.value,
            ConsentEvent.source == ConsentSource.REPLY.value,
        )
    )
    found = session.scalar(
        select(ConsentEvent.id)
        .where(
            ConsentEvent.workspace_id == inbound.workspace_id,
            ConsentEvent.phone == inbound.phone,
            ConsentEvent.change == Change.OUT.value,
            ConsentEvent.at >= last_in if last_in else true(),
            or_(ConsentEvent.inbound_id.is_(None), ConsentEvent.inbound_id != inbound.id),
        )
        .limit(1)
    )
    return found is not None


def lift(
    session: Session, inbound: Inbound, held: Collection[int], *, by: str, now: datetime
) -> None:
    """Take back the opt-outs that are held (`consent.held`); they stay in the history."""
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
    consent.lift(session, held)
