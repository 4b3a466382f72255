"""The clock starts what was scheduled: one guarded UPDATE, so two clocks do no harm.

Everything is looked at again when it is due. Whatever speaks against it then, it does not start:
it is a draft again, the card and a mention in the channel say why, and a person decides. Nobody
starts late by surprise either: a start that was missed asks.
"""

from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from campaigns import repeating
from campaigns.answering import from_data
from campaigns.launchable import Order
from campaigns.launching import carry_out, go
from campaigns.leaving_out import LeftOut, leave_out
from campaigns.not_starting import (
    UNWATCHED,
    is_counted,
    is_unwatched,
    not_started,
    refusal,
    tell,
)
from campaigns.watching import keep_watch, lag
from domain.actors import Actor, system
from domain.errors import Refused
from domain.lifecycle import Move
from jobs import starts
from jobs.queues import QueueName, enqueue
from models import campaigns, daily, installation, schedules, workspaces
from models.tables import Campaign, Schedule
from runtime import Runtime

log = structlog.get_logger(__name__)


def look_at_starts(rt: Runtime) -> None:
    """Start what is due, and have people told of what did not start.

    Due by the earliest moment that it may be, and late by the same: a clock that jumped ahead
    starts nothing early, and one that is behind the others makes nothing late.
    """
    keep_watch(rt)
    with rt.db.read() as session:
        waiting = [(one.id, due.starts_at) for one, due in schedules.scheduled(session)]
        untold = list(schedules.untold(session, rt.clock()))
    behind = lag(rt)
    for campaign_id, starts_at in waiting:
        if starts_at <= rt.clock() - behind:
            start(rt, campaign_id, behind=behind)
    for campaign_id in untold:
        enqueue(rt, QueueName.WORK, starts.tell, campaign_id)


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

    def work(session: Session) -> bool:
        workspaces.locked(session, who.workspace_id)
        campaign = campaigns.locked(session, campaign_id)
        kept = schedules.of(session, campaign_id)
        if campaign.state not in schedules.TO_START or kept is None:
            return False
        late = rt.clock() - behind - kept.starts_at
        if late < timedelta():
            return False
        _require_startable(rt, session, campaign, kept, late=late)
        if not is_counted(campaign):
            return False
        carry_out(rt, session, who, campaign, _order(kept, looked, left_out))
        if kept.is_launch:
            schedules.forget(session, campaign_id)
        return True

    try:
        started = rt.db.write_again(work)
    except Refused as refused:
        _give_up(rt, who, campaign_id, refused.sentence)
        return False
    if started:
        log.info("campaign_started", campaign=campaign_id)
        go(rt, campaign_id)
    return started


def _attested(kept: Schedule | None) -> str:
    """Where people agreed, as it was said then; whether the rest can be read is asked later."""
    return str(kept.answers.get("attest") or "") if kept else ""


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
    why = refusal(campaign, kept, late=late, now=now)
    if why is not None:
        raise Refused(why)
    if is_unwatched(campaign, now):
        raise Refused(UNWATCHED)
    full = daily.reached(session, campaign.sender_id, now) is not None
    if full and not kept.is_launch:
        raise Refused("The daily limit of its sender is used up.")


def _give_up(rt: Runtime, who: Actor, campaign_id: int, why: str) -> None:
    """It is a draft again and says why; whoever scheduled it is told."""
    given_up = rt.db.write_again(lambda session: not_started(rt, session, who, campaign_id, why))
    if given_up:
        tell(rt, campaign_id)
