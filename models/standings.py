"""What is kept of one number's permission to be texted: opt-outs, consents and lists."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.story import Agreement, Change, OnList, Useless
from models.tables import (
    ConsentEvent,
    ConsentFact,
    ContactList,
    ListedNumber,
    OptOut,
    Suppression,
)


def changes(session: Session, workspace_id: int, phone: str) -> list[Change]:
    """Every opt-out and opt-in of a number, in the order in which we learnt of them."""
    found = session.scalars(
        select(ConsentEvent)
        .where(ConsentEvent.phone == phone, ConsentEvent.workspace_id == workspace_id)
        .order_by(ConsentEvent.id)
    )
    return [
        Change(
            id=one.id,
            at=one.at,
            change=one.change,
            scope=one.scope,
            source=one.source,
            words=one.words,
            reason=one.reason,
            by=one.by,
        )
        for one in found
    ]


def agreements(session: Session, workspace_id: int, phone: str) -> list[Agreement]:
    """What is recorded of a number's consent."""
    found = session.scalars(
        select(ConsentFact)
        .where(ConsentFact.phone == phone, ConsentFact.workspace_id == workspace_id)
        .order_by(ConsentFact.id)
    )
    return [
        Agreement(
            id=one.id,
            at=one.at,
            status=one.status,
            kind=one.kind,
            origin=one.origin,
            source=one.source,
            wording=one.wording,
            evidence=one.evidence,
            expires_at=one.expires_at,
            recorded_by=one.recorded_by,
            recorded_at=one.recorded_at,
        )
        for one in found
    ]


def useless(session: Session, workspace_id: int, phone: str) -> list[Useless]:
    """What Twilio or a carrier said of a number that cannot receive texts."""
    found = session.scalars(
        select(Suppression).where(
            Suppression.workspace_id == workspace_id, Suppression.phone == phone
        )
    )
    return [Useless(one.at, one.reason, one.code) for one in found]


def lists(session: Session, workspace_id: int, phone: str) -> list[OnList]:
    """Of the lists that count now; each is asked for the number alone."""
    found = session.scalars(
        select(ContactList)
        .join(ListedNumber, ListedNumber.list_id == ContactList.id)
        .where(
            ContactList.workspace_id == workspace_id,
            ContactList.state == "done",
            ListedNumber.phone == phone,
        )
    )
    return [OnList(one.purpose, one.filename, one.as_of, one.created_at) for one in found]


def out(session: Session, workspace_id: int, phone: str) -> tuple[str, ...]:
    """The scopes that a number is opted out of now."""
    found = session.scalars(
        select(OptOut.scope)
        .where(OptOut.workspace_id == workspace_id, OptOut.phone == phone)
        .distinct()
    )
    return tuple(sorted(found))
