"""Opt-outs and opt-ins: append-only events, and what is true now, in one transaction.

`OptOut.at` is the moment of our commit, not of the text: sending processes look for opt-outs
committed since their last look, and one that Twilio's log tells an hour late must not be missed.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from domain.inbound import Change, ConsentSource
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import LIVE
from models import second_attempts
from models.inserting import insert_or_hold
from models.opt_outs import ALL, sender_scope
from models.tables import Campaign, ConsentEvent, OptOut, Recipient

WORDS_LENGTH = 160


def opt_out(
    session: Session,
    *,
    workspace_id: int,
    phone: str,
    source: ConsentSource,
    said_at: datetime,
    now: datetime,
    words: str = "",
    inbound_id: int | None = None,
    scope: str = ALL,
    by: str = "",
) -> bool:
    """Record an opt-out; True if the number was not out of that scope before.

    One that is older than the person's own later opt-in (read from Twilio's log after an outage)
    is kept as an event and changes nothing. What somebody else lifted holds up no STOP: they had
    not seen it. Whoever lifts opt-outs meanwhile waits for this one, or it for them (`held`).
    """
    overtaken = _said_later(session, workspace_id, phone, Change.IN, said_at)
    _record(
        session,
        ConsentEvent(
            workspace_id=workspace_id,
            phone=phone,
            scope=scope,
            change=Change.OUT,
            source=source,
            words=words[:WORDS_LENGTH],
            inbound_id=inbound_id,
            by=by,
            at=said_at,
        ),
    )
    if overtaken:
        return False
    return insert_or_hold(
        session,
        OptOut,
        ("workspace_id", "phone", "scope", "source"),
        workspace_id=workspace_id,
        phone=phone,
        scope=scope,
        source=source,
        words=words[:WORDS_LENGTH],
        at=now,
    )


def held(
    session: Session, workspace_id: int, phone: str, scopes: Collection[str] = (ALL,)
) -> Sequence[int]:
    """The number's opt-outs of these scopes, held until the commit; lift no others than these.

    An opt-out that is being written is waited for, and what it wrote is seen afterwards. One that
    comes later waits, and stands.
    """
    return session.scalars(
        select(OptOut.id)
        .where(OptOut.workspace_id == workspace_id, OptOut.phone == phone, OptOut.scope.in_(scopes))
        .order_by(OptOut.id)
        .with_for_update()
    ).all()


def lift(session: Session, ids: Collection[int]) -> None:
    """Take back opt-outs that are `held`."""
    session.execute(
        delete(OptOut).where(OptOut.id.in_(ids)).execution_options(synchronize_session=False)
    )


def opt_in(
    session: Session,
    *,
    workspace_id: int,
    phone: str,
    sender_id: int | None,
    said_at: datetime,
    words: str = "",
    inbound_id: int | None = None,
) -> bool:
    """Record an opt-in and lift the opt-outs that it answers; True if it lifted any.

    Lifts the scope of everything and that of the sender that was written to. An opt-out of the
    same second or later stands.
    """
    scopes = [ALL] if sender_id is None else [ALL, sender_scope(sender_id)]
    lifted = held(session, workspace_id, phone, scopes)
    overtaken = _said_later(session, workspace_id, phone, Change.OUT, said_at, or_then=True)
    _record(
        session,
        ConsentEvent(
            workspace_id=workspace_id,
            phone=phone,
            scope=ALL,
            change=Change.IN,
            source=ConsentSource.REPLY,
            words=words[:WORDS_LENGTH],
            inbound_id=inbound_id,
            at=said_at,
        ),
    )
    if overtaken:
        return False
    lift(session, lifted)
    return bool(lifted)


def skip_waiting(session: Session, workspace_ids: Collection[int], phone: str) -> set[int]:
    """Skip this number where it still waits in a live campaign; returns these campaigns' ids."""
    live = select(Campaign.id).where(
        Campaign.workspace_id.in_(workspace_ids), Campaign.state.in_([str(s) for s in LIVE])
    )
    skipped = session.scalars(
        update(Recipient)
        .where(
            Recipient.phone == phone,
            Recipient.campaign_id.in_(live),
            Recipient.bucket.in_([Bucket.PENDING.value, Bucket.HELD.value]),
        )
        .values(
            bucket=second_attempts.bucket_or_first(Bucket.SKIPPED),
            reason=second_attempts.reason_or_none(SkipReason.OPTED_OUT.value),
        )
        .returning(Recipient.campaign_id)
        .execution_options(synchronize_session=False)
    )
    return set(skipped)


def _record(session: Session, event: ConsentEvent) -> None:
    session.add(event)
    session.flush()


def _said_later(
    session: Session,
    workspace_id: int,
    phone: str,
    change: Change,
    at: datetime,
    *,
    or_then: bool = False,
) -> bool:
    """Whether there is a later opt-out, or a later opt-in of the person's own."""
    later = ConsentEvent.at >= at if or_then else ConsentEvent.at > at
    whose = list(ConsentSource) if change is Change.OUT else [ConsentSource.REPLY]
    found = session.scalar(
        select(ConsentEvent.id)
        .where(
            ConsentEvent.workspace_id == workspace_id,
            ConsentEvent.phone == phone,
            ConsentEvent.change == change.value,
            ConsentEvent.source.in_([source.value for source in whose]),
            later,
        )
        .limit(1)
    )
    return found is not None
