"""Opt-outs and opt-ins: append-only events, and what is true now, in one transaction.

What lifts what is one pure rule (`domain.optouts`).

`OptOut.at` is the moment of our commit, not of the text: sending processes look for opt-outs
committed since their last look, and one that Twilio's log tells an hour late must not be missed.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from domain import optouts
from domain.chain import ERASED
from domain.inbound import Change, ConsentSource
from domain.optouts import Standing, Started
from domain.scopes import ALL, binding, sender_scope, topic_scope
from models import answers, erased
from models.consent_events import (
    WORDS_LENGTH,
    Told,
    aimed_at,
    in_later,
    out_since,
    record,
    record_all,
    started_at,
)
from models.inserting import insert_all_new, insert_or_hold
from models.tables import OptOut


def opt_out(
    session: Session,
    told: Told,
    *,
    workspace_id: int,
    phone: str,
    said_at: datetime,
    now: datetime,
    scope: str = ALL,
) -> bool:
    """Record an opt-out; True if the number was not out of that scope before.

    Words that are older than the person's own later opt-in (read from Twilio's log after an outage)
    are kept as an event and change nothing; what the team records counts whatever was said. What
    somebody else lifted holds up no STOP: they had not seen it. Whoever lifts opt-outs meanwhile
    waits for this one, or it for them (`held`).
    """
    before = held(session, workspace_id, phone, (scope,))
    overtaken = told.source in optouts.BY_THE_PERSON and in_later(
        session, workspace_id, phone, at=said_at
    )
    record(
        session, told, Change.OUT, workspace_id=workspace_id, phone=phone, scope=scope, at=said_at
    )
    if overtaken:
        return False
    new = _stand(session, told, workspace_id=workspace_id, phone=phone, scope=scope, now=now)
    return new and not before


def opt_out_all(
    session: Session,
    told: Told,
    *,
    workspace_id: int,
    phones: Collection[str],
    now: datetime,
    scope: str = ALL,
) -> list[str]:
    """The same for many numbers that the team records at once: those that were not out before.

    In a few statements, since each of its own would hold SQLite's one writer for a millisecond.
    """
    said = OptOut.workspace_id == workspace_id, OptOut.phone.in_(phones), OptOut.scope == scope
    in_order = select(OptOut.phone).where(*said).order_by(OptOut.phone, OptOut.id)
    before = set(session.scalars(in_order.with_for_update()))
    numbers = sorted(phones)
    record_all(
        *(session, told, Change.OUT),
        workspace_id=workspace_id,
        phones=numbers,
        scope=scope,
        at=now,
    )
    row = {"workspace_id": workspace_id, "scope": scope, "source": told.source.value}
    row |= {"words": told.words[:WORDS_LENGTH], "at": now}
    insert_all_new(session, OptOut, [row | {"phone": phone} for phone in numbers])
    return [phone for phone in numbers if phone not in before]


def blocked(
    session: Session,
    *,
    workspace_id: int,
    phone: str,
    sender_id: int,
    code: int,
    message_id: int,
    now: datetime,
    said_at: datetime | None = None,
) -> None:
    """Twilio blocks this number for that sender: whoever said STOP to it said it to us.

    So everything stops; and what START to another of our senders takes back leaves this one
    blocked, as it is at Twilio. `said_at` is when Twilio had the text, where that is not now: a
    late receipt takes back no START.
    """
    answers.hold(session, phone)
    told = Told(ConsentSource.CARRIER, words=str(code), message_id=message_id)
    for scope in (ALL, sender_scope(sender_id)):
        opt_out(
            session,
            told,
            workspace_id=workspace_id,
            phone=phone,
            said_at=said_at or now,
            now=now,
            scope=scope,
        )


def held(
    session: Session, workspace_id: int, phone: str, scopes: Collection[str] = (ALL,)
) -> Sequence[int]:
    """The number's opt-outs of these scopes, held until the commit.

    An opt-out that is being written is waited for, and what it wrote is seen afterwards. One that
    comes later waits, and stands.
    """
    return session.scalars(
        select(OptOut.id)
        .where(OptOut.workspace_id == workspace_id, OptOut.phone == phone, OptOut.scope.in_(scopes))
        .order_by(OptOut.id)
        .with_for_update()
    ).all()


def held_words(session: Session, workspace_id: int, phone: str) -> Sequence[int]:
    """What the person said to be out of everything, held as by `held`; lift no others than these.

    What others said is held too: who lifts asks whether any of it stands.
    """
    ids = _standing(session, workspace_id, phone)
    return [at for one, at in ids.items() if one == Standing(ALL, ConsentSource.REPLY)]


def lift(session: Session, ids: Collection[int]) -> None:
    """Take back opt-outs that are held."""
    session.execute(
        delete(OptOut).where(OptOut.id.in_(ids)).execution_options(synchronize_session=False)
    )


def opt_in(
    session: Session,
    told: Told,
    *,
    workspace_id: int,
    phone: str,
    sender_id: int | None,
    said_at: datetime,
    now: datetime,
) -> Started:
    """Record a person's opt-in and lift the opt-outs that it answers (`domain.optouts.start`).

    The person's own opt-out of the same second or later stands. What the team recorded since does
    so anyway, and holds up nothing else.
    """
    ids = _standing(session, workspace_id, phone)
    wide = binding(sender_id or 0)
    overtaken = out_since(session, workspace_id, phone, at=said_at, scopes=wide)
    aimed = aimed_at(session, workspace_id, phone)
    before = started_at(session, workspace_id, phone)
    record(session, told, Change.IN, workspace_id=workspace_id, phone=phone, scope=ALL, at=said_at)
    if overtaken:
        return Started(stands=frozenset(ids))
    started = optouts.start(ids.keys(), aimed.keys(), sender_id or 0)
    if started.only_topics and before is not None and abs(said_at - before) < optouts.DOUBLED:
        return Started()
    lift(session, [ids[one] for one in started.lifted])
    for topic, kept in sorted(aimed.items()):
        scope = topic_scope(topic)
        if topic in started.kept and Standing(scope, ConsentSource.REPLY) not in ids:
            record(
                session,
                kept,
                Change.OUT,
                workspace_id=workspace_id,
                phone=phone,
                scope=scope,
                at=said_at,
            )
            _stand(session, kept, workspace_id=workspace_id, phone=phone, scope=scope, now=now)
    return started


def take_back(
    session: Session, told: Told, *, workspace_id: int, phone: str, scope: str, now: datetime
) -> frozenset[Standing]:
    """Lift what the team recorded for a scope, and only that; returns what was lifted."""
    ids = _standing(session, workspace_id, phone)
    lifted = {one for one in ids if one.scope == scope and one.source in optouts.BY_THE_TEAM}
    if lifted:
        record(
            session, told, Change.IN, workspace_id=workspace_id, phone=phone, scope=scope, at=now
        )
        lift(session, [ids[one] for one in lifted])
    return frozenset(lifted)


def _standing(session: Session, workspace_id: int, phone: str) -> dict[Standing, int]:
    """The number's opt-outs by what they say, with their ids; held until the commit."""
    rows = session.execute(
        select(OptOut.id, OptOut.scope, OptOut.source)
        .where(OptOut.workspace_id == workspace_id, OptOut.phone == phone)
        .order_by(OptOut.id)
        .with_for_update()
    )
    return {Standing(row.scope, ConsentSource(row.source)): row.id for row in rows}


def _stand(
    session: Session, told: Told, *, workspace_id: int, phone: str, scope: str, now: datetime
) -> bool:
    if phone.startswith(ERASED):
        # A late receipt of a text to a number that was erased meanwhile.
        erased.remember(session, workspace_id, phone)
    return insert_or_hold(
        session,
        OptOut,
        ("workspace_id", "phone", "scope", "source"),
        workspace_id=workspace_id,
        phone=phone,
        scope=scope,
        source=told.source,
        words=told.words[:WORDS_LENGTH],
        at=now,
    )
