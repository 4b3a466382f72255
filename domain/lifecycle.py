"""The life of a campaign: its states, and the only moves between them.

importing → draft → (awaiting_approval) → scheduled | counting_down → sending ⇄ paused →
settling → completed | cancelled | stopped; or discarded. One guarded UPDATE in `models/`
carries out each move; whoever loses the race is told so.
"""

from collections.abc import Mapping
from enum import StrEnum


class CampaignState(StrEnum):
    """Where a campaign stands."""

    IMPORTING = "importing"
    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    SCHEDULED = "scheduled"
    COUNTING_DOWN = "counting_down"
    SENDING = "sending"
    PAUSED = "paused"
    SETTLING = "settling"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    STOPPED = "stopped"
    DISCARDED = "discarded"


class Move(StrEnum):
    """What can be done to a campaign."""

    IMPORTED = "imported"
    REIMPORT = "reimport"
    LAUNCH = "launch"
    SCHEDULE = "schedule"
    """Also to another time, while it has not started."""
    UNSCHEDULE = "unschedule"
    """Somebody called the start off, something was edited, or it could not start by itself."""
    START = "start"
    """The clock starts what was scheduled."""
    PAUSE = "pause"
    RESUME = "resume"
    BRAKE = "brake"
    """Stop-all: whatever sends, or is about to, is paused; a scheduled start is called off."""
    CANCEL = "cancel"
    STOP = "stop"
    SENT_OUT = "sent_out"
    SETTLED = "settled"
    REOPEN = "reopen"
    REOPEN_PAUSED = "reopen_paused"
    """A text never left, and the brake is on: it waits for whoever resumes the campaign."""
    DISCARD = "discard"
    RESTORE = "restore"


_S = CampaignState

MOVES: Mapping[Move, tuple[frozenset[CampaignState], CampaignState]] = {
    Move.IMPORTED: (frozenset({_S.IMPORTING}), _S.DRAFT),
    Move.REIMPORT: (frozenset({_S.DRAFT}), _S.IMPORTING),
    Move.LAUNCH: (frozenset({_S.DRAFT, _S.SCHEDULED}), _S.SENDING),
    Move.SCHEDULE: (frozenset({_S.DRAFT, _S.SCHEDULED}), _S.SCHEDULED),
    Move.UNSCHEDULE: (frozenset({_S.SCHEDULED}), _S.DRAFT),
    Move.START: (frozenset({_S.SCHEDULED}), _S.SENDING),
    Move.PAUSE: (frozenset({_S.SENDING}), _S.PAUSED),
    Move.RESUME: (frozenset({_S.PAUSED}), _S.SENDING),
    Move.BRAKE: (frozenset({_S.SENDING, _S.COUNTING_DOWN}), _S.PAUSED),
    Move.CANCEL: (frozenset({_S.SENDING, _S.PAUSED, _S.SCHEDULED}), _S.CANCELLED),
    Move.STOP: (frozenset({_S.SENDING, _S.PAUSED}), _S.STOPPED),
    Move.SENT_OUT: (frozenset({_S.SENDING}), _S.SETTLING),
    Move.SETTLED: (frozenset({_S.SETTLING}), _S.COMPLETED),
    Move.REOPEN: (frozenset({_S.SETTLING}), _S.SENDING),
    Move.REOPEN_PAUSED: (frozenset({_S.SETTLING}), _S.PAUSED),
    Move.DISCARD: (frozenset({_S.IMPORTING, _S.DRAFT}), _S.DISCARDED),
    Move.RESTORE: (frozenset({_S.DISCARDED}), _S.DRAFT),
}

LIVE = frozenset({_S.SENDING, _S.PAUSED, _S.SETTLING, _S.COUNTING_DOWN, _S.SCHEDULED})
OVER = frozenset({_S.COMPLETED, _S.CANCELLED, _S.STOPPED})
AT_REST = OVER | {_S.DRAFT, _S.DISCARDED}
"""Nothing of it is on its way, and nothing goes out before somebody launches it."""


def allowed(move: Move, state: CampaignState) -> bool:
    """Whether a campaign in `state` may make this move."""
    return state in MOVES[move][0]


def after(move: Move) -> CampaignState:
    """The state that the move leads to."""
    return MOVES[move][1]
