"""Launching: the one launch that follows the question, however often it is pressed.

The press carries the version of the text that the person saw, and what else they saw
(`campaigns.seen`); the guarded UPDATE launches that version or nothing. Recipients are rows
already: a launch writes none, it opens the queue.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import (
    access,
    agreeing,
    asking,
    canarying,
    countdown,
    launch_hours,
    reaching,
    repeating,
    useby,
)
from campaigns.finding import held
from campaigns.launch_hours import LaunchAnswers
from campaigns.launchable import Order, require_launchable
from campaigns.launched import AlreadyLaunched, Launched, refuse_begun, refuse_launched
from campaigns.leaving_out import PRESSED, LeftOut, leave_out
from campaigns.questioning import LaunchQuestion, question
from domain.actors import Actor
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
    reminding,
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
    was said about the hours; unless it says otherwise, whoever cannot be texted now waits. With an
    undo window it counts down before anything leaves; where the team's rule wants a second person,
    it waits for them. Raises AlreadyLaunched for all other calls,
    Refused where something is missing or has changed.
    """
    right = reaching.starter_of(rt, who, public_id)
    looked = repeating.look_first(rt, who, right.public_id)
    left_out = leave_out(rt, who.workspace_id, right.public_id, answers.attest, most=PRESSED)

    def work(session: Session) -> tuple[int, Launched]:
        undo = workspaces.locked(session, who.workspace_id).undo_seconds
        campaign = held(session, who, right.public_id)
        right.require_still(campaign)
        refuse_begun(session, campaign, rt.clock())
        order = Order(wording_id, answers, tuple(again), looked, left_out=left_out)
        launched = asking.ask(rt, session, who, campaign, order) or let_go(
            rt, session, who, campaign, order, undo=undo
        )
        return campaign.id, launched

    campaign_id, launched = rt.db.write_again(work)
    if launched.starts_at is None and launched.awaits is None:
        go(rt, campaign_id)
    else:
        card.at_once(rt, campaign_id)
    return launched


def let_go(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, order: Order, *, undo: int
) -> Launched:
    """Launch it, or begin its undo window of so many seconds where there is one."""
    if undo:
        return countdown.begin(rt, session, who, campaign, order, seconds=undo)
    launched = carry_out(rt, session, who, campaign, order)
    schedules.forget(session, campaign.id)
    return launched


def carry_out(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, order: Order
) -> Launched:
    """The launch itself, in the caller's transaction that holds the team and the campaign."""
    view, found = require_launchable(
        rt, session, campaign, order, at=rt.clock(), own_clock=order.wall
    )
    repeating.require_agreed(session, campaign, order.looked, agreed=order.again, now=rt.clock())
    kept = schedules.of(session, campaign.id)
    asking.require_approved(session, campaign, view, kept)
    return _launch(rt, session, who, campaign, order=order, view=view, found=found)


def go(rt: Runtime, campaign_id: int) -> None:
    """After the commit of a launch: hold whoever is closed, send to the others, draw the card."""
    set_aside(rt, campaign_id)
    start_lanes(rt, campaign_id)
    card.at_once(rt, campaign_id)


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
    agreeing.keep(campaign, answers.attest, by=order.by or who.name, now=now)
    campaign.use_by = answers.use_by
    areas = estimate.areas if estimate else {}
    hours.plan(session, campaign, areas, now, drop=answers.drop, wall=order.wall)
    skipped, suppressed = _skip(session, campaign, order.left_out)
    left = launch_hours.left_of(
        session, campaign, view, found=found, drop=answers.drop, wall=order.wall
    )
    left = useby.without_late(left, found, answers)
    launch_hours.require_left(view, left)
    canary = canarying.begin(session, campaign, left.recipients, by_press=answers.canary)
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
        **({"consent_ended": order.left_out.ended} if order.left_out.ended else {}),
        **({"launched_by": order.by} if order.by else {}),
        **({"canary": canary} if canary else {}),
        **agreeing.said(view, answers.attest),
        **launch_hours.said(view, answers, found=found, left=left),
    )
    return Launched(
        *(campaign.public_id, campaign.name, campaign.launched_by or who.name, now),
        *(left.recipients, skipped, suppressed),
        waiting=left.waiting,
        dropped=left.dropped - left.late,
        late=left.late,
        ended=order.left_out.ended,
    )


def _skip(session: Session, campaign: Campaign, before: LeftOut) -> tuple[int, int]:
    """Whoever opted out, or turned out not to receive texts, since the draft was made."""
    team_id, sender_id = campaign.workspace_id, campaign.sender_id
    skipped = opt_outs.skip_opted_out(
        session,
        campaign.id,
        workspace_id=team_id,
        sender_id=sender_id,
        topic=campaign.topic,
        after=before.upto,
    )
    suppressed = suppressions.skip(session, campaign.id, team_id, after=before.suppressed_upto)
    reminding.skip_answered(session, campaign)
    return skipped + before.opted_out, suppressed + before.suppressed


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
    # What was scheduled is the clock's launch; an undo window is still the launch of a person.
    by = who.name if order.move is Move.START else order.by or who.name
    moved = campaigns.move(
        session, campaign.id, order.move, by=by, now=now, wording_id=order.wording_id
    )
    if not moved:
        refuse_launched(session, campaigns.locked(session, campaign.id))
        raise Refused(f"“{campaign.name}” cannot be launched now. Look at its card.")
    campaign.launched_by, campaign.launched_at = by, now
    campaign.price_per_segment = workspaces.get(session, campaign.workspace_id).price_per_segment
    campaign.heartbeat_at = now
    campaign.installation_id = installation.sign(session, rt.settings, now)
