"""Launching: the one launch that follows the question, however often it is pressed.

The press carries the version of the text that the person saw, and what else they saw
(`campaigns.seen`); the guarded UPDATE launches that version or nothing. Recipients are rows
already: a launch writes none, it opens the queue.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import access, launch_hours, objections, repeating
from campaigns.finding import held
from campaigns.launch_hours import LaunchAnswers
from campaigns.launched import AlreadyLaunched, refuse_launched
from campaigns.questioning import LaunchQuestion, question
from campaigns.seen import require_seen
from domain.actors import Actor, mention
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import Move
from domain.views import CampaignView
from domain.waiting import Launchable
from domain.windows import Kind
from jobs import card
from jobs.send.lanes import start_lanes
from jobs.sweep.hours import set_aside
from models import (
    campaigns,
    hours,
    installation,
    opt_outs,
    suppressions,
    views,
    wordings,
    workspaces,
)
from models.tables import Campaign
from runtime import Runtime

__all__ = [
    "AlreadyLaunched",
    "LaunchAnswers",
    "LaunchQuestion",
    "Launched",
    "launch",
    "question",
]

NOTHING_SAID = LaunchAnswers()


@dataclass(frozen=True, slots=True)
class Launched:
    """The launch that this call made; `opted_out` and `suppressed` were skipped last.

    Of the `recipients` so many wait for their hours; the `dropped` are skipped for them.
    """

    public_id: str
    name: str
    by: str
    at: datetime
    recipients: int
    opted_out: int
    suppressed: int
    waiting: int = 0
    dropped: int = 0


def launch(
    rt: Runtime,
    who: Actor,
    public_id: str,
    wording_id: int,
    *,
    again: Collection[str] = (),
    answers: LaunchAnswers = NOTHING_SAID,
) -> Launched:
    """Launch the campaign with the text that the person saw. Exactly one call ever succeeds.

    `again` holds the public ids of the campaigns that the person agrees to repeat, `answers` what
    was said about the hours; unless it says otherwise, whoever cannot be texted now waits. Raises
    AlreadyLaunched for all other calls, Refused where something is missing or has changed.
    """
    access.require_launcher(rt, who)
    looked = repeating.look_first(rt, who, public_id)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        campaign = held(session, who, public_id)
        refuse_launched(campaign)
        _refuse_changed(session, campaign, wording_id)
        now = rt.clock()
        view = views.campaign_view(session, campaign.id, now)
        found = launch_hours.outlook_of(session, campaign, view, now)
        for sentence in (*objections.stops(rt, view), *launch_hours.stops(view, found)):
            raise Refused(sentence)
        require_seen(campaign, view, kind=answers.kind, seen=answers.seen)
        launch_hours.require(view, answers)
        if answers.drop:
            launch_hours.require_droppable(session, campaign, view, found=found, then=answers.at)
        repeating.require_agreed(session, campaign, looked, agreed=again, now=rt.clock())
        launched = _launch(
            rt,
            session,
            who,
            campaign,
            wording_id=wording_id,
            view=view,
            found=found,
            answers=answers,
        )
    set_aside(rt, view.id)
    start_lanes(rt, view.id)
    card.nudge(rt, view.id)
    return launched


def _launch(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    *,
    wording_id: int,
    view: CampaignView,
    found: Launchable,
    answers: LaunchAnswers,
) -> Launched:
    now, estimate = view.at, view.estimate
    _move(rt, session, who, campaign, wording_id=wording_id, now=now)
    if view.kind is Kind.URGENT:
        campaign.launch_reason = answers.reason.strip()
    hours.plan(session, campaign, estimate.areas if estimate else {}, now, drop=answers.drop)
    skipped, suppressed = _skip(session, campaign)
    left = launch_hours.left_of(session, campaign, view, found=found, drop=answers.drop)
    launch_hours.require_left(view, left)
    access.record(
        rt,
        session,
        who,
        Verb.LAUNCH,
        Subject.CAMPAIGN,
        campaign.id,
        wording_id=wording_id,
        recipients=left.recipients,
        opted_out=skipped,
        suppressed=suppressed,
        **launch_hours.said(view, answers, found=found, left=left),
    )
    return Launched(
        campaign.public_id,
        campaign.name,
        who.name,
        now,
        left.recipients,
        skipped,
        suppressed,
        waiting=left.waiting,
        dropped=left.dropped,
    )


def _skip(session: Session, campaign: Campaign) -> tuple[int, int]:
    """Whoever opted out, or turned out not to receive texts, since the draft was made."""
    team_id, sender_id = campaign.workspace_id, campaign.sender_id
    skipped = opt_outs.skip_opted_out(
        session, campaign.id, workspace_id=team_id, sender_id=sender_id, topic=campaign.topic
    )
    return skipped, suppressions.skip(session, campaign.id, team_id)


def _move(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    *,
    wording_id: int,
    now: datetime,
) -> None:
    """The guarded UPDATE that exactly one press wins."""
    moved = campaigns.move(
        session, campaign.id, Move.LAUNCH, by=who.name, now=now, wording_id=wording_id
    )
    if not moved:
        refuse_launched(campaigns.locked(session, campaign.id))
        raise Refused(f"“{campaign.name}” cannot be launched now. Look at its card.")
    campaign.launched_by, campaign.launched_at = who.name, now
    campaign.heartbeat_at = now
    campaign.installation_id = installation.sign(session, rt.settings, now)


def _refuse_changed(session: Session, campaign: Campaign, wording_id: int) -> None:
    if campaign.wording_id != wording_id and campaign.wording_id is not None:
        author = mention(wordings.get(session, campaign.wording_id).created_by)
        raise Refused(
            f"The text of “{campaign.name}” was edited by {author} since you looked."
            " Look at it again before you launch."
        )
