"""Numbers that were erased and are still bound: recognised by their digest when they come again.

An opt-out outlives the erasure of its number as a keyed digest. Whoever brings the number back (a
list, a text of its owner, a test) makes it known again, and from then on the opt-out stands in
clear as before, so that nothing else needs to know of digests.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from config import Settings
from domain.chain import number_digest
from domain.inbound import Change, ConsentSource
from models.chain import own_key
from models.consent_events import Told, record
from models.inserting import insert_all_new
from models.tables import ConsentEvent, ContactList, ErasedNumber, ListedNumber, OptOut

REASON: Final = "it was said before the number was erased"
_LOCK: Final = 21611
"""PostgreSQL's advisory locks of this kind, one for each team."""


def hold(session: Session, workspace_id: int) -> None:
    """Let no number of this team come in until the commit, and wait for those that are coming.

    Whoever brings one (`recognise`) sees the whole erasure or is seen by it: in between, an
    opt-out is neither in clear nor a digest that anybody asks for. SQLite has one writer anyway.
    """
    _lock(session, [workspace_id], "pg_advisory_xact_lock")


def _lock(session: Session, workspace_ids: Collection[int], how: str) -> None:
    if session.get_bind().dialect.name != "sqlite":
        for team in sorted(workspace_ids):
            session.execute(text(f"SELECT {how}(:kind, :team)"), {"kind": _LOCK, "team": team})


def remember(session: Session, workspace_id: int, digest: str) -> None:
    """Something binds this erased number: look for it wherever numbers come in."""
    insert_all_new(session, ErasedNumber, [{"workspace_id": workspace_id, "number": digest}])


def are_any(session: Session, workspace_ids: Collection[int]) -> bool:
    """Whether any number of these workspaces has to be recognised; cheap."""
    some = select(ErasedNumber.number).where(ErasedNumber.workspace_id.in_(workspace_ids)).limit(1)
    return session.scalar(some) is not None


def digests(session: Session, workspace_id: int) -> frozenset[str]:
    """What stands for the numbers of a team that were erased and are bound."""
    of_team = select(ErasedNumber.number).where(ErasedNumber.workspace_id == workspace_id)
    return frozenset(session.scalars(of_team))


def digest_of(session: Session, settings: Settings, workspace_id: int, phone: str) -> str:
    """The digest that stands for a number, if it was erased and is bound; else empty.

    Raises Refused without the key that it was made with.
    """
    if not are_any(session, [workspace_id]):
        return ""
    digest = number_digest(own_key(session, settings), phone)
    return digest if session.get(ErasedNumber, (workspace_id, digest)) is not None else ""


def recognise(
    session: Session,
    settings: Settings,
    workspace_ids: Collection[int],
    phones: Collection[str],
    *,
    now: datetime,
) -> frozenset[str]:
    """Which of these numbers were erased and are bound; what binds them stands in clear again.

    Costs one look where nobody was erased, and none who was being erased at this moment is missed
    (`hold`). Raises Refused without the key that the digests were made with: then nobody can tell,
    and nobody may be texted.
    """
    if not phones:
        return frozenset()
    _lock(session, workspace_ids, "pg_advisory_xact_lock_shared")
    if not are_any(session, workspace_ids):
        return frozenset()
    key = own_key(session, settings)
    of = {number_digest(key, phone): phone for phone in phones}
    found = session.execute(
        select(ErasedNumber.workspace_id, ErasedNumber.number)
        .where(ErasedNumber.workspace_id.in_(workspace_ids), ErasedNumber.number.in_(of))
        .with_for_update()
    ).all()
    for workspace_id, digest in found:
        _restore(session, workspace_id, digest, of[digest], now=now)
    return frozenset(of[digest] for _, digest in found)


def _restore(
    session: Session, workspace_id: int, digest: str, phone: str, *, now: datetime
) -> None:
    theirs = (OptOut.workspace_id == workspace_id, OptOut.phone == digest)
    for row in session.scalars(select(OptOut).where(*theirs)).all():
        said = _said(session, row)
        _tell(session, row, said, phone)
        again = {"scope": row.scope, "source": row.source, "words": "", "at": now}
        insert_all_new(session, OptOut, [again | {"workspace_id": workspace_id, "phone": phone}])
    session.execute(delete(OptOut).where(*theirs).execution_options(synchronize_session=False))
    swap_on_lists(session, workspace_id, digest, phone)
    session.execute(
        delete(ErasedNumber)
        .where(ErasedNumber.workspace_id == workspace_id, ErasedNumber.number == digest)
        .execution_options(synchronize_session=False)
    )


def _said(session: Session, row: OptOut) -> ConsentEvent | None:
    """The event behind an erased opt-out: when it was said, and of which topic."""
    return session.scalar(
        select(ConsentEvent)
        .where(
            ConsentEvent.workspace_id == row.workspace_id,
            ConsentEvent.phone == row.phone,
            ConsentEvent.change == Change.OUT.value,
            ConsentEvent.scope == row.scope,
            ConsentEvent.source == row.source,
        )
        .order_by(ConsentEvent.id.desc())
        .limit(1)
    )


def _tell(session: Session, row: OptOut, said: ConsentEvent | None, phone: str) -> None:
    """An event in clear: a START compares its time with it, and `why` tells it."""
    told = Told(ConsentSource(row.source), reason=REASON, topic=said.topic if said else "")
    record(
        session,
        told,
        Change.OUT,
        workspace_id=row.workspace_id,
        phone=phone,
        scope=row.scope,
        at=said.at if said else row.at,
    )


def swap_on_lists(session: Session, workspace_id: int, old: str, new: str) -> int:
    """Put a number in the place of its digest on a team's lists, or the other way round.

    Returns on how many lists it stood.
    """
    theirs = select(ContactList.id).where(ContactList.workspace_id == workspace_id)
    ids = session.scalars(
        select(ListedNumber.list_id).where(
            ListedNumber.list_id.in_(theirs), ListedNumber.phone == old
        )
    ).all()
    if ids:
        rows = [{"list_id": list_id, "phone": new} for list_id in ids]
        insert_all_new(session, ListedNumber, rows)
        session.execute(
            delete(ListedNumber)
            .where(ListedNumber.list_id.in_(ids), ListedNumber.phone == old)
            .execution_options(synchronize_session=False)
        )
    return len(ids)
