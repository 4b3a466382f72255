"""Whom an admin has told of each kind of alert, and where Slack takes none."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from domain.alerting import AlertKind
from models.tables import AlertRoute


def of(session: Session, workspace_id: int) -> Sequence[AlertRoute]:
    """All of them, by kind and id."""
    return session.scalars(
        select(AlertRoute)
        .where(AlertRoute.workspace_id == workspace_id)
        .order_by(AlertRoute.kind, AlertRoute.target)
    ).all()


def targets(session: Session, workspace_id: int, kind: AlertKind) -> Sequence[str]:
    """Slack ids of whoever is told of it instead of whoever is usual; none: the usual ones."""
    return [it.target for it in of(session, workspace_id) if it.kind == kind]


def place(session: Session, workspace_id: int, routes: Mapping[AlertKind, Sequence[str]]) -> None:
    """Have these told of these kinds; what stays keeps what is known of it."""
    known = of(session, workspace_id)
    for kind, wanted in routes.items():
        mine = {it.target for it in known if it.kind == kind}
        gone = mine - set(wanted)
        session.execute(
            delete(AlertRoute).where(
                AlertRoute.workspace_id == workspace_id,
                AlertRoute.kind == kind.value,
                AlertRoute.target.in_(gone),
            )
        )
        for target in wanted:
            if target not in mine:
                session.add(AlertRoute(workspace_id=workspace_id, kind=kind.value, target=target))
    session.flush()


def refused(session: Session, workspace_id: int, target: str, error: str) -> bool:
    """Slack took no alert there; True where it took the one before, so that it is said once."""
    rows = session.execute(
        update(AlertRoute)
        .where(
            AlertRoute.workspace_id == workspace_id,
            AlertRoute.target == target,
            AlertRoute.refused == "",
        )
        .values(refused=error[:64])
        .returning(AlertRoute.target)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def took(session: Session, workspace_id: int, target: str) -> None:
    """Slack took an alert there."""
    session.execute(
        update(AlertRoute)
        .where(AlertRoute.workspace_id == workspace_id, AlertRoute.target == target)
        .where(AlertRoute.refused != "")
        .values(refused="")
        .execution_options(synchronize_session=False)
    )
