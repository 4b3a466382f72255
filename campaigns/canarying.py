"""Canaries: whether a launch has one, and the press that lets the rest go."""

from sqlalchemy.orm import Session

from campaigns import access, reaching
from campaigns.finding import held
from domain.actors import Actor, mention
from domain.canaries import CanarySoFar, canary_size
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.guardsettings import from_data
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from jobs import card
from jobs.send.lanes import start_lanes
from models import canaries, views
from models.tables import Campaign, Workspace
from runtime import Runtime

_UNDER_WAY = (CampaignState.SENDING, CampaignState.PAUSED)


def begin(session: Session, campaign: Campaign, recipients: int, *, by_press: bool) -> int | None:
    """Give the campaign that is being launched its canary, if it is to have one; how many texts.

    Of so many recipients. `by_press` whoever launched asked for one that a person releases.
    """
    limits = from_data(session.get_one(Workspace, campaign.workspace_id).guards)
    campaign.canary_size = canary_size(limits, recipients, by_press=by_press)
    campaign.canary_by_rule = limits.canary.by_rule and not by_press
    return campaign.canary_size


def release(rt: Runtime, who: Actor, ref: str, wording_id: int) -> CampaignView:
    """Let the rest of it leave; who may launch it may do this.

    Only after the canary of the version of the text that they saw, and once all of it is out.
    """
    ref = reaching.starter_of(rt, who, ref).public_id
    with rt.db.write() as session:
        campaign = held(session, who, ref)
        now, canary = rt.clock(), canaries.so_far(session, campaign)
        if canary is not None and campaign.state in _UNDER_WAY:
            _require_seen(campaign, canary, wording_id)
        if not canaries.release(session, campaign.id, by=who.name, now=now):
            raise Refused(_nothing(campaign))
        access.record(
            *(rt, session, who, Verb.RELEASE_CANARY, Subject.CAMPAIGN, campaign.id),
            texts=canary.texts if canary else 0,
            delivered=canary.figures.delivered if canary else 0,
        )
        session.flush()
        view = views.campaign_view(session, campaign.id, now)
    start_lanes(rt, view.id)
    card.at_once(rt, view.id)
    return view


def _require_seen(campaign: Campaign, canary: CanarySoFar, wording_id: int) -> None:
    if canary.wording_id != wording_id:
        raise Refused(
            f"The text of “{campaign.name}” was corrected since, and its new canary is another one."
            " Look at its card."
        )
    if not canary.is_full:
        raise Refused(
            f"The canary of “{campaign.name}” is not out yet: {canary.texts:,} of"
            f" {canary.size:,} texts have left. Wait for the others."
        )


def _nothing(campaign: Campaign) -> str:
    if campaign.canary_released_by is not None:
        by = mention(campaign.canary_released_by)
        return f"The rest of “{campaign.name}” was released already (by {by})."
    return f"“{campaign.name}” has no canary that waits to be released."
