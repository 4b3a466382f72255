"""The record of what was done: whether anybody tampered with it. For admins."""

from campaigns import access
from domain.actors import Actor, Door
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.verifying import Verdict
from jobs.queues import LONG_SECONDS, QueueName, enqueue
from jobs.verifying import Progress, tell_verdict, verify
from models import auditmark, chain
from runtime import Runtime


def check(rt: Runtime, who: Actor, *, head: str, tell: Progress) -> Verdict:
    """Check the whole chain now; `head` is a posted digest or how it begins, or empty.

    `tell` is told how far it is. Raises Refused for who is no admin, and without the key.
    """
    _allow(rt, who)
    return verify(rt, head=head, tell=tell)


def ask_verdict(rt: Runtime, who: Actor, head: str = "") -> None:
    """Have it checked by a job, which sends the verdict by direct message."""
    if who.door is not Door.SLACK:
        raise Refused("The verdict goes by direct message; here, use `rollcall audit verify`.")
    _allow(rt, who)
    enqueue(rt, QueueName.WORK, tell_verdict, who.user_id, head.strip(), seconds=LONG_SECONDS)


def accept_restored(rt: Runtime, who: Actor, reason: str) -> int:
    """Go on behind the last link that is there, after a backup was restored; that link.

    Raises Refused for who is no admin, without a reason or the chain's key, and while it is busy.
    """
    access.require_admin(rt, who)
    if not reason.strip():
        raise Refused('Say why: rollcall audit accept-restored --reason "backup of Monday".')
    with rt.db.write() as session:
        key = chain.own_key(session, rt.settings)
        held = chain.hold(session, key)
        if held is None:
            raise Refused("The chain is being added to just now. Try again.")
        end = chain.last(session)
        access.record(
            rt,
            session,
            who,
            Verb.ACCEPT_RESTORED,
            Subject.WORKSPACE,
            who.workspace_id,
            reason=reason.strip(),
            noted=held.position,
            links=end.position,
        )
        chain.end_at(held, end, key=key)
    auditmark.write(rt.settings, key, end)
    return end.position


def _allow(rt: Runtime, who: Actor) -> None:
    access.require_admin(rt, who)
    with rt.db.write() as session:
        access.record(rt, session, who, Verb.VERIFY, Subject.WORKSPACE, who.workspace_id)
