"""Checking the hash chain: every link, its row, what stands between, and what was posted.

Read in pages by key, each a transaction of its own: a million links take minutes and no memory.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from sqlalchemy.orm import Session

from domain import chain, verifying
from domain.chain import Fault, Link, Place
from domain.deeds import Verb
from domain.errors import Refused
from domain.verifying import SHOWN, Finding, Verdict, words
from gateways.slack.blocks import notices
from jobs.context import runtime
from models import auditmark, sealed
from models import chain as links
from models.tables import AuditRow, Witness
from runtime import Runtime

PAGE: Final = 500
HEAD_SHORTEST: Final = 16
"""Characters of a posted digest: of fewer, a chain made anew has some link that begins so."""
Progress = Callable[[int, int], None]
"""Told the links that were checked, and how many there are."""


@dataclass(slots=True)
class Walk:
    """Where a check stands, and what it found so far."""

    key: bytes
    head: str
    witnesses: dict[int, list[Witness]]
    mark: Place | None
    position: int = 0
    digest: str = chain.START
    links: int = 0
    has_head: bool = False
    until: dict[str, int] = field(default_factory=lambda: dict.fromkeys(sealed.TABLES, 0))
    erased: dict[str, Finding] = field(default_factory=dict)
    recorded: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    more: int = 0

    def found(self, finding: Finding) -> None:
        """Keep the first ones, count the others."""
        if len(self.findings) < SHOWN:
            self.findings.append(finding)
        else:
            self.more += 1


def verify(rt: Runtime, *, head: str = "", tell: Progress = lambda _done, _all: None) -> Verdict:
    """Check the whole chain; `head` is a digest that somebody kept, or how it begins.

    Raises Refused without the key that the chain was begun with.
    """
    with rt.db.read() as session:
        key = links.own_key(session, rt.settings)
        begun = links.begun(session)
        witnesses = links.witnesses(session)
    head = head.strip().casefold()
    if head and len(head) < HEAD_SHORTEST:
        raise Refused(f"Give {HEAD_SHORTEST} characters of the posted digest, or all of it.")
    walk = Walk(
        key=key,
        head=head,
        witnesses=_by_position(witnesses),
        mark=auditmark.read(rt.settings, key),
    )
    whole = begun.position if begun else 0
    while _step(rt, walk):
        tell(walk.links, max(whole, walk.links))
    return _verdict(rt, walk, len(witnesses))


def tell_verdict(user_id: str, head: str = "") -> None:
    """Check the chain and send the verdict to the Slack user who asked (RQ job)."""
    rt = runtime()
    try:
        told = words(verify(rt, head=head))
    except Refused as refused:
        told = [refused.sentence]
    rt.slack.dm(user_id, notices.said("\n".join(told)))


def _by_position(witnesses: Sequence[Witness]) -> dict[int, list[Witness]]:
    found: dict[int, list[Witness]] = {}
    for one in witnesses:
        found.setdefault(one.position, []).append(one)
    return found


def _step(rt: Runtime, walk: Walk) -> bool:
    """Check the next page; False behind the last link."""
    with rt.db.read() as session:
        page = links.page(session, walk.position, PAGE)
        if not page:
            _check_end(session, walk)
            return False
        kinds = {link.kind for link in page} & set(sealed.TABLES)
        rows = {kind: sealed.rows(session, kind, _ids(page, kind)) for kind in kinds}
        for kind in kinds:
            _look_between(session, walk, page, kind)
    for link in page:
        _check(walk, link, rows.get(link.kind, {}).get(link.row_id))
    return True


def _ids(page: Sequence[Link], kind: str) -> list[int]:
    return [link.row_id for link in page if link.kind == kind]


def _look_between(session: Session, walk: Walk, page: Sequence[Link], kind: str) -> None:
    """Rows among the sealed ones that have no link."""
    ids = _ids(page, kind)
    there = sealed.ids_between(session, kind, after=walk.until[kind], last=max(ids))
    for row_id in sorted(there - set(ids)):
        walk.found(Finding(Fault.ADDED, page[0].position, kind, row_id))


def _check(walk: Walk, link: Link, row: Any) -> None:
    """One link and its row, and what was posted of it."""
    place = (link.position, link.kind, link.row_id)
    has_gap = link.position != walk.position + 1
    if has_gap:
        walk.found(Finding(Fault.NO_LINK, walk.position + 1))
    fact = None
    if row is not None:
        numbered = partial(chain.number_digest, walk.key)
        fact = sealed.TABLES[link.kind].fact(row, numbered)
        _note_erasure(walk, link, row, fact.erased)
    wrong = None if has_gap else chain.fault(walk.key, walk.digest, link, fact=fact)
    if wrong is None and link.row_id <= walk.until.get(link.kind, 0):
        wrong = Fault.MOVED
    if wrong is not None:
        walk.found(Finding(wrong, *place))
    _compare_posted(walk, link)
    walk.until[link.kind] = max(walk.until.get(link.kind, 0), link.row_id)
    walk.position, walk.digest, walk.links = link.position, link.digest, walk.links + 1


def _note_erasure(walk: Walk, link: Link, row: Any, erased: str) -> None:
    if erased:
        found = Finding(Fault.NOT_ERASED, link.position, link.kind, link.row_id)
        walk.erased.setdefault(erased, found)
    if isinstance(row, AuditRow) and row.verb == Verb.ERASE:
        walk.recorded.add(str(row.detail.get("number", "")))


def _compare_posted(walk: Walk, link: Link) -> None:
    if walk.head and link.digest.startswith(walk.head):
        walk.has_head = True
    for posted in walk.witnesses.pop(link.position, ()):
        if posted.digest != link.digest:
            walk.found(Finding(Fault.WITNESS, link.position, day=posted.day))


def _check_end(session: Session, walk: Walk) -> None:
    """The chain ends where it ended once, and no older than what was posted of it."""
    begun = links.begun(session)
    if (begun.position if begun else 0) != walk.position:
        walk.found(Finding(Fault.CUT, begun.position if begun else walk.position))
    elif begun is not None and begun.digest != walk.digest:
        walk.found(Finding(Fault.BROKEN, walk.position))
    wrong = None if begun is None else links.set_back(session, begun, walk.mark, key=walk.key)
    if begun is None and walk.mark is not None:
        wrong = Fault.BEHIND
    if wrong is not None:
        at = walk.mark if walk.mark and wrong is not Fault.END else None
        walk.found(Finding(wrong, at.position if at else walk.position))
    for kind in sealed.TABLES:
        for row_id in sealed.before_first(session, kind):
            walk.found(Finding(Fault.ADDED, 0, kind, row_id))
    for position in sorted(walk.witnesses):
        walk.found(Finding(Fault.CUT, position, day=walk.witnesses[position][0].day))
    for row in sealed.erasures(session, after=walk.until["audit"]):
        walk.recorded.add(str(row.detail.get("number", "")))
    for number, finding in walk.erased.items():
        if number not in walk.recorded:
            walk.found(finding)


def _verdict(rt: Runtime, walk: Walk, posted: int) -> Verdict:
    with rt.db.read() as session:
        waiting = sum(
            sealed.how_many(session, kind, after=last) for kind, last in walk.until.items()
        )
        since = links.waiting_since(session)
    return Verdict(
        links=walk.links,
        waiting=waiting,
        posted=posted,
        digest=walk.digest,
        findings=tuple(walk.findings),
        more=walk.more,
        has_head=walk.has_head if walk.head else None,
        waited=verifying.waited(since, rt.clock()),
    )
