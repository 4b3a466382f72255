"""Erasing one number: what stands in its place is its keyed digest, so that ledgers add up.

In slices, each a transaction; the last one does what the hash chain sees, and records it. Until
then nothing is blocked by a digest, so that an erasure that died lets nobody be texted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import CursorResult, String, cast, delete, func, or_, select, update
from sqlalchemy.orm import Session

from domain.ledger import Bucket, SkipReason
from domain.lifecycle import AT_REST, CampaignState
from domain.messages import MessageState
from models import threads
from models.sealed import ERASED_FROM
from models.tables import (
    AuditRow,
    Campaign,
    ConsentEvent,
    ConsentFact,
    ContactList,
    CsvImport,
    Inbound,
    ListedNumber,
    Message,
    OptOut,
    OptOutList,
    PhoneCarrier,
    Recipient,
    Suppression,
    TestNumber,
)

AT_ONCE: Final = 200
"""Rows of one table in one transaction: some 10 ms of SQLite's one writer."""
_OPEN: Final = (MessageState.WAITING.value, MessageState.CLAIMED.value)


@dataclass(frozen=True, slots=True)
class Person:
    """Whose data goes: the workspace, the number, and the digest that takes its place."""

    workspace_id: int
    phone: str
    digest: str


def in_the_way(session: Session, who: Person) -> Sequence[str]:
    """Names of campaigns under way with this number, or with a text whose end is not known."""
    listed = select(Recipient.campaign_id).where(
        Recipient.phone == who.phone, Recipient.workspace_id == who.workspace_id
    )
    under_way = Campaign.id.in_(listed) & Campaign.state.not_in([it.value for it in AT_REST])
    unsettled = Campaign.id.in_(_open_texts(who, Message.campaign_id))
    found = select(Campaign.name).where(under_way | unsettled).order_by(Campaign.name)
    return session.scalars(found).all()


def is_answered(session: Session, who: Person) -> bool:
    """Whether a test or an answer to this number is on its way."""
    mine = _open_texts(who, Message.id).where(Message.campaign_id.is_(None)).limit(1)
    return session.scalar(mine) is not None


def _open_texts(who: Person, column: Any) -> Any:
    unknown = (Message.state == MessageState.UNKNOWN.value) & Message.closed_at.is_(None)
    return select(column).where(
        Message.phone == who.phone,
        Message.workspace_id == who.workspace_id,
        or_(Message.state.in_(_OPEN), unknown),
    )


def counts(session: Session, who: Person) -> dict[str, int]:
    """How much is kept of a number, by what it is; what there is none of is left out."""
    tables: Mapping[str, Any] = {
        "rows": Recipient,
        "texts": Message,
        "answers": Inbound,
        "opt_outs": OptOut,
        "events": ConsentEvent,
        "consents": ConsentFact,
        "suppressions": Suppression,
        "carriers": PhoneCarrier,
        "test_numbers": TestNumber,
    }
    found = {
        name: session.scalar(select(func.count()).select_from(table).where(*_of(table, who))) or 0
        for name, table in tables.items()
    }
    found["lists"] = rows_on_lists(session, who)
    return {name: rows for name, rows in found.items() if rows}


def rows_on_lists(session: Session, who: Person) -> int:
    """On how many do-not-call or reassigned-numbers lists of the team the number stands."""
    theirs = select(ContactList.id).where(ContactList.workspace_id == who.workspace_id)
    listed = select(func.count()).select_from(ListedNumber)
    found = listed.where(ListedNumber.list_id.in_(theirs), ListedNumber.phone == who.phone)
    return session.scalar(found) or 0


def drafts(session: Session, who: Person) -> Sequence[int]:
    """The drafts on whose lists the number stands."""
    listed = select(Recipient.campaign_id).where(*_of(Recipient, who))
    found = select(Campaign.id).where(
        Campaign.id.in_(listed), Campaign.state == CampaignState.DRAFT.value
    )
    return session.scalars(found).all()


def _of(table: Any, who: Person) -> tuple[Any, ...]:
    mine = table.workspace_id == who.workspace_id
    # A text to a number that is nobody's any more belongs to no workspace.
    mine = or_(mine, table.workspace_id.is_(None)) if table is Inbound else mine
    return (table.phone == who.phone, mine)


def rows_of_lists(session: Session, who: Person) -> int:
    """Blank the number's next rows in audiences; in a draft they are skipped from now on."""
    found = session.execute(
        select(Recipient.id, Recipient.campaign_id, Recipient.fields, Campaign.state)
        .join(Campaign, Campaign.id == Recipient.campaign_id)
        .where(*_of(Recipient, who))
        .order_by(Recipient.id)
        .limit(AT_ONCE)
    ).all()
    for row in found:
        values: dict[str, Any] = {"phone": who.digest, "zones": None}
        if row.state in (CampaignState.DRAFT.value, CampaignState.DISCARDED.value):
            values |= {"bucket": Bucket.SKIPPED, "reason": SkipReason.ERASED}
        _put(session, Recipient.id == row.id, values | {"fields": _blank(row.fields)})
    _repeated_rows(session, who, {row.campaign_id for row in found})
    return len(found)


def _repeated_rows(session: Session, who: Person, campaign_ids: set[int]) -> None:
    """The same number in later rows of these lists, which are skipped for it."""
    repeated = session.execute(
        select(Recipient.id, Recipient.fields).where(
            Recipient.campaign_id.in_(campaign_ids),
            Recipient.bucket == Bucket.SKIPPED,
            Recipient.reason == SkipReason.DUPLICATE,
            Recipient.value == who.phone,
        )
    ).all()
    for row in repeated:
        values = {"value": who.digest, "fields": _blank(row.fields)}
        _put(session, Recipient.id == row.id, values)
    _forget_pasted(session, who, campaign_ids)


def _forget_pasted(session: Session, who: Person, campaign_ids: set[int]) -> None:
    """Numbers that were pasted are kept with the import until it is over; and of no use then."""
    session.execute(
        update(CsvImport)
        .where(CsvImport.campaign_id.in_(campaign_ids), CsvImport.source == "pasted")
        .values(source_ref="")
    )
    session.execute(
        update(OptOutList)
        .where(
            OptOutList.workspace_id == who.workspace_id,
            OptOutList.upload == "pasted",
            OptOutList.state != "reading",
        )
        .values(upload_ref="")
    )


def texts(session: Session, who: Person) -> int:
    """Blank the next texts to the number."""
    mine = select(Message.id).where(*_of(Message, who)).order_by(Message.id).limit(AT_ONCE)
    ids = session.scalars(mine).all()
    changed = update(Message).where(Message.id.in_(ids)).values(phone=who.digest, body=None)
    session.execute(changed.execution_options(synchronize_session=False))
    return len(ids)


def answers(session: Session, who: Person) -> int:
    """Blank the next texts from the number; posts that show them are drawn anew."""
    mine = select(Inbound.id).where(*_of(Inbound, who)).order_by(Inbound.id).limit(AT_ONCE)
    ids = session.scalars(mine).all()
    session.execute(
        update(Inbound)
        .where(Inbound.id.in_(ids))
        .values(phone=who.digest, body="", words="")
        .execution_options(synchronize_session=False)
    )
    threads.changed(session, ids)
    return len(ids)


def what_is_proven(session: Session, who: Person) -> None:
    """Blank what the hash chain seals: opt-outs, consents, and words in the audit."""
    blanked: Sequence[tuple[Any, Mapping[str, Any]]] = (
        (ConsentEvent, {"words": "", "reason": ""}),
        (
            ConsentFact,
            {"source": "", "wording": "", "evidence": "", "erasure": cast(ConsentFact.id, String)},
        ),
    )
    for table, values in blanked:
        session.execute(
            update(table)
            .where(*_of(table, who))
            .values(phone=who.digest, **values)
            .execution_options(synchronize_session=False)
        )
    theirs = select(Inbound.id).where(
        Inbound.phone == who.digest, Inbound.workspace_id == who.workspace_id
    )
    about = select(AuditRow).where(
        AuditRow.subject == "reply",
        AuditRow.subject_id.in_(theirs),
        AuditRow.workspace_id == who.workspace_id,
    )
    for row in session.scalars(about):
        if "words" in row.detail:
            kept = {name: value for name, value in row.detail.items() if name != "words"}
            row.detail = kept | {ERASED_FROM: who.digest}


def opt_outs(session: Session, who: Person) -> int:
    """Let the number's opt-outs go on with its digest; returns how many there are now."""
    there = select(OptOut.scope, OptOut.source).where(
        OptOut.workspace_id == who.workspace_id, OptOut.phone == who.digest
    )
    before = {(row.scope, row.source) for row in session.execute(there)}
    mine = session.execute(
        select(OptOut.id, OptOut.scope, OptOut.source).where(*_of(OptOut, who))
    ).all()
    for row in mine:
        if (row.scope, row.source) in before:
            session.execute(delete(OptOut).where(OptOut.id == row.id))
        else:
            blank = update(OptOut).where(OptOut.id == row.id).values(phone=who.digest, words="")
            session.execute(blank.execution_options(synchronize_session=False))
    return len(before | {(row.scope, row.source) for row in mine})


def the_rest(session: Session, who: Person) -> None:
    """Delete what is only known of a number: its carrier, that it is useless, whose it is."""
    for table in (Suppression, PhoneCarrier, TestNumber):
        gone: Any = delete(table).where(*_of(table, who))
        session.execute(gone.execution_options(synchronize_session=False))


def _put(session: Session, which: Any, values: Mapping[str, Any]) -> None:
    done = session.execute(
        update(Recipient).where(which).values(**values).execution_options(synchronize_session=False)
    )
    assert isinstance(done, CursorResult)


def _blank(fields: Sequence[str]) -> list[str]:
    return [""] * len(fields)
