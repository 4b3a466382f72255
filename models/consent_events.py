"""What people, Twilio and the team said of a number: events that are only ever added."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, func, insert, or_, select, true
from sqlalchemy.orm import Session

from domain.inbound import Change, ConsentSource
from domain.optouts import BY_THE_PERSON
from domain.provisional import Decision
from domain.scopes import ALL
from models.tables import ConsentEvent, Inbound

WORDS_LENGTH: Final = 160
REASON_LENGTH: Final = 300


@dataclass(frozen=True, slots=True)
class Told:
    """Who said it, and in which words; `by` names somebody of the team, who gave a `reason`.

    `topic` is what a reply aimed at, though it stops everything.
    """

    source: ConsentSource
    words: str = ""
    by: str = ""
    reason: str = ""
    topic: str = ""
    inbound_id: int | None = None
    message_id: int | None = None


def record(
    session: Session,
    told: Told,
    change: Change,
    *,
    workspace_id: int,
    phone: str,
    scope: str,
    at: datetime,
) -> None:
    """Add an event."""
    session.add(event(told, change, workspace_id=workspace_id, phone=phone, scope=scope, at=at))
    session.flush()


def record_all(
    session: Session,
    told: Told,
    change: Change,
    *,
    workspace_id: int,
    phones: Collection[str],
    scope: str,
    at: datetime,
) -> None:
    """Add the same event for each of these numbers, in one statement."""
    one = event(told, change, workspace_id=workspace_id, phone="", scope=scope, at=at)
    same: dict[str, Any] = {
        column.key: getattr(one, column.key)
        for column in ConsentEvent.__table__.columns
        if column.key not in ("id", "phone")
    }
    session.execute(insert(ConsentEvent), [same | {"phone": phone} for phone in phones])


def event(
    told: Told, change: Change, *, workspace_id: int, phone: str, scope: str, at: datetime
) -> ConsentEvent:
    """An event that nobody has added yet."""
    return ConsentEvent(
        workspace_id=workspace_id,
        phone=phone,
        scope=scope,
        change=change,
        source=told.source,
        words=told.words[:WORDS_LENGTH],
        topic=told.topic,
        reason=told.reason[:REASON_LENGTH],
        inbound_id=told.inbound_id,
        message_id=told.message_id,
        by=told.by,
        at=at,
    )


def aimed_at(session: Session, workspace_id: int, phone: str) -> dict[str, Told]:
    """The topics that the person named when they stopped, since they last opted in, and how.

    Not those of words that somebody has looked at and found to be no opt-out.
    """
    last_in = (
        select(func.coalesce(func.max(ConsentEvent.id), 0))
        .where(*_theirs(workspace_id, phone, Change.IN))
        .scalar_subquery()
    )
    found = session.scalars(
        select(ConsentEvent)
        .outerjoin(Inbound, Inbound.id == ConsentEvent.inbound_id)
        .where(*_theirs(workspace_id, phone, Change.OUT), ConsentEvent.topic != "")
        .where(ConsentEvent.id > last_in, _stands())
        .order_by(ConsentEvent.id)
    )
    return {
        event.topic: Told(ConsentSource.REPLY, event.words, inbound_id=event.inbound_id)
        for event in found
    }


def started_at(session: Session, workspace_id: int, phone: str) -> datetime | None:
    """When the person opted in that took back what stopped everything last, or None.

    A second press of it follows at once; whatever came in between tells nothing of that.
    """
    last_out = session.scalar(
        select(func.max(ConsentEvent.at)).where(
            *_by_the_person(workspace_id, phone), ConsentEvent.scope == ALL
        )
    )
    return session.scalar(
        select(func.min(ConsentEvent.at)).where(
            *_theirs(workspace_id, phone, Change.IN),
            true() if last_out is None else ConsentEvent.at > last_out,
        )
    )


def in_later(session: Session, workspace_id: int, phone: str, *, at: datetime) -> bool:
    """Whether the person opted in later than that."""
    found = select(ConsentEvent.id).where(
        *_theirs(workspace_id, phone, Change.IN), ConsentEvent.at > at
    )
    return session.scalar(found.limit(1)) is not None


def out_since(
    session: Session, workspace_id: int, phone: str, *, at: datetime, scopes: Collection[str]
) -> bool:
    """Whether the person opted out of one of these scopes then or later."""
    found = (
        select(ConsentEvent.id)
        .outerjoin(Inbound, Inbound.id == ConsentEvent.inbound_id)
        .where(
            *_by_the_person(workspace_id, phone),
            ConsentEvent.scope.in_(scopes),
            ConsentEvent.at >= at,
            _stands(),
        )
    )
    return session.scalar(found.limit(1)) is not None


def _stands() -> ColumnElement[bool]:
    """Nobody has found since that the words were none."""
    return or_(Inbound.decision.is_(None), Inbound.decision != Decision.LIFTED.value)


def _by_the_person(workspace_id: int, phone: str) -> Sequence[ColumnElement[bool]]:
    """Which events are opt-outs of the person's own, to us or to Twilio."""
    return (
        ConsentEvent.workspace_id == workspace_id,
        ConsentEvent.phone == phone,
        ConsentEvent.change == Change.OUT.value,
        ConsentEvent.source.in_([source.value for source in BY_THE_PERSON]),
    )


def _theirs(workspace_id: int, phone: str, change: Change) -> Sequence[ColumnElement[bool]]:
    """Which events are the person's own words."""
    return (
        ConsentEvent.workspace_id == workspace_id,
        ConsentEvent.phone == phone,
        ConsentEvent.source == ConsentSource.REPLY.value,
        ConsentEvent.change == change.value,
    )
