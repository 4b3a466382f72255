"""Erasing a number, slice by slice: what died goes on when it is asked for again."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from domain.actors import system
from domain.chain import number_digest
from domain.consent import Standing
from domain.deeds import Verb
from domain.errors import Refused
from domain.inbound import ConsentSource
from domain.phones import mask
from domain.scopes import ALL
from jobs import card
from jobs.estimating import enqueue_estimate
from jobs.imports.fetch import delete_files
from models import agreements, answers, campaigns, consent, erased, erasing, kept, provisional
from models import chain as links
from models.consent_events import Told
from models.kept import Person
from models.payloads import Waiting
from models.tables import CsvImport
from runtime import Runtime

Record = Callable[[Session, Verb, Mapping[str, object]], None]
"""Puts into the audit that an erasure begins, and in its last transaction what it removed."""
SLICES: Final[Mapping[str, Callable[[Session, Person], int]]] = MappingProxyType(
    {"rows": erasing.rows_of_lists, "texts": erasing.texts, "answers": erasing.answers}
)
BY_SLICES: Final = frozenset({*SLICES, "handed_in"})
"""What is blanked before the last transaction."""
WITHDRAWN: Final = "the person had said no, or had taken the consent back"


def person(rt: Runtime, workspace_id: int, phone: str) -> Person:
    """Whose data it is; the chain is begun with this key, if it is not.

    Raises Refused without the chain's own key.
    """
    with rt.db.write() as session:
        key = links.own_key(session, rt.settings)
        if links.begun(session) is None:
            links.hold(session, key)
    return Person(workspace_id, phone, number_digest(key, phone))


def erase(rt: Runtime, who: Person, record: Record) -> dict[str, int]:
    """Erase a number; how much this removed, by what it is; nothing is recorded where nothing was.

    Of two at the same time each records what it removed itself, so that nothing is told twice.

    Raises Refused while a text to it is, or may be, on its way.
    """
    with rt.db.read() as session:
        found = kept.left(session, who, _require_at_rest(session, who))
        drafts = kept.drafts(session, who)
    if found.keys() & BY_SLICES:
        _begin(rt, record, found)
    removed, done = Counter({kept.UNFINISHED: found.get(kept.UNFINISHED, 0)}), None
    while found and done is None:
        removed["handed_in"] += _forget_unread(rt, who)
        for name, blank in SLICES.items():
            removed[name] += _blank(rt, who, blank)
        done = _finish(rt, who, record, removed)
    _show(rt, drafts)
    return done or {}


def _blank(rt: Runtime, who: Person, blank: Callable[[Session, Person], int]) -> int:
    """Slice by slice; how many rows."""
    removed = last = _slice(rt, who, blank)
    while last == erasing.AT_ONCE:
        last = _slice(rt, who, blank)
        removed += last
    return removed


def _forget_unread(rt: Runtime, who: Person) -> int:
    """Lists that a program handed in for drafts that were discarded, and their copies; how many."""

    def work(session: Session) -> Sequence[CsvImport]:
        unread = _require_at_rest(session, who)
        return [session.get_one(CsvImport, it) for it in erasing.handed_in(session, unread)]

    gone = rt.db.write_again(work)
    for upload in gone:
        delete_files(rt, upload)
    return len(gone)


def _show(rt: Runtime, drafts: Sequence[int]) -> None:
    """Drafts have a row less to text: they are counted anew."""
    for campaign_id in drafts:
        with rt.db.write() as session:
            campaigns.touch_card(session, campaign_id, rt.clock())
        enqueue_estimate(rt, campaign_id)
        card.nudge(rt, campaign_id)


def _slice(rt: Runtime, who: Person, blank: Callable[[Session, Person], int]) -> int:
    def work(session: Session) -> int:
        answers.hold(session, who.phone)
        _require_at_rest(session, who)
        _settle(session, who, rt.clock())
        return blank(session, who)

    return rt.db.write_again(work)


def _require_at_rest(session: Session, who: Person) -> Sequence[Waiting]:
    """Raises Refused while something is under way; lists with the number that were never read."""
    unread = kept.unread(session, who)
    names = kept.in_the_way(session, who, unread)
    if names:
        raise Refused(_under_way(mask(who.phone), names))
    if kept.is_answered(session, who):
        raise Refused(f"A text to {mask(who.phone)} is on its way. Try again in some minutes.")
    return unread


def _under_way(number: str, names: Sequence[str]) -> str:
    said = ", ".join(f"“{name}”" for name in names)
    return (
        f"{number} cannot be erased now: it is in {said}, which is under way or has a text whose"
        " end is not known. Let it finish, cancel it, or decide the unknown texts, and try again."
    )


def _settle(session: Session, who: Person, now: datetime) -> None:
    """What may have been an opt-out is one: nobody can read the words any more."""
    by = system(who.workspace_id).name
    provisional.finish_all(session, who.workspace_id, who.phone, by=by, now=now)


def _begin(rt: Runtime, record: Record, found: Mapping[str, int]) -> None:
    """Say so before the first slice: what dies on the way leaves nothing that tells of it."""
    rt.db.write_again(lambda session: record(session, Verb.BEGIN_ERASURE, {"found": found}))


def _finish(
    rt: Runtime, who: Person, record: Record, removed: Mapping[str, int]
) -> dict[str, int] | None:
    """The last transaction: what this removed in all; None where something new came in meanwhile.

    Empty, and not recorded, where this erasure removed nothing and nothing is left.
    """

    def work(session: Session) -> dict[str, int] | None:
        # In the order of an incoming text: or one of this number and we would wait for each other.
        erased.hold(session, who.workspace_id)
        answers.hold(session, who.phone)
        left = kept.counts(session, who, _require_at_rest(session, who))
        if left.keys() & BY_SLICES:
            return None
        mine = {name: rows for name, rows in removed.items() if rows} | left
        if not mine:
            return {}
        _keep_refusal(session, who, rt.clock())
        listed = erased.swap_on_lists(session, who.workspace_id, who.phone, who.digest)
        if erasing.opt_outs(session, who) or listed:
            erased.remember(session, who.workspace_id, who.digest)
        erasing.what_is_proven(session, who)
        erasing.the_rest(session, who)
        record(session, Verb.ERASE, {"removed": mine})
        return mine

    return rt.db.write_again(work)


def _keep_refusal(session: Session, who: Person, now: datetime) -> None:
    """Whoever said no stays out, though the consent that says so is read by nobody any more."""
    stands = agreements.standing_of(session, who.workspace_id, who.phone, now)
    if stands is Standing.WITHDRAWN:
        consent.opt_out(
            session,
            Told(ConsentSource.MANUAL, reason=WITHDRAWN),
            workspace_id=who.workspace_id,
            phone=who.phone,
            said_at=now,
            now=now,
            scope=ALL,
        )
