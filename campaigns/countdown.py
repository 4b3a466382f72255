"""The undo window: a launch counts down before its first text leaves, and can be aborted.

What was seen is kept as for a start at a time, and looked at once more when the window is over
(`campaigns.starting`). While it counts down nothing of it can be edited: whoever wants to aborts.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from campaigns import access, launch_hours, reaching, repeating, useby
from campaigns.answering import to_data
from campaigns.finding import held
from campaigns.launchable import Order, require_launchable
from campaigns.launched import Launched, refuse_begun
from domain.actors import Actor, mention
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import Move
from domain.views import CampaignView
from domain.wallclock import written
from jobs import card
from models import approvals, campaigns, installation, schedules, views, workspaces
from models.tables import Campaign, Schedule
from runtime import Runtime


def begin(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, order: Order, *, seconds: int
) -> Launched:
    """Keep the launch and let the window run; refused by whatever would refuse it now."""
    now = rt.clock()
    view, found = require_launchable(rt, session, campaign, order, at=now, own_clock=None)
    repeating.require_agreed(session, campaign, order.looked, agreed=order.again, now=now)
    left = launch_hours.left_of(session, campaign, view, found=found, drop=order.answers.drop)
    left = useby.without_late(left, found, order.answers)
    launch_hours.require_left(view, left)
    _move(rt, session, who, campaign, order)
    starts_at = now + timedelta(seconds=seconds)
    kept = start_of(campaign, order, view, by=order.by or who.name, now=now)
    kept.starts_at, kept.wall = starts_at, _wall(starts_at, kept.zone)
    schedules.keep(session, kept)
    access.record(
        *(rt, session, who, Verb.COUNT_DOWN, Subject.CAMPAIGN, campaign.id),
        wording_id=order.wording_id,
        recipients=left.recipients,
        launched_by=kept.made_by,
        starts_at=starts_at.isoformat(),
    )
    return Launched(
        *(campaign.public_id, campaign.name, kept.made_by, now, left.recipients, 0, 0),
        waiting=left.waiting,
        dropped=left.dropped - left.late,
        late=left.late,
        starts_at=starts_at,
    )


def start_of(
    campaign: Campaign, order: Order, view: CampaignView, *, by: str, now: datetime
) -> Schedule:
    """What somebody launched, to be kept until it starts; for the time being it starts at once."""
    zone = view.workspace.zone
    return Schedule(
        campaign_id=campaign.id,
        starts_at=now,
        wall=_wall(now, zone),
        zone=zone,
        is_launch=True,
        wording_id=order.wording_id,
        answers=to_data(order.answers),
        repeats=list(order.again),
        made_by=by,
        made_at=now,
    )


def abort(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """Not after all: it is a draft again, and says who aborted it. Anyone who may launch may."""
    public_id = reaching.launcher_of(rt, who, ref)
    with rt.db.write() as session:
        campaign, now = held(session, who, public_id), rt.clock()
        why = f"{mention(who.name)} aborted the launch before the first text left."
        if not campaigns.move(session, campaign.id, Move.ABORT, by=who.name, now=now, reason=why):
            raise Refused(_too_late(session, campaign))
        schedules.forget(session, campaign.id)
        approvals.end(session, [campaign.id], why)
        access.record(rt, session, who, Verb.ABORT, Subject.CAMPAIGN, campaign.id)
        session.flush()
        view = views.campaign_view(session, campaign.id, now)
    card.at_once(rt, view.id)
    return view


def _too_late(session: Session, campaign: Campaign) -> str:
    if campaign.launched_at is None:
        return f"“{campaign.name}” does not count down, so there is nothing to abort."
    zone = workspaces.get(session, campaign.workspace_id).zone
    when = written(campaign.launched_at, zone, seconds=True)
    return (
        f"The undo window of “{campaign.name}” is over: it was launched by"
        f" {mention(campaign.launched_by or 'system')}, {when}."
        " Pause or cancel it: what has left cannot be taken back."
    )


def _move(rt: Runtime, session: Session, who: Actor, campaign: Campaign, order: Order) -> None:
    """The guarded UPDATE that exactly one press wins."""
    now = rt.clock()
    move = Move.APPROVE_DOWN if order.move is Move.APPROVE else Move.COUNT_DOWN
    moved = campaigns.move(
        session, campaign.id, move, by=who.name, now=now, wording_id=order.wording_id
    )
    if not moved:
        refuse_begun(session, campaigns.locked(session, campaign.id), now)
        raise Refused(f"“{campaign.name}” cannot be launched now. Look at its card.")
    campaign.heartbeat_at = now
    campaign.installation_id = installation.sign(session, rt.settings, now)


def _wall(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}"
