"""Everything that is known of one number, found by the number: no table is read from end to end."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from domain.story import (
    Answer,
    Listing,
    Report,
    Story,
    Text,
)
from domain.whereabouts import key_of, places_of_key
from models import standings
from models.tables import (
    Campaign,
    Inbound,
    Message,
    Receipt,
    Recipient,
    Sender,
)

MOST: Final = 300
"""Of each kind of fact; whoever gets more texts than that is cut, and told to be."""
TEXT: Final = (
    Message.id,
    Message.public_id,
    Message.kind,
    Campaign.name,
    Sender.name,
    Message.claimed_at,
    Message.accepted_at,
    Message.state,
    Message.state_at,
    Message.sid,
    Message.error_code,
    Message.segments,
    Message.wording_id,
    Message.body,
    Message.recipient_id,
)


def of_number(session: Session, workspace_id: int, phone: str, *, homes: str = "") -> Story:
    """The story of one number in one workspace. `homes`: where the team says its people live."""
    mine = (workspace_id, phone)
    texts = _texts(session, *mine)
    listings = _listings(session, *mine, homes=homes)
    answers = _answers(session, *mine)
    parts: Sequence[Sequence[object]] = (texts, listings, answers)
    return Story(
        phone=phone,
        zones=listings[-1].zones if listings else zones_of(phone, None, homes),
        out=standings.out(session, *mine),
        listings=listings,
        texts=texts,
        reports=reports(session, texts),
        answers=answers,
        changes=standings.changes(session, *mine),
        agreements=standings.agreements(session, *mine),
        useless=standings.useless(session, *mine),
        lists=standings.lists(session, *mine),
        senders=senders(session, workspace_id),
        is_cut=any(len(part) == MOST for part in parts),
    )


def zones_of(phone: str, zones: str | None, homes: str) -> tuple[str, ...]:
    """The zones that a number may be in; none for one that is erased."""
    if not phone.startswith("+"):
        return ()
    places = places_of_key(key_of(phone, zones), homes)
    return tuple(sorted({place.zone for place in places}))


def senders(session: Session, workspace_id: int) -> dict[int, str]:
    """The names of a workspace's senders."""
    found = session.execute(
        select(Sender.id, Sender.name).where(Sender.workspace_id == workspace_id)
    )
    return {row.id: row.name for row in found}


def _listings(session: Session, workspace_id: int, phone: str, *, homes: str) -> list[Listing]:
    found = session.execute(
        select(Recipient, Campaign)
        .join(Campaign, Campaign.id == Recipient.campaign_id)
        .where(Recipient.phone == phone, Recipient.workspace_id == workspace_id)
        .order_by(Campaign.id.desc())
        .limit(MOST)
    ).all()
    return [_listing(row, campaign, homes) for row, campaign in reversed(found)]


def _listing(row: Recipient, campaign: Campaign, homes: str) -> Listing:
    return Listing(
        campaign=campaign.name,
        row=row.row,
        at=campaign.created_at,
        by=campaign.created_by,
        bucket=row.bucket,
        reason=row.reason,
        until=row.not_before,
        zones=zones_of(row.phone or "", row.zones, homes),
        launched_at=campaign.launched_at,
        launched_by=campaign.launched_by,
        kind=campaign.kind,
        attested=campaign.attestation,
        attested_by=campaign.attested_by or "",
    )


def _texts(session: Session, workspace_id: int, phone: str) -> list[Text]:
    found = session.execute(
        select(*TEXT)
        .join(Sender, Sender.id == Message.sender_id)
        .outerjoin(Campaign, Campaign.id == Message.campaign_id)
        .where(Message.phone == phone, Message.workspace_id == workspace_id)
        .order_by(Message.id.desc())
        .limit(MOST)
    ).all()
    return [text_of(tuple(row)) for row in reversed(found)]


def text_of(row: Sequence[Any]) -> Text:
    """A row of the columns in `TEXT`."""
    key, public_id, kind, campaign, sender, claimed_at, *rest = row
    taken_at, state, state_at, sid, error_code, segments, wording_id, body, recipient_id = rest
    return Text(
        id=key,
        public_id=public_id,
        kind=kind,
        campaign=campaign or "",
        sender=sender,
        at=claimed_at or state_at,
        taken_at=taken_at,
        state=state,
        state_at=state_at,
        sid=sid,
        error_code=error_code,
        segments=segments,
        wording_id=wording_id,
        body=body,
        recipient_id=recipient_id,
    )


def reports(session: Session, texts: Sequence[Text]) -> list[Report]:
    """The receipts of these texts, as they came."""
    found = session.scalars(
        select(Receipt)
        .where(Receipt.message_public_id.in_([text.public_id for text in texts]))
        .order_by(Receipt.received_at, Receipt.id)
    )
    return [
        Report(one.received_at, one.message_public_id, one.sid, one.status, one.error_code)
        for one in found
    ]


def _answers(session: Session, workspace_id: int, phone: str) -> list[Answer]:
    return answers(session, Inbound.phone, phone, workspace_id=workspace_id)


def answers(
    session: Session, column: InstrumentedAttribute[Any], value: object, *, workspace_id: int
) -> list[Answer]:
    """What people wrote where this column has this value; the newest, oldest first."""
    found = session.execute(
        select(Inbound, Campaign.name)
        .outerjoin(Campaign, Campaign.id == Inbound.campaign_id)
        .where(column == value, Inbound.workspace_id == workspace_id)
        .order_by(Inbound.id.desc())
        .limit(MOST)
    ).all()
    return [
        Answer(
            at=one.received_at,
            sid=one.sid,
            body=one.body,
            meaning=one.meaning,
            words=one.words,
            campaign=name or "",
            decision=one.decision,
            decided_by=one.decided_by,
            decided_at=one.decided_at,
        )
        for one, name in reversed(found)
    ]
