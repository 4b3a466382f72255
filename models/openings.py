"""Whether the hours let a recipient's text leave now: what claims ask, and who is set aside.

Nobody knows the present exactly: a host's clock may be wrong. So these conditions take two moments,
the earliest and the latest that it may be now, and a window is open if it is at both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    and_,
    case,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from domain.holds import HeldFor
from domain.ledger import Bucket, SkipReason
from domain.whereabouts import PREFIX
from models import second_attempts
from models.audiences import PENDING
from models.base import UtcTime
from models.holds import AT_ONCE, HELD
from models.tables import CampaignHours, Recipient

AREA: Final = func.coalesce(Recipient.zones, func.substr(Recipient.phone, 1, PREFIX))
"""`domain.whereabouts.key_of` a recipient."""
AGAIN: Final = timedelta(seconds=60)
"""After which an area is looked at again whose next window nobody has worked out yet."""
FOUND_AT_ONCE: Final = 100_000
"""Of holds that end at a wrong moment, found in one look at all of them."""
_OPEN: Final = "open"
_CLOSED: Final = "closed"


@dataclass(frozen=True, slots=True)
class Span:
    """The earliest and the latest moment that it may be now (UTC)."""

    earliest: datetime
    latest: datetime


@dataclass(frozen=True, slots=True)
class Door:
    """What the hours say of one row: `state` is open, a reason to be skipped, or else it waits."""

    state: ColumnElement[Any]
    opens_at: ColumnElement[Any]
    closes_at: ColumnElement[Any]

    @property
    def is_open(self) -> ColumnElement[bool]:
        """A text may leave now. Not so where nobody has worked out the area's hours."""
        return func.coalesce(self.state, "") == _OPEN

    @property
    def drops(self) -> ColumnElement[bool]:
        """Whoever is there gets no text, now or later."""
        return and_(self.state != _OPEN, self.state != _CLOSED)

    def until(self, latest: Any, again: Any) -> ColumnElement[Any]:
        """When somebody who waits should be looked at: at the opening, or else `again`."""
        return case((self.opens_at > latest, self.opens_at), else_=again)


def door(campaign_id: Any, earliest: Any, latest: Any, *, if_open: Any = _OPEN) -> Door:
    """The hours of a row of `recipients`, by its area.

    `if_open` is asked where a text may leave by the hours: open, or why it may not all the same.
    """
    hours = CampaignHours
    is_open = and_(
        hours.opens_at <= earliest, or_(hours.closes_at.is_(None), hours.closes_at > latest)
    )
    state = case(
        (hours.opens_at.is_(None), SkipReason.NEVER_OPEN.value),
        (hours.drop, SkipReason.OUTSIDE_HOURS.value),
        (is_open, if_open),
        else_=_CLOSED,
    )
    return Door(
        _of_area(campaign_id, state),
        _of_area(campaign_id, hours.opens_at),
        _of_area(campaign_id, hours.closes_at),
    )


def _of_area(campaign_id: Any, what: ColumnElement[Any] | Any) -> ScalarSelect[Any]:
    return (
        select(what)
        .where(CampaignHours.campaign_id == campaign_id, CampaignHours.zones == AREA)
        .correlate(Recipient)
        .scalar_subquery()
    )


def returned(column: str) -> ColumnElement[Any]:
    """A moment of the window of a row that a statement RETURNs, under the column's own name.

    Spelled out: there SQLAlchemy names no tables for SQLite, and `zones` alone would be the
    window's own, so that every row got the window of whichever area comes first.
    """
    of_area = (
        f"(SELECT theirs.{column} FROM campaign_hours AS theirs"  # noqa: S608 - a column's name
        " WHERE theirs.campaign_id = recipients.campaign_id AND theirs.zones ="
        f" coalesce(recipients.zones, substr(recipients.phone, 1, {PREFIX})))"
    )
    return literal_column(of_area, type_=UtcTime()).label(column)


def any_closed(session: Session, campaign_id: int, now: Span) -> bool:
    """Whether an area of the campaign is closed, or gets nothing at all."""
    closed = or_(
        CampaignHours.drop,
        CampaignHours.opens_at.is_(None),
        CampaignHours.opens_at > now.earliest,
        CampaignHours.closes_at <= now.latest,
    )
    found = exists().where(CampaignHours.campaign_id == campaign_id, closed)
    return bool(session.scalar(select(found)))


def front_is_closed(session: Session, campaign_id: int, now: Span) -> bool:
    """Whether the first who waits for their turn is in a closed area: nobody set them aside."""
    if not any_closed(session, campaign_id, now):
        return False
    first = (
        select(Recipient.id)
        .where(Recipient.campaign_id == campaign_id, Recipient.bucket == PENDING)
        .order_by(Recipient.id)
        .limit(1)
        .scalar_subquery()
    )
    is_open = door(campaign_id, now.earliest, now.latest).is_open
    return session.scalar(select(~is_open).where(Recipient.id == first)) is True


def next_ids(session: Session, campaign_id: int, after: int) -> Sequence[int]:
    """The next recipients who wait for their turn, behind that id."""
    return session.scalars(
        select(Recipient.id)
        .where(
            Recipient.campaign_id == campaign_id, Recipient.bucket == PENDING, Recipient.id > after
        )
        .order_by(Recipient.id)
        .limit(AT_ONCE)
    ).all()


def set_aside(session: Session, campaign_id: int, ids: Sequence[int], now: Span) -> int:
    """Hold or skip those of the recipients whose area is closed; returns how many.

    Claims would do the same, but a closed half of an audience would stand before the open one.
    """
    if not ids:
        return 0
    at = door(campaign_id, now.earliest, now.latest)
    closed = (
        select(Recipient.id)
        .where(
            Recipient.campaign_id == campaign_id,
            Recipient.id.in_(ids),
            Recipient.bucket == PENDING,
            ~at.is_open,
        )
        # A cancel holds them in another order: it or we would be given up as a deadlock.
        .with_for_update(skip_locked=True)
        .cte("closed")
    )
    rows = session.execute(
        update(Recipient)
        .where(Recipient.id.in_(select(closed.c.id)), Recipient.bucket == PENDING)
        .values(
            bucket=case(
                (at.drops, second_attempts.bucket_or_first(Bucket.SKIPPED)),
                else_=Bucket.HELD.value,
            ),
            reason=case(
                (at.drops, second_attempts.reason_or_none(at.state)),
                else_=HeldFor.QUIET_HOURS.value,
            ),
            not_before=at.until(now.latest, now.latest + AGAIN),
        )
        .returning(Recipient.id)
        .execution_options(synchronize_session=False)
    )
    return len(rows.all())


def wrong_holds(session: Session, campaign_id: int, now: datetime) -> Sequence[int]:
    """Many of those whose hold ends before or after their area opens; empty where nobody's does.

    It reads every hold, so it is no question for SQLite's one writer.
    """
    held = (Recipient.campaign_id == campaign_id, *_waits_for_hours(now))
    return session.scalars(select(Recipient.id).where(*held).limit(FOUND_AT_ONCE)).all()


def recall(session: Session, ids: Sequence[int], now: datetime) -> int:
    """Let those of the recipients go on when their area opens, at once if it is open; how many."""
    wrong = (
        select(Recipient.id)
        .where(Recipient.id.in_(ids), *_waits_for_hours(now))
        .with_for_update(skip_locked=True)
        .cte("wrong")
    )
    rows = session.execute(
        update(Recipient)
        .where(Recipient.id.in_(select(wrong.c.id)), HELD)
        .values(not_before=_goes_on(now))
        .returning(Recipient.id)
        .execution_options(synchronize_session=False)
    )
    return len(rows.all())


def _waits_for_hours(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Held for the hours, until another moment than its area asks for."""
    return (
        HELD,
        Recipient.reason == HeldFor.QUIET_HOURS.value,
        Recipient.not_before > now,
        Recipient.not_before != _goes_on(now),
    )


def _goes_on(now: datetime) -> ScalarSelect[Any]:
    """When a hold should end; NULL where nobody has worked out the area's next window."""
    hours = CampaignHours
    is_open = or_(hours.closes_at.is_(None), hours.closes_at > now)
    moment = case((hours.opens_at > now, hours.opens_at), (is_open, literal(now, UtcTime())))
    return _of_area(Recipient.campaign_id, case((hours.opens_at.is_not(None), moment)))
