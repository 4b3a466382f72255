"""Daily limits, counted in the transaction of every claim: right whatever dies, without Redis.

A counter is a row per limit and day. Claims lock it, take what still fits, and add it; a text that
is handed back is taken off again. Answers and tests count, but are never held up by a limit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.daily import DailyLimit, Reached, Unit, claimed_between, days_of, goes_on_at
from domain.dayplan import DayRoom
from domain.holds import PACIFIC_NAME
from models.tables import DailyCount, Message, Sender, Workspace

PLENTY: Final = 1_000_000
_COUNTED: Final = (DailyCount.scope, DailyCount.day, DailyCount.messages, DailyCount.segments)


class Taken(NamedTuple):
    """A claimed text: from which sender, when, and its segments."""

    sender_id: int
    claimed_at: datetime
    segments: int


class _Key(NamedTuple):
    scope: str
    day: date


class _Sum(NamedTuple):
    texts: int = 0
    segments: int = 0

    def of(self, unit: Unit) -> int:
        return self.texts if unit is Unit.MESSAGES else self.segments

    def plus(self, texts: int, segments: int) -> "_Sum":
        return _Sum(self.texts + texts, self.segments + segments)


@dataclass(frozen=True, slots=True)
class _Place:
    """One counter: its limit, its key, and what is left under it."""

    limit: DailyLimit
    key: _Key
    left: int

    def fits(self, texts: int, segments: int) -> bool:
        return (texts if self.limit.unit is Unit.MESSAGES else segments) <= self.left


class Room:
    """What still fits under a sender's limits; its counters are locked until the commit."""

    def __init__(self, session: Session, sender_id: int, now: datetime, *also: Any) -> None:
        self._session = session
        self._now = now
        keys = _keys(limits_of(session, sender_id, *also, lock=True), now)
        counts = _locked(session, keys)
        self._places = [
            _Place(limit, key, limit.most - counts[key].of(limit.unit))
            for key, limit in keys.items()
        ]

    @property
    def texts(self) -> int:
        """How many texts can fit at most, each of them having a segment."""
        return max(0, min((place.left for place in self._places), default=PLENTY))

    def take(self, segments: Sequence[int]) -> int:
        """How many of these texts fit, in their order. Counts them; notes where the next does not.

        Without texts it is one of one segment that must fit.
        """
        taken = cost = 0
        for each in segments or [1]:
            full = [it.key for it in self._places if not it.fits(taken + 1, cost + each)]
            if full:
                _note_full(self._session, full, self._now)
                break
            if segments:
                taken, cost = taken + 1, cost + each
        if taken:
            _add(self._session, {place.key: _Sum(taken, cost) for place in self._places})
        return taken


def limits_of(session: Session, sender_id: int, *also: Any, lock: bool = False) -> list[DailyLimit]:
    """The limits that a sender's texts count against: its own, its brand's.

    Locked, nobody sets another limit until the commit: who sets one counts what was claimed.
    `also` is selected in the same statement.
    """
    query = (
        select(
            *(Sender.name, Sender.daily_limit, Sender.daily_unit, Sender.workspace_id),
            *(Sender.brand, Sender.brand_limit, Workspace.zone, *also),
        )
        .join(Workspace, Workspace.id == Sender.workspace_id)
        .where(Sender.id == sender_id)
    )
    row = session.execute(query.with_for_update(read=True, of=Sender) if lock else query).one()
    found = []
    if row.daily_limit is not None:
        unit = Unit(row.daily_unit)
        scope = f"sender:{sender_id}"
        limit = DailyLimit(row.workspace_id, scope, row.daily_limit, unit, row.zone, row.name)
        found.append(limit)
    if row.brand and row.brand_limit is not None:
        scope = f"brand:{row.workspace_id}:{row.brand}"
        whose, unit = f"brand {row.brand}", Unit.SEGMENTS
        limit = DailyLimit(row.workspace_id, scope, row.brand_limit, unit, PACIFIC_NAME, whose)
        found.append(limit)
    return found


def reached(session: Session, sender_id: int, now: datetime) -> Reached | None:
    """The limit that holds up this sender's campaigns now, the one that lasts longest, or None."""
    limits = _keys(limits_of(session, sender_id), now)
    if not limits:
        return None
    full = session.execute(
        select(DailyCount.scope, DailyCount.day).where(
            _among(limits), DailyCount.full_at.is_not(None)
        )
    ).all()
    found = [
        Reached(limits[_Key(*row)], goes_on_at(row.day, limits[_Key(*row)].zone)) for row in full
    ]
    return max(found, key=lambda it: it.goes_on_at, default=None)


def rooms(session: Session, sender_id: int, now: datetime) -> list[DayRoom]:
    """What is left under each of a sender's limits now; locks and changes nothing."""
    keys = _keys(limits_of(session, sender_id), now)
    if not keys:
        return []
    rows = session.execute(select(*_COUNTED).where(_among(keys)))
    counted = {_Key(row.scope, row.day): _Sum(row.messages, row.segments) for row in rows}
    return [
        DayRoom(
            limit,
            max(0, limit.most - counted.get(key, _Sum()).of(limit.unit)),
            goes_on_at(key.day, limit.zone),
        )
        for key, limit in keys.items()
    ]


def count(session: Session, texts: Iterable[Taken], sign: int = 1) -> None:
    """Count claimed texts that no limit holds up: answers and tests.

    With `sign` -1 they surely never left: they count no more, and others have their room.
    """
    sums: dict[_Key, _Sum] = {}
    known: dict[int, list[DailyLimit]] = {}
    keys: dict[_Key, DailyLimit] = {}
    for text in texts:
        if text.sender_id not in known:
            known[text.sender_id] = limits_of(session, text.sender_id, lock=True)
        for key, limit in _keys(known[text.sender_id], text.claimed_at).items():
            keys[key] = limit
            sums[key] = sums.get(key, _Sum()).plus(sign, sign * text.segments)
    _locked(session, keys)
    _add(session, sums)


def recount(session: Session, sender_id: int, now: datetime) -> None:
    """Somebody set limits: count what was claimed already on the days that count now.

    Reads all texts once a limit (1,000,000: 0.3 s): an index would cost every claim for it.
    """
    sender = session.get_one(Sender, sender_id)
    siblings = and_(Sender.workspace_id == sender.workspace_id, Sender.brand == sender.brand)
    keys = _keys(limits_of(session, sender_id), now)
    _locked(session, keys)
    for key, limit in keys.items():
        alone = key.scope == f"sender:{sender_id}"
        whose = select(Sender.id).where(Sender.id == sender_id if alone else siblings)
        begin, end = claimed_between(key.day, limit.zone)
        texts, segments = session.execute(
            select(func.count(), func.coalesce(func.sum(Message.segments), 0)).where(
                Message.sender_id.in_(whose),
                Message.claimed_at >= begin,
                Message.claimed_at < end,
            )
        ).one()
        counted = {"messages": texts, "segments": int(segments), "full_at": None}
        session.execute(update(DailyCount).where(_among([key])).values(counted))


def _keys(limits: Iterable[DailyLimit], at: datetime) -> dict[_Key, DailyLimit]:
    """The counters of a text that is claimed at that moment."""
    return {_Key(limit.scope, day): limit for limit in limits for day in days_of(at, limit.zone)}


def _among(keys: Iterable[_Key]) -> ColumnElement[bool]:
    return or_(*(and_(DailyCount.scope == key.scope, DailyCount.day == key.day) for key in keys))


def _locked(session: Session, keys: Mapping[_Key, DailyLimit]) -> dict[_Key, _Sum]:
    """What was counted so far; the counters are made if there are none, and locked in order."""
    if not keys:
        return {}
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    rows = [
        {**key._asdict(), "workspace_id": limit.workspace_id, "segments": 0, "messages": 0}
        for key, limit in sorted(keys.items())
    ]
    session.execute(dialect.insert(DailyCount).on_conflict_do_nothing(), rows)
    found = session.execute(
        select(*_COUNTED)
        .where(_among(keys))
        .order_by(DailyCount.scope, DailyCount.day)
        .with_for_update()
    )
    return {_Key(row.scope, row.day): _Sum(row.messages, row.segments) for row in found}


def _add(session: Session, sums: Mapping[_Key, _Sum]) -> None:
    for key, added in sums.items():
        session.execute(
            update(DailyCount)
            .where(_among([key]))
            .values(
                messages=DailyCount.messages + added.texts,
                segments=DailyCount.segments + added.segments,
                full_at=DailyCount.full_at if added.texts > 0 else None,
            )
            .execution_options(synchronize_session=False)
        )


def _note_full(session: Session, keys: Sequence[_Key], now: datetime) -> None:
    session.execute(
        update(DailyCount)
        .where(_among(keys), DailyCount.full_at.is_(None))
        .values(full_at=now)
        .execution_options(synchronize_session=False)
    )
