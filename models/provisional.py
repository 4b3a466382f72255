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


def start(session: Session, workspace_id: int, phone: str, now: datetime) -> None:
    """The person opted in again: nobody needs to decide what is open."""
    session.execute(
        update(Inbound)
        .where(
            Inbound.workspace_id == workspace_id,
            Inbound.phone == phone,
            Inbound.decision == Decision.OPEN.value,
        )
        .values(decision=Decision.STARTED.value, decided_at=now)
        .execution_options(synchronize_session=False)
    )


def others(session: Session, inbound: Inbound) -> frozenset[Decision | None]:
    """What else opted this number out since the person last opted in.

    Decisions of other provisional opt-outs; None stands for whatever is none: a STOP, or the
    carrier's word. What was said counts, not when we learned of it; the same second is since.
    """
    last_in = session.scalar(
        select(func.max(ConsentEvent.at)).where(
            ConsentEvent.workspace_id == inbound.workspace_id,
            ConsentEvent.phone == inbound.phone,
            ConsentEvent.change == Change.IN.value,
            ConsentEvent.source == ConsentSource.REPLY.value,
        )
    )
    found = session.scalars(
        select(Inbound.decision)
        .select_from(ConsentEvent)
        .outerjoin(Inbound, Inbound.id == ConsentEvent.inbound_id)
        .where(
            ConsentEvent.workspace_id == inbound.workspace_id,
            ConsentEvent.phone == inbound.phone,
            ConsentEvent.change == Change.OUT.value,
            ConsentEvent.at >= last_in if last_in else true(),
            or_(ConsentEvent.inbound_id.is_(None), ConsentEvent.inbound_id != inbound.id),
        )
        .distinct()
    )
    return frozenset(Decision(decision) if decision else None for decision in found)


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
