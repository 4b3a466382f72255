"""Lists of numbers beside any campaign: how far they are read, and which of them count."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.consent import LIST_WORDS, LISTS, Purpose
from domain.errors import Refused
from domain.wallclock import day
from models.tables import ContactList, ListedNumber

OPEN_STATES: Final = ("waiting", "reading")
PAGE: Final = 5_000


def get(session: Session, list_id: int) -> ContactList | None:
    """The list with that id."""
    return session.get(ContactList, list_id)


def locked(session: Session, list_id: int) -> ContactList:
    """The list, read anew and held against other writers until the commit."""
    return session.scalars(
        select(ContactList)
        .where(ContactList.id == list_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one()


def current(session: Session, workspace_id: int) -> Mapping[Purpose, ContactList]:
    """The do-not-call and the reassigned-numbers list that count now."""
    found = session.scalars(
        select(ContactList)
        .where(
            ContactList.workspace_id == workspace_id,
            ContactList.purpose.in_(LISTS),
            ContactList.state == "done",
        )
        .order_by(ContactList.id)
    )
    return {Purpose(it.purpose): it for it in found}


def days(session: Session, workspace_id: int) -> Mapping[Purpose, date]:
    """Of which day the figures of each of them are."""
    found = current(session, workspace_id)
    return {purpose: it.as_of for purpose, it in found.items() if it.as_of is not None}


def require_newer(
    session: Session, workspace_id: int, purpose: Purpose, as_of: date | None
) -> None:
    """Refuse figures that are older than those of the list that counts now."""
    former = current(session, workspace_id).get(purpose)
    if former is not None and former.as_of and as_of and as_of < former.as_of:
        raise Refused(
            f"The {LIST_WORDS[purpose]} of {day(former.as_of)} counts now, which is newer than"
            f" {day(as_of)}. Import one of that day or later.",
            field="as_of",
        )


def waiting(session: Session, before: datetime) -> Sequence[int]:
    """Lists that nobody has gone on with since then (UTC): not all is read, or nobody was told."""
    return session.scalars(
        select(ContactList.id).where(
            ContactList.told_at.is_(None),
            (ContactList.beat_at.is_(None) & (ContactList.created_at < before))
            | (ContactList.beat_at < before),
        )
    ).all()


def claim_news(session: Session, list_id: int, now: datetime, until: datetime) -> bool:
    """Take telling how a list ended in hand until then (UTC); True for one caller at a time."""
    rows = session.execute(
        update(ContactList)
        .where(
            ContactList.id == list_id,
            ContactList.told_at.is_(None),
            ContactList.tell_at.is_(None) | (ContactList.tell_at <= now),
        )
        .values(tell_at=until)
        .returning(ContactList.id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def told(session: Session, list_id: int, now: datetime) -> None:
    """Whoever asked knows how it ended, or never will."""
    session.execute(update(ContactList).where(ContactList.id == list_id).values(told_at=now))


def take(session: Session, list_id: int, phones: Sequence[str]) -> int:
    """Put these numbers on a list; returns how many were new on it."""
    if not phones:
        return 0
    lite = session.get_bind().dialect.name == "sqlite"
    new = (sqlite if lite else postgresql).insert(ListedNumber).on_conflict_do_nothing()
    rows: list[dict[str, Any]] = [{"list_id": list_id, "phone": phone} for phone in phones]
    return len(session.connection().execute(new.returning(ListedNumber.phone), rows).all())


def replace_former(session: Session, new: ContactList) -> None:
    """From now on the new list counts, and no other of its purpose."""
    session.execute(
        update(ContactList)
        .where(
            ContactList.workspace_id == new.workspace_id,
            ContactList.purpose == new.purpose,
            ContactList.state == "done",
            ContactList.id != new.id,
        )
        .values(state="replaced")
        .execution_options(synchronize_session=False)
    )


def forget_page(session: Session, workspace_id: int) -> bool:
    """Delete the next numbers of lists that count no more; False when there were none left."""
    gone = select(ContactList.id).where(
        ContactList.workspace_id == workspace_id, ContactList.state.in_(["replaced", "refused"])
    )
    page = (
        select(ListedNumber.list_id, ListedNumber.phone)
        .where(ListedNumber.list_id.in_(gone))
        .limit(PAGE)
    )
    rows = session.execute(page).all()
    for list_id in {row.list_id for row in rows}:
        session.execute(
            delete(ListedNumber).where(
                ListedNumber.list_id == list_id,
                ListedNumber.phone.in_([row.phone for row in rows if row.list_id == list_id]),
            )
        )
    return bool(rows)
