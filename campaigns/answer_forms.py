"""What is asked before the team answers somebody: whom, and what is to be known of them."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy.orm import Session

from campaigns import answerable, conversing, disclosing
from domain import alike
from domain.actors import Actor
from domain.answerforms import AskedAlike, AskedAnswer, Choice, Said, Terms, one_left_out
from domain.conversing import FRESH
from domain.counting import count
from domain.errors import Refused
from domain.phones import is_e164
from models import conversations, masks, saved_replies, team_answers, workspaces
from models.tables import Inbound, Sender
from runtime import Runtime

SHOWN: Final = 5
"""The newest texts of a person."""
EXAMPLES: Final = 3
GROUPS: Final = 10
ALIKE: Final = "alike:"
"""Before the id in the value of a choice that means all who wrote the same."""


def choices(rt: Runtime, who: Actor, post_ref: str) -> Sequence[Choice]:
    """Those whom a post's button can answer: groups who wrote the same, then each person.

    Who waits stands before who was answered. Refused where there is nobody. Where the team hides
    what people write, this shows it, and the audit says so.
    """
    conversing.require_launcher_at(rt, who, post_ref)
    with rt.db.write() as session:
        post = conversing.post_of(session, who, post_ref)
        disclosing.record_shown(rt, session, who, post)
        replies = conversations.in_post(session, post.id)
        newest = {reply.phone: reply for reply in replies if is_e164(reply.phone)}
        if not newest:
            raise Refused("Nobody in this post can be answered.")
        names = conversations.names(session, list(newest.values()))
        place = conversing.place_of(next(iter(newest.values())))
        seen_as = masks.of(session, place, newest.keys())
        groups = _groups(session, next(iter(newest.values())))
    people = sorted(newest.values(), key=lambda it: (it.handled_at is not None, it.id))
    shown = [_person(it, f"{seen_as[it.phone]} {names.get(it.id, '')}".strip()) for it in people]
    return [*groups, *shown]


def _person(reply: Inbound, who: str) -> Choice:
    done = "✓ " if reply.handled_at is not None else ""
    return Choice(str(reply.id), f"{done}{who}: {' '.join(reply.body.split())}")


def _groups(session: Session, reply: Inbound) -> Sequence[Choice]:
    waiting = conversations.waiting(session, conversing.place_of(reply))
    first: dict[str, int] = {}
    for one in waiting:
        first.setdefault(alike.key_of(one.body), one.id)
    return [
        Choice(f"{ALIKE}{first[group.words]}", f"All {len(group.who)} who wrote “{group.words}”")
        for group in alike.groups((one.phone, one.body) for one in waiting)[:GROUPS]
    ]


def ask_one(rt: Runtime, who: Actor, ref: str) -> AskedAnswer:
    """What is known of one person who wrote; nobody is texted."""
    reach = conversing.require_reach(rt, who, ref)
    now = rt.clock()
    with rt.db.write() as session:
        reply = conversing.reply_of(session, who, ref)
        sender = answerable.sender_of(session, reply)
        texts = conversations.texts_of(session, reply, reach, limit=SHOWN)
        disclosing.record_words(rt, session, who, reply, texts)
        latest = team_answers.latest_to(session, who.workspace_id, reply.phone)
        where = conversing.channel_of(session, reply)
        noted = conversations.of_number(session, who.workspace_id, reply.phone, where)
        wrote = conversations.last_wrote(session, who.workspace_id, reply.phone)
        return AskedAnswer(
            ref=ref,
            number=conversing.masked(session, reply),
            name=conversations.names(session, [reply]).get(reply.id, ""),
            clock=conversing.clocks_of(session, reply, now),
            is_fresh=now - (wrote or reply.received_at) < FRESH,
            refusal=_refusal(rt, session, sender, reply),
            said=_said(session, texts),
            terms=_terms(session, sender),
            seen=conversations.newest_id(session, who.workspace_id, reply.phone),
            answer=latest.id if latest is not None else 0,
            assigned_to=noted.assigned_to if noted is not None else "",
            note=noted.note if noted is not None else "",
            wrote_elsewhere=not reach.issuperset(conversations.wrote_about(session, reply)),
        )


def ask_alike(rt: Runtime, who: Actor, ref: str) -> AskedAlike:
    """What is known of all who wrote the same and wait; nobody is texted."""
    conversing.require_launcher(rt, who, ref)
    with rt.db.write() as session:
        group = answerable.same_words(session, who, ref)
        newest = [texts[-1] for texts in group]
        disclosing.record_words(rt, session, who, newest[0], newest)
        left_out = []
        seen_as = masks.of(session, conversing.place_of(newest[0]), [it.phone for it in newest])
        for reply in newest:
            sender = answerable.sender_of(session, reply)
            why = _refusal(rt, session, sender, reply) or _else(rt, session, reply)
            if why:
                left_out.append((seen_as[reply.phone], why))
        return AskedAlike(
            ref=ref,
            words=alike.key_of(newest[0].body),
            people=len(newest),
            left_out=left_out,
            examples=list(dict.fromkeys(reply.body for reply in newest))[:EXAMPLES],
            terms=_terms(session, answerable.sender_of(session, newest[0])),
            seen=max(reply.id for reply in newest),
            group=answerable.digest_of(group),
        )


def _refusal(rt: Runtime, session: Session, sender: Sender, reply: Inbound) -> str:
    try:
        answerable.require_answerable(rt, session, sender, reply, rt.clock())
    except Refused as refused:
        return refused.sentence
    return ""


def _else(rt: Runtime, session: Session, reply: Inbound) -> str:
    try:
        answerable.require_alike(rt, session, reply)
    except Refused as refused:
        return refused.sentence
    return ""


def _said(session: Session, texts: Sequence[Inbound]) -> Sequence[Said]:
    """What was said on both sides, the oldest first."""
    answers = team_answers.of_replies(session, [text.id for text in texts])
    found = [Said(text.received_at, text.body or "(an empty text)") for text in texts]
    found += [Said(one.at, one.body, one.by) for each in answers.values() for one in each]
    return sorted(found, key=lambda it: it.at)


def _terms(session: Session, sender: Sender) -> Terms:
    team = workspaces.get(session, sender.workspace_id)
    return Terms(
        sender=sender.address,
        smart_encoding=sender.smart_encoding,
        price=team.price_per_segment,
        currency=team.currency,
        zone=team.zone,
        saved=[(one.id, one.name) for one in saved_replies.of_team(session, team.id)],
    )


def left_out_words(left_out: Sequence[tuple[str, str]]) -> str:
    """`2 people are left out. One of them: +1•••••0182 opted out. …`; nothing where nobody is."""
    if not left_out:
        return ""
    are = "is" if len(left_out) == 1 else "are"
    people = count(len(left_out), "person", "people")
    return f"{people} {are} left out. {one_left_out(left_out)}"
