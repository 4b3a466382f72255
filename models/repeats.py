"""Whether people of an audience had the very same text within the last days.

Sameness of texts is decided on the few wordings that were launched since then; sameness of people
by one query that probes the index of numbers, at most 100,000 times. A larger audience is sampled
in slices spread evenly over it, so a run of rows as long as a twentieth of it cannot hide.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import (
    Subquery,
    and_,
    distinct,
    false,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from domain.ledger import Bucket
from domain.repeats import Repeat, same_words
from models.tables import ApiKey, Campaign, Recipient, Wording

LOOKED_AT: Final = 100_000
SLICES: Final = 20
_NOT_REACHED: Final = [
    bucket.value for bucket in (Bucket.SKIPPED, Bucket.CANCELLED, Bucket.FAILED, Bucket.UNDELIVERED)
]


@dataclass(frozen=True, slots=True)
class Twin:
    """A launched campaign with the same text."""

    id: int
    public_id: str
    name: str
    by: str
    at: datetime


def twins(session: Session, campaign: Campaign, since: datetime) -> Mapping[int, Twin]:
    """Other campaigns of the workspace that were launched since then with the same text, by id."""
    mine = session.get_one(Wording, campaign.wording_id).template if campaign.wording_id else ""
    launched = session.execute(
        select(
            Campaign.id,
            Campaign.public_id,
            Campaign.name,
            Campaign.launched_by,
            Campaign.launched_at,
            Wording.template,
        )
        .join(Wording, Wording.id == Campaign.wording_id)
        .outerjoin(ApiKey, ApiKey.id == Campaign.api_key_id)
        .where(
            Campaign.workspace_id == campaign.workspace_id,
            Campaign.id != campaign.id,
            # Single texts share a wording of one field, which says nothing of what they said.
            Campaign.day.is_(None),
            # What a test key launches reaches nobody, also while its rows still wait.
            func.coalesce(ApiKey.is_test, false()).is_(false()),
            Campaign.launched_at >= since,
        )
    )
    return {
        row.id: Twin(row.id, row.public_id, row.name, row.launched_by or "system", row.launched_at)
        for row in launched
        if same_words(row.template, mine)
    }


def repeats(
    session: Session, campaign_id: int, found: Collection[Twin], *, at_most: int = LOOKED_AT
) -> Sequence[Repeat]:
    """What each of these sent, or will send, to people who wait in this audience; most first.

    An audience of more than `at_most` rows is sampled.
    """
    if not found:
        return []
    slices = slices_of(session, campaign_id, at_most)
    counted = _same_people(session, campaign_id, slices, [twin.id for twin in found])
    if not counted:
        return []
    pending = _waiting(session, campaign_id, ())
    looked_at = _waiting(session, campaign_id, slices) if slices else pending
    made = [
        Repeat(
            public_id=twin.public_id,
            name=twin.name,
            by=twin.by,
            at=twin.at,
            people=max(1, round(counted[twin.id] * pending / looked_at)),
            of=pending,
            is_estimate=bool(slices),
        )
        for twin in found
        if twin.id in counted
    ]
    return sorted(made, key=lambda repeat: (-repeat.people, repeat.name))


def slices_of(session: Session, campaign_id: int, at_most: int) -> Sequence[tuple[int, int]]:
    """Ranges of recipient ids to look at; none means all."""
    first, last = _ends(session, campaign_id)
    span = last - first + 1
    if span <= at_most:
        return ()
    width = max(1, at_most // SLICES)
    starts = [first + (span - width) * step // (SLICES - 1) for step in range(SLICES)]
    return [(start, start + width - 1) for start in starts]


def _ends(session: Session, campaign_id: int) -> tuple[int, int]:
    """The first and the last id that waits: two queries, since both ends of an index are at hand,
    while SQLite would walk from the one to the other for both in one query.
    """
    ids = waiting_rows(campaign_id, ()).c.id
    return session.scalar(select(func.min(ids))) or 0, session.scalar(select(func.max(ids))) or 0


def waiting_rows(campaign_id: int, slices: Sequence[tuple[int, int]]) -> Subquery:
    """(id, number) of the waiting rows to look at: a walk along the index for each slice."""
    waiting = select(Recipient.id, Recipient.phone).where(
        # The literal lets both planners use the partial index of pending rows.
        Recipient.campaign_id == campaign_id,
        Recipient.bucket == literal_column("'pending'"),
    )
    parts = [waiting.where(Recipient.id.between(first, last)) for first, last in slices]
    return (union_all(*parts) if parts else waiting).subquery("mine")


def _same_people(
    session: Session, campaign_id: int, slices: Sequence[tuple[int, int]], twin_ids: list[int]
) -> dict[int, int]:
    mine = waiting_rows(campaign_id, slices)
    statement = (
        select(Recipient.campaign_id, func.count(distinct(mine.c.id)))
        # `+ 0` keeps the planner from walking through the other audience instead of probing it.
        .join(
            mine,
            and_(Recipient.phone == mine.c.phone, (Recipient.campaign_id + 0).in_(twin_ids)),
        )
        .where(Recipient.bucket.not_in(_NOT_REACHED))
        .group_by(Recipient.campaign_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def _waiting(session: Session, campaign_id: int, slices: Sequence[tuple[int, int]]) -> int:
    return session.scalar(select(func.count()).select_from(waiting_rows(campaign_id, slices))) or 0
