"""A start that does not happen: called off by a person, or void since something was edited."""

from sqlalchemy.orm import Session

from campaigns import access, reaching, turning
from campaigns.finding import find
from domain.actors import Actor, mention
from domain.approval import ApprovalState
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState, Move
from domain.views import CampaignView
from jobs import card
from models import approvals, campaigns, schedules, views
from models.tables import Campaign
from runtime import Runtime

EDITED = "It was to start by itself; since {what} changed, nobody has seen what would be sent."
_WORDS = {"message": "the text", "audience": "the audience"}
HARMLESS = frozenset({"title", "note"})
"""What may change without anybody looking again: nobody who is texted sees it."""


def unschedule(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """Call the start off: it is a draft again."""
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = campaigns.locked(session, find(session, who.workspace_id, ref).id)
        now = rt.clock()
        if not campaigns.move(session, campaign.id, Move.UNSCHEDULE, by=who.name, now=now):
            raise Refused(f"“{campaign.name}” is not scheduled. Look at its card.")
        schedules.forget(session, campaign.id)
        approvals.end(session, [campaign.id], "It was called off.")
        _record(rt, session, who, campaign, "called off")
        session.flush()
        view = views.campaign_view(session, campaign.id, now)
    card.at_once(rt, view.id)
    return view


def void(rt: Runtime, session: Session, who: Actor, campaign: Campaign, *, changed: str) -> None:
    """What was scheduled, or asked for, is edited: it is a draft again, and says why."""
    what = _WORDS.get(changed, f"its {changed.replace('_', ' ')}")
    if campaign.state == CampaignState.AWAITING_APPROVAL:
        _void_request(rt, session, who, campaign, what)
    if campaign.state != CampaignState.SCHEDULED:
        return
    why = EDITED.format(what=what)
    campaigns.move(session, campaign.id, Move.UNSCHEDULE, by=who.name, now=rt.clock(), reason=why)
    approvals.end(session, [campaign.id], why)
    kept = schedules.of(session, campaign.id)
    if kept is None or kept.made_by == who.name:
        schedules.forget(session, campaign.id)
    else:
        schedules.fail(session, campaign.id, f"{mention(who.name)} edited it.")
    _record(rt, session, who, campaign, f"edited: {changed}")


def _void_request(rt: Runtime, session: Session, who: Actor, campaign: Campaign, what: str) -> None:
    """Nobody was asked to approve what it is by now."""
    why = f"{mention(who.name)} changed {what}, so the request for an approval is void."
    turned_down = turning.turn_down(rt, session, who, campaign, ApprovalState.VOID, words=why)
    if turned_down:
        access.record(
            *(rt, session, who, Verb.VOID_REQUEST, Subject.CAMPAIGN, campaign.id), reason=why
        )


def void_of(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, *, changed: list[str]
) -> None:
    """The same for an edit, as far as anything changed that counts."""
    counts = [name for name in changed if name not in HARMLESS]
    if counts:
        void(rt, session, who, campaign, changed=counts[0])


def _record(rt: Runtime, session: Session, who: Actor, campaign: Campaign, why: str) -> None:
    access.record(rt, session, who, Verb.UNSCHEDULE, Subject.CAMPAIGN, campaign.id, reason=why)
