"""Our own answers to STOP, START and HELP, where nobody else gives them."""

from datetime import datetime

from sqlalchemy.orm import Session

from domain import answers, segments
from domain.inbound import InboundText
from domain.meaning.verdicts import Meaning
from domain.messages import MessageKind, MessageState
from domain.senders import KeywordsBy
from models import inbound
from models.base import new_public_id
from models.tables import Message, Sender, Workspace


def answer(
    session: Session,
    text: InboundText,
    meaning: Meaning,
    *,
    sender: Sender,
    inbound_id: int,
    changed: bool,
    now: datetime,
) -> MessageKind | None:
    """Put the answer that we owe in the urgent queue's rows; its kind, or None.

    `changed` says whether the text changed the number's consent.
    """
    by = KeywordsBy(sender.keywords_by)
    kind = answers.due(text, meaning, keywords_by=by, changed=changed, now=now)
    lately = now - answers.AGAIN_AFTER
    if kind is None or inbound.answered_since(session, text.phone, kind, lately):
        return None
    session.add(_message(session, kind, sender, phone=text.phone, inbound_id=inbound_id, now=now))
    return kind


def _message(
    session: Session,
    kind: MessageKind,
    sender: Sender,
    *,
    phone: str,
    inbound_id: int,
    now: datetime,
) -> Message:
    workspace = session.get_one(Workspace, sender.workspace_id)
    body = answers.body(kind, business=workspace.business_name, contact=workspace.help_contact)
    return Message(
        public_id=new_public_id(),
        workspace_id=workspace.id,
        inbound_id=inbound_id,
        sender_id=sender.id,
        kind=kind,
        phone=phone,
        body=body,
        segments=segments.count(body, sender.smart_encoding).segments,
        state=MessageState.WAITING,
        state_at=now,
    )
