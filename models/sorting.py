"""Unclear answers: who was asked for a C or an R and wrote neither, and what people made of it.

A person is unclear while a plain reply of theirs is unsorted, and neither they nor the team said a
yes or a no. Their own clear answer counts before what the team made of others.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    distinct,
    exists,
    func,
    select,
    update,
)
from sqlalchemy import text as sql
from sqlalchemy.orm import Session, aliased

from domain.asking import CONFIRMABLE
from domain.chain import ERASED
from domain.meaning.verdicts import Meaning
from domain.scopes import ALL
from domain.sorting import MEANS, Sorted
from models.tables import Inbound, Message, OptOut, Wording
from models.tables.replies import SORTED

_CLEAR: Final = [Meaning.CONFIRMATION.value, Meaning.DECLINED.value]
_SHOWN: Final = 20
"""The oldest unclear texts of one person; nobody reads more at once."""


def counts(session: Session, campaign_id: int) -> Mapping[str, int]:
    """How many people count as a yes and as a no because somebody of the team said so."""
    return dict(session.execute(_counted(), {"campaign": campaign_id}).all())


@cache
def _counted() -> Select[str, int]:
    """Every card asks it: to put it together anew took longer than all else of it."""
    campaign: BindParameter[int] = bindparam("campaign")
    return (
        select(Inbound.sorted_as, func.count(distinct(Inbound.phone)))
        .where(Inbound.campaign_id == campaign, stands(campaign))
        .group_by(Inbound.sorted_as)
    )


def stands(campaign_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """A text that was sorted as a yes or a no, of somebody who gave no clear answer."""
    # The first condition is the index's own, in its own words: a bound value would not match it.
    is_sorted = sql(f"inbound.{SORTED}")
    return and_(is_sorted, Inbound.sorted_as.in_(list(MEANS)), ~_is_clear(campaign_id))


def unclear(session: Session, campaign_id: int) -> int:
    """How many people wait to be sorted; none where the text asked for no C."""
    people = select(func.count(distinct(Inbound.phone))).where(*_are_unclear(campaign_id))
    return session.scalar(people) or 0


def next_texts(session: Session, campaign_id: int) -> Sequence[Inbound]:
    """The unclear texts of whoever wrote first, the oldest first; none where nobody waits."""
    first = session.scalar(
        select(Inbound.phone).where(*_are_unclear(campaign_id)).order_by(Inbound.id).limit(1)
    )
    return texts_of(session, campaign_id, first) if first is not None else ()


def texts_of(session: Session, campaign_id: int, phone: str) -> Sequence[Inbound]:
    """The unclear texts of one person, the oldest first; none where they need no sorting."""
    return session.scalars(
        select(Inbound)
        .where(*_are_unclear(campaign_id), Inbound.phone == phone)
        .order_by(Inbound.id)
        .limit(_SHOWN)
    ).all()


def sort(
    session: Session, texts: Sequence[Inbound], as_: Sorted, *, by: str, now: datetime
) -> None:
    """Keep what these texts mean, as somebody of the team says."""
    session.execute(
        update(Inbound)
        .where(Inbound.id.in_([text.id for text in texts]))
        .values(sorted_as=as_.value, sorted_by=by, sorted_at=now)
    )


def sorted_with(session: Session, text: Inbound) -> Sequence[Inbound]:
    """The texts that were sorted by the same press."""
    return session.scalars(
        select(Inbound)
        .where(
            Inbound.campaign_id == text.campaign_id,
            Inbound.phone == text.phone,
            Inbound.sorted_at == text.sorted_at,
            Inbound.sorted_by == text.sorted_by,
        )
        .order_by(Inbound.id)
    ).all()


def unsort(session: Session, texts: Sequence[Inbound]) -> None:
    """Have them sorted anew; what only their sorting took care of waits again."""
    for text in texts:
        if text.handled_at == text.sorted_at and text.handled_by == text.sorted_by:
            text.handled_at, text.handled_by = None, ""
        text.sorted_as, text.sorted_by, text.sorted_at = "", "", None
    session.flush()


def asked_of(session: Session, text: Inbound) -> str:
    """The wording that the person had got, with its fields."""
    found = (
        select(Wording.template)
        .join(Message, Message.wording_id == Wording.id)
        .where(Message.id == text.message_id)
    )
    return session.scalar(found) or ""


def _is_clear(campaign_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Whether whoever wrote answered a C or an R themselves.

    Asked number by number: PostgreSQL reads a `NOT IN` of more numbers than its memory holds anew
    for each row.
    """
    own = aliased(Inbound)
    return _of_the_same(own, campaign_id, own.meaning.in_(_CLEAR))


def _of_the_same(
    other: type[Inbound],
    campaign_id: int | BindParameter[int],
    is_such: ColumnElement[bool],
) -> ColumnElement[bool]:
    """Whether the number has such a text in the campaign."""
    found = exists().where(other.campaign_id == campaign_id, other.phone == Inbound.phone, is_such)
    return found.correlate(Inbound)


def _are_unclear(campaign_id: int) -> list[ColumnElement[bool]]:
    """By number, and not of people who opted out meanwhile."""
    other = aliased(Inbound)
    decided = _of_the_same(other, campaign_id, other.sorted_as.in_(list(MEANS)))
    asking = exists().where(
        Message.id == Inbound.message_id,
        Wording.id == Message.wording_id,
        Wording.asks.in_([asks.value for asks in CONFIRMABLE]),
    )
    out = exists().where(
        OptOut.workspace_id == Inbound.workspace_id,
        OptOut.phone == Inbound.phone,
        OptOut.scope == ALL,
    )
    return [
        Inbound.campaign_id == campaign_id,
        Inbound.meaning == Meaning.REPLY.value,
        Inbound.sorted_as == "",
        Inbound.phone.not_like(f"{ERASED}%"),
        ~_is_clear(campaign_id),
        ~decided,
        asking,
        ~out,
    ]
