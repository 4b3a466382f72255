"""What is kept of one number, and whether it can be erased now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from domain.deeds import Verb
from domain.ledger import Bucket
from domain.lifecycle import AT_REST, CampaignState
from domain.messages import MessageState
from models import payloads
from models.payloads import Waiting
from models.tables import (
    AuditRow,
    Campaign,
    ConsentEvent,
    ConsentFact,
    ContactList,
    Conversation,
    Inbound,
    ListedNumber,
    Message,
    OptOut,
    PhoneCarrier,
    Recipient,
    Suppression,
    TestNumber,
)

_WAITING: Final = (Bucket.PENDING.value, Bucket.HELD.value)
UNFINISHED: Final = "unfinished"
_OPEN: Final = (MessageState.WAITING.value, MessageState.CLAIMED.value)


@dataclass(frozen=True, slots=True)
class Person:
    """Whose data goes: the workspace, the number, and the digest that takes its place."""

    workspace_id: int
    phone: str
    digest: str


def unread(session: Session, who: Person) -> Sequence[Waiting]:
    """Lists that name the number and wait to be read: asked once, since each is read for it."""
    return payloads.naming(session, who.workspace_id, who.phone)


def in_the_way(session: Session, who: Person, unread_lists: Sequence[Waiting]) -> Sequence[str]:
    """Names of campaigns under way with this number, or with a text whose end is not known.

    One of single texts is under way all day: of it only what still waits for the number counts.
    """
    listed = select(Recipient.campaign_id).where(
        Recipient.phone == who.phone, Recipient.workspace_id == who.workspace_id
    )
    waiting_in = listed.where(Recipient.bucket.in_(_WAITING))
    concerned = Campaign.id.in_(listed) & Campaign.day.is_(None) | Campaign.id.in_(waiting_in)
    under_way = concerned & Campaign.state.not_in([it.value for it in AT_REST])
    unsettled = Campaign.id.in_(_open_texts(who, Message.campaign_id))
    found = select(Campaign.name).where(under_way | unsettled)
    waiting = {it.name for it in unread_lists if not it.is_discarded}
    return sorted({*session.scalars(found), *waiting})


def is_answered(session: Session, who: Person) -> bool:
    """Whether a test or an answer to this number is on its way."""
    mine = _open_texts(who, Message.id).where(Message.campaign_id.is_(None)).limit(1)
    return session.scalar(mine) is not None


def _open_texts(who: Person, column: Any) -> Any:
    unknown = (Message.state == MessageState.UNKNOWN.value) & Message.closed_at.is_(None)
    return select(column).where(
        Message.phone == who.phone,
        Message.workspace_id == who.workspace_id,
        or_(Message.state.in_(_OPEN), unknown),
    )


def counts(session: Session, who: Person, unread_lists: Sequence[Waiting]) -> dict[str, int]:
    """How much is kept of a number, by what it is; what there is none of is left out."""
    tables: Mapping[str, Any] = {
        "rows": Recipient,
        "texts": Message,
        "answers": Inbound,
        "opt_outs": OptOut,
        "events": ConsentEvent,
        "consents": ConsentFact,
        "suppressions": Suppression,
        "carriers": PhoneCarrier,
        "test_numbers": TestNumber,
        "notes": Conversation,
    }
    found = {
        name: session.scalar(select(func.count()).select_from(table).where(*of(table, who))) or 0
        for name, table in tables.items()
    }
    found["lists"] = rows_on_lists(session, who)
    found["handed_in"] = len(unread_lists)
    return {name: rows for name, rows in found.items() if rows}


def left(session: Session, who: Person, unread_lists: Sequence[Waiting]) -> dict[str, int]:
    """What is kept of a number; where nothing is, whether an erasure of it was never ended."""
    return counts(session, who, unread_lists) or _begun(session, who)


def _begun(session: Session, who: Person) -> dict[str, int]:
    """One that died behind its last slice removed everything, and nothing says that it did."""
    newest = (
        select(AuditRow.verb)
        .where(
            AuditRow.workspace_id == who.workspace_id,
            AuditRow.verb.in_((Verb.BEGIN_ERASURE.value, Verb.ERASE.value)),
            AuditRow.detail["number"].as_string() == who.digest,
        )
        .order_by(AuditRow.id.desc())
        .limit(1)
    )
    return {UNFINISHED: 1} if session.scalar(newest) == Verb.BEGIN_ERASURE else {}


def rows_on_lists(session: Session, who: Person) -> int:
    """On how many do-not-call or reassigned-numbers lists of the team the number stands."""
    theirs = select(ContactList.id).where(ContactList.workspace_id == who.workspace_id)
    listed = select(func.count()).select_from(ListedNumber)
    found = listed.where(ListedNumber.list_id.in_(theirs), ListedNumber.phone == who.phone)
    return session.scalar(found) or 0


def drafts(session: Session, who: Person) -> Sequence[int]:
    """The drafts on whose lists the number stands."""
    listed = select(Recipient.campaign_id).where(*of(Recipient, who))
    found = select(Campaign.id).where(
        Campaign.id.in_(listed), Campaign.state == CampaignState.DRAFT.value
    )
    return session.scalars(found).all()


def of(table: Any, who: Person) -> tuple[Any, ...]:
    """The rows of a table that are about this number."""
    mine = table.workspace_id == who.workspace_id
    # A text to a number that is nobody's any more belongs to no workspace.
    mine = or_(mine, table.workspace_id.is_(None)) if table is Inbound else mine
    return (table.phone == who.phone, mine)
