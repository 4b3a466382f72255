"""Releasing a sender that a Twilio code stopped: somebody says that what stopped it is mended.

The campaigns on it stay paused; each is resumed by hand, as after stop-all.
"""

from sqlalchemy.orm import Session

from campaigns import access, reaching
from campaigns.finding import find
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.senders import release_command
from domain.views import SenderView
from models import cards, senders
from models.tables import Campaign, Sender
from runtime import Runtime


def release(rt: Runtime, who: Actor, name: str) -> SenderView:
    """Let texts leave from the sender of that name again."""
    access.require_launcher(rt, who, to="release senders")

    def work(session: Session) -> SenderView:
        known = senders.by_name(session, who.workspace_id, name)
        if known is None:
            names = ", ".join(it.name for it in senders.of_workspace(session, who.workspace_id))
            raise Refused(f"There is no sender “{name}”. There are: {names or 'none yet'}.")
        return _release(rt, session, who, known.id)

    return rt.db.write_again(work)


def release_of(rt: Runtime, who: Actor, ref: str) -> SenderView:
    """The same for the sender of a campaign, from its card; who may do it, may for the whole team.

    Other channels' campaigns leave from it too.
    """
    ref = reaching.launcher_of(rt, who, ref)
    access.require_launcher(rt, who, to="release senders")

    def work(session: Session) -> SenderView:
        return _release(rt, session, who, find(session, who.workspace_id, ref).sender_id)

    return rt.db.write_again(work)


def require_released(session: Session, campaign: Campaign) -> None:
    """Refuse to go on from a sender from which nothing may leave."""
    sender = senders.get(session, campaign.sender_id)
    if sender.stopped_reason:
        raise Refused(
            f"The sender “{sender.name}” was stopped: {sender.stopped_reason} When that is mended,"
            " release the sender first (on the card of a campaign, or with"
            f" `{release_command(sender.name)}`)."
        )


def _release(rt: Runtime, session: Session, who: Actor, sender_id: int) -> SenderView:
    sender = senders.locked(session, sender_id)
    if sender.stopped_reason is None:
        raise Refused(f"The sender “{sender.name}” is not stopped.")
    reason = sender.stopped_reason
    mended(rt, sender)
    access.record(
        rt, session, who, Verb.RELEASE_SENDER, Subject.SENDER, sender.id, stopped_by=reason
    )
    cards.touch_on(session, sender.id, rt.clock())
    session.flush()
    return senders.sender_view(sender)


def mended(rt: Runtime, sender: Sender) -> None:
    """Nothing speaks against the sender any more; news of texts before now is old news."""
    if sender.stopped_reason is not None:
        sender.stopped_reason = sender.stopped_at = None
        sender.released_at = rt.clock()
