"""What people, Twilio and the team said of a number: events that are only ever added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from domain.inbound import Change, ConsentSource
from models.tables import ConsentEvent

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
    """The topics that the person named when they stopped, since they last opted in, and how."""
    last_in = (
        select(func.coalesce(func.max(ConsentEvent.id), 0))
        .where(*_theirs(workspace_id, phone, Change.IN))
        .scalar_subquery()
    )
    found = session.scalars(
        select(ConsentEvent)
        .where(*_theirs(workspace_id, phone, Change.OUT), ConsentEvent.topic != "")
        .where(ConsentEvent.id > last_in)
        .order_by(ConsentEvent.id)
    )
    return {
        event.topic: Told(ConsentSource.REPLY, event.words, inbound_id=event.inbound_id)
        for event in found
    }


def last_in(session: Session, workspace_id: int, phone: str) -> datetime | None:
    """When the person last opted in by an own text, or None."""
    return session.scalar(
        select(ConsentEvent.at)
        .where(*_theirs(workspace_id, phone, Change.IN))
        .order_by(ConsentEvent.at.desc())
        .limit(1)
    )


def said_later(
    session: Session,
    workspace_id: int,
    phone: str,
    *,
    change: Change,
    at: datetime,
    or_then: bool = False,
) -> bool:
    """Whether there is a later opt-out, or a later opt-in of the person's own."""
    later = ConsentEvent.at >= at if or_then else ConsentEvent.at > at
    whose = list(ConsentSource) if change is Change.OUT else [ConsentSource.REPLY]
    found = session.scalar(
        select(ConsentEvent.id)
        .where(
            ConsentEvent.workspace_id == workspace_id,
            ConsentEvent.phone == phone,
            ConsentEvent.change == change.value,
            ConsentEvent.source.in_([source.value for source in whose]),
            later,
        )
        .limit(1)
    )
    return found is not None


def _theirs(workspace_id: int, phone: str, change: Change) -> Sequence[ColumnElement[bool]]:
    """Which events are the person's own words."""
    return (
        ConsentEvent.workspace_id == workspace_id,
        ConsentEvent.phone == phone,
        ConsentEvent.source == ConsentSource.REPLY.value,
        ConsentEvent.change == change.value,
    )
