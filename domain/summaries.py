"""The summary of a workspace: its live campaigns, whatever waits for a person first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from domain.lifecycle import CampaignState
from domain.views import CampaignView, WorkspaceView

LISTED: Final = 40
"""More are not counted one by one; a message has room for about so many."""
_ORDER: Final = (
    CampaignState.PAUSED,
    CampaignState.AWAITING_APPROVAL,
    CampaignState.COUNTING_DOWN,
    CampaignState.SENDING,
    CampaignState.SETTLING,
    CampaignState.SCHEDULED,
)


@dataclass(frozen=True, slots=True)
class SummaryView:
    """What stands in a summary channel; `left_out` are campaigns beyond those, by state."""

    workspace: WorkspaceView
    at: datetime
    campaigns: Sequence[CampaignView] = ()
    left_out: Mapping[CampaignState, int] = field(default_factory=dict)


def rank(state: CampaignState) -> int:
    """Which states come first, before anything was counted."""
    return _ORDER.index(state)


def ordered(campaigns: Sequence[CampaignView]) -> list[CampaignView]:
    """Whatever waits for a person first, then by state; in each the oldest news first."""
    return sorted(campaigns, key=lambda it: (not waits(it), rank(it.state), it.state_at, it.id))


def waits(view: CampaignView) -> bool:
    """Whether somebody has to do something about it."""
    return (
        view.state in (CampaignState.PAUSED, CampaignState.AWAITING_APPROVAL)
        or canary_waits(view)
        or view.undecided > 0
        or view.answers.unanswered.count > 0
    )


def canary_waits(view: CampaignView) -> bool:
    """Whether its canary is out, and a person lets the rest go or does not."""
    canary = view.canary
    if view.state is not CampaignState.SENDING or canary is None or not canary.is_full:
        return False
    return bool(canary.told) or not canary.by_rule
