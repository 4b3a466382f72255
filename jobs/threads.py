"""Replies in the card's thread: at most one post in 30 seconds, edited while it fills.

Five hundred people may answer within a minute; nobody wants five hundred notifications, and
Slack would not take them. What a refresh cannot show yet stays unassigned in the database, and
the clock brings it back; so it does with what was decided about a text that a post shows.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

import structlog

from domain.loops import Withheld
from domain.meaning.verdicts import Meaning
from domain.provisional import Decision
from gateways.slack.blocks.answered import Told
from gateways.slack.blocks.thread import Reply, gathered
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Rendered
from jobs import refusing
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from jobs.refusing import Act
from models import masks, team_answers, threads
from models.gathering import Place
from models.tables import Inbound
from models.team_answers import Answered
from models.threads import PostClaim
from runtime import Runtime

log = structlog.get_logger(__name__)

EDIT_SECONDS: Final = 5.0


def gather(campaign_id: int) -> None:
    """RQ job: show the replies that no post shows yet, and what was decided about others."""
    _gather(runtime(), Place(campaign_id=campaign_id))


def gather_in_channel(workspace_id: int) -> None:
    """RQ job: the same in the team's channel, for what belongs to no campaign."""
    _gather(runtime(), Place(workspace_id=workspace_id))


def enqueue_gather(rt: Runtime, *, campaign_id: int | None, workspace_id: int | None) -> None:
    """Have a text shown where it belongs, soon; the clock finds what this misses."""
    if campaign_id is not None:
        enqueue(rt, QueueName.WORK, gather, campaign_id)
    elif workspace_id is not None:
        enqueue(rt, QueueName.WORK, gather_in_channel, workspace_id)


def look_at_threads(rt: Runtime) -> None:
    """For the clock: gather replies that no post shows yet."""
    with rt.db.read() as session:
        due = list(threads.due(session))
        teams = list(threads.due_in_channels(session))
    for campaign_id in due:
        enqueue(rt, QueueName.WORK, gather, campaign_id)
    for workspace_id in teams:
        enqueue(rt, QueueName.WORK, gather_in_channel, workspace_id)


def _gather(rt: Runtime, place: Place) -> None:
    while (claim := _take(rt, place)) is not None:
        if not _serve(rt, claim):
            return


def _take(rt: Runtime, place: Place) -> PostClaim | None:
    seconds = rt.settings.rollcall_thread_seconds
    with rt.db.write() as session:
        return threads.take(
            session,
            place,
            now=rt.clock(),
            window=timedelta(seconds=seconds),
            spacing=timedelta(seconds=min(EDIT_SECONDS, seconds)),
        )


def _serve(rt: Runtime, claim: PostClaim) -> bool:
    """Show one post, masked and as plain text; False if Slack did not take it."""
    made = gathered(
        _replies(rt, claim),
        claim.zone,
        alone=claim.card_ts is None,
        showing=claim.showing,
        post=str(claim.post_id),
    )
    try:
        ts = _show(rt, claim, made.rendered)
    except SlackAway as away:
        _put_off(rt, claim, min(away.retry_after, 60.0), lost=False)
    except SlackRefused as refused:
        _refused(rt, claim, refused.error)
    else:
        with rt.db.write() as session:
            threads.shown(session, claim, ts, made.left)
        return True
    return False


def _refused(rt: Runtime, claim: PostClaim, error: str) -> None:
    """A post that is gone is opened anew; others wait longer each time, or are given up."""
    where = {"campaign_id": claim.place.campaign_id, "workspace_id": claim.place.workspace_id}
    then = refusing.after(error, claim.refusals)
    if then.act is Act.ANEW:
        _put_off(rt, claim, 0, lost=True)
    elif then.act is Act.GIVE_UP:
        log.error("post_given_up", error=error, **where)
        with rt.db.write() as session:
            threads.give_up(session, claim, error, rt.clock())
    else:
        log.warning("post_refused", error=error, **where)
        with rt.db.write() as session:
            threads.put_off(session, claim, rt.clock() + then.wait, lost=False, refused=True)


def _show(rt: Runtime, claim: PostClaim, rendered: Rendered) -> str:
    if claim.ts is not None:
        rt.slack.update(claim.channel_id, claim.ts, rendered)
        return claim.ts
    return rt.slack.post(claim.channel_id, rendered, thread_ts=claim.card_ts).ts


def _replies(rt: Runtime, claim: PostClaim) -> list[Reply]:
    """What is shown of each; answers as they stand after the claim: what moves later is due."""
    with rt.db.read() as session:
        answers = team_answers.of_replies(session, [it.id for it in claim.replies])
        seen_as = masks.of(session, claim.place, [it.phone for it in claim.replies])
    return [
        replace(_reply(it, claim, answers.get(it.id, ())), seen_as=seen_as[it.phone])
        for it in claim.replies
    ]


def _reply(it: Inbound, claim: PostClaim, answers: Sequence[Answered]) -> Reply:
    return Reply(
        it.phone,
        it.body,
        it.received_at,
        id=it.id,
        words=it.words,
        decision=Decision(it.decision) if it.decision else None,
        decided_by=it.decided_by,
        may_mean_visit=it.may_mean_visit,
        declined=it.meaning == Meaning.DECLINED,
        withheld=Withheld(it.unanswered) if it.alerts else None,
        name=claim.names.get(it.id, ""),
        answers=[Told(one.by, one.at, one.state, one.error_code, one.body) for one in answers],
        closed_by=it.handled_by,
        assigned_to=claim.assigned.get(it.phone, ""),
        sorted_as=it.sorted_as,
        sorted_by=it.sorted_by,
    )


def _put_off(rt: Runtime, claim: PostClaim, seconds: float, *, lost: bool) -> None:
    with rt.db.write() as session:
        threads.put_off(session, claim, rt.clock() + timedelta(seconds=seconds), lost=lost)
