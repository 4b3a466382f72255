"""Phones that somebody proved to hold, the codes on their way, and what tests already cost."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from domain.messages import MessageKind
from models.tables import Message, TestNumber, TestSend


def by_phone(session: Session, workspace_id: int, phone: str) -> TestNumber | None:
    """The row of a number, proven or not; held against other writers until the commit."""
    return session.scalar(
        select(TestNumber)
        .where(TestNumber.workspace_id == workspace_id, TestNumber.phone == phone)
        .with_for_update()
    )


def proven(
    session: Session, workspace_id: int, *, owner: str | None = None, in_group: bool = False
) -> Sequence[TestNumber]:
    """Proven numbers: all of the workspace, one person's, or the test group's."""
    statement = (
        select(TestNumber)
        .where(TestNumber.workspace_id == workspace_id, TestNumber.proven_at.is_not(None))
        .order_by(TestNumber.id)
    )
    if owner is not None:
        statement = statement.where(TestNumber.owner == owner)
    if in_group:
        statement = statement.where(TestNumber.in_group.is_(True))
    return session.scalars(statement).all()


def set_group(session: Session, workspace_id: int, phones: Collection[str]) -> None:
    """The workspace's test group is exactly these numbers."""
    session.execute(
        update(TestNumber)
        .where(TestNumber.workspace_id == workspace_id)
        .values(in_group=TestNumber.phone.in_(phones))
        .execution_options(synchronize_session=False)
    )


def codes_since(session: Session, workspace_id: int, phone: str, since: datetime) -> int:
    """How many codes were texted to a number since then."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Message)
            .where(
                Message.workspace_id == workspace_id,
                Message.phone == phone,
                Message.kind == MessageKind.PROOF.value,
                Message.state_at >= since,
            )
        )
        or 0
    )


def texts_since(session: Session, workspace_id: int, since: datetime) -> int:
    """How many test texts the workspace asked for since then."""
    return (
        session.scalar(
            select(func.sum(TestSend.texts)).where(
                TestSend.workspace_id == workspace_id, TestSend.created_at >= since
            )
        )
        or 0
    )
