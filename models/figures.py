"""The figures of one campaign, each counted from its rows, never from a counter beside them.

What every card asks is put together once: to build it anew took as long as to run it.
"""

from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import Select, bindparam, distinct, func, select
from sqlalchemy.orm import Session

from domain.failures import Failure
from domain.ledger import ACCEPTED, BUCKET_OF, Bucket, Ledger
from domain.meaning.verdicts import SILENCING, Meaning
from domain.messages import MessageState
from domain.provisional import Decision
from domain.sorting import MEANS
from domain.twilio_codes import rule
from domain.views import Answers
from models import conversations, sorting
from models.tables import Inbound, Message, Recipient

SPEED_SECONDS: Final = 10.0
LATEST_MESSAGES: Final = 10_000
"""More than leaves in ten seconds; the newest ids are read, so the cost stays the same."""


def ledger(session: Session, campaign_id: int, rows: int | None = None) -> Ledger:
    """Every row's bucket by one GROUP BY; `rows` is what was uploaded, if that is known."""
    buckets: Counter[Bucket] = Counter()
    skipped: Counter[str] = Counter()
    for bucket, reason, count in session.execute(_by_bucket(), {"campaign": campaign_id}):
        buckets[Bucket(bucket)] += count
        if bucket == Bucket.SKIPPED:
            skipped[reason or ""] += count
    total = sum(buckets.values())
    return Ledger(rows=total if rows is None else rows, buckets=buckets, skipped=skipped)


@cache
def _by_bucket() -> Select[str, str | None, int]:
    return (
        select(Recipient.bucket, Recipient.reason, func.count())
        .where(Recipient.campaign_id == bindparam("campaign"))
        .group_by(Recipient.bucket, Recipient.reason)
    )


def failures(session: Session, campaign_id: int) -> tuple[Failure, ...]:
    """Texts that did not arrive, by code, the most frequent first."""
    counted = session.execute(_by_code(), {"campaign": campaign_id})
    found = [
        Failure(code=code, words=rule(code, 0).meaning, count=count) for code, count in counted
    ]
    return tuple(sorted(found, key=lambda failure: (-failure.count, failure.code or 0)))


@cache
def _by_code() -> Select[int | None, int]:
    return (
        select(Recipient.error_code, func.count())
        .where(
            Recipient.campaign_id == bindparam("campaign"),
            Recipient.bucket.in_([Bucket.FAILED.value, Bucket.UNDELIVERED.value]),
        )
        .group_by(Recipient.error_code)
    )


def answers(session: Session, campaign_id: int) -> Answers:
    """What came back: people who confirmed, declined or opted out, texts for the rest."""
    counted = session.execute(_by_meaning(), {"campaign": campaign_id})
    texts: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for meaning, counts, written, wrote in counted:
        texts[meaning] += written
        if counts:
            people[meaning] += wrote
    for sorted_as, count in sorting.counts(session, campaign_id).items():
        people[MEANS[sorted_as]] += count
    return Answers(
        confirmations=people[Meaning.CONFIRMATION],
        declined=people[Meaning.DECLINED],
        # Whoever wrote nothing but a C or an R needs no second look.
        unclear=sorting.unclear(session, campaign_id) if texts[Meaning.REPLY] else 0,
        replies=texts[Meaning.REPLY],
        opt_outs=opted_out(session, campaign_id),
        opt_ins=people[Meaning.OPT_IN],
        helps=texts[Meaning.HELP],
        tapbacks=texts[Meaning.TAPBACK],
        unanswered=conversations.unanswered(session, campaign_id),
    )


@cache
def _by_meaning() -> Select[str, bool, int, int]:
    return (
        select(Inbound.meaning, Inbound.counts, func.count(), func.count(distinct(Inbound.phone)))
        .where(Inbound.campaign_id == bindparam("campaign"))
        .group_by(Inbound.meaning, Inbound.counts)
    )


def opted_out(session: Session, campaign_id: int, wording_id: int | None = None) -> int:
    """People, once each in whatever words; not those of whom somebody says that they did not.

    With `wording_id` only those whom a text of that version reached.
    """
    query = _who_opted_out()
    if wording_id is not None:
        query = query.join(Message, Message.id == Inbound.message_id).where(
            Message.wording_id == wording_id
        )
    return session.scalar(query, {"campaign": campaign_id}) or 0


@cache
def _who_opted_out() -> Select[int]:
    return select(func.count(distinct(Inbound.phone))).where(
        Inbound.campaign_id == bindparam("campaign"),
        Inbound.meaning.in_(sorted(meaning.value for meaning in SILENCING)),
        Inbound.decision != Decision.LIFTED.value,
    )


def unconfirmed(session: Session, campaign_id: int) -> int:
    """Texts that were sent and whose receipt is overdue."""
    return session.scalar(_overdue(), {"campaign": campaign_id}) or 0


@cache
def _overdue() -> Select[int]:
    counted = select(func.count()).select_from(Message)
    return counted.where(
        Message.campaign_id == bindparam("campaign"),
        Message.state == MessageState.SENT.value,
        Message.unconfirmed_at.is_not(None),
    )


def sent_segments(session: Session, campaign_id: int) -> int:
    """Segments of all texts of the campaign that the carrier accepted, second attempts too."""
    accepted = [state.value for state, bucket in BUCKET_OF.items() if bucket in ACCEPTED]
    return (
        session.scalar(
            select(func.sum(Message.segments)).where(
                Message.campaign_id == campaign_id,
                Message.recipient_id.is_not(None),
                Message.state.in_(accepted),
            )
        )
        or 0
    )


def speed(session: Session, campaign_id: int, now: datetime, since: datetime) -> float:
    """Segments per second that the carrier took over the last ten seconds, or since `since`."""
    window = min(SPEED_SECONDS, max((now - since).total_seconds(), 1.0))
    newest = (
        select(Message.id, Message.campaign_id, Message.accepted_at, Message.segments)
        .order_by(Message.id.desc())
        .limit(LATEST_MESSAGES)
        .subquery()
    )
    left = session.scalar(
        select(func.sum(newest.c.segments)).where(
            newest.c.campaign_id == campaign_id,
            newest.c.accepted_at > now - timedelta(seconds=window),
        )
    )
    return float(left or 0) / window
