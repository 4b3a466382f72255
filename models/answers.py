"""Our answers to people who write: what a number got and wrote lately, and what is withheld."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, func, select, text, update
from sqlalchemy.orm import Session

from domain.answers import IN_TIME
from domain.loops import Given, Withheld
from domain.messages import MessageKind, MessageState
from models.inserting import insert_new
from models.tables import Inbound, Message, Sender, TeamAnswer

_KINDS = [kind.value for kind in IN_TIME]


def hold(session: Session, phone: str) -> None:
    """Let no other text of this number be taken in until the commit: each sees the one before.

    Twilio calls us at once for texts that came together. SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name != "sqlite":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:phone, 21610))")
        session.execute(lock, {"phone": phone})


def given(session: Session, workspace_id: int, phone: str, since: datetime) -> Sequence[Given]:
    """A team's answers to that number since then, but those that never left.

    Another team's are nothing to this one: whoever writes to both is owed both answers. What a
    person wrote is no machine's doing, and takes nobody's place.
    """
    written = exists().where(TeamAnswer.message_id == Message.id)
    at = func.coalesce(Message.claimed_at, Message.state_at)
    rows = session.execute(
        select(Message.kind, Message.claimed_at, Message.state_at, Message.body).where(
            Message.phone == phone,
            Message.workspace_id == workspace_id,
            Message.kind.in_(_KINDS),
            Message.state != MessageState.CANCELLED.value,
            at >= since,
            ~written,
        )
    )
    return [
        Given(MessageKind(row.kind), row.claimed_at or row.state_at, row.body or "") for row in rows
    ]


def was_told_away(session: Session, workspace_id: int, phone: str, since: datetime) -> bool:
    """Whether that number got the team's away text since then, or is about to.

    It answers a text, and is neither an acknowledgement nor what somebody of the team wrote.
    """
    written = exists().where(TeamAnswer.message_id == Message.id)
    found = select(Message.id).where(
        Message.phone == phone,
        Message.workspace_id == workspace_id,
        Message.kind == MessageKind.REPLY.value,
        Message.acknowledges.is_(None),
        Message.inbound_id.is_not(None),
        Message.state != MessageState.CANCELLED.value,
        func.coalesce(Message.claimed_at, Message.state_at) > since,
        ~written,
    )
    return session.scalar(found.limit(1)) is not None


def away_is_full(session: Session, workspace_id: int, since: datetime, most: int) -> bool:
    """Whether the team gave so many answers but keywords' since then, the newest texts' first."""
    lately = (
        select(func.coalesce(Message.claimed_at, Message.state_at))
        .where(
            Message.workspace_id == workspace_id,
            Message.kind == MessageKind.REPLY.value,
            Message.inbound_id.is_not(None),
            Message.acknowledges.is_(None),
            Message.state != MessageState.CANCELLED.value,
        )
        .order_by(Message.inbound_id.desc())
        .limit(most)
    )
    times = session.scalars(lately).all()
    return len(times) == most and min(times) > since


def heard(session: Session, workspace_id: int, phone: str, since: datetime) -> Sequence[datetime]:
    """When that number wrote to the team since then."""
    return session.scalars(
        select(Inbound.received_at).where(
            Inbound.phone == phone,
            Inbound.workspace_id == workspace_id,
            Inbound.received_at >= since,
        )
    ).all()


def is_ours(session: Session, phone: str) -> bool:
    """Whether a sender of ours has that number."""
    rows = session.execute(select(Sender.address, Sender.numbers))
    return any(phone == address or phone in pool for address, pool in rows)


def withhold(
    session: Session, inbound_id: int, why: Withheld, *, alerting: bool, since: datetime
) -> bool:
    """Note why a text gets no answer; True where the team is to be told: the first since then."""
    this = session.get_one(Inbound, inbound_id)
    told = select(Inbound.id).where(
        Inbound.phone == this.phone,
        Inbound.workspace_id == this.workspace_id,
        Inbound.alerts,
        Inbound.received_at >= since,
    )
    alerts = alerting and session.scalar(told.limit(1)) is None
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id)
        .values(unanswered=why.value, alerts=alerts)
        .execution_options(synchronize_session=False)
    )
    return alerts


def add(session: Session, **columns: object) -> bool:
    """Put an answer into the queue; False where the one of its kind is there already."""
    return insert_new(session, Message, **columns) is not None


def was_thanked(session: Session, workspace_id: int, phone: str, since: datetime) -> bool:
    """Whether that number got any acknowledgement of the team's since then, or is about to."""
    found = select(Message.id).where(
        Message.phone == phone,
        Message.workspace_id == workspace_id,
        Message.acknowledges.is_not(None),
        Message.state != MessageState.CANCELLED.value,
        func.coalesce(Message.claimed_at, Message.state_at) > since,
    )
    return session.scalar(found.limit(1)) is not None


def is_acknowledged(session: Session, recipient_id: int) -> bool:
    """Whether that person got, or is about to get, the campaign's acknowledgement."""
    found = select(Message.id).where(Message.acknowledges == recipient_id).limit(1)
    return session.scalar(found) is not None
