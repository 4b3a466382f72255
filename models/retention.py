"""What is old enough to go: words and values first, whole numbers later; nothing under way.

Each function does one short slice; who calls commits, and comes again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select, union_all, update
from sqlalchemy.orm import Session

from domain.lifecycle import OVER, CampaignState
from domain.messages import MessageState
from models.tables import (
    Campaign,
    ConsentEvent,
    ConsentFact,
    Conversation,
    Inbound,
    Message,
    Recipient,
)

AT_ONCE: Final = 200
"""Rows in one transaction: some 10 ms of SQLite's one writer."""
ALL: Final = -1
"""`Campaign.blanked_to` once no row has its values any more."""
ENDED: Final = OVER | {CampaignState.DISCARDED}
"""States of campaigns of which nothing is left to be done."""
_ENDED: Final = [it.value for it in ENDED]
_OPEN: Final = [it.value for it in (MessageState.WAITING, MessageState.CLAIMED)]
_PHONES: Final = 500


def due_campaign(session: Session, before: datetime) -> int | None:
    """The id of a campaign that ended before then, and whose rows still have values.

    Not one with a text that may have left: somebody may want to send it again.
    """
    ended = func.coalesce(Campaign.finished_at, Campaign.state_at) <= before
    doubtful = select(Message.campaign_id).where(
        Message.state == "unknown", Message.closed_at.is_(None), Message.campaign_id.is_not(None)
    )
    kept = or_(Campaign.blanked_to.is_(None), Campaign.blanked_to != ALL)
    found = select(Campaign.id).where(Campaign.state.in_(_ENDED), ended, kept)
    return session.scalar(found.where(Campaign.id.not_in(doubtful)).order_by(Campaign.id).limit(1))


def rows_of(session: Session, campaign_id: int) -> int:
    """How many rows its audience has."""
    rows = select(func.count()).select_from(Recipient).where(Recipient.campaign_id == campaign_id)
    return session.scalar(rows) or 0


def rows_left(session: Session, campaign: Campaign) -> Sequence[int]:
    """The ids of its next rows that still have values."""
    return session.scalars(
        select(Recipient.id)
        # `+ 0`: by their ids, as audiences are read.
        .where(Recipient.campaign_id + 0 == campaign.id, Recipient.id > (campaign.blanked_to or 0))
        .where(Recipient.id <= _last_row(campaign.id))
        .order_by(Recipient.id)
        .limit(AT_ONCE)
    ).all()


def blank_rows(session: Session, campaign: Campaign) -> int:
    """Blank the values of its next rows; 0 once there are none, which it keeps."""
    ids = rows_left(session, campaign)
    session.execute(
        update(Recipient)
        .where(Recipient.id.in_(ids))
        .values(
            # Nothing that a program waits for: where a row stands is as it was.
            changed_at=Recipient.changed_at,
            fields=[""] * len(campaign.columns),
            value=None,
            zones=None,
        )
        .execution_options(synchronize_session=False)
    )
    campaign.blanked_to = ids[-1] if ids else ALL
    return len(ids)


def _last_row(campaign_id: int) -> Any:
    last = select(func.max(Recipient.id)).where(Recipient.campaign_id == campaign_id)
    return func.coalesce(last.scalar_subquery(), 0)


def blank_texts(session: Session, before: datetime) -> Mapping[int, int]:
    """Blank the next bodies of texts that ended before then; how many of each workspace."""
    worded = select(Message.id, Message.workspace_id, Message.state_at).where(
        Message.body.is_not(None), Message.state.not_in(_OPEN), _is_over(Message.campaign_id)
    )
    found = session.execute(worded.order_by(Message.id).limit(AT_ONCE)).all()
    old = [row for row in found if row.state_at <= before]
    which = Message.id.in_([row.id for row in old])
    blank = update(Message).where(which).values(body=None)
    session.execute(blank.execution_options(synchronize_session=False))
    return _by_team(old)


def blank_answers(session: Session, before: datetime) -> Mapping[int, int]:
    """Blank the next texts of people from before then; how many of each workspace."""
    worded = select(Inbound.id, Inbound.workspace_id, Inbound.received_at).where(
        Inbound.body != "", Inbound.decision != "open", _is_over(Inbound.campaign_id)
    )
    found = session.execute(worded.order_by(Inbound.id).limit(AT_ONCE)).all()
    old = [row for row in found if row.received_at <= before]
    which = Inbound.id.in_([row.id for row in old])
    blank = update(Inbound).where(which).values(body="", words="")
    session.execute(blank.execution_options(synchronize_session=False))
    return _by_team(old)


def blank_notes(session: Session, before: datetime) -> Mapping[int, int]:
    """Blank the next notes about people that were written before then; how many of each team."""
    noted = select(Conversation.id, Conversation.workspace_id).where(
        Conversation.note != "", Conversation.changed_at <= before
    )
    old = session.execute(noted.order_by(Conversation.id).limit(AT_ONCE)).all()
    which = Conversation.id.in_([row.id for row in old])
    blank = update(Conversation).where(which, Conversation.changed_at <= before).values(note="")
    session.execute(blank.execution_options(synchronize_session=False))
    return _by_team(old)


def _is_over(campaign_id: Any) -> ColumnElement[bool]:
    ended = select(Campaign.id).where(Campaign.state.in_(_ENDED))
    return or_(campaign_id.is_(None), campaign_id.in_(ended))


def _by_team(rows: Sequence[Any]) -> Mapping[int, int]:
    counts: dict[int, int] = {}
    for row in rows:
        if row.workspace_id is not None:
            counts[row.workspace_id] = counts.get(row.workspace_id, 0) + 1
    return counts


def old_numbers(
    session: Session, workspace_id: int, before: datetime, *, after: str
) -> tuple[Sequence[str], str]:
    """Of the next numbers behind `after`, those of which nothing is newer; and the last looked at.

    Numbers in clear only; the last is empty once there are no more.
    """
    tables = (Recipient, ConsentEvent, ConsentFact)
    known = union_all(*(_next(table, workspace_id, after) for table in tables)).subquery()
    page = session.scalars(
        select(known.c.phone).distinct().order_by(known.c.phone).limit(_PHONES)
    ).all()
    newer = _newer(session, workspace_id, page, before)
    return [phone for phone in page if phone not in newer], page[-1] if page else ""


def _next(table: Any, workspace_id: int, after: str) -> Any:
    few = (
        select(table.phone)
        .where(table.workspace_id == workspace_id, table.phone > after)
        .where(func.substr(table.phone, 1, 1) == "+")
        .order_by(table.phone)
        .limit(_PHONES)
        .subquery()
    )
    return select(few.c.phone)


def _newer(
    session: Session, workspace_id: int, phones: Sequence[str], before: datetime
) -> frozenset[str]:
    """Those of the numbers that were on a list, texted, heard or spoken of since then."""
    listed = (
        select(Recipient.phone)
        .join(Campaign, Campaign.id == Recipient.campaign_id)
        .where(Campaign.state_at > before)
    )
    told: Sequence[tuple[Any, Any]] = (
        (Message, select(Message.phone).where(Message.state_at > before)),
        (Inbound, select(Inbound.phone).where(Inbound.received_at > before)),
        (ConsentEvent, select(ConsentEvent.phone).where(ConsentEvent.at > before)),
        (ConsentFact, select(ConsentFact.phone).where(ConsentFact.recorded_at > before)),
        (Recipient, listed),
    )
    return frozenset(
        phone
        for table, query in told
        for phone in session.scalars(
            query.where(table.phone.in_(phones), table.workspace_id == workspace_id)
        )
        if phone is not None
    )
