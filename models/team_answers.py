"""What the team wrote to people who had written: its rows, and how its texts stand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from domain.messages import TERMINAL, MessageState
from models import answers, campaigns, threads
from models.tables import Inbound, Message, TeamAnswer

LOOKED_AT: Final = 500
"""Texts whose state is compared at once."""
KEPT_OPEN: Final = timedelta(days=3)
"""Some carriers never send a receipt: nobody waits longer for one."""
NOT_SENT: Final = frozenset(
    {
        MessageState.CANCELLED.value,
        MessageState.REFUSED.value,
        MessageState.FAILED.value,
        MessageState.UNDELIVERED.value,
    }
)


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the team's: who wrote it, when (UTC), and how its text stands."""

    by: str
    at: datetime
    state: MessageState
    error_code: int | None
    body: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer whose text moved on: the reply that it answers, and where that is shown."""

    inbound_id: int
    campaign_id: int | None
    workspace_id: int


def of_replies(session: Session, inbound_ids: Collection[int]) -> Mapping[int, Sequence[Answered]]:
    """The answers to these replies, the oldest first."""
    rows = session.execute(
        select(TeamAnswer, Message.state, Message.error_code, Message.body)
        .join(Message, Message.id == TeamAnswer.message_id)
        .where(TeamAnswer.inbound_id.in_(inbound_ids))
        .order_by(TeamAnswer.id)
    )
    found: dict[int, list[Answered]] = {}
    for it, state, code, body in rows:
        one = Answered(it.by, it.at, MessageState(state), code, body or "")
        found.setdefault(it.inbound_id, []).append(one)
    return found


def latest_to(session: Session, workspace_id: int, phone: str) -> TeamAnswer | None:
    """The team's latest answer to a number."""
    return session.scalar(
        select(TeamAnswer)
        .join(Message, Message.id == TeamAnswer.message_id)
        .where(Message.phone == phone, TeamAnswer.workspace_id == workspace_id)
        .order_by(TeamAnswer.id.desc())
        .limit(1)
    )


def is_pressed(session: Session, press: str) -> bool:
    """Whether that form sent that answer already."""
    return bool(session.scalar(select(exists().where(TeamAnswer.press == press))))


def hold_form(session: Session, press: str) -> None:
    """Let no second press of that form be worked on until the commit: Slack calls again."""
    answers.hold(session, f"form:{press}")


def was_sent(session: Session, workspace_id: int, press: str) -> bool:
    """Whether that form sent any answer already."""
    mine = TeamAnswer.press.startswith(f"{press}:", autoescape=True)
    found = select(TeamAnswer.id).where(TeamAnswer.workspace_id == workspace_id, mine)
    return session.scalar(found.limit(1)) is not None


def add(
    session: Session,
    message: Message,
    answered: Inbound,
    *,
    press: str,
    by: str,
    closes_at: datetime,
) -> None:
    """Put a text to whoever wrote into the urgent queue; its unique `press` holds a second one."""
    message.inbound_id = answered.id
    session.add(message)
    session.flush()
    session.add(
        TeamAnswer(
            workspace_id=message.workspace_id,
            inbound_id=answered.id,
            message_id=message.id,
            press=press,
            by=by,
            at=message.state_at,
            closes_at=closes_at,
            state=message.state,
        )
    )


def moved(session: Session) -> Sequence[tuple[TeamAnswer, str]]:
    """Answers whose text is in another state than their post shows, and that state."""
    rows = session.execute(
        select(TeamAnswer, Message.state)
        .join(Message, Message.id == TeamAnswer.message_id)
        .where(TeamAnswer.is_open, TeamAnswer.state != Message.state)
        .order_by(TeamAnswer.inbound_id)
        .limit(LOOKED_AT)
    )
    return [(one, state) for one, state in rows]


def follow(session: Session, now: datetime) -> Sequence[Moved]:
    """Have what moved drawn anew; who did not get the answer waits for one again.

    Texts first, then their campaigns, then posts, each in order: as everybody writes them.
    """
    _forget_silent(session, now)
    told = []
    for one, state in moved(session):
        one.state, one.is_open = state, state not in {it.value for it in TERMINAL}
        reply = session.get_one(Inbound, one.inbound_id)
        if state in NOT_SENT:
            _reopen(session, reply, one)
        told.append(Moved(reply.id, reply.campaign_id, one.workspace_id))
    session.flush()
    for campaign_id in sorted({it.campaign_id for it in told if it.campaign_id is not None}):
        campaigns.touch_card(session, campaign_id, now)
    for it in told:
        threads.changed(session, [it.inbound_id])
    return told


def any_moved(session: Session) -> bool:
    """Whether a look would find one."""
    found = (
        select(TeamAnswer.id)
        .join(Message, Message.id == TeamAnswer.message_id)
        .where(TeamAnswer.is_open, TeamAnswer.state != Message.state)
        .limit(1)
    )
    return session.scalar(found) is not None


def _forget_silent(session: Session, now: datetime) -> None:
    session.execute(
        update(TeamAnswer)
        .where(TeamAnswer.is_open, TeamAnswer.at < now - KEPT_OPEN)
        .values(is_open=False)
        .execution_options(synchronize_session=False)
    )


def _reopen(session: Session, reply: Inbound, answer: TeamAnswer) -> None:
    """What this answer had taken care of waits again, unless they got a later one."""
    latest = latest_to(session, answer.workspace_id, reply.phone)
    if latest is not None and latest.id != answer.id:
        return
    session.execute(
        update(Inbound)
        .where(
            Inbound.phone == reply.phone,
            Inbound.workspace_id == answer.workspace_id,
            Inbound.handled_at == answer.at,
            Inbound.handled_by == answer.by,
        )
        .values(handled_at=None, handled_by="")
        .execution_options(synchronize_session=False)
    )
