"""A start that does not happen: called off by a person, or void since something was edited."""

from sqlalchemy.orm import Session

from campaigns import access, reaching
from campaigns.finding import find
from domain.actors import Actor, mention
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState, Move
from domain.views import CampaignView
from jobs import card
from models import campaigns, schedules, views
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
        _record(rt, session, who, campaign, "called off")
        session.flush()
        view = views.campaign_view(session, campaign.id, now)
    card.nudge(rt, view.id)
    return view


def void(rt: Runtime, session: Session, who: Actor, campaign: Campaign, *, changed: str) -> None:
    """What was scheduled is edited: it is a draft again, and says why. Nothing else is touched."""
    if campaign.state != CampaignState.SCHEDULED:
        return
    why = EDITED.format(what=_WORDS.get(changed, f"its {changed.replace('_', ' ')}"))
    campaigns.move(session, campaign.id, Move.UNSCHEDULE, by=who.name, now=rt.clock(), reason=why)
    kept = schedules.of(session, campaign.id)
    if kept is None or kept.made_by == who.name:
        schedules.forget(session, campaign.id)
    else:
        schedules.fail(session, campaign.id, f"{mention(who.name)} edited it.")
    _record(rt, session, who, campaign, f"edited: {changed}")


def void_of(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, *, changed: list[str]
) -> None:
    """The same for an edit, as far as anything changed that counts."""
    counts = [name for name in changed if name not in HARMLESS]
    if counts:
        void(rt, session, who, campaign, changed=counts[0])


def _record(rt: Runtime, session: Session, who: Actor, campaign: Campaign, why: str) -> None:
    access.record(rt, session, who, Verb.UNSCHEDULE, Subject.CAMPAIGN, campaign.id, reason=why)
