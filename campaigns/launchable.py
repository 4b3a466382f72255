"""What has to be so for a launch, at the press and at a scheduled start: one order, one check."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import agreeing, launch_hours, objections, repeating, useby
from campaigns.launch_hours import LaunchAnswers
from campaigns.launched import refuse_launched
from campaigns.leaving_out import NOBODY, LeftOut
from campaigns.seen import require_seen
from domain.actors import mention
from domain.errors import Refused
from domain.lifecycle import Move
from domain.views import CampaignView
from domain.waiting import Launchable
from models import outlooks, views, wordings
from models.tables import Campaign
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class Order:
    """What a press asks for, or asked for when it was scheduled.

    With `wall` (naive) each recipient's own clock has to show that time. `by` asked for it, where
    somebody else, or the clock, carries it out: an actor's stored name. `left_out` were skipped a
    moment before.
    """

    wording_id: int
    answers: LaunchAnswers
    again: tuple[str, ...]
    looked: repeating.Looked
    move: Move = Move.LAUNCH
    wall: datetime | None = None
    by: str = ""
    left_out: LeftOut = NOBODY


def require_launchable(
    rt: Runtime,
    session: Session,
    campaign: Campaign,
    order: Order,
    *,
    at: datetime,
    own_clock: datetime | None,
) -> tuple[CampaignView, Launchable]:
    """Refuse what speaks against it at `at`; the draft as it is, and whom the hours let go then."""
    refuse_launched(session, campaign)
    refuse_changed(session, campaign, order.wording_id)
    view = views.campaign_view(session, campaign.id, rt.clock())
    answers = order.answers
    found = outlooks.outlook_of(session, campaign, view, at, wall=own_clock)
    against = objections.stops(rt, view, later=at > rt.clock())
    for sentence in (*against, *launch_hours.stops(view, found)):
        raise Refused(sentence)
    waited = order.move is not Move.LAUNCH
    require_seen(campaign, view, kind=answers.kind, seen=answers.seen, waited=waited)
    launch_hours.require(view, answers)
    agreeing.require(view, answers.attest)
    useby.require(answers.use_by, at)
    useby.require_told(view.name, found, answers)
    if answers.drop:
        launch_hours.require_droppable(session, campaign, view, found=found, then=answers.at, at=at)
    return view, found


def refuse_changed(session: Session, campaign: Campaign, wording_id: int) -> None:
    """Refuse another text than the person saw."""
    if campaign.wording_id != wording_id and campaign.wording_id is not None:
        author = mention(wordings.get(session, campaign.wording_id).created_by)
        raise Refused(
            f"The text of “{campaign.name}” was edited by {author} since you looked."
            " Look at it again before you launch."
        )
