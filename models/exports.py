"""Rows for exports: what became of every recipient, in pages by key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from domain.ledger import Bucket
from domain.meaning.verdicts import Meaning
from domain.messages import MessageState
from domain.provisional import Decision
from domain.sorting import CLEAR, MEANS
from models import sorting
from models.audiences import PAGE, Bounds
from models.tables import Inbound, Message, Recipient

_RANK: Final = (
    Meaning.OPT_OUT,
    Meaning.PROVISIONAL,
    Meaning.CONFIRMATION,
    Meaning.DECLINED,
    Meaning.REPLY,
    Meaning.OPT_IN,
    Meaning.HELP,
    Meaning.TAPBACK,
)

_DECIDED: Final[Mapping[str, Meaning]] = {
    Decision.CONFIRMED: Meaning.OPT_OUT,
    Decision.FINAL: Meaning.OPT_OUT,
    Decision.LIFTED: Meaning.REPLY,
    Decision.STARTED: Meaning.OPT_IN,
}
"""What a provisional opt-out turned out to be."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One recipient and what became of it; times are UTC, `number` is what to show unmasked.

    `answer` is the weightiest of the recipient's answers: an opt-out before a confirmation or a no,
    of which the last one counts, before words before a tapback.
    """

    id: int
    row: int
    number: str
    fields: Sequence[str]
    bucket: Bucket
    reason: str | None
    error_code: int | None
    sent_at: datetime | None
    delivered_at: datetime | None
    answer: Meaning | None
    wrote: str = ""
    """The recipient's texts about it, a line each; nothing of who was erased."""
    tried_again: bool = False
    """Whether the first text failed and this is what became of a second one."""
    may_mean_visit: bool = False
    """Whether the opt-out may have called off an appointment: somebody should call."""


def outcomes(session: Session, whole: Bounds, after: int) -> Sequence[Outcome]:
    """The next recipients of an audience behind the id `after`; none at the end."""
    rows = session.execute(
        select(Recipient, Message.accepted_at, Message.state, Message.state_at)
        .outerjoin(Message, Message.id == Recipient.message_id)
        .where(*whole.page(after))
        .order_by(Recipient.id)
        .limit(PAGE)
    ).all()
    if not rows:
        return ()
    answers = _answers(session, whole.campaign_id, first=rows[0][0].id, last=rows[-1][0].id)
    calls = _calls(session, whole.campaign_id, first=rows[0][0].id, last=rows[-1][0].id)
    wrote = _wrote(session, whole.campaign_id, first=rows[0][0].id, last=rows[-1][0].id)
    return [
        Outcome(
            id=row.id,
            row=row.row,
            number=row.phone or row.value or "",
            fields=row.fields,
            bucket=Bucket(row.bucket),
            reason=row.reason,
            error_code=row.error_code,
            sent_at=accepted_at,
            delivered_at=state_at if state == MessageState.DELIVERED else None,
            answer=answers.get(row.id),
            wrote="\n".join(wrote.get(row.id, ())),
            may_mean_visit=row.id in calls,
            tried_again=row.first_message_id not in (None, row.message_id),
        )
        for row, accepted_at, state, state_at in rows
    ]


def skipped(session: Session, whole: Bounds, after: int) -> Sequence[Recipient]:
    """The next rows that get no text, in the order of the file, behind the id `after`."""
    return session.scalars(
        select(Recipient)
        .where(*whole.page(after), Recipient.bucket == Bucket.SKIPPED)
        .order_by(Recipient.id)
        .limit(PAGE)
    ).all()


def _answers(session: Session, campaign_id: int, *, first: int, last: int) -> dict[int, Meaning]:
    found: dict[int, Meaning] = {}
    rows = session.execute(
        select(Inbound.recipient_id, Inbound.meaning, Inbound.decision)
        .where(and_(Inbound.campaign_id == campaign_id, Inbound.recipient_id.between(first, last)))
        .order_by(Inbound.id)
    )
    for recipient_id, text, decision in rows:
        assert recipient_id is not None  # The range above leaves NULL out.
        meaning = _DECIDED.get(decision, Meaning(text))
        held = found.get(recipient_id)
        is_newer = held in CLEAR and meaning in CLEAR
        if held is None or is_newer or _RANK.index(meaning) < _RANK.index(held):
            found[recipient_id] = meaning
    made = _sorted(session, campaign_id, first=first, last=last)
    return found | {it: meaning for it, meaning in made.items() if found[it] is Meaning.REPLY}


def _sorted(session: Session, campaign_id: int, *, first: int, last: int) -> dict[int, Meaning]:
    """What the team made of plain replies, as the card, the chart and the report count it."""
    rows = session.execute(
        select(Inbound.recipient_id, Inbound.sorted_as).where(
            Inbound.campaign_id == campaign_id,
            Inbound.recipient_id.between(first, last),
            sorting.stands(campaign_id),
        )
    )
    return {it: MEANS[sorted_as] for it, sorted_as in rows if it is not None}


def _calls(session: Session, campaign_id: int, *, first: int, last: int) -> frozenset[int]:
    """Recipients whose opt-out may have meant an appointment."""
    found = session.scalars(
        select(Inbound.recipient_id).where(
            Inbound.campaign_id == campaign_id,
            Inbound.recipient_id.between(first, last),
            Inbound.may_mean_visit,
        )
    )
    return frozenset(recipient_id for recipient_id in found if recipient_id is not None)


def _wrote(session: Session, campaign_id: int, *, first: int, last: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = session.execute(
        select(Inbound.recipient_id, Inbound.body)
        .where(Inbound.campaign_id == campaign_id, Inbound.recipient_id.between(first, last))
        .order_by(Inbound.id)
    )
    for recipient_id, body in rows:
        if recipient_id is not None and body:
            found.setdefault(recipient_id, []).append(body)
    return found
