"""What the hash chain seals: which tables, and which part of a row can be erased.

A table's columns are sealed as they are, but for numbers, of which a keyed digest is, and for
what a person said, which has a digest of its own and can be erased.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain import chain
from domain.chain import Fact
from domain.deeds import Verb
from models.tables import AuditRow, ConsentEvent, ConsentFact, Wording

ERASED_FROM: Final = "erased"
"""In the detail of an audit row: the digest of the number whose words are gone from it."""
MADE: Final = ("recorded_at", "created_at", "at")
"""The column that says when a row was made: the first of these that its table has."""
Numbered = Callable[[str], str]
"""Makes the keyed digest of a number."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One table: the columns that hold a number, and those that can be erased with it."""

    row: type[Any]
    numbers: Sequence[str] = ()
    personal: Sequence[str] = ()

    @property
    def kind(self) -> str:
        """The table's name, as the links have it."""
        return str(self.row.__tablename__)

    def _columns(self) -> Sequence[str]:
        return [column.key for column in self.row.__mapper__.column_attrs]

    def fact(self, row: Any, numbered: Numbered) -> Fact:
        """The row as the chain sees it."""
        values = {name: getattr(row, name) for name in self._columns()}
        personal = {name: values.pop(name) for name in self.personal}
        digests = {name: numbered(values.pop(name)) for name in self.numbers}
        gone = [name for name in self.numbers if getattr(row, name).startswith(chain.ERASED)]
        erased = digests[gone[0]] if gone else ""
        return Fact(self.kind, row.id, values | digests, None if gone else personal, erased)


class SealedAudit(Sealed):
    """The audit: words that somebody texted us can be erased from the detail."""

    def fact(self, row: Any, numbered: Numbered) -> Fact:
        """The row as the chain sees it."""
        fact = Sealed.fact(self, row, numbered)
        detail = dict(row.detail)
        words, erased = detail.pop("words", ""), str(detail.pop(ERASED_FROM, ""))
        facts = {**fact.facts, "detail": detail}
        return Fact(fact.kind, row.id, facts, None if erased else {"words": words}, erased)


TABLES: Final[Mapping[str, Sealed]] = {
    one.kind: one
    for one in (
        Sealed(Wording),
        Sealed(ConsentEvent, numbers=("phone",), personal=("words", "reason")),
        Sealed(
            ConsentFact, numbers=("phone",), personal=("source", "wording", "evidence", "erasure")
        ),
        SealedAudit(AuditRow),
    )
}

_NEWEST: Final = select(
    *(select(func.max(one.row.id)).scalar_subquery() for one in TABLES.values())
)


def newest(session: Session) -> dict[str, int]:
    """The newest row of each table; 0 for one that is empty."""
    return {
        kind: last or 0 for kind, last in zip(TABLES, session.execute(_NEWEST).one(), strict=True)
    }


def newest_of(session: Session, kind: str) -> int:
    """The newest row of one table; 0 while it is empty."""
    return session.scalar(select(func.max(TABLES[kind].row.id))) or 0


def oldest_behind(session: Session, kind: str, *, after: int) -> datetime | None:
    """When the first row of one table behind `after` was made."""
    row = TABLES[kind].row
    made = next(getattr(row, name) for name in MADE if hasattr(row, name))
    found: datetime | None = session.scalar(
        select(made).where(row.id > after).order_by(row.id).limit(1)
    )
    return found


def rows(session: Session, kind: str, ids: Sequence[int]) -> dict[int, Any]:
    """The rows of one table that have these ids and are there."""
    row = TABLES[kind].row
    return {one.id: one for one in session.scalars(select(row).where(row.id.in_(ids)))}


def behind(session: Session, kind: str, *, after: int, last: int, limit: int) -> Sequence[Any]:
    """The next rows of one table in id order, behind `after` and up to `last`."""
    row = TABLES[kind].row
    found = select(row).where(row.id > after, row.id <= last).order_by(row.id).limit(limit)
    return session.scalars(found).all()


def ids_between(session: Session, kind: str, *, after: int, last: int) -> set[int]:
    """The ids of one table behind `after` and up to `last`."""
    row = TABLES[kind].row
    return set(session.scalars(select(row.id).where(row.id > after, row.id <= last)))


def before_first(session: Session, kind: str) -> Sequence[int]:
    """Rows with an id that no table of ours gives: the chain begins behind 0."""
    row = TABLES[kind].row
    return session.scalars(select(row.id).where(row.id < 1).order_by(row.id)).all()


def how_many(session: Session, kind: str, *, after: int) -> int:
    """How many rows of one table are behind `after`; 0 for a table that is not sealed."""
    if kind not in TABLES:
        return 0
    row = TABLES[kind].row
    return session.scalar(select(func.count()).select_from(row).where(row.id > after)) or 0


def erasures(session: Session, *, after: int) -> Sequence[AuditRow]:
    """Erasures that were recorded behind this row of the audit."""
    found = select(AuditRow).where(AuditRow.id > after, AuditRow.verb == Verb.ERASE)
    return session.scalars(found).all()
