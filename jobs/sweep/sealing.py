"""Sealing: one sweeper puts what must be provable into the hash chain, table by table in id order.

It is not done by the transaction that writes a row: every STOP would wait for the one before it.
Two sweepers do no harm; one of them holds the end of the chain, and the other finds nothing to do.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Final

import structlog
from sqlalchemy.orm import Session

from domain import chain
from domain.chain import Link, Place
from domain.errors import Refused
from gateways.redis import once
from models import auditkey, auditmark, sealed
from models import chain as links
from models.tables import Chain
from runtime import Runtime

log = structlog.get_logger(__name__)

AT_ONCE: Final = 200
"""Rows in one transaction: some 10 ms of SQLite's one writer."""
A_LOOK: Final = 5
"""Transactions in one look; the clock has other work, and comes back in seconds."""
SAY_AGAIN_SECONDS: Final = 3600


def seal(rt: Runtime) -> None:
    """Give links to rows that have none; a thousand at most."""
    for _ in range(A_LOOK):
        waiting = links.unsealed(rt.db)
        if not waiting or not _seal_some(rt, waiting):
            return


def _seal_some(rt: Runtime, waiting: Mapping[str, int]) -> bool:
    """Add the next links; whether this was our turn, with the chain's own key."""
    try:
        with rt.db.read() as session:
            is_begun = links.begun(session) is not None
        key = auditkey.read(rt.settings, is_begun=is_begun)
        mark = auditmark.read(rt.settings, key)
    except Refused as refused:
        _say(rt, "audit_key_unreadable", refused.sentence)
        return False
    with rt.db.write() as session:
        held = links.hold(session, key)
        if held is None:
            return False
        if wrong := _wrong(session, held, mark, key):
            _say(rt, *wrong)
            return False
        links.append(session, held, _next(session, held, key, waiting, rt.clock()), key=key)
        end = Place(held.position, held.digest)
    _mark(rt, key, end)
    return True


def _wrong(session: Session, held: Chain, mark: Place | None, key: bytes) -> tuple[str, str] | None:
    """Why nothing may be sealed: what is sealed now would hide it for ever."""
    if held.key_digest != chain.key_digest(key):
        return "audit_key_is_another", "The chain was begun with another ROLLCALL_AUDIT_KEY."
    if fault := links.set_back(session, held, mark, key=key):
        return "chain_set_back", f"Link {held.position} {fault}: see `rollcall audit verify`."
    return None


def _mark(rt: Runtime, key: bytes, end: Place) -> None:
    try:
        auditmark.write(rt.settings, key, end)
    except OSError as error:
        _say(rt, "audit_mark_unwritten", error.strerror or type(error).__name__)


def _next(
    session: Session, held: Chain, key: bytes, waiting: Mapping[str, int], now: datetime
) -> list[Link]:
    """The next links: the rows of one table after those of another, each in id order."""
    end, made = Place(held.position, held.digest), list[Link]()
    until = links.sealed_until(session)
    for kind, newest in waiting.items():
        found = sealed.behind(
            session, kind, after=until[kind], last=newest, limit=AT_ONCE - len(made)
        )
        for row in found:
            fact = sealed.TABLES[kind].fact(row, partial(chain.number_digest, key))
            made.append(chain.seal(key, end, fact, at=now))
            end = Place(made[-1].position, made[-1].digest)
    return made


def _say(rt: Runtime, event: str, why: str) -> None:
    """Once an hour: the clock looks every two seconds."""
    if once.claim(rt.redis, event, SAY_AGAIN_SECONDS):
        log.error(event, why=why)
