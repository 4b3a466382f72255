"""The one small query that every sending process reads at most every 0.3 s.

Opt-outs and consents taken back since the last read, where stop-all is on, and what the campaign
and its sender are now. Rows become visible out of order, so every read overlaps the one before by
five seconds. Each statement is built once: three times a second, its building costs more than its
execution.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    CompoundSelect,
    Select,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from domain.consent import Status
from domain.lifecycle import CampaignState
from models import brakes
from models.base import UtcTime
from models.tables import Campaign, ConsentFact, Message, OptOut, Recipient, Sender
from models.withdrawals import withdrawn_of

OVERLAP = timedelta(seconds=5)
OVERLAP_ROWS = 500


@dataclass(frozen=True, slots=True)
class Out:
    """One number that must not be texted any more, within a scope (`domain.scopes`)."""

    workspace_id: int
    phone: str
    scope: str


@dataclass(frozen=True, slots=True)
class CampaignNow:
    """A campaign and its sender at one moment.

    `throughput` in segments per second; `sharing` counts the campaigns that send on this sender.
    """

    state: CampaignState
    wording_id: int | None
    throughput: float
    stopped_reason: str | None
    sharing: int


def highest_opt_out(session: Session) -> int:
    """The id of the newest opt-out: where a watcher begins to look."""
    return session.scalar(select(func.max(OptOut.id))) or 0


def opted_out_since(session: Session, since: datetime, seen: int) -> tuple[Sequence[Out], int]:
    """Opt-outs committed about `since` and later, and the highest id among them and `seen`."""
    given = {"since": since - OVERLAP, "seen": seen - OVERLAP_ROWS}
    rows = session.execute(_opted_out(), given).all()
    outs = [Out(row.workspace_id, row.phone, row.scope) for row in rows]
    return outs, max([seen, *(int(row.id) for row in rows)])


@cache
def _opted_out() -> Select[int, int, str, str]:
    return select(OptOut.id, OptOut.workspace_id, OptOut.phone, OptOut.scope).where(
        or_(
            OptOut.at >= bindparam("since", type_=UtcTime()),
            OptOut.id > bindparam("seen", type_=BigInteger()),
        )
    )


def standing_of(session: Session, numbers: Collection[tuple[int, str]]) -> set[Out]:
    """What binds these (workspace, number) at the moment of this read."""
    rows = session.execute(
        select(OptOut.workspace_id, OptOut.phone, OptOut.scope).where(
            OptOut.workspace_id.in_({workspace_id for workspace_id, _ in numbers}),
            OptOut.phone.in_({phone for _, phone in numbers}),
        )
    )
    return {Out(row.workspace_id, row.phone, row.scope) for row in rows}


def withdrawn_among(session: Session, numbers: Collection[tuple[int, str]]) -> set[tuple[int, str]]:
    """Those of these (workspace, number) that took their consent back, and gave none since."""
    workspaces = {workspace_id for workspace_id, _ in numbers}
    phones = {phone for _, phone in numbers}
    return {
        (workspace_id, phone)
        for workspace_id in workspaces
        for phone in withdrawn_of(session, workspace_id, phones)
    }


def highest_fact(session: Session) -> int:
    """The id of the newest consent fact, of any kind: where a watcher begins to look."""
    return session.scalar(_highest_fact()) or 0


@cache
def _highest_fact() -> Select[int]:
    return select(func.max(ConsentFact.id))


def withdrawn_since(
    session: Session, since: datetime, seen: int
) -> tuple[Sequence[tuple[int, str]], int]:
    """(workspace, number) of consents taken back about `since` and later, and the newest fact's id.

    Not those that were given again since. In two parts, each with an index of its own: between two
    reads a list may bring thousands who agreed.
    """
    newest = max(seen, highest_fact(session))
    given = {"since": since - OVERLAP, "seen": seen - OVERLAP_ROWS}
    found = session.execute(_taken_back(), given).all()
    return [(row.workspace_id, row.phone) for row in found], newest


@cache
def _taken_back() -> CompoundSelect[int, str]:
    later = aliased(ConsentFact)
    given = select(later.id).where(
        later.phone == ConsentFact.phone,
        later.workspace_id == ConsentFact.workspace_id,
        later.status == Status.GIVEN.value,
        later.at > ConsentFact.at,
    )
    taken_back = select(ConsentFact.workspace_id, ConsentFact.phone).where(
        # Spelled out, or the index of these would not be used.
        ConsentFact.status == literal_column("'withdrawn'"),
        ~given.exists(),
    )
    parts = [
        taken_back.where(ConsentFact.recorded_at >= bindparam("since", type_=UtcTime())),
        taken_back.where(ConsentFact.id > bindparam("seen", type_=BigInteger())),
    ]
    return union_all(*parts)


def braked(session: Session) -> frozenset[int]:
    """The workspaces in which stop-all is on."""
    return frozenset(session.scalars(_braked()))


@cache
def _braked() -> Select[int]:
    return brakes.braked()


def answers_wait(session: Session) -> bool:
    """Whether a test-send or an answer to somebody waits for a sending process."""
    return session.scalar(_waiting()) is not None


@cache
def _waiting() -> Select[int]:
    return (
        select(Message.id)
        .join(Sender, Sender.id == Message.sender_id)
        .where(Message.state == literal_column("'waiting'"), Sender.stopped_reason.is_(None))
        .limit(1)
    )


def campaign_now(session: Session, campaign_id: int) -> CampaignNow | None:
    """The campaign and its sender, or None if there is no such campaign."""
    row = session.execute(_campaign_now(), {"campaign": campaign_id}).one_or_none()
    if row is None:
        return None
    return CampaignNow(
        state=CampaignState(row.state),
        wording_id=row.wording_id,
        throughput=row.throughput,
        stopped_reason=row.stopped_reason,
        sharing=row.sharing,
    )


@cache
def _campaign_now() -> Select[Any]:
    campaign = bindparam("campaign", type_=BigInteger())
    other = aliased(Campaign)
    waiting = exists().where(
        Recipient.campaign_id == other.id, Recipient.bucket == literal_column("'pending'")
    )
    sharing = (
        select(func.count())
        .select_from(other)
        .where(
            other.sender_id == Sender.id,
            other.state == CampaignState.SENDING.value,
            # One of single texts is open all day, and mostly waits for the next of them.
            or_(other.day.is_(None), other.id == campaign, waiting),
        )
        .scalar_subquery()
    )
    return (
        select(
            Campaign.state,
            Campaign.wording_id,
            Sender.throughput,
            Sender.stopped_reason,
            sharing.label("sharing"),
        )
        .join(Sender, Sender.id == Campaign.sender_id)
        .where(Campaign.id == campaign)
    )
