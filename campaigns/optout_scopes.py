"""What an opt-out that the team records binds: everything, a sender, or a topic."""

from sqlalchemy.orm import Session

from campaigns import drafts, reaching
from campaigns.forms import OptOutForm
from domain.actors import Actor
from domain.errors import Refused
from domain.scopes import ALL, sender_scope, topic_scope
from models import places, senders
from runtime import Runtime


def scope_of(session: Session, workspace_id: int, form: OptOutForm) -> str:
    """What a form binds: everything, unless it names a topic, or a sender that there is."""
    if form.topic and form.sender:
        raise Refused("Name a topic or a sender, not both. Without either it is everything.")
    if form.sender:
        sender = senders.by_name(session, workspace_id, form.sender)
        if sender is None:
            known = ", ".join(one.name for one in senders.of_workspace(session, workspace_id))
            raise Refused(f"There is no sender “{form.sender}”. There are: {known}.")
        return sender_scope(sender.id)
    if not form.topic:
        return ALL
    return topic_scope(drafts.topic(form.topic))


def require_topic(rt: Runtime, who: Actor, form: OptOutForm) -> None:
    """Refuse a topic that no campaign has, naming those of campaigns that the asker may know of.

    Asked before anything is held: only Slack knows who is in a private channel.
    """
    if not form.topic or form.sender:
        return
    with rt.db.read() as session:
        known = places.topics(session, who.workspace_id)
    if drafts.topic(form.topic) in {topic for topic, _ in known}:
        return
    opens = reaching.surely(reaching.opener(rt, who))
    named = list(dict.fromkeys(topic for topic, channel_id in known if opens(channel_id)))
    there = f"There are: {', '.join(named)}." if named else "There is none yet."
    raise Refused(f"No campaign has the topic “{form.topic}”. {there}", field="topic")
