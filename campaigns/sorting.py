"""Sorting unclear answers: a yes, a no, or a reply like any other; one press each.

Nobody is texted because of it. What a person decided counts on the card, in the files and for
reminders, until the people themselves answer clearly.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, conversing, reaching
from campaigns.finding import find
from domain.actors import Actor
from domain.answerforms import Said
from domain.conversing import Showing
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.sorting import WORDS, Queue, Sorted, Unclear, wants_answer
from jobs import card, threads
from models import answers as given
from models import campaigns, conversations, sorting, workspaces
from models import threads as thread_rows
from models.tables import Campaign, Inbound
from runtime import Runtime

COUNTED: Final = "Your team keeps what people write out of Slack. Fetch the results (CSV)."
_ELSEWHERE: Final = "That one needs no sorting any more: they answered, or somebody sorted it."
_AGAIN: Final = "They wrote again meanwhile. Read all of it, then decide."


def queue(rt: Runtime, who: Actor, ref: str) -> Queue:
    """Whoever is to be sorted first; for launchers. What is hidden in Slack is audited as shown."""
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.write() as session:
        return _queue(rt, session, who, find(session, who.workspace_id, ref))


def sort(rt: Runtime, who: Actor, ref: str, as_: Sorted) -> Queue:
    """What the person of that text means, up to that text; returns the next one to sort.

    Where somebody was faster, or the person wrote again, nothing is kept and the news say so.
    """
    conversing.require_launcher(rt, who, ref)
    with rt.db.write() as session:
        reply, campaign = _found(session, who, ref)
        given.hold(session, reply.phone)
        texts = sorting.texts_of(session, campaign.id, reply.phone)
        if not texts:
            return _queue(rt, session, who, campaign, news=_ELSEWHERE)
        if texts[-1].id != reply.id:
            return _queue(rt, session, who, campaign, news=_AGAIN, first=texts)
        _keep(rt, session, who, texts, as_)
        session.flush()
        _touch(rt, session, campaign, texts)
        news = _news(conversing.masked(session, texts[-1]), texts, as_)
        shown = _queue(rt, session, who, campaign, news=news, undo=ref)
    _show(rt, campaign)
    return shown


def undo(rt: Runtime, who: Actor, ref: str) -> Queue:
    """Take one's own last press back; that person is shown again. Refused for another's."""
    conversing.require_launcher(rt, who, ref)
    with rt.db.write() as session:
        reply, campaign = _found(session, who, ref)
        given.hold(session, reply.phone)
        session.refresh(reply)
        if not reply.sorted_as or reply.sorted_by != who.name:
            raise Refused("There is nothing of yours to undo: somebody sorted it anew.")
        texts = sorting.sorted_with(session, reply)
        was = reply.sorted_as
        sorting.unsort(session, texts)
        access.record(rt, session, who, Verb.UNSORT_REPLY, Subject.REPLY, reply.id, was=was)
        _touch(rt, session, campaign, texts)
        first = sorting.texts_of(session, campaign.id, reply.phone)
        shown = _queue(rt, session, who, campaign, news="Undone.", first=first)
    _show(rt, campaign)
    return shown


def _news(number: str, texts: Sequence[Inbound], as_: Sorted) -> str:
    if as_ is Sorted.LEFT:
        return f"{number} stays a reply, and is neither a yes nor a no."
    counts = f"{number} counts as {WORDS[as_]}."
    if any(wants_answer(text.body) and text.handled_at is None for text in texts):
        return f"{counts} They ask something too: that waits for an answer in the thread."
    return counts


def _found(session: Session, who: Actor, ref: str) -> tuple[Inbound, Campaign]:
    reply = conversing.reply_of(session, who, ref)
    if reply.campaign_id is None:
        raise Refused(conversing.GONE)
    return reply, session.get_one(Campaign, reply.campaign_id)


def _keep(rt: Runtime, session: Session, who: Actor, texts: Sequence[Inbound], as_: Sorted) -> None:
    """A yes or a no that asks nothing is taken care of; a question in it waits for an answer."""
    now = rt.clock()
    sorting.sort(session, texts, as_, by=who.name, now=now)
    if as_ is not Sorted.LEFT:
        settled = [text.id for text in texts if not wants_answer(text.body)]
        conversations.handle(session, settled, by=who.name, now=now)
    access.record(
        rt, session, who, Verb.SORT_REPLY, Subject.REPLY, texts[-1].id, sorted_as=as_.value
    )


def _touch(rt: Runtime, session: Session, campaign: Campaign, texts: Sequence[Inbound]) -> None:
    """The card counts anew and the posts show it: after the texts, as everybody writes."""
    campaigns.touch_card(session, campaign.id, rt.clock())
    thread_rows.changed(session, [text.id for text in texts])


def _show(rt: Runtime, campaign: Campaign) -> None:
    threads.enqueue_gather(rt, campaign_id=campaign.id, workspace_id=campaign.workspace_id)
    card.nudge(rt, campaign.id)


def _queue(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    *,
    news: str = "",
    undo: str = "",
    first: Sequence[Inbound] = (),
) -> Queue:
    team = workspaces.get(session, who.workspace_id)
    if team.replies_shown == Showing.COUNTED:
        raise Refused(COUNTED)
    texts = first or sorting.next_texts(session, campaign.id)
    if texts and team.replies_shown == Showing.HIDDEN:
        access.record(rt, session, who, Verb.SHOW_REPLIES, Subject.REPLY, texts[-1].id)
    shown = _unclear(session, campaign, texts) if texts else None
    return Queue(campaign.public_id, campaign.title, team.zone, shown, news, undo)


def _unclear(session: Session, campaign: Campaign, texts: Sequence[Inbound]) -> Unclear:
    newest = texts[-1]
    return Unclear(
        ref=str(newest.id),
        number=conversing.masked(session, newest),
        name=conversations.names(session, [newest]).get(newest.id, ""),
        asked=sorting.asked_of(session, newest),
        said=[Said(it.received_at, it.body or "(an empty text)") for it in texts],
        left=sorting.unclear(session, campaign.id),
    )
