"""Claims: who may send a text, decided by one conditional UPDATE that commits before the request.

A claim carries the token of the process and a lease. Nobody else touches a claimed recipient
until the lease is long over, and even then it only becomes unknown.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from domain.frequency import STANDARD, Cap
from domain.ledger import Bucket, SkipReason
from domain.messages import MessageKind, MessageState
from models import campaigns, canaries, claimed, daily, handing, picking, reminding, second_attempts
from models.base import new_public_id
from models.openings import Span
from models.tables import Message, Recipient


@dataclass(frozen=True, slots=True)
class Order:
    """What a lane works on: a campaign and the version of its wording."""

    campaign_id: int
    workspace_id: int
    sender_id: int
    wording_id: int
    caps: tuple[Cap, ...] = STANDARD
    """How many campaign texts a number may get in which time."""
    topic: str = ""
    """What people can stop by itself, if the campaign is of a topic."""
    canary: int | None = None
    """So many texts leave before somebody releases the rest, as of the lane's start."""
    is_of_singles: bool = False
    """Its texts came one by one, and one number may have several of them."""
    reminds_since: datetime | None = None
    """Of a reminder: whoever wrote since then is not reminded any more."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text ready to leave, and what it costs in segments."""

    body: str
    segments: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One claimed text: it may leave once, until its lease ends."""

    message_id: int
    public_id: str
    recipient_id: int | None
    workspace_id: int
    sender_id: int
    kind: MessageKind
    phone: str
    body: str
    segments: int
    test_send_id: int | None = None
    opens_at: datetime | None = None
    """It may leave from then on; None: at any hour, as what somebody asked for."""
    closes_at: datetime | None = None
    """And before then; None: the window does not end."""
    until: datetime | None = None
    """Of an answer: it is worth nothing any more from then on (`domain.answers.IN_TIME`)."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who claims, when, and until when (UTC).

    `hours` says between which moments it is now, as far as the hours are concerned; None: `now`.
    """

    token: str
    now: datetime
    until: datetime
    hours: Span | None = None


def claim_recipients(
    session: Session,
    order: Order,
    holder: Holder,
    *,
    limit: int,
    prepare: Callable[[Sequence[str]], Prepared | SkipReason],
) -> tuple[Sequence[Claim], int]:
    """Claim the campaign's next recipients; returns the claims and how many rows were skipped.

    Recipients who opted out, and those whose text cannot be made, are skipped here; those on a
    carrier whose day is full, or where it is too early or too late, are held; what a daily limit
    leaves no room for waits on. Both empty means that nothing is left to claim now.
    """
    if order.is_of_singles:
        # Two claims at once would not see each other's text to the same number.
        campaigns.locked(session, order.campaign_id)
    turn = picking.turn(session, order.caps)
    room = daily.Room(session, order.sender_id, holder.now, *turn)
    limit = min(limit, room.texts)
    if order.canary is not None:
        allowed = canaries.room(session, order.campaign_id, order.wording_id)
        if not allowed:
            return [], 0
        limit = min(limit, allowed)
    taken = _picked(session, order, holder, limit=limit) if limit else []
    answered, named = _answered(session, order, taken), _named(session, taken)
    ready, skipped = list[dict[str, Any]](), list[dict[str, Any]]()
    for row in taken:
        is_text = row.bucket == Bucket.CLAIMED
        made = answered.get(row.phone) or prepare(row.fields) if is_text else None
        if isinstance(made, SkipReason):
            skipped.append({"at": row.id, "why": made.value})
        elif made is not None:
            ready.append(_text(row, made) | named.get(row.id, {}))
    _skip(session, skipped)
    fitting = room.take([row["segments"] for row in ready]) if ready or not limit else 0
    handing.wait_on(session, [row["recipient_id"] for row in ready[fitting:]])
    return _insert(session, order, holder, ready[:fitting]), len(taken) - len(ready)


def _picked(session: Session, order: Order, holder: Holder, *, limit: int) -> Sequence[Any]:
    """The next rows; of single texts one for each number."""
    taken = picking.pick(
        session,
        campaign_id=order.campaign_id,
        workspace_id=order.workspace_id,
        wording_id=order.wording_id,
        sender_id=order.sender_id,
        now=holder.now,
        limit=limit,
        hours=holder.hours or Span(holder.now, holder.now),
        caps=order.caps,
        topic=order.topic,
    )
    return handing.one_each(session, taken) if order.is_of_singles else taken


def _answered(
    session: Session, order: Order, taken: Sequence[Any]
) -> Mapping[str, Prepared | SkipReason]:
    """Why those of the numbers get no reminder that answered what it reminds of."""
    if order.reminds_since is None or not taken:
        return {}
    since, phones = order.reminds_since, [row.phone for row in taken]
    answered = reminding.who_answered(session, order.workspace_id, phones, since=since)
    return dict.fromkeys(answered, SkipReason.ANSWERED)


def _named(session: Session, taken: Sequence[Any]) -> Mapping[int, dict[str, str]]:
    """By row: the id by which a program knows it, for the first text that the row gets."""
    ids = {row.id: row.public_id for row in taken if row.public_id is not None}
    if not ids:
        return {}
    used = set(
        session.scalars(select(Message.public_id).where(Message.public_id.in_(ids.values())))
    )
    return {row_id: {"public_id": one} for row_id, one in ids.items() if one not in used}


def _text(row: Any, made: Prepared) -> dict[str, Any]:
    """What is its own of one recipient's text."""
    return {
        "public_id": new_public_id(),
        "recipient_id": row.id,
        "phone": row.phone,
        "segments": made.segments,
        "body": made.body,
        "window": (row.opens_at, row.closes_at),
    }


def _alike(order: Order, holder: Holder) -> dict[str, Any]:
    """What all messages of one claim have in common."""
    return {
        "workspace_id": order.workspace_id,
        "campaign_id": order.campaign_id,
        "sender_id": order.sender_id,
        "kind": MessageKind.CAMPAIGN.value,
        "wording_id": order.wording_id,
        "state": MessageState.CLAIMED.value,
        "claimed_by": holder.token,
        "claimed_at": holder.now,
        "lease_until": holder.until,
        "state_at": holder.now,
    }


def _skip(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        table = Recipient.__table__
        session.connection().execute(
            update(Recipient.__table__)  # type: ignore[arg-type]
            .where(table.c.id == bindparam("at"))
            .values(
                bucket=second_attempts.bucket_or_first(Bucket.SKIPPED),
                reason=second_attempts.reason_or_none(bindparam("why", type_=table.c.reason.type)),
            ),
            rows,
        )


def rehearse(session: Session, order: Order, holder: Holder) -> None:
    """Write a claim of nobody, so that the first real one waits for no statement to be built."""
    claimed.write(session, _alike(order, holder), [])


def _insert(
    session: Session, order: Order, holder: Holder, ready: Sequence[dict[str, Any]]
) -> Sequence[Claim]:
    if not ready:
        return []
    ids = claimed.write(session, _alike(order, holder), ready)
    return [
        Claim(
            message_id=ids[row["public_id"]],
            public_id=row["public_id"],
            recipient_id=row["recipient_id"],
            workspace_id=order.workspace_id,
            sender_id=order.sender_id,
            kind=MessageKind.CAMPAIGN,
            phone=row["phone"],
            body=row["body"],
            segments=row["segments"],
            opens_at=row["window"][0],
            closes_at=row["window"][1],
        )
        for row in ready
    ]
