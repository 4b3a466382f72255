"""What the App Home shows one person: theirs to do first, then what runs, and the senders."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from domain.dayplan import DayRoom
from domain.ledger import Ledger
from domain.lifecycle import CampaignState
from domain.views import CampaignView, SenderView, WorkspaceView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Top(Generic[T]):
    """The first of a list, and how many there are beyond them."""

    shown: tuple[T, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class HomeCampaign:
    """A campaign under way, and what this person may do with it."""

    view: CampaignView
    may_write: bool = False
    may_launch: bool = False
    may_start: bool = False
    """Let it go: at any hour only an approver may."""
    may_approve: bool = False
    may_release: bool = False
    """Let texts leave from its sender again, which is a matter of the whole team."""


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A draft, or a campaign that is over, in one line."""

    public_id: str
    name: str
    title: str
    state: CampaignState
    state_at: datetime
    channel_id: str
    ledger: Ledger
    may_write: bool = False
    may_start: bool = False


@dataclass(frozen=True, slots=True)
class SenderHealth:
    """A sender, and what is left of what a day allows it."""

    sender: SenderView
    rooms: tuple[DayRoom, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeView:
    """All of it, read at `at` (UTC). With a refusal, or before anything is set up, only that."""

    at: datetime
    zone: str = "UTC"
    refusal: str | None = None
    workspace: WorkspaceView | None = None
    approvals: Top[HomeCampaign] = field(default_factory=Top)
    running: Top[HomeCampaign] = field(default_factory=Top)
    upcoming: Top[HomeCampaign] = field(default_factory=Top)
    drafts: Top[HomeLine] = field(default_factory=Top)
    finished: Top[HomeLine] = field(default_factory=Top)
    senders: Top[SenderHealth] = field(default_factory=Top)
    may_draft: bool = False
    may_stop: bool = False
    may_set_up: bool = False
