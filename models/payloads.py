"""What programs handed in and is no audience yet, and the ids by which they know their rows."""

from typing import Final

from sqlalchemy import ColumnElement, Text, cast, delete, func, select, update
from sqlalchemy.orm import Session

from models import audiences
from models.tables import Payload, Recipient

ID_LENGTH: Final = 24
"""Hexadecimal digits: about 90 random bits on either server."""


def keep(session: Session, import_id: int, lines: str) -> None:
    """Keep the rows of a request until its import is done."""
    session.add(Payload(import_id=import_id, lines=lines))


def of(session: Session, import_id: int) -> str | None:
    """The rows of a request, or None once they are rows of an audience."""
    return session.scalar(select(Payload.lines).where(Payload.import_id == import_id))


def forget(session: Session, import_id: int) -> None:
    """What this import was handed is people's data, and of no use any more."""
    session.execute(delete(Payload).where(Payload.import_id == import_id))


def name_rows(session: Session, campaign_id: int) -> None:
    """Give the campaign's rows that have none a random public id each; safe to run twice."""
    session.execute(
        update(Recipient)
        .where(audiences.of(campaign_id), *_unnamed(session, campaign_id))
        .values(public_id=_random(session))
        .execution_options(synchronize_session=False)
    )


def _unnamed(session: Session, campaign_id: int) -> tuple[ColumnElement[bool], ...]:
    whole = audiences.bounds(session, campaign_id)
    return (
        Recipient.id >= whole.first,
        Recipient.id <= whole.last,
        Recipient.public_id.is_(None),
    )


def _random(session: Session) -> ColumnElement[str]:
    if session.get_bind().dialect.name == "sqlite":
        return func.lower(func.hex(func.randomblob(ID_LENGTH // 2)))
    return func.right(func.replace(cast(func.gen_random_uuid(), Text), "-", ""), ID_LENGTH)
