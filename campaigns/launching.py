"""Launching: the one launch that follows the question, however often it is pressed.

The press carries the version of the text that the person saw, and what else they saw
(`campaigns.seen`); the guarded UPDATE launches that version or nothing. Recipients are rows
already: a launch writes none, it opens the queue.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import access, agreeing, launch_hours, reaching, repeating, useby
from campaigns.finding import held
from campaigns.launch_hours import LaunchAnswers
from campaigns.launchable import Order, require_launchable
from campaigns.launched import AlreadyLaunched, refuse_launched
from campaigns.questioning import LaunchQuestion, question
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
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
    schedules,
    suppressions,
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

    Of the `recipients` so many wait for their hours; the `dropped` are skipped for them, the `late`
    at the use-by.
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
    late: int = 0


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
    right = reaching.starter_of(rt, who, public_id)
    looked = repeating.look_first(rt, who, right.public_id)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        campaign = held(session, who, right.public_id)
        right.require_still(campaign)
        order = Order(wording_id, answers, tuple(again), looked)
        launched = carry_out(rt, session, who, campaign, order)
        schedules.forget(session, campaign.id)
        campaign_id = campaign.id
    go(rt, campaign_id)
    return launched


def carry_out(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, order: Order
) -> Launched:
    """The launch itself, in the caller's transaction that holds the team and the campaign."""
    view, found = require_launchable(
        rt, session, campaign, order, at=rt.clock(), own_clock=order.wall
    )
    repeating.require_agreed(session, campaign, order.looked, agreed=order.again, now=rt.clock())
    return _launch(rt, session, who, campaign, order=order, view=view, found=found)


def go(rt: Runtime, campaign_id: int) -> None:
    """After the commit of a launch: hold whoever is closed, send to the others, draw the card."""
    set_aside(rt, campaign_id)
    start_lanes(rt, campaign_id)
    card.nudge(rt, campaign_id)


def _launch(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    *,
    order: Order,
    view: CampaignView,
    found: Launchable,
) -> Launched:
    now, estimate, answers = view.at, view.estimate, order.answers
    _move(rt, session, who, campaign, order=order, now=now)
    if view.kind is Kind.URGENT:
        campaign.launch_reason = answers.reason.strip()
    agreeing.keep(campaign, who, answers.attest, now)
    campaign.use_by = answers.use_by
    areas = estimate.areas if estimate else {}
    hours.plan(session, campaign, areas, now, drop=answers.drop, wall=order.wall)
    skipped, suppressed = _skip(session, campaign)
    left = launch_hours.left_of(
        session, campaign, view, found=found, drop=answers.drop, wall=order.wall
    )
    left = useby.without_late(left, found, answers)
    launch_hours.require_left(view, left)
    access.record(
        rt,
        session,
        who,
        Verb.LAUNCH,
        Subject.CAMPAIGN,
        campaign.id,
        wording_id=order.wording_id,
        recipients=left.recipients,
        opted_out=skipped,
        suppressed=suppressed,
        **agreeing.said(view, answers.attest),
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
        dropped=left.dropped - left.late,
        late=left.late,
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
    order: Order,
    now: datetime,
) -> None:
    """The guarded UPDATE that exactly one press wins."""
    moved = campaigns.move(
        session, campaign.id, order.move, by=who.name, now=now, wording_id=order.wording_id
    )
    if not moved:
        refuse_launched(campaigns.locked(session, campaign.id))
        raise Refused(f"“{campaign.name}” cannot be launched now. Look at its card.")
    campaign.launched_by, campaign.launched_at = who.name, now
    campaign.heartbeat_at = now
    campaign.installation_id = installation.sign(session, rt.settings, now)
