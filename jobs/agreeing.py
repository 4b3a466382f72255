"""Looking through a draft's audience for who agreed: who is left out, and how the others stand.

Before every estimate, in pages, since the consents of a workspace, its lists or the draft's kind
may have changed. The claim asks again; here people are told before a launch.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from domain.lifecycle import CampaignState
from domain.windows import Kind
from models import agreements, audiences, campaigns
from models.tables import Campaign
from runtime import Runtime

PAGE: Final = 5_000
"""Ids at a time: on SQLite whoever sends waits as long."""


def look_through(rt: Runtime, campaign: Campaign) -> Mapping[str, int]:
    """Skip whom the draft must not text and take back whom it may; how the others stand.

    In a workspace that never recorded a consent, this costs nothing but for marketing.
    """
    with rt.db.read() as session:
        known = agreements.is_known(session, campaign.workspace_id)
        marked = agreements.is_marked(session, campaign.id)
        whole = audiences.bounds(session, campaign.id)
    settles = known or marked or campaign.kind == Kind.MARKETING
    if not settles:
        return {}
    stands: Counter[str] = Counter()
    now = rt.clock()
    for after in range(whole.first - 1, whole.last, PAGE):
        upto = after + PAGE
        if not _settle(rt, campaign, after=after, upto=upto, now=now):
            return {}
        if known:
            with rt.db.read() as session:
                stands.update(
                    agreements.count(session, campaign.id, after=after, upto=upto, now=now)
                )
    return dict(stands)


def _settle(rt: Runtime, seen: Campaign, *, after: int, upto: int, now: datetime) -> bool:
    """One page; False once it is no draft any more, or another kind."""
    with rt.db.write() as session:
        campaign = campaigns.locked(session, seen.id)
        if campaign.state != CampaignState.DRAFT or campaign.kind != seen.kind:
            return False
        agreements.settle(session, campaign.id, after=after, upto=upto, now=now)
    return True
