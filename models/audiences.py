"""Walking through an audience: in pages by key, and in sets by number.

A page is a transaction of its own. On SQLite a long read keeps the write-ahead log from being
folded in, and a long write holds up the sending. Pages follow the primary key within the
campaign's bounds; left to itself, the planner takes the ledger's index and sorts the whole
audience for every page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from sqlalchemy import (
    ColumnElement,
    Connection,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Session

from domain.ledger import Bucket, SkipReason
from models.base import Database
from models.tables import Recipient

PAGE: Final = 2_000
PHONES: Final = 20_000
_KNOWN_OF_JSON: Final = (
    "SELECT phone FROM recipients WHERE campaign_id = ? AND phone IN"
    " (SELECT value FROM json_each(?))"
)
_KNOWN_OF_ARRAY: Final = (
    "SELECT phone FROM recipients WHERE campaign_id + 0 = %s AND phone = ANY(%s)"
)
PENDING: Final = text("'pending'")
"""Spelled out in the statement, or the index of pending rows would not be used."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The recipient ids between which an audience is; other campaigns' rows may be among them."""

    campaign_id: int
    first: int
    last: int

    def page(self, after: int) -> tuple[ColumnElement[bool], ...]:
        """What the next rows behind the id `after` fulfil; order by id and limit them."""
        return (
            of(self.campaign_id),
            Recipient.id > max(after, self.first - 1),
            Recipient.id <= self.last,
        )


def of(campaign_id: int) -> ColumnElement[bool]:
    """The campaign's rows, found by id or number: `+ 0` keeps the planner off the ledger's index.

    Without statistics, as right after an import, PostgreSQL would read the whole audience.
    """
    return Recipient.campaign_id + 0 == campaign_id


def bounds(session: Session, campaign_id: int) -> Bounds:
    """Where the audience begins and ends."""
    first, last = session.execute(
        select(func.min(Recipient.id), func.max(Recipient.id)).where(
            Recipient.campaign_id == campaign_id
        )
    ).one()
    return Bounds(campaign_id, first or 0, last or 0)


def any_rows(session: Session, campaign_id: int) -> bool:
    """Whether the campaign has an audience."""
    found = select(Recipient.id).where(Recipient.campaign_id == campaign_id).limit(1)
    return session.scalar(found) is not None


def known(connection: Connection, campaign_id: int, numbers: Sequence[str]) -> frozenset[str]:
    """Those of the numbers that the audience has already; asked once a batch of an import.

    In the driver's own words: building the statement would take longer than answering it.
    """
    if connection.dialect.name == "sqlite":
        listed = orjson.dumps(numbers).decode()
        found = connection.exec_driver_sql(_KNOWN_OF_JSON, (campaign_id, listed))
    else:
        found = connection.exec_driver_sql(_KNOWN_OF_ARRAY, (campaign_id, list(numbers)))
    return frozenset(found.scalars())


def learn(db: Database) -> None:
    """Let PostgreSQL look at a freshly filled table, so that its plans are good at once.

    Its autovacuum comes a minute later, and until then it takes all numbers for the same few;
    SQLite's planner does without.
    """
    if not db.is_sqlite:
        with db.bulk() as connection:
            connection.exec_driver_sql("ANALYZE recipients")


def pending_page(
    session: Session, campaign_id: int, after: int
) -> Sequence[tuple[int, str, str, str | None]]:
    """(id, fields as JSON, number, zones) of the next waiting rows behind the id `after`."""
    rows = session.execute(
        select(
            Recipient.id,
            cast(Recipient.fields, Text),
            *(Recipient.phone, Recipient.zones),
        )
        .where(
            Recipient.campaign_id == campaign_id, Recipient.bucket == PENDING, Recipient.id > after
        )
        .order_by(Recipient.id)
        .limit(PAGE)
    )
    return [(row[0], row[1], row[2] or "", row[3]) for row in rows]


def telling_page(
    session: Session, whole: Bounds, after: int
) -> Sequence[tuple[int, str, str, str | None, bool]]:
    """The same of rows that tell of their people: duplicates too, for which the last value is set.

    Whoever says no in a second row has said no. What the row of somebody who is out tells counts
    once they are out no more, or the draft gets another topic or sender (`unwanted.settle`).
    """
    rows = session.execute(
        select(
            Recipient.id,
            cast(Recipient.fields, Text),
            func.coalesce(Recipient.phone, Recipient.value, ""),
            Recipient.zones,
            and_(Recipient.bucket != PENDING, Recipient.reason == SkipReason.DUPLICATE),
        )
        .where(
            *whole.page(after),
            or_(
                Recipient.bucket == PENDING,
                Recipient.reason.in_([SkipReason.DUPLICATE, SkipReason.OPTED_OUT]),
            ),
        )
        .order_by(Recipient.id)
        .limit(PAGE)
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


def keep_zones(session: Session, areas: Mapping[int, str | None]) -> None:
    """Keep with these recipients (ids) where their own columns put them."""
    if areas:
        table = Recipient.__table__
        session.connection().execute(
            update(table)  # type: ignore[arg-type]
            .where(table.c.id == bindparam("at"))
            .values(zones=bindparam("told", type_=table.c.zones.type)),
            [{"at": recipient_id, "told": area} for recipient_id, area in areas.items()],
        )


def waiting_of(session: Session, campaign_id: int, numbers: Sequence[str]) -> Sequence[int]:
    """The ids of a draft's waiting rows of these numbers."""
    return session.scalars(
        select(Recipient.id).where(
            of(campaign_id), Recipient.bucket == Bucket.PENDING, Recipient.phone.in_(numbers)
        )
    ).all()


def skip_rows(session: Session, ids: Sequence[int], reason: SkipReason | Any) -> None:
    """Skip these waiting recipients (ids) of a draft."""
    if ids:
        session.execute(
            update(Recipient)
            .where(Recipient.id.in_(ids), Recipient.bucket == Bucket.PENDING)
            .values(bucket=Bucket.SKIPPED, reason=reason)
            .execution_options(synchronize_session=False)
        )


def skip_numbers(
    session: Session, campaign_id: int, numbers: Sequence[str], reason: SkipReason | Any
) -> None:
    """Skip a draft's waiting rows of these numbers, and those of whoever is out, for this reason.

    It outlasts an opt-out: who is out no more would wait again (`unwanted.settle`).
    """
    if numbers:
        session.execute(_skip(campaign_id, numbers, reason))


def phones(db: Database, campaign_id: int) -> Iterator[Sequence[tuple[int, str | None]]]:
    """(id, number) of all rows of an audience, in large pages from the driver itself."""
    with db.read() as session:
        whole = bounds(session, campaign_id)
    after = whole.first - 1
    while True:
        with db.engine.connect() as connection:
            page = connection.exec_driver_sql(
                "SELECT id, phone FROM recipients WHERE campaign_id + 0 = "  # noqa: S608
                f"{int(campaign_id)} AND id > {after} AND id <= {whole.last}"
                f" ORDER BY id LIMIT {PHONES}"
            ).cursor.fetchall()
        if not page:
            return
        yield page
        after = page[-1][0]


def forget_page(session: Session, campaign_id: int) -> bool:
    """Delete the next rows of an audience; False when there were none left."""
    page = select(Recipient.id).where(Recipient.campaign_id == campaign_id).limit(PAGE)
    gone = session.execute(
        delete(Recipient)
        .where(Recipient.id.in_(page))
        .returning(Recipient.id)
        .execution_options(synchronize_session=False)
    ).all()
    return bool(gone)


def _skip(campaign_id: int, page: Sequence[str], reason: Any) -> Any:
    return (
        update(Recipient)
        .where(
            of(campaign_id),
            or_(Recipient.bucket == Bucket.PENDING, Recipient.reason == SkipReason.OPTED_OUT),
            Recipient.phone.in_(page),
        )
        .values(bucket=Bucket.SKIPPED, reason=reason)
        .execution_options(synchronize_session=False)
    )
