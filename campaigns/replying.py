"""What somebody of the team writes to one person who wrote, or to all who wrote the same.

Nothing typed in Slack reaches a phone but through here: a form, a text that was seen with its
price, and a press. Each form texts a number at most once, and never one that opted out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, answerable, braking, conversing, disclosing, texting
from domain.actors import Actor
from domain.answerforms import one_left_out
from domain.conversing import read_text
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.messages import MessageKind
from domain.phones import mask
from domain.segments import count
from jobs import card, threads
from jobs.queues import QueueName, enqueue
from jobs.send.urgent import send_urgent
from models import answers as given
from models import campaigns, conversations, erased, team_answers, workspaces
from models import threads as thread_rows
from models.tables import Inbound
from runtime import Runtime

FIELD: Final = "reply_text"
TWICE: Final = "You sent this form twice. It counts once: the answer is on its way."
CHANGED: Final = (
    "Others wait for this answer now than those in the form: somebody answered or closed some of"
    " them. Look at the thread, and press *Answer …* again."
)


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody submitted: to the text `ref`, by the form `press`.

    `seen` is the newest text of the person, or of the group, that the form showed, `answer` the
    newest answer of the team's to that person, and `group` the digest of a group's texts.
    """

    ref: str
    text: str
    press: str
    seen: int
    answer: int = 0
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """How many people get the answer, and who is left out: masked, with the reason."""

    people: int
    segments: int
    left_out: Sequence[tuple[str, str]] = ()


@dataclass(slots=True)
class _Batch:
    replies: list[Inbound] = field(default_factory=list)
    heard: list[int] = field(default_factory=list)
    """All texts that these answers take care of."""
    segments: int = 0
    left_out: list[tuple[str, str]] = field(default_factory=list)


def answer(rt: Runtime, who: Actor, written: Written) -> Sent:
    """Text one person who wrote; raises Refused where nobody may, or something is new since."""
    reach = conversing.require_reach(rt, who, written.ref)

    def work(session: Session) -> _Batch:
        batch = _Batch()
        _require_allowed(session, who)
        reply = conversing.reply_of(session, who, written.ref)
        _hold(rt, session, who, [reply.phone])
        _require_new(session, reply, written)
        upto = max(written.seen, reply.id)
        heard = [reply.id, *conversations.waiting_of(session, reply, reach, upto=upto)]
        _text(rt, session, who, reply, written=written, heard=heard, batch=batch)
        _tell(session, batch, rt.clock())
        return batch

    batch = rt.db.write_again(work)
    _announce(rt, batch)
    return Sent(1, batch.segments)


def answer_alike(rt: Runtime, who: Actor, written: Written) -> Sent:
    """Text everybody who wrote the same and waits, once each; who cannot be texted is left out.

    Exactly those whom the form was about: whoever is not one of them was not looked at by anybody,
    and a form that is sent again would reach the next ones.
    """
    conversing.require_launcher(rt, who, written.ref)

    def work(session: Session) -> _Batch:
        batch = _Batch()
        _require_allowed(session, who)
        team_answers.hold_form(session, written.press)
        if team_answers.was_sent(session, who.workspace_id, written.press):
            raise Refused(TWICE)
        group = answerable.same_words(session, who, written.ref, upto=written.seen)
        if answerable.digest_of(group) != written.group:
            raise Refused(CHANGED)
        read_text(written.text, answerable.sender_of(session, group[0][-1]).smart_encoding, FIELD)
        _hold(rt, session, who, [texts[-1].phone for texts in group])
        waits = conversations.still(session, [texts[-1].id for texts in group])
        for texts in group:
            if texts[-1].id in waits:
                _text_or_leave_out(rt, session, who, texts, written=written, batch=batch)
        if not batch.replies:
            raise Refused(_nobody(batch), field=FIELD)
        _tell(session, batch, rt.clock())
        return batch

    batch = rt.db.write_again(work)
    _announce(rt, batch)
    return Sent(len(batch.replies), batch.segments, batch.left_out)


def _hold(rt: Runtime, session: Session, who: Actor, phones: Sequence[str]) -> None:
    """Hold these numbers, after the team, as an erasure and an incoming text do.

    Raises Refused where nobody can tell who was erased.
    """
    erased.recognise(session, rt.settings, [who.workspace_id], phones, now=rt.clock())
    for phone in sorted(phones):
        given.hold(session, phone)


def _require_allowed(session: Session, who: Actor) -> None:
    braking.require_off(workspaces.get(session, who.workspace_id))
    disclosing.require_words(session, who)


def _require_new(session: Session, reply: Inbound, written: Written) -> None:
    """Refuse a form that was sent already, and one before which something happened."""
    if team_answers.is_pressed(session, f"{written.press}:{reply.id}"):
        raise Refused(TWICE)
    latest = team_answers.latest_to(session, reply.workspace_id or 0, reply.phone)
    if latest is not None and latest.id != written.answer:
        raise Refused(
            "Somebody answered this person while you wrote. Look at the thread, and press"
            " *Answer …* again."
        )
    if conversations.newest_id(session, reply.workspace_id or 0, reply.phone) != written.seen:
        raise Refused(
            "This person wrote again while you did. Look at the thread, and press *Answer …* again."
        )


def _text_or_leave_out(
    rt: Runtime,
    session: Session,
    who: Actor,
    texts: Sequence[Inbound],
    *,
    written: Written,
    batch: _Batch,
) -> None:
    heard = [text.id for text in texts]
    try:
        answerable.require_alike(rt, session, texts[-1])
        _text(rt, session, who, texts[-1], written=written, heard=heard, batch=batch)
    except Refused as refused:
        batch.left_out.append((mask(texts[-1].phone), refused.sentence))


def _text(
    rt: Runtime,
    session: Session,
    who: Actor,
    reply: Inbound,
    *,
    written: Written,
    heard: Sequence[int],
    batch: _Batch,
) -> None:
    """Put one text into the queue; `heard` are the texts that it takes care of."""
    now, sender = rt.clock(), answerable.sender_of(session, reply)
    body = read_text(written.text, sender.smart_encoding, FIELD)
    until = answerable.require_answerable(rt, session, sender, reply, now)
    press = f"{written.press}:{reply.id}"
    if team_answers.is_pressed(session, press):
        raise Refused(TWICE)
    message = texting.waiting(rt, sender, kind=MessageKind.REPLY, phone=reply.phone, body=body)
    team_answers.add(session, message, reply, press=press, by=who.name, closes_at=until)
    batch.heard += conversations.handle(session, heard, by=who.name, now=message.state_at)
    deed = (Verb.ANSWER_REPLY, Subject.REPLY, reply.id)
    access.record(rt, session, who, *deed, words=body, message_id=message.id)
    batch.replies.append(reply)
    batch.segments += message.segments


def _tell(session: Session, batch: _Batch, now: datetime) -> None:
    """Cards count one less, and posts show the answer: after the texts, as everybody writes."""
    session.flush()
    for campaign_id in conversations.campaigns_of(session, batch.heard):
        campaigns.touch_card(session, campaign_id, now)
    for reply in sorted(batch.replies, key=lambda it: it.id):
        thread_rows.changed(session, [reply.id])


def _announce(rt: Runtime, batch: _Batch) -> None:
    enqueue(rt, QueueName.URGENT, send_urgent)
    for campaign_id, workspace_id in {(it.campaign_id, it.workspace_id) for it in batch.replies}:
        threads.enqueue_gather(rt, campaign_id=campaign_id, workspace_id=workspace_id)
        if campaign_id is not None:
            card.nudge(rt, campaign_id)


def _nobody(batch: _Batch) -> str:
    if not batch.left_out:
        return answerable.NOBODY
    return f"Nobody of them can be texted now. {one_left_out(batch.left_out)}"


def cost(text: str, smart_encoding: bool) -> tuple[str, int, str]:
    """The text as it would be sent, its segments and its encoding; raises Refused."""
    said = read_text(text, smart_encoding, FIELD)
    each = count(said, smart_encoding)
    return said, each.segments, str(each.encoding)
