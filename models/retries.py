"""Those whose text failed in a way that a second attempt can mend, as a new audience."""

from typing import Final

from sqlalchemy import ColumnElement, func, insert, literal, select
from sqlalchemy.orm import Session

from domain.chain import ERASED
from domain.ledger import Bucket
from domain.messages import MessageState
from domain.retries import RETRIABLE
from models import campaigns
from models.tables import Campaign, Message, Recipient

_COPIED: Final = ("workspace_id", "row", "phone", "fields", "zones")
_REPORTED: Final = (MessageState.FAILED.value, MessageState.UNDELIVERED.value)


def erased() -> ColumnElement[bool]:
    """Whether a digest stands where a recipient's number was: nobody is there to be texted."""
    return func.substr(Recipient.phone, 1, 1) == ERASED


def copy_failed(session: Session, original: Campaign, draft: Campaign) -> int:
    """Copy them with their fields into the draft's audience, pending; returns how many.

    In one statement: nothing of a person passes through this process.
    """
    failed = (
        select(
            *(getattr(Recipient, name) for name in _COPIED),
            literal(draft.id),
            literal(Bucket.PENDING.value),
        )
        .join(Message, Message.id == Recipient.message_id)
        .where(
            Recipient.campaign_id == original.id,
            Recipient.bucket.in_([Bucket.FAILED.value, Bucket.UNDELIVERED.value]),
            Recipient.error_code.in_(RETRIABLE),
            Message.state.in_(_REPORTED),
            ~erased(),
        )
        .order_by(Recipient.id)
    )
    columns = [*_COPIED, "campaign_id", "bucket"]
    session.execute(insert(Recipient).from_select(columns, failed))
    return campaigns.pending(session, draft.id)
