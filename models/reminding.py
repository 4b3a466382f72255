"""Those who got a text that asked something, and have not answered: counted, and a new audience."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, CursorResult, exists, func, insert, literal, select, update
from sqlalchemy.orm import Session

from domain.asking import Asks
from domain.ledger import Bucket, SkipReason
from domain.meaning.verdicts import Meaning
from domain.scopes import ALL
from models import campaigns
from models.retries import erased
from models.tables import Campaign, Inbound, OptOut, Recipient, Wording

COUNTED: Final = timedelta(days=30)
"""After its launch so long is looked through a campaign's audience whenever its card is drawn."""
_COPIED: Final = ("workspace_id", "row", "phone", "fields", "zones")
_GOT_IT: Final = [Bucket.SENT.value, Bucket.DELIVERED.value]
"""Whoever Twilio may still have the text for is not reminded of it."""
_NO_ANSWER: Final = [Meaning.TAPBACK.value, Meaning.HELP.value]


def silent(session: Session, campaign: Campaign, now: datetime) -> int:
    """How many got the text and have neither answered nor opted out.

    0 where it asked nothing, and where that was long ago: its card counts no more then.
    """
    if now - since(campaign) > COUNTED:
        return 0
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


def since(campaign: Campaign) -> datetime:
    """From when on whoever writes has answered the campaign: none of its texts left earlier."""
    return campaign.launched_at or campaign.state_at


def who_answered(
    session: Session, workspace_id: int, phones: Collection[str], *, since: datetime
) -> frozenset[str]:
    """Those of the numbers that wrote to the team since then; by a reaction nobody answers."""
    return frozenset(
        session.scalars(
            select(Inbound.phone).where(
                Inbound.phone.in_(phones),
                Inbound.workspace_id == workspace_id,
                Inbound.meaning.not_in(_NO_ANSWER),
                Inbound.received_at >= since,
            )
        )
    )


def skip_answered(session: Session, campaign: Campaign) -> int:
    """Skip the recipients of a reminder who answered since it was drafted; returns how many.

    Whoever answers later is skipped by the claim.
    """
    if campaign.reminds_since is None:
        return 0
    result = session.execute(
        update(Recipient)
        .where(
            Recipient.campaign_id == campaign.id,
            Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
            _wrote(campaign.workspace_id, campaign.reminds_since),
        )
        .values(bucket=Bucket.SKIPPED, reason=SkipReason.ANSWERED)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


def _wrote(workspace_id: int, since: datetime) -> ColumnElement[bool]:
    """Whether a recipient's number wrote to the team since then, about whatever campaign.

    One look into an index for each recipient: a list of all who wrote, or opted out, would be
    gone through once for each of them.
    """
    return exists().where(
        Inbound.phone == Recipient.phone,
        Inbound.workspace_id == workspace_id,
        Inbound.meaning.not_in(_NO_ANSWER),
        Inbound.received_at >= since,
    )


def _are_silent(campaign: Campaign) -> list[ColumnElement[bool]]:
    """By number: whoever wrote from the same phone has answered, whatever they said.

    Also to a reminder of it, or to another campaign: asking again who has just confirmed is worse
    than to leave somebody out.
    """
    out = exists().where(
        OptOut.workspace_id == campaign.workspace_id,
        OptOut.phone == Recipient.phone,
        OptOut.scope == ALL,
    )
    return [
        Recipient.campaign_id == campaign.id,
        Recipient.bucket.in_(_GOT_IT),
        ~_wrote(campaign.workspace_id, since(campaign)),
        ~out,
        ~erased(),
    ]
