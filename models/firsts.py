"""Who of a draft's audience gets the first text of this team with it.

Counted once an estimate: one query that asks the messages' index of numbers for each waiting row,
at most 100,000 times; a larger audience is sampled in slices, as for repeats.
"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.messages import MessageKind, MessageState
from models.repeats import LOOKED_AT, slices_of, waiting_rows
from models.tables import Message

_GOT_NONE = [
    it.value
    for it in (
        MessageState.FAILED,
        MessageState.UNDELIVERED,
        MessageState.REFUSED,
        MessageState.CANCELLED,
    )
]
"""States of a text that nobody read."""


@dataclass(frozen=True, slots=True)
class Firsts:
    """How many waiting recipients no campaign of the team texted before; of a sample, about."""

    people: int
    is_estimate: bool


def count(
    session: Session, campaign_id: int, *, workspace_id: int, at_most: int = LOOKED_AT
) -> Firsts:
    """Look at all waiting rows, or at a sample of `at_most`."""
    slices = slices_of(session, campaign_id, at_most)
    mine = waiting_rows(campaign_id, slices)
    texted = (
        select(Message.id)
        .where(
            Message.phone == mine.c.phone,
            # `+ 0` keeps the planner on the index of numbers.
            Message.workspace_id + 0 == workspace_id,
            Message.kind == MessageKind.CAMPAIGN,
            Message.state.not_in(_GOT_NONE),
        )
        .exists()
    )
    looked_at = session.scalar(select(func.count()).select_from(mine)) or 0
    new = session.scalar(select(func.count()).select_from(mine).where(~texted)) or 0
    if not slices or not looked_at:
        return Firsts(new, is_estimate=False)
    everybody = waiting_rows(campaign_id, ())
    pending = session.scalar(select(func.count()).select_from(everybody)) or 0
    return Firsts(round(new * pending / looked_at), is_estimate=True)
