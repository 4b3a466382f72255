"""Requests that the clock looks after: who is to be told, and what nobody approved in time."""

import structlog

from campaigns.turning import turn_down
from domain.actors import system
from domain.approval import ApprovalState
from domain.deeds import Subject, Verb
from jobs import approvals as telling
from jobs import card, starts
from jobs.present import present
from jobs.queues import QueueName, enqueue
from models import approvals, audit, campaigns, schedules, workspaces
from models.tables import Campaign
from runtime import Runtime

log = structlog.get_logger(__name__)

LATE = "nobody approved it before it was to start."


def look_at_requests(rt: Runtime) -> None:
    """Turn down what is overdue, by the earliest moment that it may be, and have people told."""
    at = present(rt).span().earliest
    with rt.db.read() as session:
        overdue = list(approvals.overdue(session, at))
    for campaign_id in overdue:
        _miss(rt, campaign_id)
    with rt.db.read() as session:
        untold = list(approvals.untold(session, rt.clock()))
    for approval_id in untold:
        enqueue(rt, QueueName.WORK, telling.tell, approval_id)


def _miss(rt: Runtime, campaign_id: int) -> None:
    """It is a draft again, as any start that was missed; whoever asked is told in the channel."""
    with rt.db.write() as session:
        who = system(session.get_one(Campaign, campaign_id).workspace_id)
        workspaces.locked(session, who.workspace_id)
        campaign = campaigns.locked(session, campaign_id)
        kept = schedules.of(session, campaign_id)
        words = f"It did not start as scheduled: {LATE}"
        missed = turn_down(
            rt, session, who, campaign, ApprovalState.MISSED, words=words, forgets=False
        )
        if not missed:
            return
        if kept is not None:
            schedules.fail(session, campaign_id, LATE[:1].upper() + LATE[1:])
        audit.write(
            session,
            workspace_id=who.workspace_id,
            at=rt.clock(),
            actor=who.name,
            verb=Verb.VOID_REQUEST,
            subject=Subject.CAMPAIGN,
            subject_id=campaign_id,
            detail={"reason": LATE},
        )
    log.warning("approval_missed", campaign=campaign_id)
    enqueue(rt, QueueName.WORK, starts.tell, campaign_id)
    card.at_once(rt, campaign_id)
