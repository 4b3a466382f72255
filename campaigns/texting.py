"""Texts to single phones that a person asked for: may this number get one, and its waiting row."""

from sqlalchemy.orm import Session

from domain.errors import Refused
from domain.messages import MessageKind, MessageState
from domain.phones import PROBLEM_WORDS, Normaliser, Problem, is_e164, mask
from domain.segments import count
from models import erased, opt_outs
from models.base import new_public_id
from models.tables import Message, Sender, Workspace
from runtime import Runtime

FIELD = "phone"


def normalise(workspace: Workspace, raw: str) -> str:
    """A typed number as E.164, or a refusal that says what is wrong with it."""
    countries = frozenset(workspace.countries or [workspace.region])
    number = Normaliser(workspace.region, countries)(raw)
    if isinstance(number, Problem):
        raise Refused(f"“{raw.strip()}” cannot be texted: {PROBLEM_WORDS[number]}.", field=FIELD)
    return number


def require_person(phone: str) -> None:
    """Refuse a number that is none: an erased one, a short code, a name."""
    if not is_e164(phone):
        raise Refused(
            "This text came from no phone that can be texted: a short code or a name, or what was"
            " kept of the person was erased."
        )


def require_textable(rt: Runtime, session: Session, sender: Sender, phone: str) -> None:
    """Refuse numbers that opted out, and those that this installation may not text."""
    erased.recognise(session, rt.settings, [sender.workspace_id], [phone], now=rt.clock())
    if opt_outs.is_out(session, sender.workspace_id, phone, sender.id):
        raise Refused(
            f"{mask(phone)} opted out. Only its owner can undo that, by texting START to"
            f" {sender.address}.",
            field=FIELD,
        )
    only = rt.settings.rollcall_only_to
    if only and phone not in only:
        raise Refused(
            f"This installation may text only the numbers in ROLLCALL_ONLY_TO, and {mask(phone)}"
            " is not one of them.",
            field=FIELD,
        )
    if sender.stopped_reason:
        raise Refused(f"The sender “{sender.name}” was stopped: {sender.stopped_reason}")


def waiting(rt: Runtime, sender: Sender, *, kind: MessageKind, phone: str, body: str) -> Message:
    """A text that waits for the send engine; enqueue `send_urgent` after the commit."""
    return Message(
        public_id=new_public_id(),
        workspace_id=sender.workspace_id,
        sender_id=sender.id,
        kind=kind,
        phone=phone,
        body=body,
        segments=count(body, sender.smart_encoding).segments,
        state=MessageState.WAITING,
        state_at=rt.clock(),
    )
