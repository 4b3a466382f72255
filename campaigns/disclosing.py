"""How much of what people write stands in Slack: the team's choice, and who looked behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, beforehand, conversing
from domain.actors import Actor
from domain.answerforms import Said
from domain.conversing import Showing
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.roles import Role
from models import conversations, masks, workspaces
from models import threads as thread_rows
from models.tables import Inbound, ThreadPost
from runtime import Runtime

DRAWN: Final = 200
"""The newest posts are drawn anew when a team chooses otherwise."""
WORDS: Final = {
    Showing.SHOWN: "What people write is shown in the thread.",
    Showing.HIDDEN: "What people write is hidden behind *Show*; the audit keeps who looked.",
    Showing.COUNTED: "What people write is only counted in Slack; the results (CSV) have it.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The texts of one post, each with who wrote it (masked); `zone` is the team's."""

    texts: Sequence[tuple[str, Said]]
    zone: str


def choose(rt: Runtime, who: Actor, showing: str) -> str:
    """Set how much of a reply stands in Slack, for the whole team; a sentence that says what."""
    access.require_admin(rt, who)
    if showing.casefold() not in list(Showing):
        raise Refused(f"Say how replies stand in Slack: {', '.join(Showing)}.")
    chosen = Showing(showing.casefold())
    with rt.db.write() as session:
        team = workspaces.locked(session, who.workspace_id)
        before = beforehand.told(team)
        team.replies_shown = chosen.value
        change = {"changed": ["replies_shown"], **beforehand.change(before, team)}
        deed = (Verb.SET_UP, Subject.WORKSPACE, team.id)
        access.record(rt, session, who, *deed, replies=chosen.value, **change)
        session.flush()
        thread_rows.outdate(session, team.id, DRAWN)
    return WORDS[chosen]


def chosen_of(rt: Runtime, who: Actor) -> Showing:
    """What the team chose."""
    with rt.db.read() as session:
        return Showing(workspaces.get(session, who.workspace_id).replies_shown)


def show(rt: Runtime, who: Actor, post_ref: str) -> Shown:
    """What people wrote in one post, for one person who may see people's data; audited."""
    conversing.require_at(rt, who, Role.AUTHOR, post_ref)
    with rt.db.write() as session:
        post = conversing.post_of(session, who, post_ref)
        record_shown(rt, session, who, post)
        replies = conversations.in_post(session, post.id)
        names = conversations.names(session, replies)
        phones = [it.phone for it in replies]
        seen_as = masks.of(session, conversing.place_of(replies[0]), phones) if replies else {}
        texts = [
            (
                f"{seen_as[reply.phone]} {names.get(reply.id, '')}".strip(),
                Said(reply.received_at, reply.body or "(an empty text)"),
            )
            for reply in replies
        ]
        return Shown(texts, workspaces.get(session, who.workspace_id).zone)


def record_shown(rt: Runtime, session: Session, who: Actor, post: ThreadPost) -> None:
    """Keep who looked at a post whose texts are hidden; refused where they are only counted."""
    if not _is_hidden(session, who):
        return
    subject, subject_id = Subject.WORKSPACE, who.workspace_id
    if post.campaign_id is not None:
        subject, subject_id = Subject.CAMPAIGN, post.campaign_id
    access.record(rt, session, who, Verb.SHOW_REPLIES, subject, subject_id, post=post.id)


def record_words(
    rt: Runtime, session: Session, who: Actor, reply: Inbound, texts: Sequence[Inbound]
) -> None:
    """Keep who looked at texts that are hidden, from one of them; refused if only counted."""
    if _is_hidden(session, who):
        deed = (Verb.SHOW_REPLIES, Subject.REPLY, reply.id)
        access.record(rt, session, who, *deed, texts=[text.id for text in texts])


def require_words(session: Session, who: Actor) -> None:
    """Refuse to answer where the team keeps the words of what people write out of Slack."""
    _is_hidden(session, who)


def _is_hidden(session: Session, who: Actor) -> bool:
    chosen = Showing(workspaces.get(session, who.workspace_id).replies_shown)
    if chosen is Showing.COUNTED:
        raise Refused("Your team keeps what people write out of Slack. Fetch the results (CSV).")
    return chosen is Showing.HIDDEN
