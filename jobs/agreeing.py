"""Looking through a draft's audience: who is left out, who agreed, and how the others stand.

Before every estimate, in slices of pages, since the consents of a workspace, its lists or the
draft's kind may have changed. The claim asks again; here people are told before a launch.
"""

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from domain.consentwarnings import LOOKS_AHEAD
from domain.lifecycle import LOOKED_AT_ANEW, CampaignState
from domain.windows import Kind
from models import agreements, approvals, audiences, campaigns, unwanted
from models.tables import Campaign
from runtime import Runtime

PAGE: Final = 5_000
"""Ids at a time: on SQLite whoever sends waits as long."""


@dataclass(frozen=True, slots=True)
class Looked:
    """How rows stand, and until which day (ISO, UTC) the consent of how many ends soon."""

    agreed: Mapping[str, int]
    expiring: Mapping[str, int]


_NOTHING: Final = Looked({}, {})


def look_through(
    rt: Runtime, campaign: Campaign, *, upto: int, so_far: Looked
) -> tuple[Looked, int | None]:
    """Skip whom the draft must not text and take back whom it may; how the others stand.

    Goes on behind the recipient id `upto`, for about three seconds, and counts on from `so_far`.
    The second value is the id that it came to, None at the end. In a workspace that never recorded
    a consent, this costs nothing but for marketing.
    """
    with rt.db.read() as session:
        known = agreements.is_known(session, campaign.workspace_id)
        marked = agreements.is_marked(session, campaign.id)
        whole = audiences.bounds(session, campaign.id)
    settles = known or marked or campaign.kind == Kind.MARKETING
    if not settles:
        return _NOTHING, None
    agreed, expiring = Counter(so_far.agreed), Counter(so_far.expiring)
    now, ends = rt.clock(), time.monotonic() + rt.settings.rollcall_import_slice_seconds
    for after in range(max(whole.first - 1, upto), whole.last, PAGE):
        if not _settle(rt, campaign, after=after, upto=after + PAGE, now=now):
            return _NOTHING, None
        if known:
            with rt.db.read() as session:
                page: dict[str, Any] = {"after": after, "upto": after + PAGE, "now": now}
                agreed.update(agreements.count(session, campaign.id, **page))
                expiring.update(
                    agreements.ending(session, campaign.id, **page, until=now + LOOKS_AHEAD)
                )
        if time.monotonic() >= ends and after + PAGE < whole.last:
            return Looked(dict(agreed), dict(expiring)), after + PAGE
    return Looked(dict(agreed), dict(expiring)), None


def look_at_outs(rt: Runtime, campaign: Campaign, *, upto: int) -> int | None:
    """Skip and take back by the opt-outs of the draft's topic and sender, which are others now.

    Goes on behind the recipient id `upto`, for about three seconds; the id that it came to, None
    at the end. A draft that changed meanwhile is begun anew by whoever keeps what was found.
    """
    with rt.db.read() as session:
        whole = audiences.bounds(session, campaign.id)
    ends = time.monotonic() + rt.settings.rollcall_import_slice_seconds
    for after in range(max(whole.first - 1, upto), whole.last, PAGE):
        with rt.db.write() as session:
            now = campaigns.locked(session, campaign.id)
            if now.state != CampaignState.DRAFT or _bound(now) != _bound(campaign):
                return after
            unwanted.settle(session, now, after=after, upto=after + PAGE)
        if time.monotonic() >= ends and after + PAGE < whole.last:
            return after + PAGE
    return None


def _bound(campaign: Campaign) -> tuple[int, str]:
    return campaign.sender_id, campaign.topic


def _settle(rt: Runtime, seen: Campaign, *, after: int, upto: int, now: datetime) -> bool:
    """One page; False once it is launched, or another kind."""
    with rt.db.write() as session:
        campaign = campaigns.locked(session, seen.id)
        if campaign.state not in LOOKED_AT_ANEW or campaign.kind != seen.kind:
            return False
        back = agreements.settle(session, campaign.id, after=after, upto=upto, now=now)
        if back and campaign.state != CampaignState.DRAFT:
            approvals.note_added(session, campaign.id, back)
    return True
