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
    COUNT_DOWN = "count_down"
    """Somebody launched it: the undo window runs before the first text leaves."""
    BEGIN = "begin"
    """The undo window is over."""
    ABORT = "abort"
    """Not after all, by a person or stop-all, or since something spoke against it at the end."""
    ASK = "ask"
    """Somebody launched or scheduled what wants a second person."""
    APPROVE = "approve"
    """A second person let a launch go, and there is no undo window."""
    APPROVE_DOWN = "approve_down"
    """A second person let a launch go: now the undo window runs."""
    APPROVE_START = "approve_start"
    """A second person let a start at a time go."""
    TURN_DOWN = "turn_down"
    """Rejected, withdrawn, void by an edit, or not approved before it was to start."""
    PAUSE = "pause"
    RESUME = "resume"
    BRAKE = "brake"
    """Stop-all: whatever sends is paused; what has not begun yet is called off."""
    CANCEL = "cancel"
    STOP = "stop"
    SENT_OUT = "sent_out"
    RUN_OUT = "run_out"
    """It was paused, and nothing of it is left that a resume would send, or that may get news."""
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
    Move.COUNT_DOWN: (frozenset({_S.DRAFT, _S.SCHEDULED}), _S.COUNTING_DOWN),
    Move.BEGIN: (frozenset({_S.COUNTING_DOWN}), _S.SENDING),
    Move.ABORT: (frozenset({_S.COUNTING_DOWN}), _S.DRAFT),
    Move.ASK: (frozenset({_S.DRAFT, _S.SCHEDULED}), _S.AWAITING_APPROVAL),
    Move.APPROVE: (frozenset({_S.AWAITING_APPROVAL}), _S.SENDING),
    Move.APPROVE_DOWN: (frozenset({_S.AWAITING_APPROVAL}), _S.COUNTING_DOWN),
    Move.APPROVE_START: (frozenset({_S.AWAITING_APPROVAL}), _S.SCHEDULED),
    Move.TURN_DOWN: (frozenset({_S.AWAITING_APPROVAL}), _S.DRAFT),
    Move.LAUNCH: (frozenset({_S.DRAFT, _S.SCHEDULED}), _S.SENDING),
    Move.SCHEDULE: (frozenset({_S.DRAFT, _S.SCHEDULED}), _S.SCHEDULED),
    Move.UNSCHEDULE: (frozenset({_S.SCHEDULED}), _S.DRAFT),
    Move.START: (frozenset({_S.SCHEDULED}), _S.SENDING),
    Move.PAUSE: (frozenset({_S.SENDING}), _S.PAUSED),
    Move.RESUME: (frozenset({_S.PAUSED}), _S.SENDING),
    Move.BRAKE: (frozenset({_S.SENDING}), _S.PAUSED),
    Move.CANCEL: (
        frozenset({_S.SENDING, _S.PAUSED, _S.SCHEDULED, _S.COUNTING_DOWN}),
        _S.CANCELLED,
    ),
    Move.STOP: (frozenset({_S.SENDING, _S.PAUSED}), _S.STOPPED),
    Move.SENT_OUT: (frozenset({_S.SENDING}), _S.SETTLING),
    Move.RUN_OUT: (frozenset({_S.PAUSED}), _S.SETTLING),
    Move.SETTLED: (frozenset({_S.SETTLING}), _S.COMPLETED),
    Move.REOPEN: (frozenset({_S.SETTLING}), _S.SENDING),
    Move.REOPEN_PAUSED: (frozenset({_S.SETTLING}), _S.PAUSED),
    Move.DISCARD: (frozenset({_S.IMPORTING, _S.DRAFT}), _S.DISCARDED),
    Move.RESTORE: (frozenset({_S.DISCARDED}), _S.DRAFT),
}

LIVE = frozenset(
    {
        *(_S.SENDING, _S.PAUSED, _S.SETTLING),
        *(_S.COUNTING_DOWN, _S.SCHEDULED, _S.AWAITING_APPROVAL),
    }
)
OVER = frozenset({_S.COMPLETED, _S.CANCELLED, _S.STOPPED})
TO_BE_LAUNCHED = frozenset({_S.DRAFT, _S.AWAITING_APPROVAL, _S.SCHEDULED, _S.COUNTING_DOWN})
"""Its list is read, and no text has left yet."""
NEVER_SENT = TO_BE_LAUNCHED | {_S.IMPORTING, _S.DISCARDED}
LOOKED_AT_ANEW = frozenset({_S.DRAFT, _S.AWAITING_APPROVAL, _S.SCHEDULED})
"""Nobody was texted yet, and it may be long until then: consents that change are counted anew."""
AT_REST = OVER | {_S.DRAFT, _S.DISCARDED}
"""Nothing of it is on its way, and nothing goes out before somebody launches it."""


def allowed(move: Move, state: CampaignState) -> bool:
    """Whether a campaign in `state` may make this move."""
    return state in MOVES[move][0]


def after(move: Move) -> CampaignState:
    """The state that the move leads to."""
    return MOVES[move][1]
