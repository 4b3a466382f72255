"""Whoever Twilio says is out is skipped wherever they wait, as after a STOP.

After the commit that holds the opt-outs, in a transaction of its own: the rows of other campaigns
are locked behind those campaigns (`models.campaign_locks`), which a batch of outcomes, written
across campaigns, could not do without waiting for another batch in a circle. Whoever is missed
where a process dies in between is skipped by the claim.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

import structlog

from domain.scopes import ALL
from jobs import card
from models import campaigns, opt_outs
from models.base import AWAY
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

Number = tuple[int, str]
"""A workspace (id) and a number."""


def skip_blocked(rt: Runtime, numbers: Collection[Number]) -> None:
    """Skip these numbers wherever they wait, as far as they are out of everything.

    One that said START after the text that was refused is not. Never raises for a database that is
    away: the claims look at opt-outs themselves.
    """
    for workspace_id in sorted({workspace_id for workspace_id, _ in numbers}):
        phones = sorted(phone for owner, phone in numbers if owner == workspace_id)
        try:
            _skip(rt, workspace_id, phones)
        except AWAY as error:
            log.warning("blocked_not_skipped", count=len(phones), error=type(error).__name__)


def _skip(rt: Runtime, workspace_id: int, phones: Collection[str]) -> None:
    def skip(session: "Session") -> set[int]:
        out = opt_outs.out_of(session, workspace_id, phones, (ALL,))
        touched = opt_outs.skip_waiting(session, [workspace_id], out) if out else set[int]()
        for campaign_id in sorted(touched):
            campaigns.touch_card(session, campaign_id, rt.clock())
        return touched

    touched = rt.db.write_again(skip)
    for campaign_id in sorted(touched):
        card.nudge(rt, campaign_id)
