"""Provisional opt-outs: the answers that a person must look at, and what was decided."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, true, update
from sqlalchemy.orm import Session

from domain.inbound import Change, ConsentSource
from domain.meaning.verdicts import Meaning
from domain.provisional import Decision
from domain.scopes import ALL
from models import consent, threads
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
    settled = _settle(session, Inbound.id == inbound_id, decision, by=by, now=now)
    threads.changed(session, settled)
    return bool(settled)


def overdue(session: Session, before: datetime, limit: int) -> Sequence[Inbound]:
    """Open ones that came before then, the oldest first; held until the commit."""
    return session.scalars(
        select(Inbound)
        .where(Inbound.decision == Decision.OPEN.value, Inbound.received_at <= before)
        .order_by(Inbound.id)
        .limit(limit)
        .with_for_update()
    ).all()


def any_overdue(session: Session, before: datetime) -> bool:
    """Whether an open one came before then."""
    found = session.scalar(
        select(Inbound.id)
        .where(Inbound.decision == Decision.OPEN.value, Inbound.received_at <= before)
        .limit(1)
    )
    return found is not None


def bound(session: Session, inbound: Inbound) -> Collection[int]:
    """The workspaces that it opted the number out of: all that sent from the address."""
    return session.scalars(
        select(ConsentEvent.workspace_id)
        .where(
            ConsentEvent.inbound_id == inbound.id,
            ConsentEvent.phone == inbound.phone,
            ConsentEvent.change == Change.OUT.value,
        )
        .distinct()
    ).all()


def finish(session: Session, ids: Collection[int], *, by: str, now: datetime) -> None:
    """Nobody decided these in time; whoever calls holds them (`overdue`)."""
    settled = _settle(session, Inbound.id.in_(ids), Decision.FINAL, by=by, now=now)
    threads.changed(session, settled)


def start(session: Session, workspace_id: int, phone: str, now: datetime) -> Collection[int]:
    """The person opted in again: nobody needs to decide what is open, which this gives.

    Whoever calls has their posts drawn anew, after the campaigns are written (`threads.changed`).
    """
    theirs = and_(Inbound.workspace_id == workspace_id, Inbound.phone == phone)
    return _settle(session, theirs, Decision.STARTED, by="", now=now)


def finish_all(session: Session, workspace_id: int, phone: str, *, by: str, now: datetime) -> None:
    """Whatever is open of this number was an opt-out: its words are about to be erased."""
    theirs = and_(Inbound.workspace_id == workspace_id, Inbound.phone == phone)
    threads.changed(session, _settle(session, theirs, Decision.FINAL, by=by, now=now))


def _settle(
    session: Session, which: ColumnElement[bool], decision: Decision, *, by: str, now: datetime
) -> Collection[int]:
    """The ids of those that were open until now."""
    return session.scalars(
        update(Inbound)
        .where(which, Inbound.decision == Decision.OPEN.value)
        .values(decision=decision.value, decided_by=by, decided_at=now)
        .returning(Inbound.id)
        .execution_options(synchronize_session=False)
    ).all()


def open_of(session: Session, campaign_id: int) -> int:
    """How many people of a campaign may have opted out, and nobody decided yet."""
    query = select(func.count(func.distinct(Inbound.phone))).where(
        Inbound.campaign_id == campaign_id,
        Inbound.meaning == Meaning.PROVISIONAL.value,
        Inbound.decision == Decision.OPEN.value,
    )
    return session.scalar(query) or 0


def others(session: Session, inbound: Inbound) -> frozenset[Decision | None]:
    """What else the person said to opt out of everything, since they last opted in.

    Decisions of other provisional opt-outs; None stands for a STOP. What was said counts, not when
    we learned of it; the same second is since. What others said of the number is `beside`.
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
            ConsentEvent.source == ConsentSource.REPLY.value,
            ConsentEvent.scope == ALL,
            ConsentEvent.at >= last_in if last_in else true(),
            or_(ConsentEvent.inbound_id.is_(None), ConsentEvent.inbound_id != inbound.id),
        )
        .distinct()
    )
    return frozenset(Decision(decision) if decision else None for decision in found)


def only(session: Session, inbound_id: int) -> bool:
    """Whether nothing but provisional opt-outs stood before this opt-out, and some did."""
    inbound = session.get_one(Inbound, inbound_id)
    before = others(session, inbound)
    return bool(before) and None not in before and not beside(session, inbound)


def beside(session: Session, inbound: Inbound) -> frozenset[ConsentSource]:
    """Who else than the person says that this number is out of everything."""
    found = session.scalars(
        select(OptOut.source).where(
            OptOut.workspace_id == inbound.workspace_id,
            OptOut.phone == inbound.phone,
            OptOut.scope == ALL,
            OptOut.source != ConsentSource.REPLY.value,
        )
    )
    return frozenset(map(ConsentSource, found))


def lift(
    session: Session, inbound: Inbound, held: Collection[int], *, by: str, now: datetime
) -> None:
    """Take back what the person said, as held (`consent.held_words`); the history keeps it."""
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
