"""Who takes care of a conversation, a note about it, and that nothing has to be answered."""

from sqlalchemy.orm import Session

from campaigns import access, conversing
from domain.actors import Actor
from domain.conversing import NOTE_LENGTH
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.phones import mask
from jobs import card, threads
from models import alerts, campaigns, conversations
from models import answers as given
from models import threads as thread_rows
from models.tables import Conversation, Inbound
from runtime import Runtime


def close(rt: Runtime, who: Actor, ref: str) -> str:
    """Nothing has to be answered: what the person wrote until now waits no more."""
    reach = conversing.require_reach(rt, who, ref)

    def work(session: Session) -> Inbound:
        reply = conversing.reply_of(session, who, ref)
        given.hold(session, reply.phone)
        waits = conversations.waiting_of(session, reply, reach, upto=reply.id)
        closed = conversations.handle(session, waits, by=who.name, now=rt.clock())
        if not closed:
            raise Refused(f"Nothing of {mask(reply.phone)} waits: it was answered or closed.")
        access.record(rt, session, who, Verb.CLOSE_REPLY, Subject.REPLY, reply.id)
        for campaign_id in conversations.campaigns_of(session, closed):
            campaigns.touch_card(session, campaign_id, rt.clock())
        thread_rows.changed(session, closed)
        return reply

    reply = rt.db.write_again(work)
    _show(rt, reply)
    return mask(reply.phone)


def note(rt: Runtime, who: Actor, ref: str, *, assigned_to: str, words: str) -> str:
    """Who takes care of what the person writes, and a note that only the team reads.

    Whoever takes care from now on is told, unless they said so themselves.
    """
    conversing.require_launcher(rt, who, ref)
    said = words.strip()
    if len(said) > NOTE_LENGTH:
        raise Refused(f"A note has at most {NOTE_LENGTH} characters.", field="reply_note")

    def work(session: Session) -> Inbound:
        reply = conversing.reply_of(session, who, ref)
        given.hold(session, reply.phone)
        _keep(rt, session, who, reply, assigned_to=assigned_to, words=said)
        thread_rows.changed(session, [reply.id])
        return reply

    reply = rt.db.write_again(work)
    _show(rt, reply)
    return mask(reply.phone)


def _keep(
    rt: Runtime, session: Session, who: Actor, reply: Inbound, *, assigned_to: str, words: str
) -> None:
    known = _held(session, who, reply)
    is_given = known.assigned_to != assigned_to
    deeds: list[tuple[Verb, dict[str, str]]] = []
    if is_given:
        deeds.append((Verb.ASSIGN_REPLY, {"to": assigned_to}))
    if known.note != words:
        deeds.append((Verb.NOTE_REPLY, {"words": words}))
    known.assigned_to, known.note = assigned_to, words
    known.changed_by, known.changed_at = who.name, rt.clock()
    session.flush()
    if is_given:
        alerts.add_assigned(session, known, reply.campaign_id, now=rt.clock())
    for verb, detail in deeds:
        access.record(rt, session, who, verb, Subject.REPLY, reply.id, **detail)


def _held(session: Session, who: Actor, reply: Inbound) -> Conversation:
    """What the channel noted: another one's note is neither shown here nor overwritten."""
    where = conversing.channel_of(session, reply)
    known = conversations.of_number(session, who.workspace_id, reply.phone, where)
    if known is None:
        known = Conversation(workspace_id=who.workspace_id, phone=reply.phone, channel_id=where)
        known.assigned_to = known.note = ""
        session.add(known)
    return known


def _show(rt: Runtime, reply: Inbound) -> None:
    threads.enqueue_gather(rt, campaign_id=reply.campaign_id, workspace_id=reply.workspace_id)
    if reply.campaign_id is not None:
        card.nudge(rt, reply.campaign_id)
