"""Whom the end of an import skips: who opted out, and numbers that cannot receive texts.

And whom a draft skips that got another topic or sender since, which other opt-outs bind.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Select, case, select, update
from sqlalchemy.orm import Session

from domain.chain import ERASED
from domain.ledger import Bucket, SkipReason
from domain.scopes import binding
from models import audiences, suppressions
from models.base import Database
from models.picking import is_out
from models.tables import Campaign, OptOut, Recipient, Suppression


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


def settle(session: Session, campaign: Campaign, *, after: int, upto: int) -> None:
    """Skip a draft's rows (ids behind `after`) whom an opt-out binds; take back whom none binds.

    For drafts alone, which the caller holds: nothing of them was claimed. Whoever is out never
    waits in between. Who stands for an erased number is known since the import, which brought all
    that binds it back in clear.
    """
    workspace_id = campaign.workspace_id
    out = is_out(Recipient.phone, workspace_id, binding(campaign.sender_id, campaign.topic))
    page = (
        audiences.of(campaign.id),
        *(Recipient.id > after, Recipient.id <= upto, Recipient.phone.is_not(None)),
        # A digest is no number, whatever its row was skipped for.
        Recipient.phone.not_like(f"{ERASED}%"),
    )
    useless = suppressions.reason_of(Recipient.phone, workspace_id)
    suppressed = suppressions.is_suppressed(Recipient.phone, workspace_id)
    for chosen, values in (
        (
            (Recipient.bucket == Bucket.PENDING, out),
            {"bucket": Bucket.SKIPPED.value, "reason": SkipReason.OPTED_OUT.value},
        ),
        (
            (Recipient.bucket == Bucket.SKIPPED, Recipient.reason == SkipReason.OPTED_OUT, ~out),
            {
                "bucket": case((suppressed, Bucket.SKIPPED.value), else_=Bucket.PENDING.value),
                "reason": useless,
            },
        ),
    ):
        session.execute(
            update(Recipient)
            .where(*page, *chosen)
            .values(**values)
            .execution_options(synchronize_session=False)
        )


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
