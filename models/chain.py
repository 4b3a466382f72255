"""The links of the hash chain: adding them, walking along them, and who saw their end."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import Select, func, insert, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from config import Settings
from domain.chain import START, Fault, Link, Place, is_sealed, place_seal
from domain.chain import key_digest as key_digest_of
from domain.errors import Refused
from models import auditkey, sealed
from models.base import Database
from models.inserting import insert_new
from models.tables import Chain, ChainLink, Witness

LOCK_MS = 50
"""Who inserts a row meanwhile waits this long at most, a STOP among them."""

_SEALED: Final = select(
    *(
        select(func.max(ChainLink.row_id)).where(ChainLink.kind == kind).scalar_subquery()
        for kind in sealed.TABLES
    )
)


def begun(session: Session) -> Chain | None:
    """With which key the chain is made, and where it ends; None before its first link."""
    return session.get(Chain, 1)


def own_key(session: Session, settings: Settings) -> bytes:
    """The key that the chain was begun with.

    Raises Refused where this process has another one: what it made would prove nothing.
    """
    found = begun(session)
    key = auditkey.read(settings, is_begun=found is not None)
    if found is not None and found.key_digest != key_digest_of(key):
        raise Refused(
            "The chain was begun with another key, so nothing can be checked or proven with this"
            " one. Restore ROLLCALL_AUDIT_KEY, or audit.key in ROLLCALL_VAR, from its backup."
        )
    return key


def hold(session: Session, key: bytes) -> Chain | None:
    """The end of the chain, held until the commit; None while another sweeper holds it.

    Whoever comes first begins it with their key.
    """
    if session.get(Chain, 1) is None:
        begin = {"key_digest": key_digest_of(key), "seal": place_seal(key, Place())}
        insert_new(session, Chain, id=1, position=0, digest=START, **begin)
    free = select(Chain).where(Chain.id == 1).with_for_update(skip_locked=True)
    return session.scalar(free.execution_options(populate_existing=True))


def sealed_until(session: Session) -> dict[str, int]:
    """The newest sealed row of each table."""
    found = session.execute(_SEALED).one()
    return {kind: last or 0 for kind, last in zip(sealed.TABLES, found, strict=True)}


def unsealed(db: Database) -> dict[str, int]:
    """Up to which row each table with rows that have no link can be sealed.

    On SQLite ids become visible in their order. On PostgreSQL a transaction that is still open may
    bring an older id than one that is visible: a lock that no inserting transaction holds together
    with us shows that there is none. Where it is not free at once, the next sweep finds it so.
    """
    with db.read() as session:
        until, there = sealed_until(session), sealed.newest(session)
    waiting = [kind for kind, last in there.items() if last > until[kind]]
    if db.is_sqlite:
        return {kind: there[kind] for kind in waiting}
    settled = {kind: _settled(db, kind) for kind in waiting}
    return {kind: last for kind, last in settled.items() if last is not None}


def waiting_since(session: Session) -> datetime | None:
    """Since when rows wait for their link while none is made; None where none waits.

    A late STOP is older than its row, so it counts from the last link at the earliest.
    """
    until = sealed_until(session)
    times = [sealed.oldest_behind(session, kind, after=last) for kind, last in until.items()]
    made = [at for at in times if at is not None]
    if not made:
        return None
    newest = session.scalar(
        select(ChainLink.sealed_at).order_by(ChainLink.position.desc()).limit(1)
    )
    return min(made) if newest is None else max(min(made), newest)


def _settled(db: Database, kind: str) -> int | None:
    try:
        with db.write() as session:
            session.execute(text(f"SET LOCAL lock_timeout = {LOCK_MS}"))
            session.execute(text(f"LOCK TABLE {kind} IN SHARE MODE"))
            return sealed.newest_of(session, kind)
    except OperationalError:
        return None


def append(session: Session, held: Chain, links: Sequence[Link], *, key: bytes) -> None:
    """Add links to the chain's end, which the caller holds."""
    if not links:
        return
    session.execute(insert(ChainLink), [_columns(link) for link in links])
    end_at(held, Place(links[-1].position, links[-1].digest), key=key)


def end_at(held: Chain, place: Place, *, key: bytes) -> None:
    """Note where the chain ends, with the key."""
    held.position, held.digest, held.seal = place.position, place.digest, place_seal(key, place)


def last(session: Session) -> Place:
    """Where the links end, whatever is noted of it."""
    found = session.execute(
        select(ChainLink.position, ChainLink.digest).order_by(ChainLink.position.desc()).limit(1)
    ).first()
    return Place(*found) if found else Place()


def set_back(session: Session, noted: Chain, mark: Place | None, *, key: bytes) -> Fault | None:
    """What shows that links are gone, or that somebody without the key noted another end."""
    end = Place(noted.position, noted.digest)
    if not is_sealed(key, end, noted.seal) or last(session) != end:
        return Fault.END
    if mark is None or mark.position == 0:
        return None
    if mark.position > end.position:
        return Fault.BEHIND
    link = session.get(ChainLink, mark.position)
    return None if link is not None and link.digest == mark.digest else Fault.MARK


def page(session: Session, after: int, limit: int) -> Sequence[Link]:
    """The next links behind a position."""
    found = select(ChainLink).where(ChainLink.position > after).order_by(ChainLink.position)
    return [_link(row) for row in session.scalars(found.limit(limit))]


def with_rows(session: Session, kind: str, ids: Sequence[int]) -> Sequence[tuple[Link, str]]:
    """The links of these rows of one table, each with the digest of the link before it."""
    found = session.scalars(
        select(ChainLink)
        .where(ChainLink.kind == kind, ChainLink.row_id.in_(ids))
        .order_by(ChainLink.position)
    ).all()
    before = session.execute(
        select(ChainLink.position, ChainLink.digest).where(
            ChainLink.position.in_([row.position - 1 for row in found])
        )
    )
    digests = {row.position: row.digest for row in before}
    return [(_link(row), digests.get(row.position - 1, START)) for row in found]


def last_before(session: Session, moment: datetime) -> Link | None:
    """The last link that was made before a moment."""
    found = session.scalar(_before(moment))
    return None if found is None else _link(found)


def _before(moment: datetime) -> Select[ChainLink]:
    # By time first, as its index has it: by position alone every link of today would be read.
    newest_first = (ChainLink.sealed_at.desc(), ChainLink.position.desc())
    return select(ChainLink).where(ChainLink.sealed_at < moment).order_by(*newest_first).limit(1)


def witnesses(session: Session) -> Sequence[Witness]:
    """Every posted digest, the oldest first."""
    return session.scalars(select(Witness).order_by(Witness.position, Witness.workspace_id)).all()


def latest_witness(session: Session, workspace_id: int) -> Witness | None:
    """The latest digest that this workspace was shown, or is being shown."""
    return session.scalar(
        select(Witness)
        .where(Witness.workspace_id == workspace_id)
        .order_by(Witness.day.desc())
        .limit(1)
    )


def head_given_up(session: Session, workspace_id: int) -> str | None:
    """Slack's code, where it would not take the latest digest."""
    latest = latest_witness(session, workspace_id)
    return None if latest is None else latest.given_up


def posted(session: Session, workspace_id: int, day: date, ts: str) -> None:
    """Slack took the post."""
    session.get_one(Witness, (workspace_id, day)).ts = ts


def refused(session: Session, workspace_id: int, day: date, *, given_up: str | None) -> None:
    """Slack said no to it; with its code where nobody is to try again."""
    head = session.get_one(Witness, (workspace_id, day))
    head.refusals += 1
    head.given_up = given_up and given_up[:64]


def _link(row: ChainLink) -> Link:
    return Link(
        position=row.position,
        kind=row.kind,
        row_id=row.row_id,
        sealed_at=row.sealed_at,
        facts=row.facts,
        personal=row.personal,
        digest=row.digest,
    )


def _columns(link: Link) -> dict[str, object]:
    return {
        "position": link.position,
        "kind": link.kind,
        "row_id": link.row_id,
        "sealed_at": link.sealed_at,
        "facts": link.facts,
        "personal": link.personal,
        "digest": link.digest,
    }
