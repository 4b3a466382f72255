"""A campaign's events by steps of time, counted in the database: a chart has at most 150 steps.

The figures are those of its card, counted from the same rows, so that the ends of the lines are
what the card says.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    case,
    cast,
    extract,
    func,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from domain.ledger import Bucket
from domain.meaning.verdicts import SILENCING, Meaning
from domain.provisional import Decision
from domain.sorting import Sorted
from domain.timeline import Series, Timeline, step_seconds, steps_between
from models import sorting
from models.tables import Campaign, Inbound, Message, Recipient

_ARRIVED: Final = Bucket.DELIVERED.value
_NOT: Final = (Bucket.FAILED.value, Bucket.UNDELIVERED.value)


def timeline(session: Session, campaign: Campaign, until: datetime) -> Timeline:
    """What happened from the launch on, up to `until` (UTC)."""
    start = campaign.launched_at or campaign.created_at
    seconds = step_seconds(start, until)
    counts: dict[Series, dict[int, int]] = defaultdict(dict)
    for series, step, number in session.execute(_counted(campaign.id, start, seconds)):
        counts[Series(series)][int(step)] = int(number)
    return Timeline(
        start=start,
        seconds=seconds,
        steps=steps_between(start, until, seconds),
        recipients=_recipients(session, campaign.id),
        counts={series: dict(steps) for series, steps in counts.items()},
    )


def _counted(campaign_id: int, start: datetime, seconds: int) -> Select[Any]:
    """(series, step, how many), by one query: a row for each step of each series."""
    events = union_all(_texts(campaign_id), _people(campaign_id), _replies(campaign_id)).subquery()
    whole = cast(extract("epoch", events.c.at), BigInteger) - int(start.timestamp())
    step = (whole // seconds).label("step")
    return select(events.c.series, step, func.count()).group_by(events.c.series, step)


def _texts(campaign_id: int) -> Select[Any]:
    """Each recipient once: with the text that counts for them, and when its state last moved."""
    arrived = case(
        (Recipient.bucket == _ARRIVED, Series.DELIVERED.value), else_=Series.FAILED.value
    )
    return (
        select(arrived.label("series"), Message.state_at.label("at"))
        .join(Message, Message.id == Recipient.message_id)
        .where(Recipient.campaign_id == campaign_id, Recipient.bucket.in_([_ARRIVED, *_NOT]))
    )


def _people(campaign_id: int) -> Select[str, datetime]:
    """Who confirmed and who opted out, once each, by the first text that said so."""
    silencing = Inbound.meaning.in_(sorted(meaning.value for meaning in SILENCING))
    means_yes = sorting.stands(campaign_id) & (Inbound.sorted_as == Sorted.YES.value)
    confirms = (Inbound.meaning == Meaning.CONFIRMATION.value) & Inbound.counts | means_yes
    series: ColumnElement[str] = case(
        (confirms, Series.CONFIRMED.value), else_=Series.OPT_OUTS.value
    )
    return (
        select(series.label("series"), func.min(Inbound.received_at).label("at"))
        .where(
            Inbound.campaign_id == campaign_id,
            confirms | (silencing & (Inbound.decision != Decision.LIFTED.value)),
        )
        .group_by(series, Inbound.phone)
    )


def _replies(campaign_id: int) -> Select[str, datetime]:
    return select(
        case((Inbound.id.is_not(None), Series.REPLIES.value), else_="").label("series"),
        Inbound.received_at.label("at"),
    ).where(Inbound.campaign_id == campaign_id, Inbound.meaning == Meaning.REPLY.value)


def _recipients(session: Session, campaign_id: int) -> int:
    return (
        session.scalar(
            select(func.count())
            .select_from(Recipient)
            .where(Recipient.campaign_id == campaign_id, Recipient.bucket != Bucket.SKIPPED.value)
        )
        or 0
    )
