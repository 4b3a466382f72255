"""What the events of one page say: read from the rows of their facts, as those are now.

So an erased number, and words that are not kept any more, are gone from what was not told yet.
State, reason and code are the event's own: what was true when it happened.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.apistates import counted, state_of, state_of_message
from domain.events import EventType, Source
from domain.ledger import Bucket
from domain.messages import MessageState
from domain.payloads import Told, moment
from domain.phones import is_e164
from domain.scopes import sender_of
from models import figures
from models.tables import (
    ApiKey,
    Campaign,
    ConsentEvent,
    Endpoint,
    Event,
    Inbound,
    Message,
    Recipient,
    Sender,
)

_ENDED: Final = frozenset({EventType.COMPLETED, EventType.CANCELLED})
Data = dict[str, object]


def told(session: Session, events: Sequence[Event]) -> Sequence[Told]:
    """These events in their order, as a subscriber gets them."""
    said: dict[int, Data] = {}
    for source, tell in _TELLERS.items():
        mine = [event for event in events if event.source == source]
        if mine:
            said.update(tell(session, mine))
    of = _campaigns(session, {event.campaign_id for event in events})
    return [
        Told(
            event.public_id,
            EventType(event.type),
            event.at,
            said[event.id] | of[event.campaign_id],
        )
        for event in events
    ]


def _campaigns(session: Session, ids: set[int]) -> Mapping[int, Data]:
    """Which campaign an event is of; whatever a test key sent is marked."""
    rows = session.execute(
        select(Campaign.id, Campaign.public_id, Campaign.title, ApiKey.is_test)
        .outerjoin(ApiKey, ApiKey.id == Campaign.api_key_id)
        .where(Campaign.id.in_(ids))
    )
    found = {
        row.id: Data(campaign_id=row.public_id, campaign_name=row.title)
        | (Data(test=True) if row.is_test else {})
        for row in rows
    }
    nobody = Data(campaign_id=None, campaign_name=None)
    return {key: found.get(key, nobody) for key in ids}


def _of_messages(session: Session, events: Sequence[Event]) -> Mapping[int, Data]:
    ids = {event.subject_id for event in events}
    rows = session.execute(
        select(Message.id, Message.phone, Message.kind, Recipient.public_id)
        .outerjoin(Recipient, Recipient.id == Message.recipient_id)
        .where(Message.id.in_(ids))
    )
    known = {row.id: row for row in rows}
    return {event.id: _message(event, known.get(event.subject_id)) for event in events}


def _message(event: Event, row: Any) -> Data:
    """`row` is None of a text that never left and is gone; the event still has its id."""
    own = row.public_id if row is not None else None
    return Data(
        id=own or event.subject,
        text_id=event.subject,
        to=_number(row.phone) if row is not None else None,
        kind=row.kind if row is not None else None,
        status=state_of_message(MessageState(event.state)),
        reason=None,
        error_code=event.error_code,
        held_until=None,
    )


def _of_recipients(session: Session, events: Sequence[Event]) -> Mapping[int, Data]:
    ids = {event.subject_id for event in events}
    rows = session.execute(select(Recipient.id, Recipient.phone).where(Recipient.id.in_(ids)))
    phones = {row.id: row.phone for row in rows}
    return {
        event.id: Data(
            id=event.subject,
            text_id=None,
            to=_number(phones.get(event.subject_id)),
            kind="campaign",
            status=state_of(Bucket(event.state), event.reason),
            reason=event.reason,
            error_code=None,
            held_until=moment(event.held_until) if event.held_until else None,
        )
        for event in events
    }


def _of_inbound(session: Session, events: Sequence[Event]) -> Mapping[int, Data]:
    ids = {event.subject_id for event in events}
    rows = session.execute(
        select(Inbound, Message.public_id, Recipient.public_id)
        .outerjoin(Message, Message.id == Inbound.message_id)
        .outerjoin(Recipient, Recipient.id == Inbound.recipient_id)
        .where(Inbound.id.in_(ids))
    )
    known = {text.id: _reply(text, own or message) for text, message, own in rows}
    return {event.id: known.get(event.subject_id, {}) for event in events}


def _reply(text: Inbound, message_id: str | None) -> Data:
    """`from` is a word of Python's."""
    return Data(
        {"from": _number(text.phone)},
        id=text.sid,
        to=text.to,
        body=text.body,
        meaning=text.meaning,
        message_id=message_id,
    )


def _of_consents(session: Session, events: Sequence[Event]) -> Mapping[int, Data]:
    ids = {event.subject_id for event in events}
    rows = session.scalars(select(ConsentEvent).where(ConsentEvent.id.in_(ids))).all()
    senders = {sender_id for row in rows if (sender_id := sender_of(row.scope)) is not None}
    addresses = {
        sender.id: sender.address
        for sender in session.scalars(select(Sender).where(Sender.id.in_(senders)))
    }
    known = {
        row.id: Data(
            phone=_number(row.phone),
            scope="sender" if (sender_id := sender_of(row.scope)) is not None else row.scope,
            sender=addresses.get(sender_id) if sender_id is not None else None,
            source=row.source,
        )
        for row in rows
    }
    return {event.id: known.get(event.subject_id, {}) for event in events}


def _of_campaigns(session: Session, events: Sequence[Event]) -> Mapping[int, Data]:
    """The ledger at its end alone: counting it reads every row."""
    return {
        event.id: Data(status=event.state)
        | (Data(ledger=_ledger(session, event.subject_id)) if event.type in _ENDED else {})
        for event in events
    }


def _ledger(session: Session, campaign_id: int) -> Data:
    held = figures.ledger(session, campaign_id)
    return Data({str(state): rows for state, rows in counted(held.buckets, held.skipped).items()})


def _of_endpoints(session: Session, events: Sequence[Event]) -> Mapping[int, Data]:
    ids = {event.subject_id for event in events}
    rows = session.execute(select(Endpoint.id, Endpoint.public_id).where(Endpoint.id.in_(ids)))
    known = {row.id: Data(endpoint_id=row.public_id) for row in rows}
    return {event.id: known.get(event.subject_id, {}) for event in events}


def _number(phone: str | None) -> str | None:
    """Nothing in place of a number that was erased, or of what was none."""
    return phone if phone and is_e164(phone) else None


_TELLERS: Final[Mapping[str, Callable[[Session, Sequence[Event]], Mapping[int, Data]]]] = {
    Source.MESSAGE: _of_messages,
    Source.RECIPIENT: _of_recipients,
    Source.INBOUND: _of_inbound,
    Source.CONSENT: _of_consents,
    Source.CAMPAIGN: _of_campaigns,
    Source.ENDPOINT: _of_endpoints,
}
