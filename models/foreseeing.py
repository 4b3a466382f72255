"""Looks at some numbers of rows that are no audience yet: who is there, out, or left out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import audiences
from models.rowsets import one_of
from models.tables import OptOut, Suppression


def known(session: Session, campaign_id: int) -> Callable[[Sequence[str]], Collection[str]]:
    """What tells which of some numbers the campaign's audience has already."""
    return partial(audiences.known, session.connection(), campaign_id)


def out_of(
    session: Session, workspace_id: int, phones: Sequence[str], scopes: Collection[str]
) -> frozenset[str]:
    """Those of the numbers that opted out of one of these scopes; any number of them."""
    return frozenset(
        session.scalars(
            select(OptOut.phone).where(
                OptOut.workspace_id == workspace_id,
                one_of(session.connection(), OptOut.phone, phones),
                OptOut.scope.in_(scopes),
            )
        )
    )


def suppressed(session: Session, workspace_id: int, phones: Sequence[str]) -> Mapping[str, str]:
    """Why those of the numbers are left out that are."""
    rows = session.execute(
        select(Suppression.phone, Suppression.reason).where(
            Suppression.workspace_id == workspace_id,
            one_of(session.connection(), Suppression.phone, phones),
        )
    )
    return {row.phone: row.reason for row in rows}
