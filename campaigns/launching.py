"""Launching: what is asked before, and the one launch that follows, however often it is pressed.

The press carries the version of the text that the person saw; the guarded UPDATE launches that
version or nothing. Recipients are rows already: a launch writes none, it opens the queue.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from campaigns import access, objections, repeating
from campaigns.finding import find, held
from domain.actors import Actor, mention
from domain.dayplan import DayStop
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.forecast import duration
from domain.ledger import Bucket
from domain.lifecycle import Move
from domain.repeats import Repeat
from domain.views import SenderView
from jobs import card
from jobs.send.lanes import start_lanes
from models import (
    campaigns,
    installation,
    opt_outs,
    processes,
    suppressions,
    views,
    wordings,
    workspaces,
)
from models.tables import Campaign
from runtime import Runtime


class AlreadyLaunched(Refused):
    """Somebody, or an earlier press, launched it: `by` is the actor's stored name, `at` UTC."""

    def __init__(self, name: str, by: str, at: datetime) -> None:
        super().__init__(
            f"“{name}” was launched already by {mention(by)} at {at:%Y-%m-%d %H:%M:%S} UTC."
        )
        self.name = name
        self.by = by
        self.at = at


@dataclass(frozen=True, slots=True)
class LaunchQuestion:
    """What the confirmation states. `stops` forbid the launch, `warnings` do not.

    `duration` forecasts how long the sending takes at the sender's throughput.
    """

    public_id: str
    name: str
    title: str
    wording_id: int
    template: str
    recipients: int
    segments: int
    price: Decimal | None
    currency: str
    sender: SenderView
    duration: timedelta
    blank_rows: int
    tested_by: str | None
    tested_at: datetime | None
    tested_current: bool
    stops: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    day_stop: DayStop | None = None
    """Where a daily limit stops it, and when it goes on; `duration` knows of no limits."""
    repeats: tuple[Repeat, ...] = ()
    """Campaigns of the week with this text and people of this audience; to be agreed to."""

    @property
    def can_launch(self) -> bool:
        """Whether nothing forbids it."""
        return not self.stops


@dataclass(frozen=True, slots=True)
class Launched:
    """The launch that this call made; `opted_out` and `suppressed` were skipped last."""

    public_id: str
    name: str
    by: str
    at: datetime
    recipients: int
    opted_out: int
    suppressed: int


def question(rt: Runtime, who: Actor, ref: str) -> LaunchQuestion:
    """Everything that a person should know before the press; refused where it was launched."""
    access.require_launcher(rt, who)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, ref)
        _refuse_launched(campaign)
        view = views.campaign_view(session, campaign.id, rt.clock())
        alive = processes.count_alive(session, "sender", rt.clock()) > 0
        repeated = repeating.look(session, campaign, rt.clock()).repeats
    estimate = view.estimate
    segments = estimate.segments if estimate else 0
    return LaunchQuestion(
        public_id=view.public_id,
        name=view.name,
        title=view.title,
        wording_id=view.wording_id or 0,
        template=view.template,
        recipients=estimate.recipients if estimate else view.ledger[Bucket.PENDING],
        segments=segments,
        price=view.price,
        currency=view.workspace.currency,
        sender=view.sender,
        duration=duration(segments, view.sender.throughput),
        blank_rows=estimate.blank_rows if estimate else 0,
        tested_by=view.tested_by,
        tested_at=view.tested_at,
        tested_current=view.tested_current,
        stops=tuple(objections.stops(rt, view)),
        warnings=tuple(objections.warnings(view, alive=alive)),
        day_stop=view.day_plan.stop,
        repeats=tuple(repeated),
    )


def launch(
    rt: Runtime, who: Actor, public_id: str, wording_id: int, *, again: Collection[str] = ()
) -> Launched:
    """Launch the campaign with the text that the person saw. Exactly one call ever succeeds.

    `again` holds the public ids of the campaigns that the person agrees to repeat. Raises
    AlreadyLaunched for all other calls, Refused where something is missing or has changed.
    """
    access.require_launcher(rt, who)
    looked = repeating.look_first(rt, who, public_id)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        campaign = held(session, who, public_id)
        _refuse_launched(campaign)
        _refuse_changed(session, campaign, wording_id)
        view = views.campaign_view(session, campaign.id, rt.clock())
        for sentence in objections.stops(rt, view):
            raise Refused(sentence)
        repeating.require_agreed(session, campaign, looked, agreed=again, now=rt.clock())
        planned = view.estimate.recipients if view.estimate else 0
        launched = _launch(rt, session, who, campaign, wording_id=wording_id, planned=planned)
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
    planned: int,
) -> Launched:
    now = rt.clock()
    moved = campaigns.move(
        session, campaign.id, Move.LAUNCH, by=who.name, now=now, wording_id=wording_id
    )
    if not moved:
        _refuse_launched(campaigns.locked(session, campaign.id))
        raise Refused(f"“{campaign.name}” cannot be launched now. Look at its card.")
    campaign.launched_by, campaign.launched_at = who.name, now
    campaign.heartbeat_at = now
    campaign.installation_id = installation.sign(session, rt.settings, now)
    skipped = opt_outs.skip_opted_out(
        session,
        campaign.id,
        workspace_id=campaign.workspace_id,
        sender_id=campaign.sender_id,
    )
    suppressed = suppressions.skip(session, campaign.id, campaign.workspace_id)
    # Rows that the claim will skip (blank, too long) still wait here; they were never promised.
    left = min(campaigns.pending(session, campaign.id), planned)
    if not left:
        raise Refused(
            f"Everybody in the audience of “{campaign.name}” has opted out or cannot receive texts."
        )
    access.record(
        rt,
        session,
        who,
        Verb.LAUNCH,
        Subject.CAMPAIGN,
        campaign.id,
        wording_id=wording_id,
        recipients=left,
        opted_out=skipped,
        suppressed=suppressed,
    )
    return Launched(campaign.public_id, campaign.name, who.name, now, left, skipped, suppressed)


def _refuse_launched(campaign: Campaign) -> None:
    if campaign.launched_at is not None:
        raise AlreadyLaunched(campaign.name, campaign.launched_by or "system", campaign.launched_at)


def _refuse_changed(session: Session, campaign: Campaign, wording_id: int) -> None:
    if campaign.wording_id != wording_id and campaign.wording_id is not None:
        author = mention(wordings.get(session, campaign.wording_id).created_by)
        raise Refused(
            f"The text of “{campaign.name}” was edited by {author} since you looked."
            " Look at it again before you launch."
        )
