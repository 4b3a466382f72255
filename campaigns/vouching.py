"""What a second person says to a corrected text: it goes on, or it stays paused."""

from sqlalchemy.orm import Session

from campaigns import access, braking, controlling, resting
from campaigns.approvers import decided, may_not
from campaigns.asking import changed_words
from campaigns.finding import find, held
from domain.actors import Actor
from domain.approval import ApprovalState
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from jobs import card
from models import approvals, campaigns, views, workspaces
from models.tables import Approval, Campaign
from runtime import Runtime


def approve(rt: Runtime, who: Actor, public_id: str, approval_id: int) -> CampaignView:
    """Let the rest go on with the text that was shown; void where something changed.

    Where something else holds it up (a stopped sender, a use-by that went by) it is approved all
    the same, and goes on with *Resume*.
    """

    def work(session: Session) -> str | None:
        braking.require_off(workspaces.locked(session, who.workspace_id))
        campaign = held(session, who, public_id)
        request = open_rest(session, campaign, approval_id)
        if sentence := may_not(session, campaign, request, who):
            raise Refused(sentence)
        view = views.campaign_view(session, campaign.id, rt.clock())
        words = resting.differs(campaign, view, request)
        why = f"{changed_words(words)} since the approval was asked for." if words else ""
        state = ApprovalState.VOID if words else ApprovalState.APPROVED
        _decide(rt, session, who, campaign, request, state=state, why=why)
        return why

    why = rt.db.write_again(work)
    if why:
        _nudge(rt, who, public_id)
        raise Refused(f"{why} It stays paused; *Resume* asks for it anew.")
    try:
        return controlling.resume(rt, who, public_id)
    except Refused as refused:
        _nudge(rt, who, public_id)
        raise Refused(f"It is approved, and stays paused: {refused.sentence}") from refused


def decide(
    rt: Runtime,
    who: Actor,
    public_id: str,
    *,
    state: ApprovalState,
    approval_id: int | None = None,
    why: str = "",
) -> CampaignView:
    """Reject or withdraw it: it stays paused with that text until somebody corrects it again."""
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        request = open_rest(session, campaign, approval_id)
        _decide(rt, session, who, campaign, request, state=state, why=why)
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    card.at_once(rt, view.id)
    return view


def open_rest(session: Session, campaign: Campaign, approval_id: int | None) -> Approval:
    """The request that the person looked at, if it still is the one that waits."""
    request = approvals.of(session, campaign.id, ApprovalState.ASKED)
    if campaign.state != CampaignState.PAUSED or request is None:
        raise Refused(decided(session, campaign))
    if approval_id is not None and request.id != approval_id:
        raise Refused(f"“{campaign.name}” was corrected again since you looked. Look at it again.")
    return request


_VERBS = {
    ApprovalState.APPROVED: Verb.APPROVE,
    ApprovalState.REJECTED: Verb.REJECT,
    ApprovalState.WITHDRAWN: Verb.WITHDRAW_REQUEST,
    ApprovalState.VOID: Verb.VOID_REQUEST,
}


def _decide(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    request: Approval,
    *,
    state: ApprovalState,
    why: str,
) -> None:
    """The guarded UPDATE that exactly one press wins."""
    now, tells = rt.clock(), who.name != request.asked_by
    detail: dict[str, object] = {"reason": why} if why else {}
    if not approvals.decide(
        session, request.id, state, by=who.name, now=now, reason=why, tells=tells
    ):
        raise Refused(decided(session, campaign))
    campaigns.touch_card(session, campaign.id, now, news=True)
    access.record(
        rt,
        session,
        who,
        _VERBS[state],
        Subject.CAMPAIGN,
        campaign.id,
        approval=request.id,
        wording_id=request.wording_id,
        fingerprint=request.fingerprint,
        asked_by=request.asked_by,
        **detail,
    )


def _nudge(rt: Runtime, who: Actor, public_id: str) -> None:
    with rt.db.read() as session:
        campaign_id = find(session, who.workspace_id, public_id).id
    card.at_once(rt, campaign_id)
