"""Some recipients of a campaign at a time, by key, filtered by what became of them."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from domain.outcomes import BUCKETS, Filter
from models import audiences
from models.tables import Message, Recipient

PAGE: Final = 20
_MANY: Final = frozenset({Filter.ALL, Filter.DELIVERED, Filter.WAITING})
"""Most of an audience may be in these: walked along by id, they are found at once."""


def page(
    session: Session, campaign_id: int, of: Filter, after: int
) -> Sequence[tuple[Recipient, Message | None]]:
    """The next recipients behind the id `after` with their text; one more than a page holds."""
    rows = session.execute(
        select(Recipient, Message)
        .outerjoin(Message, Message.id == Recipient.message_id)
        .where(*_among(session, campaign_id, of, after))
        .order_by(Recipient.id)
        .limit(PAGE + 1)
    )
    return [(recipient, message) for recipient, message in rows]


def page_before(session: Session, campaign_id: int, of: Filter, first: int) -> int:
    """Behind which id the page before the id `first` begins; 0 where that is the first one."""
    ids = session.scalars(
        select(Recipient.id)
        .where(*_among(session, campaign_id, of, 0), Recipient.id < first)
        .order_by(Recipient.id.desc())
        .limit(PAGE + 1)
    ).all()
    return ids[PAGE] if len(ids) > PAGE else 0


def _among(
    session: Session, campaign_id: int, of: Filter, after: int
) -> Sequence[ColumnElement[bool]]:
    """Those of whom the same became, behind that id."""
    if of in _MANY:
        here = audiences.bounds(session, campaign_id).page(after)
    else:
        here = (Recipient.campaign_id == campaign_id, Recipient.id > after)
    buckets = [bucket.value for bucket in BUCKETS[of]]
    return (*here, *([] if of is Filter.ALL else [Recipient.bucket.in_(buckets)]))
