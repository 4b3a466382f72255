"""Whom the end of an import skips: who opted out, and numbers that cannot receive texts."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Select, select

from domain.ledger import SkipReason
from domain.scopes import binding
from models import audiences, suppressions
from models.base import Database
from models.tables import OptOut, Recipient, Suppression


def skip_unwanted(
    db: Database, campaign_id: int, *, workspace_id: int, sender_id: int, topic: str = ""
) -> None:
    """Skip those who opted out of everything, of this sender or topic, and suppressed numbers.

    In sets of these numbers, so that the cost follows their number and not the audience's. Whom a
    set skips is read first: most sets of a team's opt-outs skip nobody of a small list, and are not
    worth the database's one writer.
    """
    out = select(OptOut.phone).where(
        OptOut.workspace_id == workspace_id, OptOut.scope.in_(binding(sender_id, topic))
    )
    suppressed = select(Suppression.phone).where(Suppression.workspace_id == workspace_id)
    said = suppressions.reason_of(Recipient.phone, workspace_id)
    for numbers, reason in ((out, SkipReason.OPTED_OUT), (suppressed, said)):
        for page in _phones(db, numbers):
            with db.read() as session:
                found = audiences.waiting_of(session, campaign_id, page)
            if found:
                with db.write() as session:
                    audiences.skip_rows(session, found, reason)


def _phones(db: Database, numbers: Select[str]) -> Iterator[Sequence[str]]:
    phone = numbers.selected_columns[0]
    after = ""
    while True:
        with db.read() as session:
            page = session.scalars(
                numbers.where(phone > after).order_by(phone).limit(audiences.PAGE)
            ).all()
        if not page:
            return
        yield page
        after = page[-1]
