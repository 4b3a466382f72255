"""Turning a request for an approval down: the campaign is a draft again, and says why."""

from sqlalchemy.orm import Session

from domain.actors import Actor
from domain.approval import ApprovalState
from domain.lifecycle import Move
from models import approvals, campaigns, schedules
from models.tables import Campaign
from runtime import Runtime


def turn_down(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    state: ApprovalState,
    *,
    words: str,
    reason: str = "",
    forgets: bool = True,
) -> bool:
    """Make what waits for an approval a draft again, with `words` on its card; False if none.

    Whoever asked is told, unless they did it, or are told as of a start that was missed.
    """
    now = rt.clock()
    moved = campaigns.move(session, campaign.id, Move.TURN_DOWN, by=who.name, now=now, reason=words)
    if not moved:
        return False
    request = approvals.of(session, campaign.id, ApprovalState.ASKED)
    if request is not None:
        tells = forgets and who.name != request.asked_by
        said = reason or words
        approvals.decide(session, request.id, state, by=who.name, now=now, reason=said, tells=tells)
    if forgets:
        schedules.forget(session, campaign.id)
    return True
