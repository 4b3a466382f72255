"""A start that does not happen: why it is too late for it, a draft again, and people told of it."""

from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.orm import Session

from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.lifecycle import Move
from jobs import card, starts
from jobs.queues import QueueName, enqueue
from models import approvals, audit, campaigns, imports, schedules
from models.tables import Campaign, Schedule
from runtime import Runtime

log = structlog.get_logger(__name__)

MISSED: Final = timedelta(minutes=5)
"""A start that is later than this asks first: people expected it then, and not now."""
UNDONE: Final = timedelta(seconds=30)
"""After an undo window, if nobody watched for so long either: it may be a backup restored."""
VOUCH: Final = timedelta(seconds=60)
VOUCH_DOWN: Final = timedelta(seconds=10)
"""So often for what counts down: a gap must show long before `UNDONE`."""
MISSED_WORDS: Final = "Nothing ran here when it was due, so it was missed."
SLOW: Final = (
    "Rollcall ran, but came to it more than five minutes after it was due, so it was missed."
)
UNCOUNTED: Final = "Consents had changed, and its list was not looked through when it was due."
UNWATCHED: Final = (
    "Nothing watched over it for a while: a backup may have been restored, or Rollcall was down. It"
    " may have started elsewhere. Look at Twilio's log and schedule it again."
)


def is_unwatched(campaign: Campaign, now: datetime) -> bool:
    """Whether nobody vouched for it in the last minutes."""
    return campaign.heartbeat_at is None or now - campaign.heartbeat_at > MISSED


def refusal(campaign: Campaign, kept: Schedule, *, late: timedelta, now: datetime) -> str | None:
    """Why it is too late for it, or None.

    After an undo window it may be a little late if this installation watched all the while.
    """
    most = UNDONE if kept.is_launch else 2 * VOUCH
    was_away = campaign.heartbeat_at is None or now - campaign.heartbeat_at > most
    if late > MISSED:
        words = SLOW if is_counted(campaign) else UNCOUNTED
        return MISSED_WORDS if was_away else words
    return MISSED_WORDS if kept.is_launch and was_away and late > UNDONE else None


def is_counted(campaign: Campaign) -> bool:
    """Whether its list is looked through; consents that changed a moment ago are waited for."""
    return imports.estimate_of(campaign) is not None


def not_started(rt: Runtime, session: Session, who: Actor, campaign_id: int, why: str) -> bool:
    """Make it a draft again, in the caller's transaction; False if it is to start no more."""
    now = rt.clock()
    kept = schedules.of(session, campaign_id)
    launched = kept is not None and kept.is_launch
    move, verb = (Move.ABORT, Verb.ABORT) if launched else (Move.UNSCHEDULE, Verb.UNSCHEDULE)
    reason = f"It did not start {'after its launch' if launched else 'as scheduled'}: {why}"
    if not campaigns.move(session, campaign_id, move, by=who.name, now=now, reason=reason):
        return False
    schedules.fail(session, campaign_id, why)
    approvals.end(session, [campaign_id], why)
    audit.write(
        session,
        workspace_id=who.workspace_id,
        at=now,
        actor=who.name,
        verb=verb,
        subject=Subject.CAMPAIGN,
        subject_id=campaign_id,
        detail={"reason": why},
    )
    return True


def tell(rt: Runtime, campaign_id: int) -> None:
    """After the commit: its channel is told, and its card drawn."""
    log.warning("campaign_not_started", campaign=campaign_id)
    enqueue(rt, QueueName.WORK, starts.tell, campaign_id)
    card.nudge(rt, campaign_id)
