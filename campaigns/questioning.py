"""The question before a launch: everything that a person should know before the press."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from campaigns import agreeing, approvers, launch_hours, objections, reaching, repeating
from campaigns.agreeing import Agreed
from campaigns.finding import find
from campaigns.launched import refuse_begun
from campaigns.seen import seen_of
from domain.acknowledging import answers_words
from domain.actors import Actor
from domain.dayplan import DayStop
from domain.forecast import duration
from domain.ledger import Bucket
from domain.repeats import Repeat
from domain.views import SenderView
from domain.waiting import Launchable
from domain.windows import Kind, TeamHours
from jobs import apart
from models import outlooks, processes, views
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class LaunchQuestion:
    """What the confirmation states. `stops` forbid the launch, `warnings` do not.

    `duration` forecasts how long the sending takes at the sender's throughput.
    """

    public_id: str
    name: str
    title: str
    wording_id: int
    seen: str
    """What else the press must still find: `campaigns.seen`."""
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
    kind: Kind
    team: TeamHours
    at: datetime
    outlook: Launchable
    """By the hours of the kind: who may be texted now, who waits until when, who never can."""
    agreed: Agreed = field(default_factory=Agreed)
    """Where they agreed, as far as it is recorded; for the rest somebody has to attest it."""
    stops: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    day_stop: DayStop | None = None
    """Where a daily limit stops it, and when it goes on; `duration` knows of no limits."""
    answers: str = ""
    """What the text asks for, and what whoever answers gets back, in a sentence; or empty."""
    repeats: tuple[Repeat, ...] = ()
    """Campaigns of the week with this text and people of this audience; to be agreed to."""

    @property
    def can_launch(self) -> bool:
        """Whether nothing forbids it."""
        return not self.stops


def question(
    rt: Runtime, who: Actor, ref: str, *, at: datetime | None = None, wall: datetime | None = None
) -> LaunchQuestion:
    """Everything that a person should know before the press; refused where it was launched.

    For a start at `at` instead of now, the hours are those of then; with `wall` (naive) each
    recipient begins when their own clock shows that.
    """
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, ref)
        now = rt.clock()
        refuse_begun(session, campaign, now)
        view = views.campaign_view(session, campaign.id, now)
        found = outlooks.outlook_of(session, campaign, view, at or now, wall=wall)
        alive = processes.count_alive(session, "sender", now) > 0
        seen = seen_of(campaign, view)
        repeated = repeating.look(session, campaign, now).repeats
    second = () if view.needs_approval is None else approvers.warned(rt, who, view)
    estimate, starts = view.estimate, at or now
    segments = estimate.segments if estimate else 0
    forbidden = objections.stops(rt, view, later=at is not None)
    return LaunchQuestion(
        public_id=view.public_id,
        name=view.name,
        title=view.title,
        wording_id=view.wording_id or 0,
        seen=seen,
        template=view.template,
        answers=answers_words(view.asks, view.acknowledgement, view.sender.smart_encoding),
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
        stops=(*forbidden, *launch_hours.stops(view, found)),
        warnings=(*second, *objections.warnings(view, alive=alive, apart=apart.seconds(rt))),
        day_stop=None if at else view.day_plan.stop,
        repeats=tuple(repeated),
        kind=view.kind,
        team=view.workspace.hours,
        at=starts,
        outlook=found,
        agreed=agreeing.agreed_of(view),
    )
