"""People who agree by texting a keyword, JOIN unless the team has others: a consent in writing.

Where the team asks for it twice, the keyword is pending until the person's Y.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from domain.consent import PENDING_FOR, ConsentKind, Origin, Standing, Status
from domain.inbound import ConsentSource, InboundText
from domain.meaning.reader import NONE, OwnWords, own_words
from domain.meaning.verdicts import Reading
from domain.optouts import Started
from domain.scopes import ALL
from models import agreements, consent, workspaces
from models.consent_events import Told, out_since

JOIN: Final = ("JOIN",)
_YES: Final = frozenset({"y", "yes"})


@dataclass(frozen=True, slots=True)
class Joined:
    """What a keyword made of a number's consent: given now, or to be confirmed by a Y."""

    given: bool = False
    confirms: bool = False
    """Our answer asks for a Y."""
    confirmed: bool = False
    """It is the Y that we asked for."""

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
    awaits = _awaits_yes(session, workspace_id, phone, now)
    return own_words(team.stop_words, team.join_words or JOIN, awaits_yes=awaits)


def opt_in(
    session: Session, reading: Reading, text: InboundText, *, kept: Kept, sender_id: int | None
) -> tuple[Started, Joined]:
    """What an opt-in takes back, and what it makes of the consent."""
    started = Started()
    if not _waits(session, reading, text, kept=kept):
        started = consent.opt_in(
            session,
            Told(ConsentSource.REPLY, reading.words, inbound_id=kept.inbound_id),
            workspace_id=kept.workspace_id,
            phone=text.phone,
            sender_id=sender_id,
            said_at=text.received_at,
            now=kept.now,
        )
    return started, _join(session, reading, text, kept=kept)


def _waits(session: Session, reading: Reading, text: InboundText, *, kept: Kept) -> bool:
    """Whether a keyword takes nothing back yet, because the team asks for it twice.

    Who had agreed in writing before starts again with one.
    """
    workspace_id, now = kept.workspace_id, kept.now
    if not reading.joins or not workspaces.get(session, workspace_id).join_twice:
        return False
    written = agreements.standing_of(session, workspace_id, text.phone, now) is Standing.WRITTEN
    return not (written or _confirms(session, reading, text, kept=kept))


def _confirms(session: Session, reading: Reading, text: InboundText, *, kept: Kept) -> bool:
    said_yes = bool(set(reading.words.split()) & _YES)
    return said_yes and _awaits_yes(session, kept.workspace_id, text.phone, kept.now)


def _awaits_yes(session: Session, workspace_id: int, phone: str, now: datetime) -> bool:
    """Whether a keyword is pending, and the person has not opted out since."""
    if agreements.standing_of(session, workspace_id, phone, now) is not Standing.PENDING:
        return False
    facts = agreements.facts_of(session, workspace_id, phone)
    asked = next(fact.at for fact in facts if fact.status == Status.PENDING.value)
    return not out_since(session, workspace_id, phone, at=asked, scopes=(ALL,))


def _join(session: Session, reading: Reading, text: InboundText, *, kept: Kept) -> Joined:
    """Record what an opt-in keyword says; `NOT` for any other opt-in, and where it was known."""
    workspace_id, now = kept.workspace_id, kept.now
    if not reading.joins:
        return NOT
    stands = agreements.standing_of(session, workspace_id, text.phone, now)
    if stands is Standing.WRITTEN:
        return NOT
    team = workspaces.get(session, workspace_id)
    waits = _waits(session, reading, text, kept=kept)
    confirmed = _confirms(session, reading, text, kept=kept)
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
    agreements.changed(session, workspace_id, text.phone)
    return Joined(given=not waits, confirms=waits, confirmed=confirmed)
