"""Who of those that wrote may be answered, from where, until when; and who wrote the same."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy.orm import Session

from campaigns import conversing, texting
from domain import alike
from domain.actors import Actor
from domain.conversing import MOST_ALIKE, Shut, leaves_until
from domain.errors import Refused
from domain.phones import mask
from models import conversations, senders
from models.tables import Inbound, Sender
from runtime import Runtime

NOBODY: Final = "Nobody waits for this answer any more: somebody answered them meanwhile."


def same_words(
    session: Session, who: Actor, ref: str, *, upto: int | None = None
) -> Sequence[Sequence[Inbound]]:
    """What waits of each who wrote what that text says, up to a text; 500 people at most.

    Refused where nobody waits any more.
    """
    reply = conversing.reply_of(session, who, ref)
    words = alike.key_of(reply.body)
    found: dict[str, list[Inbound]] = {}
    for one in conversations.waiting(session, conversing.place_of(reply)):
        if words and alike.key_of(one.body) == words and (upto is None or one.id <= upto):
            found.setdefault(one.phone, []).append(one)
    if not found:
        raise Refused(NOBODY)
    return list(found.values())[:MOST_ALIKE]


def sender_of(session: Session, reply: Inbound) -> Sender:
    """The sender that they wrote to: an answer comes from there."""
    if reply.sender_id is None:
        raise Refused(
            "This text came to a number that is no sender of yours any more, so it cannot be"
            " answered from here. Call the person."
        )
    return senders.get(session, reply.sender_id)


def require_answerable(
    rt: Runtime, session: Session, sender: Sender, reply: Inbound, now: datetime
) -> datetime:
    """Until when an answer may leave; raises Refused where none may, or not at this hour."""
    texting.require_person(reply.phone)
    texting.require_textable(rt, session, sender, reply.phone)
    wrote = conversations.last_wrote(session, sender.workspace_id, reply.phone)
    until = leaves_until(wrote or reply.received_at, conversing.hours_for(session, reply), now)
    if isinstance(until, Shut):
        raise Refused(_shut(reply, until, conversing.clocks_of(session, reply, until.opens)))
    return until


def _shut(reply: Inbound, shut: Shut, clocks: str) -> str:
    number = mask(reply.phone)
    if shut.opens is None:
        return f"{number} has no hour at which it may be texted. Call the person."
    return (
        f"It is too early or too late for {number}, who wrote more than a day ago. Answer from"
        f" {clocks} on."
    )


def digest_of(group: Sequence[Sequence[Inbound]]) -> str:
    """Which texts these are: each person's newest one of the group."""
    ids = sorted(texts[-1].id for texts in group)
    return sha256(" ".join(map(str, ids)).encode()).hexdigest()[:24]


def require_alike(rt: Runtime, session: Session, reply: Inbound) -> None:
    """Refuse to answer somebody like others whose newest text is another one.

    That they opted out, by that text or otherwise, is told first.
    """
    if conversations.newest_id(session, reply.workspace_id or 0, reply.phone) != reply.id:
        require_answerable(rt, session, sender_of(session, reply), reply, rt.clock())
        raise Refused("This person has written something else since. Answer them alone.")
