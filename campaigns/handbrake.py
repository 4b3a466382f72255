"""Stop-all from the host, in the order of an emergency: first no text leaves, then the rest.

Whoever can run commands there may stop everything. Sending processes look for the brake every
0.3 s, so it is committed before what pauses campaigns and draws cards is even loaded
(`campaigns.braking` goes on from there).
"""

from collections.abc import Sequence
from datetime import datetime

from domain.actors import Actor
from domain.braking import reason_of
from models import handbrake
from models.base import Database
from models.handbrake import Team


def teams(db: Database, wanted: str) -> Sequence[Team]:
    """The workspaces that `wanted` names, by an id of ours or Slack's; all where it is empty."""
    with db.read() as session:
        return handbrake.teams(session, wanted)


def pull(db: Database, who: Actor, reason: str, now: datetime) -> bool:
    """Put stop-all on; False where an earlier press did it. Refused with a reason that is too long.

    `who` stands at the host, in one workspace.
    """
    why = reason_of(reason)
    return db.write_again(lambda session: handbrake.press(session, who, now=now, reason=why))
