"""The clock starts what was scheduled: one guarded UPDATE, so two clocks do no harm.

Everything is looked at again when it is due. Whatever speaks against it then, it does not start:
it is a draft again, the card and a mention in the channel say why, and a person decides. Nobody
starts late by surprise either: a start that was missed asks.
"""

from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.orm import Session

from campaigns import repeating
from campaigns.answering import from_data
from campaigns.launchable import Order
from campaigns.launching import carry_out, go
from campaigns.leaving_out import LeftOut, leave_out
from domain.actors import Actor, system
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import Move
from jobs import card, starts
from jobs.present import present
from jobs.queues import QueueName, enqueue
from models import (
    approvals,
    audit,
    campaigns,
    daily,
    imports,
    installation,
    processes,
    schedules,
    workspaces,
)
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


def look_at_starts(rt: Runtime) -> None:
    """Start what is due, and have people told of what did not start.

    Due by the earliest moment that it may be, and late by the same: a clock that jumped ahead
    starts nothing early, and one that is behind the others makes nothing late.
    """
    keep_watch(rt)
    with rt.db.read() as session:
        waiting = [(one.id, due.starts_at) for one, due in schedules.scheduled(session)]
        untold = list(schedules.untold(session, rt.clock()))
    behind = _behind(rt)
    for campaign_id, starts_at in waiting:
        if starts_at <= rt.clock() - behind:
            start(rt, campaign_id, behind=behind)
    for campaign_id in untold:
        enqueue(rt, QueueName.WORK, starts.tell, campaign_id)


def keep_watch(rt: Runtime) -> None:
    """Vouch for what waits for its start, also while another start takes its time.

    What nobody vouched for in the minutes before may be a copy's, however far off its start is.
    """
    with rt.db.read() as session:
        waiting = [
            (one.id, one.heartbeat_at, due.is_launch) for one, due in schedules.scheduled(session)
        ]
    for campaign_id, beat_at, is_launch in waiting:
        often = VOUCH_DOWN if is_launch else VOUCH
        if beat_at is None or rt.clock() - beat_at > often:
            _vouch(rt, campaign_id, _behind(rt))


def _behind(rt: Runtime) -> timedelta:
    """By how much the earliest moment that it may be is behind this host's clock."""
    return rt.clock() - present(rt).span().earliest


def _vouch(rt: Runtime, campaign_id: int, behind: timedelta) -> None:
    """A sign of life, from whoever watched until now; after a gap it is a person's to say so.

    In one transaction, so a process that was held up heals no gap either.
    """
    with rt.db.write() as session:
        campaign = campaigns.locked(session, campaign_id)
        kept = schedules.of(session, campaign_id)
        if campaign.state not in schedules.TO_START or kept is None:
            return
        who, now = system(campaign.workspace_id), rt.clock()
        late = now - behind - kept.starts_at
        if late >= timedelta() and _refusal(campaign, kept, late, now) is not None:
            return  # Whoever starts it says so: this would heal the gap that speaks against it.
        is_watched = not _is_unwatched(campaign, now)
        if is_watched:
            processes.beat_campaign(session, campaign_id, now)
        else:
            _not_started(rt, session, who, campaign_id, UNWATCHED)
    if not is_watched:
        _tell(rt, campaign_id)


def _is_unwatched(campaign: Campaign, now: datetime) -> bool:
    return campaign.heartbeat_at is None or now - campaign.heartbeat_at > MISSED


def _refusal(campaign: Campaign, kept: Schedule, late: timedelta, now: datetime) -> str | None:
    """Why it is too late for it, or None.

    After an undo window it may be a little late if this installation watched all the while.
    """
    most = UNDONE if kept.is_launch else 2 * VOUCH
    was_away = campaign.heartbeat_at is None or now - campaign.heartbeat_at > most
    if late > MISSED:
        words = SLOW if _is_counted(campaign) else UNCOUNTED
        return MISSED_WORDS if was_away else words
    return MISSED_WORDS if kept.is_launch and was_away and late > UNDONE else None


def start(rt: Runtime, campaign_id: int, *, behind: timedelta = timedelta()) -> bool:
    """Start a campaign that is due, or say why it does not; True if this call started it.

    By a clock that is so far behind this host's.
    """
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
        who, public_id = system(campaign.workspace_id), campaign.public_id
        attest = _attested(schedules.of(session, campaign_id))
    looked = repeating.look_first(rt, who, public_id)
    left_out = leave_out(rt, who.workspace_id, public_id, attest)
    try:
        with rt.db.write() as session:
            workspaces.locked(session, who.workspace_id)
            campaign = campaigns.locked(session, campaign_id)
            kept = schedules.of(session, campaign_id)
            if campaign.state not in schedules.TO_START or kept is None:
                return False
            late = rt.clock() - behind - kept.starts_at
            if late < timedelta():
                return False
            _require_startable(rt, session, campaign, kept, late=late)
            if not _is_counted(campaign):
                return False
            carry_out(rt, session, who, campaign, _order(kept, looked, left_out))
            if kept.is_launch:
                schedules.forget(session, campaign_id)
    except Refused as refused:
        _give_up(rt, who, campaign_id, refused.sentence)
        return False
    log.info("campaign_started", campaign=campaign_id)
    go(rt, campaign_id)
    return True


def _attested(kept: Schedule | None) -> str:
    """Where people agreed, as it was said then; whether the rest can be read is asked later."""
    return str(kept.answers.get("attest") or "") if kept else ""


def _is_counted(campaign: Campaign) -> bool:
    """Whether its list is looked through; consents that changed a moment ago are waited for."""
    return imports.estimate_of(campaign) is not None


def _order(kept: Schedule, looked: repeating.Looked, left_out: LeftOut) -> Order:
    return Order(
        kept.wording_id,
        from_data(kept.answers),
        tuple(kept.repeats),
        looked,
        move=Move.BEGIN if kept.is_launch else Move.START,
        wall=datetime.fromisoformat(kept.wall) if kept.own_zones else None,
        by=kept.made_by,
        left_out=left_out,
    )


def _require_startable(
    rt: Runtime, session: Session, campaign: Campaign, kept: Schedule, *, late: timedelta
) -> None:
    """Refuse a start that comes too late, or may be a copy's, or would only wait for tomorrow."""
    now = rt.clock()
    if campaign.installation_id not in (None, installation.of_environment(rt.settings)):
        done = "launched" if kept.is_launch else "scheduled"
        raise Refused(f"It was {done} by another installation; this one may be a copy.")
    why = _refusal(campaign, kept, late, now)
    if why is not None:
        raise Refused(why)
    if _is_unwatched(campaign, now):
        raise Refused(UNWATCHED)
    full = daily.reached(session, campaign.sender_id, now) is not None
    if full and not kept.is_launch:
        raise Refused("The daily limit of its sender is used up.")


def _give_up(rt: Runtime, who: Actor, campaign_id: int, why: str) -> None:
    """It is a draft again and says why; whoever scheduled it is told."""
    with rt.db.write() as session:
        given_up = _not_started(rt, session, who, campaign_id, why)
    if given_up:
        _tell(rt, campaign_id)


def _not_started(rt: Runtime, session: Session, who: Actor, campaign_id: int, why: str) -> bool:
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


def _tell(rt: Runtime, campaign_id: int) -> None:
    log.warning("campaign_not_started", campaign=campaign_id)
    enqueue(rt, QueueName.WORK, starts.tell, campaign_id)
    card.nudge(rt, campaign_id)
