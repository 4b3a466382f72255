"""A program ends what it handed in, whatever has become of it by then.

Before its first text a campaign is read, counted, asked about, or owed its launch. A program that
finds out by then that it was wrong is not to hear “not now”, and see it all leave a moment later.
"""

from typing import Final

from campaigns import approving, controlling, discarding, reaching
from campaigns.apireading import find
from domain.actors import Actor
from domain.apiorders import OrderState
from domain.errors import Refused
from domain.lifecycle import CampaignState
from models import orders
from models.tables import Campaign
from runtime import Runtime

TRIES: Final = 4
"""It goes on by itself while we look; never through more states than these."""
_NOT_BEGUN: Final = (
    CampaignState.IMPORTING,
    CampaignState.DRAFT,
    CampaignState.AWAITING_APPROVAL,
)


def cancel(rt: Runtime, who: Actor, ref: str, reason: str = "") -> None:
    """Nothing more of it leaves. What a program made and nobody let go yet is discarded.

    Raises Refused for what is over, and for what people made and is no campaign under way.
    """
    ref = reaching.launcher_of(rt, who, ref)
    for left in reversed(range(TRIES)):
        campaign = find(rt, who, ref)
        try:
            _end(rt, who, campaign, reason)
        except Refused:
            if not left or find(rt, who, ref).state == campaign.state:
                raise
        else:
            return


def _end(rt: Runtime, who: Actor, campaign: Campaign, reason: str) -> None:
    ref = campaign.public_id
    if campaign.api_key_id is None or campaign.state not in _NOT_BEGUN:
        controlling.cancel(rt, who, ref, reason)
        return
    if campaign.state == CampaignState.AWAITING_APPROVAL:
        approving.withdraw(rt, who, ref)
    with rt.db.write() as session:
        orders.end(session, campaign.id, OrderState.DROPPED)
    discarding.discard(rt, who, ref, reason)
