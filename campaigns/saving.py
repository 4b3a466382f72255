"""Saved replies: kept, listed and forgotten by whoever may answer people."""

from collections.abc import Sequence
from typing import Final

from campaigns import access
from domain.actors import Actor
from domain.conversing import NAME_LENGTH, read_text
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.roles import ANYWHERE
from models import saved_replies, workspaces
from runtime import Runtime

NAME: Final = "save_as"
TEXT: Final = "reply_text"
MOST: Final = 90
"""So that all of them fit into a menu of Slack's."""


def listing(rt: Runtime, who: Actor) -> Sequence[tuple[str, str]]:
    """All saved replies of the team: name and text."""
    access.require_launcher(rt, who, ANYWHERE, to="keep saved replies")
    with rt.db.read() as session:
        return [(it.name, it.body) for it in saved_replies.of_team(session, who.workspace_id)]


def save(rt: Runtime, who: Actor, name: str, text: str) -> str:
    """Keep an answer under a name, in place of what had it; gives the name."""
    access.require_launcher(rt, who, ANYWHERE, to="keep saved replies")
    called = _name(name)
    body = read_text(text, smart_encoding=False, field=TEXT)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        known = saved_replies.named(session, who.workspace_id, called)
        if known is None and len(saved_replies.of_team(session, who.workspace_id)) >= MOST:
            raise Refused(f"There are {MOST} saved replies. Forget one first.", field=NAME)
        kept = saved_replies.save(
            session, who.workspace_id, called, body, by=who.name, now=rt.clock()
        )
        deed = (Verb.SAVE_REPLY, Subject.SAVED_REPLY, kept.id)
        access.record(rt, session, who, *deed, name=called)
    return called


def forget(rt: Runtime, who: Actor, name: str) -> str:
    """Keep it no longer; gives its name."""
    access.require_launcher(rt, who, ANYWHERE, to="keep saved replies")
    with rt.db.write() as session:
        known = saved_replies.named(session, who.workspace_id, _name(name))
        if known is None:
            raise Refused(f"There is no saved reply “{name.strip()}”.")
        called, saved_id = known.name, known.id
        saved_replies.forget(session, saved_id)
        deed = (Verb.FORGET_REPLY, Subject.SAVED_REPLY, saved_id)
        access.record(rt, session, who, *deed, name=called)
    return called


def text_of(rt: Runtime, who: Actor, saved_id: str) -> str:
    """The text of the one that was chosen in a menu."""
    with rt.db.read() as session:
        chosen = int(saved_id) if saved_id.isdigit() else 0
        found = saved_replies.find(session, who.workspace_id, chosen)
    if found is None:
        raise Refused("That saved reply is not there any more.", field="saved_reply")
    return found.body


def _name(name: str) -> str:
    called = " ".join(name.split())
    if not called or len(called) > NAME_LENGTH:
        raise Refused(
            f"Name the saved reply in at most {NAME_LENGTH} characters, such as “Opening hours”.",
            field=NAME,
        )
    return called
