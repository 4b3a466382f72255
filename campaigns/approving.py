"""What a second person says to a request: approved once, rejected with a reason, or withdrawn.

Nobody approves what they asked for, wrote or edited; who holds the role is asked at the press.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import access, asking, objections, reaching, repeating
from campaigns.answering import from_data
from campaigns.approvers import may_not
from campaigns.finding import held
from campaigns.launchable import Order, require_launchable
from campaigns.launching import go, let_go
from campaigns.turning import turn_down
from domain.actors import Actor, mention
from domain.approval import ApprovalState
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState, Move
from domain.views import CampaignView
from jobs import card
from models import approvals, campaigns, installation, schedules, views, workspaces
from models.tables import Approval, Campaign, Schedule
from runtime import Runtime

REASON_LENGTH = 250
REASON = "reason"


def approve(rt: Runtime, who: Actor, ref: str, approval_id: int) -> CampaignView:
    """Let go what was asked for, exactly; refused to whoever may not, and where it changed.

    What changed makes the request void: the campaign is a draft again, and says what.
    """
    public_id = reaching.approver_of(rt, who, ref)
    looked = repeating.look_first(rt, who, public_id)
    with rt.db.write() as session:
        undo = workspaces.locked(session, who.workspace_id).undo_seconds
        campaign = held(session, who, public_id)
        request, kept = _open(session, campaign, approval_id)
        _require_other(session, campaign, request, who)
        view = views.campaign_view(session, campaign.id, rt.clock())
        for sentence in objections.stops(rt, view):
            raise Refused(sentence)
        words = asking.differs(campaign, view, kept, request=request)
        if words:
            _void(rt, session, who, campaign, request, words)
        else:
            _require_in_time(campaign, request, rt.clock())
            _approve(rt, session, who, campaign, request)
            order = _order(kept, looked)
            if kept.is_launch:
                let_go(rt, session, who, campaign, order, undo=undo)
            else:
                _keep_start(rt, session, who, campaign, kept, order)
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    if view.state is CampaignState.SENDING:
        go(rt, view.id)
    card.nudge(rt, view.id)
    if words:
        raise Refused(f"{asking.changed_words(words)} since this was asked for. Look at it again.")
    return view


def reject(rt: Runtime, who: Actor, ref: str, approval_id: int, reason: str) -> CampaignView:
    """Not like this: it is a draft again, and the reason stands on its card."""
    public_id, why = reaching.approver_of(rt, who, ref), reason.strip()
    if not why:
        raise Refused("Say why, so that whoever asked can mend it.", field=REASON)
    if len(why) > REASON_LENGTH:
        raise Refused(f"The reason is longer than {REASON_LENGTH} characters.", field=REASON)
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        request, _ = _open(session, campaign, approval_id)
        words = f"{mention(who.name)} rejected it: {why}"
        turn_down(rt, session, who, campaign, ApprovalState.REJECTED, reason=why, words=words)
        access.record(
            *(rt, session, who, Verb.REJECT, Subject.CAMPAIGN, campaign.id),
            approval=request.id,
            reason=why,
        )
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    card.nudge(rt, view.id)
    return view


def withdraw(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """Ask no more: it is a draft again. Whoever may edit it may."""
    public_id = reaching.author_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        words = f"{mention(who.name)} withdrew the request for an approval."
        if not turn_down(rt, session, who, campaign, ApprovalState.WITHDRAWN, words=words):
            raise Refused(f"“{campaign.name}” does not wait for an approval. Look at its card.")
        access.record(rt, session, who, Verb.WITHDRAW_REQUEST, Subject.CAMPAIGN, campaign.id)
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    card.nudge(rt, view.id)
    return view


def _require_other(session: Session, campaign: Campaign, request: Approval, who: Actor) -> None:
    sentence = may_not(session, campaign, request, who)
    if sentence is not None:
        raise Refused(sentence)


def _open(session: Session, campaign: Campaign, approval_id: int) -> tuple[Approval, Schedule]:
    """The request that the person looked at, if it still is the one that waits."""
    request = approvals.of(session, campaign.id, ApprovalState.ASKED)
    kept = schedules.of(session, campaign.id)
    if campaign.state != CampaignState.AWAITING_APPROVAL or request is None or kept is None:
        raise Refused(decided(session, campaign))
    if request.id != approval_id:
        raise Refused(f"“{campaign.name}” was asked for anew since you looked. Look at it again.")
    return request, kept


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
    at = f"{last.decided_at:%Y-%m-%d %H:%M:%S} UTC"
    return f"“{campaign.name}” {done} already by {mention(last.decided_by)} at {at}."


def _require_in_time(campaign: Campaign, request: Approval, now: datetime) -> None:
    if request.due_at is not None and request.due_at <= now:
        raise Refused(
            f"“{campaign.name}” was to start at {request.due_at:%Y-%m-%d %H:%M} UTC, and nobody had"
            " approved it by then. It needs a new time."
        )


def _approve(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, request: Approval
) -> None:
    """The guarded UPDATE that exactly one press wins."""
    state, now = ApprovalState.APPROVED, rt.clock()
    if not approvals.decide(session, request.id, state, by=who.name, now=now):
        raise Refused(decided(session, campaign))
    access.record(
        *(rt, session, who, Verb.APPROVE, Subject.CAMPAIGN, campaign.id),
        approval=request.id,
        wording_id=request.wording_id,
        fingerprint=request.fingerprint,
        asked_by=request.asked_by,
    )


def _void(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    request: Approval,
    words: tuple[str, ...],
) -> None:
    """Something changed that no edit was: the price, the hours of the team."""
    why = f"{asking.changed_words(words)} since the approval was asked for."
    turn_down(rt, session, who, campaign, ApprovalState.VOID, words=why)
    access.record(
        *(rt, session, who, Verb.VOID_REQUEST, Subject.CAMPAIGN, campaign.id),
        approval=request.id,
        reason=why,
    )


def _order(kept: Schedule, looked: repeating.Looked) -> Order:
    return Order(
        kept.wording_id,
        from_data(kept.answers),
        tuple(kept.repeats),
        looked,
        move=Move.APPROVE,
        wall=datetime.fromisoformat(kept.wall) if kept.own_zones else None,
        by=kept.made_by,
    )


def _keep_start(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, kept: Schedule, order: Order
) -> None:
    """It starts at its time, as whoever asked for it said."""
    now = rt.clock()
    require_launchable(rt, session, campaign, order, at=kept.starts_at, own_clock=order.wall)
    repeating.require_agreed(session, campaign, order.looked, agreed=order.again, now=now)
    moved = campaigns.move(session, campaign.id, Move.APPROVE_START, by=who.name, now=now)
    if not moved:
        raise Refused(f"“{campaign.name}” cannot be scheduled now. Look at its card.")
    campaign.heartbeat_at = now
    campaign.installation_id = installation.sign(session, rt.settings, now)
