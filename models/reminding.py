"""Those who got a text that asked something, and have not answered: counted, and a new audience."""

from typing import Any, Final

from sqlalchemy import ColumnElement, func, insert, literal, select
from sqlalchemy.orm import Session

from domain.asking import Asks
from domain.ledger import Bucket
from domain.meaning.verdicts import Meaning
from domain.scopes import ALL
from models import campaigns
from models.retries import erased
from models.tables import Campaign, Inbound, OptOut, Recipient, Wording

_COPIED: Final = ("workspace_id", "row", "phone", "fields", "zones")
_GOT_IT: Final = [Bucket.SENT.value, Bucket.DELIVERED.value]
"""Whoever Twilio may still have the text for is not reminded of it."""
_NO_ANSWER: Final = [Meaning.TAPBACK.value, Meaning.HELP.value]


def silent(session: Session, campaign: Campaign) -> int:
    """How many got the text and have neither answered nor opted out; 0 where it asked nothing."""
    wording = session.get(Wording, campaign.wording_id) if campaign.wording_id else None
    if wording is None or wording.asks == Asks.NOTHING:
        return 0
    counted = select(func.count()).select_from(Recipient).where(*_are_silent(campaign))
    return session.scalar(counted) or 0


def copy_silent(session: Session, original: Campaign, draft: Campaign) -> int:
    """Copy them with their fields into the draft's audience, pending; returns how many.

    In one statement: nothing of a person passes through this process.
    """
    theirs = (
        select(
            *(getattr(Recipient, name) for name in _COPIED),
            literal(draft.id),
            literal(Bucket.PENDING.value),
        )
        .where(*_are_silent(original))
        .order_by(Recipient.id)
    )
    columns = [*_COPIED, "campaign_id", "bucket"]
    session.execute(insert(Recipient).from_select(columns, theirs))
    return campaigns.pending(session, draft.id)


def _are_silent(campaign: Campaign) -> list[ColumnElement[bool]]:
    """By number: whoever wrote about it from the same phone has answered, whatever they said."""
    wrote = select(Inbound.phone).where(
        Inbound.campaign_id == campaign.id, Inbound.meaning.not_in(_NO_ANSWER)
    )
    out: Any = select(OptOut.phone).where(
        OptOut.workspace_id == campaign.workspace_id, OptOut.scope == ALL
    )
    return [
        Recipient.campaign_id == campaign.id,
        Recipient.bucket.in_(_GOT_IT),
        Recipient.phone.not_in(wrote),
        Recipient.phone.not_in(out),
        ~erased(),
    ]
