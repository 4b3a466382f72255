"""Conversations: which replies wait for the team, and what it noted about a number's texts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from domain.conversing import Unanswered
from domain.meaning.verdicts import Meaning
from domain.naming import name_of
from domain.scopes import ALL
from models.gathering import IN_THREAD, Place
from models.tables import Campaign, Conversation, Inbound, OptOut, Recipient

OPEN: Final = and_(
    Inbound.meaning == literal_column(f"'{Meaning.REPLY.value}'"), Inbound.handled_at.is_(None)
)
"""The literal lets both planners use the partial index of replies that wait."""
READ_AT_ONCE: Final = 5000
"""Replies that are looked through for those who said the same."""


def unanswered(session: Session, campaign_id: int) -> Unanswered:
    """How many replies of a campaign wait for the team, and since when the oldest does.

    Not of people who opted out meanwhile: nobody may answer them any more.
    """
    count, oldest = session.execute(_unanswered(), {"campaign": campaign_id}).one()
    return Unanswered(count, oldest)


def with_unanswered(session: Session, campaign_ids: Collection[int]) -> frozenset[int]:
    """Those of the campaigns of which a reply waits for the team."""
    waits = select(Inbound.campaign_id).where(Inbound.campaign_id.in_(campaign_ids), OPEN)
    rows = session.scalars(waits.where(~_is_out()).distinct())
    return frozenset(it for it in rows if it is not None)


@cache
def _unanswered() -> Select[int, datetime]:
    return select(func.count(), func.min(Inbound.received_at)).where(
        Inbound.campaign_id == bindparam("campaign"), OPEN, ~_is_out()
    )


def _is_out() -> ColumnElement[bool]:
    return exists().where(
        OptOut.workspace_id == Inbound.workspace_id,
        OptOut.phone == Inbound.phone,
        OptOut.scope == ALL,
    )


def waiting(session: Session, place: Place) -> Sequence[Inbound]:
    """The replies of a place that wait for the team, the oldest first."""
    return session.scalars(
        select(Inbound).where(place.texts, OPEN).order_by(Inbound.id).limit(READ_AT_ONCE)
    ).all()


def in_post(session: Session, post_id: int) -> Sequence[Inbound]:
    """The texts that a post gathers, the oldest first."""
    return session.scalars(
        select(Inbound).where(Inbound.thread_post_id == post_id).order_by(Inbound.id)
    ).all()


def find(session: Session, workspace_id: int, inbound_id: int) -> Inbound | None:
    """The workspace's text of that id that people read."""
    return session.scalar(
        select(Inbound).where(
            Inbound.id == inbound_id,
            Inbound.workspace_id == workspace_id,
            Inbound.meaning.in_([it.value for it in IN_THREAD]),
        )
    )


def wrote_about(session: Session, reply: Inbound) -> Mapping[int | None, str]:
    """The campaigns that the number wrote about, each with its channel; None, empty: without."""
    rows = session.execute(
        select(Inbound.campaign_id, Campaign.channel_id)
        .outerjoin(Campaign, Campaign.id == Inbound.campaign_id)
        .where(Inbound.phone == reply.phone, Inbound.workspace_id == reply.workspace_id)
        .distinct()
    )
    return {campaign_id: channel or "" for campaign_id, channel in rows}


def _about(reach: Collection[int | None]) -> ColumnElement[bool]:
    about = Inbound.campaign_id.in_([it for it in reach if it is not None])
    return or_(about, Inbound.campaign_id.is_(None)) if None in reach else about


def texts_of(
    session: Session, reply: Inbound, reach: Collection[int | None], *, limit: int
) -> Sequence[Inbound]:
    """The newest texts of the number to the team about these campaigns, oldest first."""
    newest = session.scalars(
        select(Inbound)
        .where(
            Inbound.phone == reply.phone,
            Inbound.workspace_id == reply.workspace_id,
            _about(reach),
        )
        .order_by(Inbound.received_at.desc(), Inbound.id.desc())
        .limit(limit)
    ).all()
    return list(reversed(newest))


def last_wrote(session: Session, workspace_id: int, phone: str) -> datetime | None:
    """When a number wrote to the team last."""
    return session.scalar(
        select(func.max(Inbound.received_at)).where(
            Inbound.phone == phone, Inbound.workspace_id == workspace_id
        )
    )


def waiting_of(
    session: Session, reply: Inbound, reach: Collection[int | None], *, upto: int
) -> Sequence[int]:
    """The number's texts about these campaigns that must be read and nobody took care of."""
    return session.scalars(
        select(Inbound.id).where(
            Inbound.phone == reply.phone,
            Inbound.workspace_id == reply.workspace_id,
            _about(reach),
            Inbound.id <= upto,
            Inbound.handled_at.is_(None),
            Inbound.meaning.in_([it.value for it in IN_THREAD]),
        )
    ).all()


def handle(
    session: Session, inbound_ids: Collection[int], *, by: str, now: datetime
) -> Sequence[int]:
    """Somebody took care of these texts; the ids of those that waited until now."""
    return session.scalars(
        update(Inbound)
        .where(Inbound.id.in_(inbound_ids), Inbound.handled_at.is_(None))
        .values(handled_at=now, handled_by=by)
        .returning(Inbound.id)
        .execution_options(synchronize_session=False)
    ).all()


def still(session: Session, inbound_ids: Collection[int]) -> frozenset[int]:
    """Those of the texts that nobody took care of until now, as it stands in the database."""
    return frozenset(
        session.scalars(
            select(Inbound.id).where(Inbound.id.in_(inbound_ids), Inbound.handled_at.is_(None))
        )
    )


def campaigns_of(session: Session, inbound_ids: Collection[int]) -> Sequence[int]:
    """The campaigns that these texts answer, in order."""
    return session.scalars(
        select(Inbound.campaign_id)
        .where(Inbound.id.in_(inbound_ids), Inbound.campaign_id.is_not(None))
        .distinct()
        .order_by(Inbound.campaign_id)
    ).all()  # type: ignore[return-value]


def newest_id(session: Session, workspace_id: int, phone: str) -> int:
    """The newest text of a number to the team; 0 without any."""
    return (
        session.scalar(
            select(func.max(Inbound.id)).where(
                Inbound.phone == phone, Inbound.workspace_id == workspace_id
            )
        )
        or 0
    )


def of_number(
    session: Session, workspace_id: int, phone: str, channel_id: str
) -> Conversation | None:
    """What a channel noted about a number's texts; empty: what was noted without a campaign."""
    return session.scalar(
        select(Conversation).where(
            Conversation.workspace_id == workspace_id,
            Conversation.phone == phone,
            Conversation.channel_id == channel_id,
        )
    )


def assigned(
    session: Session, workspace_id: int, phones: Collection[str], *, channel_id: str
) -> Mapping[str, str]:
    """Who takes care of the texts of these numbers in a channel, by number: Slack ids."""
    rows = session.execute(
        select(Conversation.phone, Conversation.assigned_to).where(
            Conversation.workspace_id == workspace_id,
            Conversation.phone.in_(phones),
            Conversation.channel_id == channel_id,
            Conversation.assigned_to != "",
        )
    )
    return {row.phone: row.assigned_to for row in rows}


def names(session: Session, replies: Sequence[Inbound]) -> Mapping[int, str]:
    """The names of those who wrote, by the texts' ids, where their list has a field for it."""
    rows = session.execute(
        select(Inbound.id, Recipient.fields, Campaign.columns)
        .join(Recipient, Recipient.id == Inbound.recipient_id)
        .join(Campaign, Campaign.id == Recipient.campaign_id)
        .where(Inbound.id.in_([reply.id for reply in replies]))
    )
    found = ((row.id, name_of(row.columns, row.fields)) for row in rows)
    return {inbound_id: name for inbound_id, name in found if name}


def zones(session: Session, reply: Inbound) -> str | None:
    """What the list tells of where whoever wrote is, as a recipient's key of whereabouts."""
    if reply.recipient_id is None:
        return None
    return session.scalar(select(Recipient.zones).where(Recipient.id == reply.recipient_id))
