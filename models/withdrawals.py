"""Consents that people took back, where many numbers are asked for at once."""

from collections.abc import Collection

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from domain.consent import Status
from models.tables import ConsentFact


def withdrawn_of(session: Session, workspace_id: int, numbers: Collection[str]) -> set[str]:
    """Those of the numbers that said no, or took it back, and have not agreed since."""
    since = aliased(ConsentFact)
    agreed = exists().where(
        since.phone == ConsentFact.phone,
        since.workspace_id == ConsentFact.workspace_id,
        since.status == Status.GIVEN.value,
        since.at > ConsentFact.at,
    )
    found = select(ConsentFact.phone).where(
        ConsentFact.phone.in_(numbers),
        ConsentFact.workspace_id == workspace_id,
        ConsentFact.status == Status.WITHDRAWN.value,
        ~agreed,
    )
    return set(session.scalars(found))
