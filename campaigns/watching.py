"""Watching over what waits for its start; what a gap in the watch means is a person's to say.

What nobody vouched for in the minutes before may be a copy's, however far off its start is.
"""

from datetime import timedelta

from sqlalchemy.orm import Session

from campaigns.not_starting import (
    UNWATCHED,
    VOUCH,
    VOUCH_DOWN,
    is_unwatched,
    not_started,
    refusal,
    tell,
)
from domain.actors import system
from jobs.present import present
from models import campaigns, processes, schedules
from runtime import Runtime


def keep_watch(rt: Runtime) -> None:
    """Vouch for what waits for its start, also while another start takes its time."""
    with rt.db.read() as session:
        waiting = [
            (one.id, one.heartbeat_at, due.is_launch) for one, due in schedules.scheduled(session)
        ]
    for campaign_id, beat_at, is_launch in waiting:
        often = VOUCH_DOWN if is_launch else VOUCH
        if beat_at is None or rt.clock() - beat_at > often:
            _vouch(rt, campaign_id, lag(rt))


def lag(rt: Runtime) -> timedelta:
    """By how much the earliest moment that it may be is behind this host's clock."""
    return rt.clock() - present(rt).span().earliest


def _vouch(rt: Runtime, campaign_id: int, behind: timedelta) -> None:
    """A sign of life, from whoever watched until now; after a gap it is a person's to say so.

    In one transaction, so a process that was held up heals no gap either.
    """

    def work(session: Session) -> bool:
        campaign = campaigns.locked(session, campaign_id)
        kept = schedules.of(session, campaign_id)
        if campaign.state not in schedules.TO_START or kept is None:
            return True
        who, now = system(campaign.workspace_id), rt.clock()
        late = now - behind - kept.starts_at
        if late >= timedelta() and refusal(campaign, kept, late=late, now=now) is not None:
            return (
                True  # Whoever starts it says so: this would heal the gap that speaks against it.
            )
        is_watched = not is_unwatched(campaign, now)
        if is_watched:
            processes.beat_campaign(session, campaign_id, now)
        else:
            not_started(rt, session, who, campaign_id, UNWATCHED)
        return is_watched

    if not rt.db.write_again(work):
        tell(rt, campaign_id)
