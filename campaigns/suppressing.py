"""Numbers that are left out because Twilio said that they cannot receive texts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from campaigns import access, texting
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.phones import mask
from domain.reasons import words
from models import suppressions, workspaces
from runtime import Runtime

SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Suppressed:
    """One number, masked unless revealed; why it is left out, in words; Twilio's code; when."""

    phone: str
    reason: str
    code: int
    at: datetime


def listing(rt: Runtime, who: Actor) -> list[Suppressed]:
    """The latest numbers that are left out, `SHOWN` at most."""
    access.require_author(rt, who)
    with rt.db.read() as session:
        rows = suppressions.latest(session, who.workspace_id, SHOWN)
        return [Suppressed(mask(it.phone), words(it.reason), it.code, it.at) for it in rows]


def revealed(rt: Runtime, who: Actor) -> list[Suppressed]:
    """The same with full numbers, audited: masked, those of one office look alike."""
    access.require_author(rt, who)
    with rt.db.write() as session:
        rows = suppressions.latest(session, who.workspace_id, SHOWN)
        access.record(
            rt,
            session,
            who,
            Verb.REVEAL_SUPPRESSIONS,
            Subject.WORKSPACE,
            who.workspace_id,
            numbers=len(rows),
        )
        return [Suppressed(it.phone, words(it.reason), it.code, it.at) for it in rows]


def lift(rt: Runtime, who: Actor, phone: str) -> str:
    """Text this number again from the next campaign on; the number, masked.

    Raises Refused for what is no number, and for one that is not left out.
    """
    access.require_admin(rt, who)
    with rt.db.write() as session:
        number = texting.normalise(workspaces.get(session, who.workspace_id), phone)
        lifted = suppressions.lift(session, who.workspace_id, number)
        if lifted is None:
            raise Refused(f"{mask(number)} is not suppressed; nothing was changed.")
        access.record(rt, session, who, Verb.LIFT_SUPPRESSION, Subject.NUMBER, lifted)
    return mask(number)
