"""Erasing one number: what stands in its place is its keyed digest, so that ledgers add up.

In slices, each a transaction; the last one does what the hash chain sees, and records it. Until
then nothing is blocked by a digest, so that an erasure that died lets nobody be texted.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import String, cast, delete, select, update
from sqlalchemy.orm import Session

from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from models import payloads, threads
from models.kept import Person, of
from models.sealed import ERASED_FROM
from models.tables import (
    AuditRow,
    Campaign,
    ConsentEvent,
    ConsentFact,
    Conversation,
    CsvImport,
    Inbound,
    Message,
    OptOut,
    OptOutList,
    PhoneCarrier,
    ProofRequest,
    Recipient,
    Suppression,
    TestNumber,
)

AT_ONCE: Final = 200
"""Rows of one table in one transaction: some 10 ms of SQLite's one writer."""
_AS_IT_WAS: Final = {"changed_at": Recipient.changed_at}
"""Programs wait for where a row stands, and nothing in that changed."""


def rows_of_lists(session: Session, who: Person) -> int:
    """Blank the number's next rows in audiences; in a draft they are skipped from now on."""
    found = session.execute(
        select(Recipient.id, Recipient.campaign_id, Recipient.fields, Campaign.state)
        .join(Campaign, Campaign.id == Recipient.campaign_id)
        .where(*of(Recipient, who))
        .order_by(Recipient.id)
        .limit(AT_ONCE)
    ).all()
    for row in found:
        values: dict[str, Any] = {"phone": who.digest, "zones": None}
        if row.state in (CampaignState.DRAFT.value, CampaignState.DISCARDED.value):
            values |= {"bucket": Bucket.SKIPPED, "reason": SkipReason.ERASED}
        else:
            values |= _AS_IT_WAS
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
        values = {"value": who.digest, "fields": _blank(row.fields), **_AS_IT_WAS}
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


def handed_in(session: Session, unread_lists: Sequence[payloads.Waiting]) -> Sequence[int]:
    """Forget lists that name the number and were never read; the ids of their imports.

    Whole, as pasted ones: a draft that is fetched back says that its list is to be handed in again.
    """
    for one in unread_lists:
        payloads.forget(session, one.import_id)
    return [one.import_id for one in unread_lists]


def texts(session: Session, who: Person) -> int:
    """Blank the next texts to the number."""
    mine = select(Message.id).where(*of(Message, who)).order_by(Message.id).limit(AT_ONCE)
    ids = session.scalars(mine).all()
    changed = update(Message).where(Message.id.in_(ids)).values(phone=who.digest, body=None)
    session.execute(changed.execution_options(synchronize_session=False))
    return len(ids)


def answers(session: Session, who: Person) -> int:
    """Blank the next texts from the number; posts that show them are drawn anew."""
    mine = select(Inbound.id).where(*of(Inbound, who)).order_by(Inbound.id).limit(AT_ONCE)
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
            .where(*of(table, who))
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
        select(OptOut.id, OptOut.scope, OptOut.source).where(*of(OptOut, who))
    ).all()
    for row in mine:
        if (row.scope, row.source) in before:
            session.execute(delete(OptOut).where(OptOut.id == row.id))
        else:
            blank = update(OptOut).where(OptOut.id == row.id).values(phone=who.digest, words="")
            session.execute(blank.execution_options(synchronize_session=False))
    return len(before | {(row.scope, row.source) for row in mine})


def the_rest(session: Session, who: Person) -> None:
    """Delete what is only known of a number: its carrier, whose it is, notes of the team."""
    for table in (Suppression, PhoneCarrier, TestNumber, ProofRequest, Conversation):
        gone: Any = delete(table).where(*of(table, who))
        session.execute(gone.execution_options(synchronize_session=False))


def _put(session: Session, which: Any, values: Mapping[str, Any]) -> None:
    changed = update(Recipient).where(which).values(**values)
    session.execute(changed.execution_options(synchronize_session=False))


def _blank(fields: Sequence[str]) -> list[str]:
    return [""] * len(fields)
