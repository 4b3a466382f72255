"""Second attempts: who waits for one, who got one, and what stands where none is made.

The one exception to one text a recipient. The first message keeps its state and its receipts;
`first_message_id` is set once, when the second attempt is planned, so there is never a third.
Where the second one is not made (STOP, a cancel, news that the first one did arrive), what became
of the first one stands: it was sent, and it is billed.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, null, select, update
from sqlalchemy.orm import Session

from domain.holds import Hold
from domain.ledger import Bucket
from domain.messages import FROM_TWILIO, MessageState
from domain.scopes import binding
from models.tables import Message, OptOut, Receipt, Recipient, Suppression

FAILED = (MessageState.FAILED, MessageState.UNDELIVERED, MessageState.REFUSED)
"""States of a first message after which a second one may be made; all are ends."""
_ARRIVED = [word for word, state in FROM_TWILIO.items() if state is MessageState.DELIVERED]


def bucket_or_first(bucket: Bucket) -> ColumnElement[Any]:
    """Where a waiting recipient goes who gets no further text: `bucket`, or the first's fate."""
    first = (
        select(
            case(
                (Message.state == MessageState.UNDELIVERED.value, Bucket.UNDELIVERED.value),
                else_=Bucket.FAILED.value,
            )
        )
        .where(Message.id == Recipient.first_message_id)
        .scalar_subquery()
    )
    return case((Recipient.first_message_id.is_not(None), first), else_=bucket.value)


def reason_or_none(reason: Any) -> ColumnElement[Any]:
    """`reason`, or none where the first attempt's fate stands."""
    return case((Recipient.first_message_id.is_not(None), null()), else_=reason)


def plan(
    session: Session,
    texts: Collection[tuple[int, int]],
    hold: Hold,
    *,
    sender_id: int,
    topic: str = "",
) -> int:
    """Hold these (recipient id, message id) for a second attempt; returns how many are.

    Nobody who had one already, opted out, cannot be texted, whose text was reported delivered as
    well, or whose time is over by then. The caller holds the campaign and knows that it lives.
    """
    if not texts:
        return 0
    rows = session.execute(
        update(Recipient)
        .where(
            Recipient.id.in_([recipient_id for recipient_id, _ in texts]),
            Recipient.message_id.in_([message_id for _, message_id in texts]),
            Recipient.first_message_id.is_(None),
            Recipient.bucket.in_([Bucket.FAILED.value, Bucket.UNDELIVERED.value]),
            ~_is_out(binding(sender_id, topic)),
            ~exists().where(
                Suppression.workspace_id == Recipient.workspace_id,
                Suppression.phone == Recipient.phone,
            ),
            ~_arrived(),
            Recipient.not_after.is_(None) | (Recipient.not_after > hold.until),
        )
        .values(
            bucket=Bucket.HELD.value,
            reason=hold.why.value,
            not_before=hold.until,
            first_message_id=Recipient.message_id,
        )
        .returning(Recipient.id)
        .execution_options(synchronize_session=False)
    )
    return len(rows.all())


def give_up(session: Session, message_ids: Collection[int]) -> int:
    """These first messages arrived after all, so their recipients get no second; how many waited.

    A second one that is claimed already leaves.
    """
    if not message_ids:
        return 0
    owners = select(Message.recipient_id).where(Message.id.in_(message_ids))
    rows = session.execute(
        update(Recipient)
        .where(
            Recipient.id.in_(owners),
            Recipient.first_message_id.in_(message_ids),
            Recipient.bucket.in_([Bucket.HELD.value, Bucket.PENDING.value]),
        )
        .values(bucket=bucket_or_first(Bucket.FAILED), reason=null(), not_before=null())
        .returning(Recipient.id)
        .execution_options(synchronize_session=False)
    )
    return len(rows.all())


def made(campaign_id: int) -> ColumnElement[bool]:
    """The condition that a recipient of the campaign has got a second attempt."""
    return (
        (Recipient.campaign_id == campaign_id)
        & Recipient.first_message_id.is_not(None)
        & (Recipient.message_id != Recipient.first_message_id)
    )


def failed_before(session: Session, campaign_id: int) -> int:
    """How many first attempts failed of those who do not count as failed: a second one is due,
    under way, or arrived. Few rows, by an index of their own."""
    query = (
        select(func.count())
        .select_from(Recipient)
        .join(Message, Message.id == Recipient.first_message_id)
        .where(
            Recipient.campaign_id == campaign_id,
            Recipient.first_message_id.is_not(None),
            Recipient.bucket.not_in([Bucket.FAILED.value, Bucket.UNDELIVERED.value]),
            Message.state.in_([state.value for state in FAILED]),
        )
    )
    return session.scalar(query) or 0


def _is_out(scopes: Collection[str]) -> ColumnElement[bool]:
    return exists().where(
        OptOut.workspace_id == Recipient.workspace_id,
        OptOut.phone == Recipient.phone,
        OptOut.scope.in_(scopes),
    )


def _arrived() -> ColumnElement[bool]:
    return exists().where(
        Message.id == Recipient.message_id,
        Receipt.message_public_id == Message.public_id,
        Receipt.status.in_(_ARRIVED),
    )
