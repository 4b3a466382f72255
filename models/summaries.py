"""Whose summary is due, and the claim by which two of them are never posted.

It is due once its live campaigns look otherwise than when it was drawn: their number, their states
and the last edit of their cards are one *mark*. So nothing is drawn while nothing happens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from domain.lifecycle import LIVE
from models import cards
from models.tables import Campaign, Summary

LEASE: Final = timedelta(seconds=60)
"""A post may take this long before another one may try: a second message is worse."""
OLDEST: Final = timedelta(seconds=60)
"""Forecasts move by themselves; and a card that Slack does not take leaves no mark."""


@dataclass(frozen=True, slots=True)
class SummaryClaim:
    """A summary in hand: where it is, and what it shows."""

    workspace_id: int
    channel_id: str
    ts: str | None
    digest: str | None
    refusals: int


def of(session: Session, workspace_id: int) -> Summary | None:
    """The workspace's summary, if an admin named a channel for it."""
    return session.get(Summary, workspace_id)


def place(session: Session, workspace_id: int, channel_id: str, now: datetime) -> Summary | None:
    """Have it in that channel from now on, or with no channel nowhere; gives the former one.

    The same channel once more has it tried again at once. The caller holds the workspace.
    """
    known = session.get(Summary, workspace_id)
    former = None
    if known is not None and known.channel_id != channel_id:
        former = known
        session.delete(known)
        session.flush()
        session.expunge(former)
        known = None
    if known is not None:
        known.look_at, known.mark = now, ""
    elif channel_id:
        session.add(Summary(workspace_id=workspace_id, channel_id=channel_id, look_at=now))
    session.flush()
    return former


def due(session: Session, now: datetime) -> Sequence[int]:
    """The workspaces whose summary has something new to show."""
    known = session.scalars(select(Summary).where(Summary.look_at <= now)).all()
    return [it.workspace_id for it in known if _is_due(session, it, now)]


def _is_due(session: Session, it: Summary, now: datetime) -> bool:
    if it.ts is None or it.drawn_at is None:
        return True
    found = mark(session, it.workspace_id)
    return found != it.mark or (found != NONE and it.drawn_at + OLDEST <= now)


NONE: Final = "0"


def mark(session: Session, workspace_id: int) -> str:
    """What the workspace's live campaigns look like at this moment; `NONE` where none lives."""
    number, ids, moved, edited = session.execute(
        select(
            func.count(),
            func.sum(Campaign.id),
            func.max(Campaign.state_at),
            func.max(Campaign.card_edited_at),
        ).where(Campaign.workspace_id == workspace_id, Campaign.state.in_(sorted(LIVE)))
    ).one()
    return f"{number} {ids} {moved} {edited}" if number else NONE


def claim(session: Session, workspace_id: int, now: datetime) -> SummaryClaim | None:
    """Take it in hand; None where it is in other hands, or was drawn a moment ago."""
    row = session.execute(
        update(Summary)
        .where(Summary.workspace_id == workspace_id, Summary.look_at <= now)
        .values(look_at=now + LEASE)
        .returning(Summary.channel_id, Summary.ts, Summary.digest, Summary.refusals)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if row is None:
        return None
    return SummaryClaim(workspace_id, row.channel_id, row.ts, row.digest, row.refusals)


def spacing(session: Session, workspace_id: int, seconds: float) -> timedelta:
    """How far apart its edits are: it shares the budget of the workspace's cards, as one more."""
    return cards.spacing(session, workspace_id, seconds)


def shown(
    session: Session, claim: SummaryClaim, *, ts: str, digest: str, mark: str, now: datetime
) -> None:
    """It shows this now, unless an admin moved it meanwhile."""
    _keep(
        session,
        claim,
        ts=ts,
        digest=digest,
        mark=mark,
        drawn_at=now,
        refusals=0,
        refused="",
    )


def rest(session: Session, claim: SummaryClaim, until: datetime) -> None:
    """Nothing is drawn before then."""
    _keep(session, claim, look_at=until)


def lost(session: Session, claim: SummaryClaim, now: datetime) -> None:
    """The message is gone: it is posted anew, at once."""
    _keep(session, claim, ts=None, digest=None, look_at=now)


def refused(session: Session, claim: SummaryClaim, *, error: str, until: datetime) -> None:
    """Slack said no: it is tried again then."""
    _keep(session, claim, look_at=until, refusals=claim.refusals + 1, refused=error[:64])


def _keep(session: Session, claim: SummaryClaim, **values: object) -> None:
    session.execute(
        update(Summary)
        .where(Summary.workspace_id == claim.workspace_id, Summary.channel_id == claim.channel_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
