"""Looking before approving: what is asked for, exactly, and what waits for whom."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import access, agreeing, objections, reaching, repeating, resting
from campaigns.agreeing import Agreed
from campaigns.approvers import decided, may_not
from campaigns.finding import find
from domain.actors import Actor
from domain.approval import ApprovalState
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.repeats import Repeat
from domain.roles import ANYWHERE, Role
from domain.versions import Correction
from domain.views import CampaignView
from domain.waiting import EVERYBODY_NOW, Launchable
from models import approvals, outlooks, schedules, views
from models.tables import Approval, Campaign
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class Review:
    """What a second person is asked for. `refusal` says why this one may not approve it.

    `rest` is what a corrected text comes to, for those who are left. Of a launch `repeats` are the
    campaigns whose text it sends again to the same people, `warnings` what else one should know,
    and `agreed` how its recipients agreed.
    """

    view: CampaignView
    approval_id: int
    outlook: Launchable
    refusal: str | None
    rest: Correction | None = None
    repeats: tuple[Repeat, ...] = ()
    warnings: tuple[str, ...] = ()
    agreed: Agreed = field(default_factory=Agreed)


def review(rt: Runtime, who: Actor, ref: str) -> Review:
    """The request of a campaign, for approvers; refused where none waits."""
    public_id = reaching.approver_of(rt, who, ref)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, public_id)
        request = approvals.of(session, campaign.id, ApprovalState.ASKED)
        kept = schedules.of(session, campaign.id)
        if campaign.state == CampaignState.PAUSED and request is not None:
            return _of_rest(session, campaign, request, who, rt.clock())
        if campaign.state != CampaignState.AWAITING_APPROVAL or request is None or kept is None:
            raise Refused(decided(session, campaign))
        view = views.campaign_view(session, campaign.id, rt.clock())
        at = rt.clock() if kept.is_launch else kept.starts_at
        wall = datetime.fromisoformat(kept.wall) if kept.own_zones else None
        outlook = outlooks.outlook_of(session, campaign, view, at, wall=wall)
        refusal = may_not(session, campaign, request, who)
        repeats = repeating.look(session, campaign, rt.clock()).repeats
    told = tuple(objections.warnings(view, alive=True))
    return Review(
        *(view, request.id, outlook, refusal),
        repeats=tuple(repeats),
        warnings=told,
        agreed=agreeing.agreed_of(view),
    )


def _of_rest(
    session: Session, campaign: Campaign, request: Approval, who: Actor, now: datetime
) -> Review:
    view = views.campaign_view(session, campaign.id, now)
    rest = resting.of_rest(session, campaign, view)
    untested = () if view.tested_current else (objections.UNTESTED,)
    return Review(
        *(view, request.id, EVERYBODY_NOW, may_not(session, campaign, request, who)),
        rest=rest,
        warnings=(*untested, *rest.warnings),
    )


def waiting(rt: Runtime, who: Actor) -> list[CampaignView]:
    """What waits for this person's approval, the first asked first."""
    ids = waiting_ids(rt, who)
    with rt.db.read() as session:
        return [views.campaign_view(session, campaign_id, rt.clock()) for campaign_id in ids]


def waiting_ids(rt: Runtime, who: Actor) -> list[int]:
    """The same by their ids."""
    access.require_approver(rt, who, ANYWHERE)
    with rt.db.read() as session:
        found = approvals.waiting(session, who.workspace_id)
        theirs = [
            (campaign.id, campaign.channel_id)
            for campaign, request in found
            if may_not(session, campaign, request, who) is None
        ]
    opens = reaching.surely(reaching.opener(rt, who))
    seen = reaching.surely(
        lambda channel: opens(channel) and access.may(rt, who, Role.APPROVER, where=channel)
    )
    return [campaign_id for campaign_id, channel in theirs if seen(channel)]
