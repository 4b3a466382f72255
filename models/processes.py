"""The processes that live: who holds claims, and who is there to send.

A row is written by the process itself, at its start and every few seconds. A process counts as
dead when it said goodbye, or gave no sign for far longer than any pause that we cause.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from models.tables import Campaign, Message, Process, Sender

ALIVE = timedelta(seconds=30)
FORGOTTEN = timedelta(days=1)
OFTEN = timedelta(seconds=5)
"""So often a process that looks more often writes that it lives: each time syncs the disk."""


def begin(session: Session, *, token: str, role: str, host: str, pid: int, now: datetime) -> None:
    """A process started, or shows that it lives; in one process also its next job."""
    known = session.get(Process, token)
    if known is None:
        session.add(
            Process(token=token, role=role, host=host, pid=pid, started_at=now, beat_at=now)
        )
    else:
        known.beat_at = now
        known.ended_at = None


def has_just_beaten(session: Session, token: str, now: datetime) -> bool:
    """Whether it wrote that it lives within five seconds, and has not ended."""
    beat_at = session.scalar(
        select(Process.beat_at).where(Process.token == token, Process.ended_at.is_(None))
    )
    return beat_at is not None and abs(now - beat_at) < OFTEN


def beat(session: Session, token: str, now: datetime) -> None:
    """It lives."""
    session.execute(update(Process).where(Process.token == token).values(beat_at=now))


def beat_campaign(session: Session, campaign_id: int, now: datetime) -> None:
    """Somebody sends it: a campaign without a sign for long does not resume by itself."""
    session.execute(
        update(Campaign)
        .where(Campaign.id == campaign_id)
        .values(heartbeat_at=now)
        .execution_options(synchronize_session=False)
    )


def end(session: Session, token: str, now: datetime) -> None:
    """It ended of its own will: it will never use its claims again."""
    session.execute(update(Process).where(Process.token == token).values(beat_at=now, ended_at=now))


def count_alive(session: Session, role: str, now: datetime) -> int:
    """How many processes of that role gave a sign within thirty seconds."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Process)
            .where(Process.role == role, Process.ended_at.is_(None), Process.beat_at >= now - ALIVE)
        )
        or 0
    )


def web_is_unsteady(session: Session, now: datetime, lately: timedelta) -> bool:
    """Whether no web process lives, or one began lately: webhooks may have been missed."""
    if count_alive(session, "web", now) == 0:
        return True
    newest = session.scalar(select(func.max(Process.started_at)).where(Process.role == "web"))
    return newest is not None and newest > now - lately


def unread_senders(session: Session, before: datetime, now: datetime) -> Sequence[Sender]:
    """Senders whose inbound texts were last read from Twilio's log before then, and may be now."""
    return session.scalars(
        select(Sender)
        .where(
            or_(Sender.log_read_until.is_(None), Sender.log_read_until < before),
            or_(Sender.log_due_at.is_(None), Sender.log_due_at <= now),
        )
        .order_by(Sender.id)
    ).all()


def forget_old(session: Session, now: datetime) -> None:
    """Drop rows of processes that ended a day ago and hold nothing that is still unknown."""
    holding = select(Message.claimed_by).where(
        Message.state.in_(["claimed", "unknown"]), Message.claimed_by.is_not(None)
    )
    session.execute(
        delete(Process)
        .where(Process.beat_at < now - FORGOTTEN, Process.token.not_in(holding))
        .execution_options(synchronize_session=False)
    )
