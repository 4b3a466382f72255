"""The summary of a workspace: its live campaigns, whatever waits for a person first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from domain.canaries import CanarySoFar
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
    """What stands in a summary channel; `left_out` are campaigns beyond those, by state.

    So many of those wait for a person (`waits_beyond`). `is_partial`: there are channels of which
    it is not known yet who may know of their campaigns, which are neither here nor counted.
    """

    workspace: WorkspaceView
    at: datetime
    campaigns: Sequence[CampaignView] = ()
    left_out: Mapping[CampaignState, int] = field(default_factory=dict)
    waits_beyond: int = 0
    is_partial: bool = False


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
    return view.state is CampaignState.SENDING and waits_for_release(view.canary)


def waits_for_release(canary: CanarySoFar | None) -> bool:
    """Whether all of it is out, and no rule lets the rest go."""
    return canary is not None and canary.is_full and (bool(canary.told) or not canary.by_rule)
