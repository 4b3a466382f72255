"""Who can be the second person: whoever holds the role, and neither wrote it nor asks for it.

Nor whoever made the key that did: the key acts for them.
"""

from sqlalchemy.orm import Session

from campaigns.finding import find
from domain.actors import Actor, Door, mention
from domain.approval import ApprovalState
from domain.views import CampaignView
from domain.wallclock import written
from gateways.slack.errors import SlackAway
from jobs.approvals import approvers_of, may_see
from models import approvals, workspaces
from models.hands import editors_of, makers_of
from models.tables import Approval, Campaign
from runtime import Runtime


def may_not(session: Session, campaign: Campaign, request: Approval, who: Actor) -> str | None:
    """Why this person cannot be the second one, or None."""
    if who.name == request.asked_by:
        return f"You asked for “{campaign.name}” yourself. Somebody else has to approve it."
    hands = editors_of(session, campaign)
    if who.name in makers_of(session, [*hands, request.asked_by]):
        return (
            f"You made the key that handed in “{campaign.name}”. Somebody else has to approve it."
        )
    if who.name in hands:
        return (
            f"You wrote or edited “{campaign.name}” as it is now. Somebody else has to approve it."
        )
    return None


def decided(session: Session, campaign: Campaign) -> str:
    """Who was first, and what they said."""
    last = approvals.latest(session, campaign.id)
    if last is None or last.decided_by is None or last.decided_at is None:
        return f"“{campaign.name}” does not wait for an approval. Look at its card."
    if last.state == ApprovalState.APPROVED:
        done = "was approved"
    elif last.state == ApprovalState.REJECTED:
        done = "was rejected"
    else:
        return f"“{campaign.name}” does not wait for an approval any more: {last.reason}"
    zone = workspaces.get(session, campaign.workspace_id).zone
    at = written(last.decided_at, zone, seconds=True)
    return f"“{campaign.name}” {done} already by {mention(last.decided_by)}, {at}."


def warned(rt: Runtime, who: Actor, view: CampaignView) -> list[str]:
    """What whoever launches should know: it waits for somebody else, and perhaps for nobody."""
    waits = f"A second person has to approve it, since {view.needs_approval}."
    none = nobody(rt, who, view.public_id)
    return [waits, *([none] if none else [])]


def nobody(rt: Runtime, who: Actor, public_id: str) -> str | None:
    """That nobody in Slack can approve a campaign, whoever of them asks for it; or None.

    In a user group somebody else is presumed to be: it is asked at the press.
    """
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, public_id)
        able = approvers_of(session, rt.settings, campaign)
        hands = editors_of(session, campaign) | {who.name} | makers_of(session, [who.name])
    if _anybody(rt, campaign, able, hands):
        return None
    return (
        "Nobody in Slack can approve it: whoever holds the role approver here wrote it, edited it,"
        " asks for it or made the key that does. An admin gives the role to somebody else:"
        " `/campaign roles`."
    )


def _anybody(rt: Runtime, campaign: Campaign, able: list[str], hands: frozenset[str]) -> bool:
    others = [it for it in able if f"{Door.SLACK}:{it}" not in hands]
    try:
        seeing = [it for it in others if may_see(rt, campaign.channel_id, it)]
    except SlackAway:
        # A warning is no reason to hold up a launch: who can see it is asked at the press.
        seeing = others
    return any(not it.startswith("S") or rt.slack.has_people(it) for it in seeing)
