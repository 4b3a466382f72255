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
    ColumnElement,
    RowMapping,
    Subquery,
    and_,
    distinct,
    false,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from domain.ledger import Bucket
from domain.repeats import Repeat, same_words
from models.tables import ApiKey, Campaign, Message, Recipient, Wording

LOOKED_AT: Final = 100_000
SLICES: Final = 20
_WAITING: Final = [Bucket.PENDING.value, Bucket.HELD.value]
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
    wordings: tuple[int, ...] = ()
    """Where its text was corrected on the way: the versions that say the same; else none."""
    is_current: bool = True
    """Whether who still waits in it gets this text."""


def twins(session: Session, campaign: Campaign, since: datetime) -> Mapping[int, Twin]:
    """Other campaigns of the workspace that were launched since then with the same text, by id."""
    mine = session.get_one(Wording, campaign.wording_id).template if campaign.wording_id else ""
    current = aliased(Wording)
    corrected = current.created_at > Campaign.launched_at
    launched = session.execute(
        select(
            *(Campaign.id, Campaign.public_id, Campaign.name, Campaign.launched_by),
            *(Campaign.launched_at, corrected.label("corrected")),
            *(Wording.id.label("version_id"), Wording.template, current.id.label("current_id")),
        )
        .join(current, current.id == Campaign.wording_id)
        # Of a text that was corrected on the way also what others got before.
        .join(
            Wording,
            (Wording.campaign_id == Campaign.id) & ((Wording.id == current.id) | corrected),
        )
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
        .order_by(Wording.id)
    ).mappings()
    same: dict[int, list[RowMapping]] = {}
    for row in launched:
        if same_words(row["template"], mine):
            same.setdefault(row["id"], []).append(row)
    return {campaign_id: _twin(rows) for campaign_id, rows in same.items()}


def _twin(rows: Sequence[RowMapping]) -> Twin:
    one = rows[0]
    return Twin(
        *(one["id"], one["public_id"], one["name"]),
        *(one["launched_by"] or "system", one["launched_at"]),
        wordings=tuple(row["version_id"] for row in rows) if one["corrected"] else (),
        is_current=any(row["version_id"] == row["current_id"] for row in rows),
    )


def repeats(
    session: Session, campaign_id: int, found: Collection[Twin], *, at_most: int = LOOKED_AT
) -> Sequence[Repeat]:
    """What each of these sent, or will send, to people who wait in this audience; most first.

    An audience of more than `at_most` rows is sampled.
    """
    if not found:
        return []
    slices = slices_of(session, campaign_id, at_most)
    counted = _same_people(session, waiting_rows(campaign_id, slices), found)
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


def _same_people(session: Session, mine: Subquery, found: Collection[Twin]) -> dict[int, int]:
    """How many of mine each of them reached with this text, or is about to; by its id."""
    plain = [twin.id for twin in found if not twin.wordings]
    counted = _probed(session, mine, plain, Recipient.bucket.not_in(_NOT_REACHED))
    for twin in found:
        if twin.wordings:
            counted |= _probed(session, mine, [twin.id], _read_it(twin))
    return counted


def _read_it(twin: Twin) -> ColumnElement[bool]:
    """Who got one of these versions; who still waits, or nobody knows more of, the newest."""
    read = select(Message.id).where(
        Message.id == Recipient.message_id, Message.wording_id.in_(twin.wordings)
    )
    is_out = Recipient.bucket.not_in([*_NOT_REACHED, *_WAITING])
    if not twin.is_current:
        return is_out & read.exists()
    waits = Recipient.bucket.in_(_WAITING)
    return waits | is_out & (read.exists() | Recipient.message_id.is_(None))


def _probed(
    session: Session, mine: Subquery, campaign_ids: list[int], which: ColumnElement[bool]
) -> dict[int, int]:
    statement = (
        select(Recipient.campaign_id, func.count(distinct(mine.c.id)))
        # `+ 0` keeps the planner from walking through the other audience instead of probing it.
        .join(
            mine,
            and_(Recipient.phone == mine.c.phone, (Recipient.campaign_id + 0).in_(campaign_ids)),
        )
        .where(which)
        .group_by(Recipient.campaign_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)} if campaign_ids else {}


def _waiting(session: Session, campaign_id: int, slices: Sequence[tuple[int, int]]) -> int:
    return session.scalar(select(func.count()).select_from(waiting_rows(campaign_id, slices))) or 0
