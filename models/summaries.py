"""Whose summary is due, and the claim by which two of them are never posted.

It is due once its live campaigns look otherwise than when it was drawn: their number, their states
and the last edit of their cards are one *mark*. So nothing is drawn while nothing happens.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from domain.lifecycle import LIVE, CampaignState
from domain.summaries import waits_for_release
from models import canaries, cardpace, conversations, unknowns
from models.tables import Campaign, Summary

LEASE: Final = timedelta(seconds=60)
"""A post may take this long before another one may try: a second message is worse."""
OLDEST: Final = timedelta(seconds=60)
"""Forecasts move by themselves; and a card that Slack does not take leaves no mark."""
UNKNOWN: Final = "answer_lost"
"""Not Slack's code but ours: it may have taken the first post, so there is no second one."""


@dataclass(frozen=True, slots=True)
class SummaryClaim:
    """A summary in hand until `held`: where it is, and what it shows.

    `posting_since`: somebody began to post it, and never said what came of it.
    """

    workspace_id: int
    channel_id: str
    ts: str | None
    digest: str | None
    refusals: int
    held: datetime
    posting_since: datetime | None = None


def of(session: Session, workspace_id: int) -> Summary | None:
    """The workspace's summary, if an admin named a channel for it."""
    return session.get(Summary, workspace_id)


def place(session: Session, workspace_id: int, channel_id: str, now: datetime) -> Summary | None:
    """Have it in that channel from now on, or with no channel nowhere; gives the former one.

    The same channel once more has it tried again at once, unless somebody posts it at this moment.
    The caller holds the workspace.
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
        known.mark = ""
        if known.posting_since is None or known.posting_since + LEASE <= now:
            known.look_at, known.posting_since = now, None
            known.refused = "" if known.refused == UNKNOWN else known.refused
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
        return it.refused != UNKNOWN
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


def waiting(session: Session, campaign_ids: Collection[int]) -> frozenset[int]:
    """Those of the live campaigns about which somebody has to do something (`summaries.waits`)."""
    states = [CampaignState.PAUSED.value, CampaignState.AWAITING_APPROVAL.value]
    held_up = session.scalars(
        select(Campaign.id).where(Campaign.id.in_(campaign_ids), Campaign.state.in_(states))
    )
    trying = session.scalars(
        select(Campaign).where(
            Campaign.id.in_(campaign_ids),
            Campaign.state == CampaignState.SENDING.value,
            Campaign.canary_size.is_not(None),
            Campaign.canary_released_at.is_(None),
        )
    ).all()
    out = {it.id for it in trying if waits_for_release(canaries.so_far(session, it))}
    replied = conversations.with_unanswered(session, campaign_ids)
    return frozenset(out).union(held_up, replied, unknowns.with_undecided(session, campaign_ids))


def claim(session: Session, workspace_id: int, now: datetime) -> SummaryClaim | None:
    """Take it in hand; None where it is in other hands, or was drawn a moment ago."""
    held, it = now + LEASE, Summary
    row = session.execute(
        update(it)
        .where(it.workspace_id == workspace_id, it.look_at <= now, it.refused != UNKNOWN)
        .values(look_at=held)
        .returning(it.channel_id, it.ts, it.digest, it.refusals, it.posting_since)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if row is None:
        return None
    channel_id, ts, digest, refusals, since = row
    return SummaryClaim(workspace_id, channel_id, ts, digest, refusals, held, since)


def begin(session: Session, claim: SummaryClaim, now: datetime) -> SummaryClaim | None:
    """Just before its first post: the claim anew, if it is still in our hands.

    From here on nobody posts it again, unless Slack surely did not take it.
    """
    begun = replace(claim, held=now + LEASE, posting_since=now)
    first = (*_held(claim), Summary.ts.is_(None), Summary.posting_since.is_(None))
    rows = session.execute(
        update(Summary)
        .where(*first)
        .values(posting_since=now, look_at=begun.held)
        .returning(Summary.workspace_id)
        .execution_options(synchronize_session=False)
    )
    return begun if rows.first() is not None else None


def unknown(session: Session, claim: SummaryClaim) -> bool:
    """Nobody knows whether Slack took it: an admin decides. False where one did meanwhile."""
    return _keep(session, claim, refused=UNKNOWN)


def spacing(session: Session, workspace_id: int, seconds: float) -> timedelta:
    """How far apart its edits are: it shares the budget of the workspace's cards, as one more.

    Of many cards it still is the one that shows all: it never waits longer than they may be old.
    """
    return min(cardpace.spacing(session, workspace_id, seconds), OLDEST)


def shown(
    session: Session, claim: SummaryClaim, *, ts: str, digest: str, mark: str, now: datetime
) -> bool:
    """It shows this now; False where an admin moved it meanwhile, or it is another message."""
    is_same = Summary.posting_since == claim.posting_since
    if claim.posting_since is None:
        is_same = Summary.ts == ts
    said = {"ts": ts, "digest": digest, "mark": mark, "drawn_at": now, "posting_since": None}
    rows = session.execute(
        update(Summary)
        .where(*_mine(claim), is_same)
        .values(**said, refusals=0, refused="")
        .returning(Summary.workspace_id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def rest(session: Session, claim: SummaryClaim, until: datetime) -> None:
    """Nothing is drawn before then. A first post that Slack surely did not take is made again."""
    _keep(session, claim, look_at=until, posting_since=None)


def lost(session: Session, claim: SummaryClaim, now: datetime) -> None:
    """The message is gone: it is posted anew, at once."""
    _keep(session, claim, ts=None, digest=None, look_at=now)


def refused(session: Session, claim: SummaryClaim, *, error: str, until: datetime) -> None:
    """Slack said no: it is tried again then."""
    said = {"refusals": claim.refusals + 1, "refused": error[:64], "posting_since": None}
    _keep(session, claim, look_at=until, **said)


def _mine(claim: SummaryClaim) -> tuple[ColumnElement[bool], ...]:
    return (Summary.workspace_id == claim.workspace_id, Summary.channel_id == claim.channel_id)


def _held(claim: SummaryClaim) -> tuple[ColumnElement[bool], ...]:
    """In our hands: nobody claimed it after us, and no admin has it tried again."""
    return (*_mine(claim), Summary.look_at == claim.held)


def _keep(session: Session, claim: SummaryClaim, **values: object) -> bool:
    rows = session.execute(
        update(Summary)
        .where(*_held(claim))
        .values(**values)
        .returning(Summary.workspace_id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None
