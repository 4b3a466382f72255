"""People who agree by texting a keyword, JOIN unless the team has others: a consent in writing.

Where the team asks for it twice, the keyword is pending until the person's Y.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from domain.consent import PENDING_FOR, ConsentKind, Origin, Standing, Status
from domain.inbound import InboundText
from domain.meaning.reader import NONE, OwnWords, own_words
from domain.meaning.verdicts import Reading
from models import agreements, workspaces

JOIN: Final = ("JOIN",)
_YES: Final = frozenset({"y", "yes"})


@dataclass(frozen=True, slots=True)
class Joined:
    """What a keyword made of a number's consent: given now, or to be confirmed by a Y."""

    given: bool = False
    confirms: bool = False

    def __bool__(self) -> bool:
        return self.given or self.confirms


NOT: Final = Joined()


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a text was kept: whose it is, under which id, and when we took it in."""

    workspace_id: int
    inbound_id: int
    now: datetime


def words_of(session: Session, workspace_id: int | None, phone: str, now: datetime) -> OwnWords:
    """The team's keywords for this number; none where nobody's sender was written to."""
    if workspace_id is None:
        return NONE
    team = workspaces.get(session, workspace_id)
    stands = agreements.standing_of(session, workspace_id, phone, now)
    return own_words(
        team.stop_words, team.join_words or JOIN, awaits_yes=stands is Standing.PENDING
    )


def join(session: Session, reading: Reading, text: InboundText, *, kept: Kept) -> Joined:
    """Record what an opt-in keyword says; `NOT` for any other opt-in, and where it was known."""
    workspace_id, now = kept.workspace_id, kept.now
    if not reading.joins:
        return NOT
    stands = agreements.standing_of(session, workspace_id, text.phone, now)
    if stands is Standing.WRITTEN:
        return NOT
    team = workspaces.get(session, workspace_id)
    confirmed = stands is Standing.PENDING and set(reading.words.split()) & _YES
    waits = team.join_twice and not confirmed
    status = Status.PENDING if waits else Status.GIVEN
    new = agreements.record(
        session,
        [
            {
                "workspace_id": workspace_id,
                "phone": text.phone,
                "status": status.value,
                "kind": ConsentKind.WRITTEN.value,
                "origin": Origin.KEYWORD.value,
                "source": f"texted {reading.words}"[:120],
                "wording": team.join_wording,
                "evidence": text.sid,
                "at": text.received_at,
                "expires_at": now + PENDING_FOR if waits else None,
                "recorded_by": "system",
                "recorded_at": now,
                "inbound_id": kept.inbound_id,
            }
        ],
    )
    if not new:
        return NOT
    agreements.changed(session, workspace_id)
    return Joined(given=not waits, confirms=waits)
