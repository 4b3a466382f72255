"""Provisional opt-outs: somebody who read the words says whether they were one.

Nobody is texted because of it: who was skipped stays skipped, a lift counts for later campaigns.
"""

from sqlalchemy.orm import Session

from campaigns import access
from domain.actors import Actor, mention
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.phones import mask
from domain.provisional import Decision
from jobs import threads
from jobs.queues import QueueName, enqueue
from models import consent, provisional
from models.tables import Inbound
from runtime import Runtime

_DONE = {
    Decision.CONFIRMED: "confirmed as an opt-out by",
    Decision.LIFTED: "lifted by",
    Decision.FINAL: "final, because nobody decided within 72 hours, says",
}


def confirm(rt: Runtime, who: Actor, ref: str) -> str:
    """The words were an opt-out; returns the masked number."""
    return _decide(rt, who, ref, Decision.CONFIRMED)


def lift(rt: Runtime, who: Actor, ref: str) -> str:
    """The words were none: the number may be texted again; returns it masked."""
    return _decide(rt, who, ref, Decision.LIFTED)


def _decide(rt: Runtime, who: Actor, ref: str, decision: Decision) -> str:
    access.require_launcher(rt, who)
    with rt.db.write() as session:
        found = _open(session, who, ref)
        lifts = decision is Decision.LIFTED
        held = consent.held(session, who.workspace_id, found.phone) if lifts else ()
        if lifts:
            _require_liftable(session, found)
        if not provisional.decide(session, found.id, decision, by=who.name, now=rt.clock()):
            raise Refused("Somebody decided this in the same moment. Look at the thread.")
        if lifts:
            provisional.lift(session, found, held, by=who.name, now=rt.clock())
        verb = Verb.LIFT_OPT_OUT if lifts else Verb.CONFIRM_OPT_OUT
        access.record(rt, session, who, verb, Subject.REPLY, found.id, words=found.words)
        post_id, number = found.thread_post_id, mask(found.phone)
    if post_id is not None:
        enqueue(rt, QueueName.WORK, threads.redraw, post_id)
    return number


def _open(session: Session, who: Actor, ref: str) -> Inbound:
    found = provisional.find(session, who.workspace_id, int(ref)) if ref.isdigit() else None
    if found is None:
        raise Refused("This provisional opt-out is not known here any more.")
    if found.decision != Decision.OPEN:
        done = _DONE[Decision(found.decision)]
        raise Refused(f"This is decided already: {done} {mention(found.decided_by)}.")
    return found


def _require_liftable(session: Session, found: Inbound) -> None:
    """One of the law's own words is nobody's to lift but the person's."""
    if provisional.opted_out_otherwise(session, found):
        raise Refused(
            f"{mask(found.phone)} has opted out in other words too, so this cannot be lifted."
            " The person can text START."
        )
