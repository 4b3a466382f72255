"""What an operator watches, counted from the rows at the moment of asking."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.lifecycle import LIVE
from domain.messages import MessageState
from models.tables import Campaign, Inbound, Message, OptOut, Recipient


def campaigns_by_state(session: Session) -> Mapping[str, int]:
    """How many campaigns are in each state."""
    rows = session.execute(select(Campaign.state, func.count()).group_by(Campaign.state))
    return dict(rows.all())


def recipients_by_bucket(session: Session) -> Mapping[str, int]:
    """How many recipients of live campaigns are in each bucket; those of past ones are many."""
    live = select(Campaign.id).where(Campaign.state.in_([str(state) for state in LIVE]))
    rows = session.execute(
        select(Recipient.bucket, func.count())
        .where(Recipient.campaign_id.in_(live))
        .group_by(Recipient.bucket)
    )
    return dict(rows.all())


def unsettled(session: Session) -> Mapping[str, int]:
    """Texts that are claimed or of which nobody knows whether they left."""
    rows = session.execute(
        select(Message.state, func.count())
        .where(Message.state.in_([MessageState.CLAIMED.value, MessageState.UNKNOWN.value]))
        .group_by(Message.state)
    )
    return dict(rows.all())


def newest_inbound(session: Session) -> int:
    """Inbound texts ever taken in, by the highest id: a count would read the whole table."""
    return session.scalar(select(func.max(Inbound.id))) or 0


def opted_out(session: Session) -> int:
    """Numbers that must not be texted."""
    return session.scalar(select(func.count()).select_from(OptOut)) or 0
