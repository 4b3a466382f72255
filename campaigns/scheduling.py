"""Scheduling: a start that the clock makes by itself, of exactly what somebody saw.

What was seen (the text, the list, the sender, the hours) is kept with the start; whatever differs
when it is due does not start (`campaigns.starting`). Until then it can be put off, called off,
launched at once, or edited, which makes it a draft again.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import access, asking, launch_hours, reaching, repeating, useby
from campaigns.answering import to_data
from campaigns.finding import find, held
from campaigns.launch_hours import LaunchAnswers
from campaigns.launchable import Order, require_launchable
from campaigns.launched import refuse_begun
from campaigns.questioning import LaunchQuestion, question
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import Move
from domain.scheduling import Start, begins_in, checked, read_start
from domain.starts import ScheduleView
from domain.views import CampaignView
from domain.wallclock import hands
from jobs import card
from models import approvals, campaigns, hours, installation, schedules, views, workspaces
from models.outlooks import areas_of
from models.tables import Campaign, Schedule
from runtime import Runtime

FIELD = "start"


@dataclass(frozen=True, slots=True)
class ScheduleQuestion:
    """The question of a launch at `start`; `first` is when the first text may leave (UTC)."""

    launch: LaunchQuestion
    start: Start
    own_zones: bool
    first: datetime


def read(rt: Runtime, who: Actor, written: str) -> Start:
    """What somebody typed, in the team's zone unless they name one; raises Refused."""
    with rt.db.read() as session:
        zone = workspaces.get(session, who.workspace_id).zone
    try:
        return read_start(written, now=rt.clock(), zone=zone)
    except Refused as refused:
        raise Refused(refused.sentence, field=FIELD) from None


def about(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """The campaign, for whoever may say when it starts; refused where it was launched."""
    public_id = reaching.starter_of(rt, who, ref).public_id
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, public_id)
        refuse_begun(session, campaign, rt.clock())
        return views.campaign_view(session, campaign.id, rt.clock())


def ask(
    rt: Runtime, who: Actor, ref: str, start: Start, *, own_zones: bool = False
) -> ScheduleQuestion:
    """Everything that a person should know before a start is kept; nothing is kept yet."""
    wall = start.wall if own_zones else None
    asked = question(rt, who, ref, at=start.at, wall=wall)
    first = start.at
    if own_zones and not asked.stops:
        with rt.db.read() as session:
            campaign = held(session, who, asked.public_id)
            view = views.campaign_view(session, campaign.id, rt.clock())
            first = _first(session, campaign, view, start, rt.clock())
    return ScheduleQuestion(asked, start, own_zones, first)


def schedule(
    rt: Runtime,
    who: Actor,
    public_id: str,
    wording_id: int,
    start: Start,
    *,
    own_zones: bool = False,
    again: Collection[str] = (),
    answers: LaunchAnswers,
) -> ScheduleView:
    """Keep the start; refused by whatever would refuse a launch then, as far as it is known now."""
    right = reaching.starter_of(rt, who, public_id)
    looked = repeating.look_first(rt, who, right.public_id)
    if own_zones and answers.drop:
        raise Refused(
            "In each recipient's own zone nobody is dropped for the hour. Let them wait.",
            field=launch_hours.WAITING,
        )
    wall = start.wall if own_zones else None
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        campaign = held(session, who, right.public_id)
        right.require_still(campaign)
        refuse_begun(session, campaign, rt.clock())
        now = rt.clock()
        checked(start, now)
        said = replace(answers, at=start.at)
        order = Order(wording_id, said, tuple(again), looked)
        view, found = require_launchable(rt, session, campaign, order, at=start.at, own_clock=wall)
        repeating.require_agreed(session, campaign, looked, agreed=again, now=now)
        first = _first(session, campaign, view, start, now) if own_zones else start.at
        wanted = _wanted(who, campaign, order, start=start, first=first, own=own_zones)
        wanted.made_at = now
        approvals.end(session, [campaign.id], asking.ANEW)
        if view.needs_approval is not None:
            asking.wait(rt, session, who, campaign, view, wanted)
        else:
            _keep(rt, session, who, campaign, wanted)
        session.flush()
        kept = schedules.view(session, campaign.id)
        campaign_id = campaign.id
    card.at_once(rt, campaign_id)
    assert kept is not None
    return replace(kept, late=0 if answers.drop else useby.misses(found, answers.use_by))


def _first(
    session: Session, campaign: Campaign, view: CampaignView, start: Start, now: datetime
) -> datetime:
    """When the first of its areas begins by its own clock; refused where one has begun already."""
    homes = hours.rules_of(session, campaign).team.live_in
    areas = areas_of(session, campaign, view)
    begins = [begins_in(area, start.wall, homes) for area in areas] or [start.at]
    over = sum(areas[area] for area, at in zip(areas, begins, strict=False) if at <= now)
    if over:
        raise Refused(
            f"It is past {hands(start.wall)} already where {over:,} of the recipients may be."
            " Choose a later time, or let all start at one time.",
            field=FIELD,
        )
    return min(begins)


def _wanted(
    who: Actor,
    campaign: Campaign,
    order: Order,
    *,
    start: Start,
    first: datetime,
    own: bool,
) -> Schedule:
    """The start as somebody asks for it."""
    return Schedule(
        campaign_id=campaign.id,
        starts_at=first,
        wall=f"{start.wall:%Y-%m-%dT%H:%M}",
        zone=start.zone,
        own_zones=own,
        is_launch=False,
        wording_id=order.wording_id,
        answers=to_data(order.answers),
        repeats=list(order.again),
        made_by=who.name,
    )


def _keep(rt: Runtime, session: Session, who: Actor, campaign: Campaign, kept: Schedule) -> None:
    now = rt.clock()
    moved = campaigns.move(
        session, campaign.id, Move.SCHEDULE, by=who.name, now=now, wording_id=kept.wording_id
    )
    if not moved:
        raise Refused(f"“{campaign.name}” cannot be scheduled now. Look at its card.")
    campaign.heartbeat_at = now
    campaign.installation_id = installation.sign(session, rt.settings, now)
    schedules.keep(session, kept)
    access.record(
        *(rt, session, who, Verb.SCHEDULE, Subject.CAMPAIGN, campaign.id),
        starts_at=kept.starts_at.isoformat(),
        zone=kept.zone,
        own_zones=kept.own_zones,
        wording_id=kept.wording_id,
    )
