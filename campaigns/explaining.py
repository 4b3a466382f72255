"""Why somebody was texted or not: the whole story of one number, for who may launch."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, texting
from domain import teamhours, telling
from domain.actors import Actor
from domain.chain import number_digest
from domain.deeds import Subject, Verb
from domain.phones import is_e164
from domain.telling import Line
from models import stories, workspaces
from models.chain import own_key
from models.tables import Workspace
from runtime import Runtime

SPACES: Final = " -.()"


@dataclass(frozen=True, slots=True)
class Explained:
    """What holds of a number now, and all that happened, the oldest first."""

    standing: list[str]
    lines: list[Line]


def number_of(workspace: Workspace, typed: str) -> str:
    """A typed number as E.164. Also one of a country that may not be texted any more.

    Raises Refused for what is no number.
    """
    bare = typed.strip().translate({ord(one): None for one in SPACES})
    return bare if is_e164(bare) else texting.normalise(workspace, typed)


def why(rt: Runtime, who: Actor, typed: str) -> Explained:
    """The story of one number. Audited: somebody looked at what a person wrote and got.

    Raises Refused for what is no number, and for who may not launch.
    """
    access.require_launcher(rt, who, to="look numbers up")
    now = rt.clock()
    with rt.db.write() as session:
        key = own_key(session, rt.settings)
        workspace = workspaces.get(session, who.workspace_id)
        number = number_of(workspace, typed)
        record_look(rt, session, who, Verb.LOOK_UP, number_digest(key, number))
    with rt.db.read() as session:
        homes = teamhours.from_data(workspace.hours).live_in
        story = stories.of_number(session, who.workspace_id, number, homes=homes)
        before = stories.of_number(session, who.workspace_id, number_digest(key, number))
    lines = [*telling.tell(before, now), *telling.tell(story, now)]
    standing = [*telling.standing(story, now), *telling.erased(before)]
    return Explained(standing, telling.in_order(lines))


def record_look(rt: Runtime, session: Session, who: Actor, verb: Verb, digest: str) -> None:
    """Put into the audit whose data was looked at: the digest, since the audit stays."""
    access.record(rt, session, who, verb, Subject.NUMBER, None, number=digest)
