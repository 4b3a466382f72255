"""Inbound texts: kept once, and tied to the text of ours that they most likely answer."""

from collections.abc import Collection

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.asking import CONFIRMABLE
from domain.inbound import InboundText
from domain.meaning.verdicts import Meaning, Reading
from domain.messages import COUNTED, MessageKind, MessageState
from domain.provisional import Decision
from models.inserting import insert_new
from models.tables import Inbound, Message, Sender, Wording, Workspace

ANSWERABLE = COUNTED | {MessageKind.TEST, MessageKind.REPLY}
"""Texts that people answer; our own STOP and HELP answers are no end of a conversation, nor are
acknowledgements."""
NEVER_LEFT = (MessageState.WAITING, MessageState.REFUSED, MessageState.CANCELLED)
WORDS_LENGTH = 160


def known(session: Session, sid: str) -> bool:
    """Whether this inbound text was taken in before."""
    return session.scalar(select(Inbound.id).where(Inbound.sid == sid)) is not None


def add(
    session: Session,
    text: InboundText,
    reading: Reading,
    *,
    workspace_id: int | None,
    sender_id: int | None,
    answered: Message | None,
    counts: bool,
    may_mean_visit: bool = False,
) -> int | None:
    """Keep one inbound text; None if its MessageSid is known already.

    A text that answers a test-send belongs to no campaign: tests never count in its figures.
    """
    ours = answered if answered is not None and answered.kind != MessageKind.TEST else None
    return insert_new(
        session,
        Inbound,
        sid=text.sid,
        workspace_id=workspace_id,
        sender_id=sender_id,
        phone=text.phone,
        to=text.to,
        body=text.body,
        meaning=reading.meaning,
        words=reading.words[:WORDS_LENGTH],
        came_by=text.came_by,
        campaign_id=None if ours is None else ours.campaign_id,
        recipient_id=None if ours is None else ours.recipient_id,
        message_id=None if answered is None else answered.id,
        counts=counts,
        may_mean_visit=may_mean_visit,
        decision=Decision.OPEN if reading.meaning is Meaning.PROVISIONAL else "",
        received_at=text.received_at,
    )


def latest_text(
    session: Session, phone: str, sender_id: int | None, *, asking: bool = False
) -> Message | None:
    """The latest text that left for that number from that sender, or from any.

    With `asking` the latest of those whose wording asked for a confirmation. An answer to somebody
    goes on with what they had answered: whoever then writes still answers that.
    """
    query = (
        select(Message)
        .where(
            Message.phone == phone,
            Message.kind.in_([kind.value for kind in ANSWERABLE]),
            Message.acknowledges.is_(None),
            Message.state.not_in([state.value for state in NEVER_LEFT]),
        )
        .order_by(Message.claimed_at.desc(), Message.id.desc())
        .limit(1)
    )
    if sender_id is not None:
        query = query.where(Message.sender_id == sender_id)
    if asking:
        query = query.join(Wording, Wording.id == Message.wording_id).where(
            Wording.asks.in_([asks.value for asks in CONFIRMABLE])
        )
    found = session.scalar(query)
    return found if found is None or found.kind != MessageKind.REPLY else _begun(session, found)


def _begun(session: Session, answer: Message) -> Message:
    """The text with which the talk began that this answer of ours went on with."""
    replied = None if answer.inbound_id is None else session.get(Inbound, answer.inbound_id)
    if replied is None or replied.message_id is None:
        return answer
    return session.get(Message, replied.message_id) or answer


def campaign_of(answered: Message | None) -> int | None:
    """The campaign that an answer counts in; a test-send counts nowhere."""
    if answered is None or answered.kind == MessageKind.TEST:
        return None
    return answered.campaign_id


def counted_before(session: Session, recipient_id: int, meaning: Meaning) -> bool:
    """Whether this recipient's earlier text of that meaning counts already."""
    found = session.scalar(
        select(Inbound.id)
        .where(
            Inbound.recipient_id == recipient_id,
            Inbound.meaning == meaning.value,
            Inbound.counts.is_(True),
        )
        .limit(1)
    )
    return found is not None


def take_back(session: Session, recipient_id: int, meanings: Collection[Meaning]) -> None:
    """Earlier texts of this recipient with those meanings count no more: a later one outweighs."""
    session.execute(
        update(Inbound)
        .where(
            Inbound.recipient_id == recipient_id,
            Inbound.meaning.in_(sorted(meaning.value for meaning in meanings)),
            Inbound.counts.is_(True),
        )
        .values(counts=False)
    )


def workspaces_at(session: Session, address: str) -> Collection[int]:
    """Every workspace that sends from this address; all workspaces where nobody is known to."""
    rows = session.execute(select(Sender.workspace_id, Sender.address, Sender.numbers))
    owners = {owner for owner, own, pool in rows if address == own or address in pool}
    return owners or set(session.scalars(select(Workspace.id)))
