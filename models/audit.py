"""The audit: who did what, when, on what, from where. Only ever added to."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from domain.deeds import Subject, Verb
from models.tables import AuditRow


def write(
    session: Session,
    *,
    workspace_id: int,
    at: datetime,
    actor: str,
    verb: Verb,
    subject: Subject,
    subject_id: int | None = None,
    origin: str = "",
    detail: Mapping[str, object] | None = None,
) -> None:
    """Record one deed in the transaction that does it. `detail` holds ids and counts only."""
    session.add(
        AuditRow(
            workspace_id=workspace_id,
            at=at,
            actor=actor,
            verb=verb,
            subject=subject,
            subject_id=subject_id,
            origin=origin,
            detail=dict(detail or {}),
        )
    )
