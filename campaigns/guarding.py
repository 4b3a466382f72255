"""Guard rails: what the team sets, and an approver who lets a campaign go on all the same."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from sqlalchemy.orm import Session

from campaigns import access, beforehand, controlling, reaching
from campaigns.finding import find, held
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.guards import Figures, Guards, Raised, Rule, shown
from domain.guardsettings import changed, from_data, to_data
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from jobs import card
from models import campaigns, guards, views, workspaces
from models.tables import Campaign, Workspace
from runtime import Runtime


def save(rt: Runtime, who: Actor, said: Mapping[str, str]) -> Guards:
    """Set the team's limits; what is left out stays. The admins' alone."""
    access.require_admin(rt, who)
    with rt.db.write() as session:
        workspace = workspaces.locked(session, who.workspace_id)
        before = beforehand.told(workspace)
        limits = changed(from_data(workspace.guards), said)
        workspace.guards = to_data(limits)
        access.record(
            *(rt, session, who, Verb.SET_UP, Subject.WORKSPACE, workspace.id),
            changed=["guards"],
            guards=workspace.guards,
            **beforehand.change(before, workspace),
        )
    return limits


def team(rt: Runtime, who: Actor) -> Guards:
    """The team's limits, for whoever may look."""
    access.require_viewer(rt, who)
    with rt.db.read() as session:
        return from_data(session.get_one(Workspace, who.workspace_id).guards)


def state_of(rt: Runtime, who: Actor, ref: str) -> tuple[CampaignView, Figures]:
    """One campaign, and what its figures are beside its limits (`view.guard`)."""
    public_id = reaching.viewer_of(rt, who, ref)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, public_id)
        limits = guards.of_campaign(session, campaign)
        seen = guards.now_of(session, campaign, limits)
        return views.campaign_view(session, campaign.id, rt.clock()), seen


def continue_anyway(
    rt: Runtime, who: Actor, ref: str, rule: str = "", limit: str = ""
) -> CampaignView:
    """Raise the limit that paused it to what was shown, for this campaign, and go on.

    An approver's right. Whoever was shown another rule or amount is asked to look again. Where
    something else holds it up (a use-by that went by, a stopped sender) the limit is raised all
    the same, and it goes on with *Resume*.
    """
    public_id = reaching.approver_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        moved = _raise(rt, session, who, campaign, rule=rule, limit=limit)
        # Also where it is not raised: the card that the press came from shows other figures.
        campaigns.touch_card(session, campaign.id, rt.clock(), news=True)
        campaign_id = campaign.id
    card.at_once(rt, campaign_id)
    if moved is not None:
        raise Refused(moved)
    return controlling.resume(rt, who, public_id)


def _raise(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, *, rule: str, limit: str
) -> str | None:
    """Raise it; where another rule or amount was shown, why not."""
    if campaign.state != CampaignState.PAUSED or campaign.guards_rule is None:
        raise Refused(f"No guard rail holds up “{campaign.name}”.")
    limits, paused_by = guards.of_campaign(session, campaign), Rule(campaign.guards_rule)
    higher = guards.raises_to(paused_by, guards.now_of(session, campaign, limits), limits)
    currency = session.get_one(Workspace, campaign.workspace_id).currency
    if (rule and rule != paused_by) or (limit and _amount(limit) != higher):
        return (
            f"The figures of “{campaign.name}” have moved: its limit would now become"
            f" {shown(paused_by, higher, currency)}. Look at its card again."
        )
    now = rt.clock()
    guards.raise_limit(session, campaign, Raised(paused_by, higher, who.name, now))
    campaign.guards_rule = None
    access.record(
        *(rt, session, who, Verb.CONTINUE_ANYWAY, Subject.CAMPAIGN, campaign.id),
        rule=paused_by.value,
        before=str(limits.limit(paused_by)),
        limit=str(higher),
    )
    return None


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
