"""Provisional opt-outs: somebody who read the words says whether they were one.

Nobody is texted because of it: who was skipped stays skipped, a lift counts for later campaigns.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from campaigns import access
from domain.actors import Actor, mention
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.inbound import ConsentSource
from domain.phones import mask
from domain.provisional import Decision, says_keyword
from domain.roles import EVERYWHERE, Role
from jobs import threads
from models import consent, provisional
from models.tables import Campaign, Inbound
from runtime import Runtime

_DONE = {
    Decision.CONFIRMED: "confirmed as an opt-out by",
    Decision.LIFTED: "lifted by",
}
_SETTLED = {
    Decision.FINAL: "This is final, because nobody decided within 72 hours.",
    Decision.STARTED: "Nobody needs to decide this any more: the person has texted START since.",
}

_BESIDE = {
    ConsentSource.CARRIER: "Twilio’s own block",
    ConsentSource.MANUAL: "what the team recorded",
    ConsentSource.COMPLAINT: "a complaint",
    ConsentSource.IMPORT: "a list",
    ConsentSource.API: "another system",
}

REASON_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Question:
    """A masked number, and the words that were taken for an opt-out."""

    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Lifted:
    """A masked number; it still gets no texts while another answer of it `waits` for somebody."""

    number: str
    waits: bool = False


def confirm(rt: Runtime, who: Actor, ref: str) -> str:
    """The words were an opt-out; returns the masked number."""
    _require(rt, who, Role.LAUNCHER, ref)
    with rt.db.write() as session:
        found = _open(session, who, ref)
        _decide(rt, session, who, found, Decision.CONFIRMED)
        access.record(
            rt, session, who, Verb.CONFIRM_OPT_OUT, Subject.REPLY, found.id, words=found.words
        )
    _show(rt, found)
    return mask(found.phone)


def question(rt: Runtime, who: Actor, ref: str) -> Question:
    """What a lift would be about, for who may lift it; refused where nobody may."""
    _require(rt, who, Role.APPROVER, ref)
    with rt.db.read() as session:
        found = _liftable(session, who, ref)
        _liftable_beside(session, found)
    return Question(mask(found.phone), found.words)


def lift(rt: Runtime, who: Actor, ref: str, reason: str) -> Lifted:
    """The words were none: the number may be texted again, if nothing else says otherwise.

    The reason is kept in the audit: it is what a regulator would ask for.
    """
    _require(rt, who, Role.APPROVER, ref)
    why = " ".join(reason.split())[:REASON_LENGTH]
    if not why:
        raise Refused("Say why this was no opt-out; it is kept in the audit.", field="reason")
    with rt.db.write() as session:
        found = _liftable(session, who, ref)
        held = consent.held_words(session, who.workspace_id, found.phone)
        others = _liftable_beside(session, found)
        _decide(rt, session, who, found, Decision.LIFTED)
        waits = Decision.OPEN in others
        if not waits:
            provisional.lift(session, found, held, by=who.name, now=rt.clock())
        deed = (Verb.LIFT_OPT_OUT, Subject.REPLY, found.id)
        access.record(rt, session, who, *deed, words=found.words, reason=why)
    _show(rt, found)
    return Lifted(mask(found.phone), waits=waits)


def _require(rt: Runtime, who: Actor, role: Role, ref: str) -> None:
    """The role where the campaign is that the text answers, or in the whole team without one."""
    with rt.db.read() as session:
        found = provisional.find(session, who.workspace_id, int(ref)) if ref.isdigit() else None
        campaign_id = None if found is None else found.campaign_id
        campaign = None if campaign_id is None else session.get_one(Campaign, campaign_id)
        where = EVERYWHERE if campaign is None else campaign.channel_id
    deed = "confirm opt-outs" if role is Role.LAUNCHER else "lift opt-outs"
    access.require(rt, who, role, where=where, to=deed)


def _decide(rt: Runtime, session: Session, who: Actor, found: Inbound, decision: Decision) -> None:
    if not provisional.decide(session, found.id, decision, by=who.name, now=rt.clock()):
        raise Refused("Somebody decided this in the same moment. Look at the thread.")


def _show(rt: Runtime, found: Inbound) -> None:
    threads.enqueue_gather(rt, campaign_id=found.campaign_id, workspace_id=found.workspace_id)


def _open(session: Session, who: Actor, ref: str) -> Inbound:
    found = provisional.find(session, who.workspace_id, int(ref)) if ref.isdigit() else None
    if found is None:
        raise Refused("This text is not known here any more.")
    decision = Decision(found.decision)
    if decision in _SETTLED:
        raise Refused(_SETTLED[decision])
    if decision is not Decision.OPEN:
        done = _DONE[decision]
        raise Refused(f"This is decided already: {done} {mention(found.decided_by)}.")
    return found


def _liftable(session: Session, who: Actor, ref: str) -> Inbound:
    """An open one that is not the law's own word, which is nobody's to lift but the person's."""
    found = _open(session, who, ref)
    if says_keyword(found.body):
        raise Refused(
            f"“{found.words}” is one of the words that the law takes for an opt-out, so this"
            " cannot be lifted. The person can text START."
        )
    return found


def _liftable_beside(session: Session, found: Inbound) -> frozenset[Decision | None]:
    """What became of the number's other provisional opt-outs; nothing else may stand."""
    others = provisional.others(session, found)
    if others - {Decision.OPEN, Decision.LIFTED}:
        raise Refused(
            f"{mask(found.phone)} has opted out in other words too, so this cannot be lifted."
            " The person can text START."
        )
    beside = provisional.beside(session, found)
    if beside:
        who_else = " and ".join(_BESIDE[source] for source in sorted(beside))
        raise Refused(
            f"{mask(found.phone)} is opted out because of {who_else} too, so to lift this would"
            " change nothing. Look at `/campaign optout check` and the number."
        )
    return others
