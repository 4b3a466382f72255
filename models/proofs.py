"""What a proof pack is made of, in pages by key: of one number, or of one campaign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.deeds import Subject
from domain.story import Text
from models import audiences
from models.base import Database
from models.stories import TEXT, text_of
from models.tables import (
    AuditRow,
    Campaign,
    ConsentEvent,
    ConsentFact,
    Inbound,
    Message,
    Recipient,
    Sender,
    Wording,
)

PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class About:
    """What a pack is about: a number, or a campaign where `phone` is empty."""

    workspace_id: int
    campaign_id: int = 0
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Proven:
    """One text with what its words were made of; `body` where they are kept whole."""

    text: Text
    phone: str
    campaign_id: int | None
    fields: Sequence[str]


def recipients(db: Database, about: About) -> Iterator[Sequence[Recipient]]:
    """The rows of the list, or those in which the number stands."""
    if about.phone:
        with db.read() as session:
            yield session.scalars(
                select(Recipient)
                .where(Recipient.phone == about.phone, Recipient.workspace_id == about.workspace_id)
                .order_by(Recipient.id)
            ).all()
        return
    with db.read() as session:
        whole = audiences.bounds(session, about.campaign_id)
    after = 0
    while True:
        with db.read() as session:
            found = select(Recipient).where(*whole.page(after)).order_by(Recipient.id).limit(PAGE)
            page = session.scalars(found).all()
        if not page:
            return
        yield page
        after = page[-1].id


def phones(db: Database, about: About) -> Iterator[Sequence[str]]:
    """The numbers that it is about."""
    if about.phone:
        yield [about.phone]
        return
    for page in recipients(db, about):
        yield [row.phone for row in page if row.phone]


def texts(db: Database, about: About) -> Iterator[Sequence[Proven]]:
    """Every text to the number, or the campaign's, second attempts among them."""
    if about.phone:
        yield from _texts_to(db, about)
        return
    for page in recipients(db, about):
        ids = {key for row in page for key in (row.message_id, row.first_message_id) if key}
        with db.read() as session:
            rows = session.execute(_texts().where(Message.id.in_(ids)).order_by(Message.id)).all()
        fields = {row.id: row.fields for row in page}
        yield [_proven(row, fields) for row in rows]


def _texts_to(db: Database, about: About) -> Iterator[Sequence[Proven]]:
    after = 0
    while True:
        with db.read() as session:
            mine = (Message.phone == about.phone, Message.workspace_id == about.workspace_id)
            found = _texts().where(*mine, Message.id > after).order_by(Message.id).limit(PAGE)
            rows = session.execute(found).all()
            ids = [row.recipient_id for row in rows if row.recipient_id]
            listed = session.scalars(select(Recipient).where(Recipient.id.in_(ids)))
            fields = {row.id: row.fields for row in listed}
        if not rows:
            return
        yield [_proven(row, fields) for row in rows]
        after = rows[-1].id


def _texts() -> Any:
    return (
        select(*TEXT, Message.phone, Message.campaign_id)
        .join(Sender, Sender.id == Message.sender_id)
        .outerjoin(Campaign, Campaign.id == Message.campaign_id)
    )


def _proven(row: Any, fields: dict[int, list[str]]) -> Proven:
    text = text_of(tuple(row)[: len(TEXT)])
    return Proven(text, row.phone, row.campaign_id, fields.get(text.recipient_id or 0, ()))


def events(session: Session, about: About, numbers: Sequence[str]) -> Sequence[ConsentEvent]:
    """Opt-outs and opt-ins of these numbers."""
    return session.scalars(
        select(ConsentEvent)
        .where(ConsentEvent.phone.in_(numbers), ConsentEvent.workspace_id == about.workspace_id)
        .order_by(ConsentEvent.id)
    ).all()


def agreements(session: Session, about: About, numbers: Sequence[str]) -> Sequence[ConsentFact]:
    """What is recorded of these numbers' consent."""
    return session.scalars(
        select(ConsentFact)
        .where(ConsentFact.phone.in_(numbers), ConsentFact.workspace_id == about.workspace_id)
        .order_by(ConsentFact.id)
    ).all()


def inbound(session: Session, about: About, numbers: Sequence[str]) -> Sequence[Inbound]:
    """What these numbers wrote; for a campaign, what answered it."""
    mine = [Inbound.phone.in_(numbers), Inbound.workspace_id == about.workspace_id]
    if about.campaign_id:
        mine.append(Inbound.campaign_id == about.campaign_id)
    return session.scalars(select(Inbound).where(*mine).order_by(Inbound.id)).all()


def taken(session: Session, about: About, numbers: Sequence[str]) -> Sequence[Any]:
    """Every text that Twilio took for these numbers, with sender and topic; the oldest first."""
    text = (Message.phone, Message.kind, Message.accepted_at, Message.sid, Message.sender_id)
    return session.execute(
        select(*text, Campaign.topic)
        .outerjoin(Campaign, Campaign.id == Message.campaign_id)
        .where(
            Message.phone.in_(numbers),
            Message.workspace_id == about.workspace_id,
            Message.accepted_at.is_not(None),
        )
        .order_by(Message.accepted_at)
    ).all()


def campaigns(session: Session, about: About) -> Sequence[Campaign]:
    """The campaign, or every one on whose list the number stood."""
    found = select(Campaign).where(Campaign.workspace_id == about.workspace_id)
    if about.phone:
        mine = select(Recipient.campaign_id).where(Recipient.phone == about.phone)
        return session.scalars(found.where(Campaign.id.in_(mine)).order_by(Campaign.id)).all()
    return session.scalars(found.where(Campaign.id == about.campaign_id)).all()


def wordings(session: Session, about: About, campaign_ids: Sequence[int]) -> Sequence[Wording]:
    """Every version of their texts; for a number, those that were texted to it."""
    found = select(Wording).where(Wording.campaign_id.in_(campaign_ids))
    if about.phone:
        mine = (Message.phone == about.phone, Message.workspace_id == about.workspace_id)
        found = found.where(Wording.id.in_(select(Message.wording_id).where(*mine)))
    return session.scalars(found.order_by(Wording.campaign_id, Wording.version)).all()


def deeds(session: Session, subject: Subject, ids: Sequence[int]) -> Sequence[AuditRow]:
    """What the audit says of these."""
    found = select(AuditRow).where(AuditRow.subject == subject, AuditRow.subject_id.in_(ids))
    return session.scalars(found.order_by(AuditRow.id)).all()
