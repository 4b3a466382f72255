"""What programs handed in and is no audience yet."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.tables import Payload


def keep(session: Session, import_id: int, lines: str) -> None:
    """Keep the rows of a request until its import is done."""
    session.add(Payload(import_id=import_id, lines=lines))


def of(session: Session, import_id: int) -> str | None:
    """The rows of a request, or None once they are rows of an audience."""
    return session.scalar(select(Payload.lines).where(Payload.import_id == import_id))


def forget(session: Session, import_id: int) -> None:
    """What this import was handed is people's data, and of no use any more."""
    session.execute(delete(Payload).where(Payload.import_id == import_id))
