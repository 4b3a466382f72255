"""What a second person says to a request: approved once, rejected with a reason, or withdrawn.

Nobody approves what they asked for, wrote or edited; who holds the role is asked at the press.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import access, asking, objections, reaching, repeating, vouching
from campaigns.answering import from_data
from campaigns.approvers import decided, may_not
from campaigns.finding import find, held
from campaigns.launchable import Order, require_launchable
from campaigns.launching import go, let_go
from campaigns.leaving_out import NOBODY, PRESSED, LeftOut, leave_out
from campaigns.turning import turn_down
from domain.actors import Actor, mention
from domain.approval import ApprovalState
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState, Move
from domain.slacktext import quoted
from domain.views import CampaignView
from domain.wallclock import written
from jobs import card
from models import approvals, campaigns, installation, schedules, views, workspaces
from models.tables import Approval, Campaign, Schedule
from runtime import Runtime

REASON_LENGTH = 250
REASON = "reason"


class _Stale(Refused):
    """What was asked for can be let go no more, whoever presses."""


def approve(rt: Runtime, who: Actor, ref: str, approval_id: int) -> CampaignView:
    """Let go what was asked for, exactly; refused to whoever may not, and where it changed.

    What changed, or came too late, makes the request void: the campaign is a draft again, and says
    what.
    """
    public_id = reaching.approver_of(rt, who, ref)
    if _is_rest(rt, approval_id):
        return vouching.approve(rt, who, public_id, approval_id)
    looked = repeating.look_first(rt, who, public_id)
    left_out = _leave_out(rt, who, public_id)

    def work(session: Session) -> CampaignView:
        undo = workspaces.locked(session, who.workspace_id).undo_seconds
        campaign = held(session, who, public_id)
        request, kept = _open(session, campaign, approval_id)
        _require_other(session, campaign, request, who)
        view = views.campaign_view(session, campaign.id, rt.clock())
        for sentence in objections.stops(rt, view):
            raise Refused(sentence)
        if words := asking.differs(campaign, view, kept, request=request):
            raise _Stale(f"{asking.changed_words(words)} since the approval was asked for.")
        _require_in_time(session, campaign, request, rt.clock())
        _approve(rt, session, who, campaign, request)
        order = _order(kept, looked, left_out)
        _carry_out(rt, session, who, campaign, kept, order=order, undo=undo)
        session.flush()
        return views.campaign_view(session, campaign.id, rt.clock())

    try:
        view = rt.db.write_again(work)
    except _Stale as stale:
        _void(rt, who, public_id, approval_id, stale.sentence)
        raise Refused(f"{stale.sentence} It is a draft again: it is launched anew.") from stale
    if view.state is CampaignState.SENDING:
        go(rt, view.id)
    card.at_once(rt, view.id)
    return view


def _is_rest(rt: Runtime, approval_id: int) -> bool:
    with rt.db.read() as session:
        return approvals.is_rest(session, approval_id)


def _leave_out(rt: Runtime, who: Actor, public_id: str) -> LeftOut:
    """Before a launch at once, as any; a start at a time does it when it is due."""
    with rt.db.read() as session:
        kept = schedules.of(session, find(session, who.workspace_id, public_id).id)
    if kept is None or not kept.is_launch:
        return NOBODY
    attest = str(kept.answers.get("attest") or "")
    return leave_out(rt, who.workspace_id, public_id, attest, most=PRESSED)


def _carry_out(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    kept: Schedule,
    *,
    order: Order,
    undo: int,
) -> None:
    """What is refused here was promised by whoever asked, and nobody else can promise it."""
    try:
        if kept.is_launch:
            let_go(rt, session, who, campaign, order, undo=undo)
        else:
            _keep_start(rt, session, who, campaign, kept, order)
    except Refused as refused:
        raise _Stale(refused.sentence) from refused


def reject(rt: Runtime, who: Actor, ref: str, approval_id: int, reason: str) -> CampaignView:
    """Not like this: it is a draft again, and the reason stands on its card."""
    public_id, why = reaching.approver_of(rt, who, ref), reason.strip()
    if not why:
        raise Refused("Say why, so that whoever asked can mend it.", field=REASON)
    if len(why) > REASON_LENGTH:
        raise Refused(f"The reason is longer than {REASON_LENGTH} characters.", field=REASON)
    if _is_rest(rt, approval_id):
        no = ApprovalState.REJECTED
        return vouching.decide(rt, who, public_id, state=no, approval_id=approval_id, why=why)
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        request, _ = _open(session, campaign, approval_id)
        words = f"{mention(who.name)} rejected it: {quoted(why)}"
        turn_down(rt, session, who, campaign, ApprovalState.REJECTED, reason=why, words=words)
        access.record(
            *(rt, session, who, Verb.REJECT, Subject.CAMPAIGN, campaign.id),
            approval=request.id,
            reason=why,
        )
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    card.at_once(rt, view.id)
    return view


def withdraw(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """Ask no more: it is a draft again, or stays paused. Whoever may edit it may."""
    public_id = reaching.author_of(rt, who, ref)
    with rt.db.read() as session:
        is_rest = find(session, who.workspace_id, public_id).state == CampaignState.PAUSED
    if is_rest:
        return vouching.decide(rt, who, public_id, state=ApprovalState.WITHDRAWN)
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        words = f"{mention(who.name)} withdrew the request for an approval."
        if not turn_down(rt, session, who, campaign, ApprovalState.WITHDRAWN, words=words):
            raise Refused(f"“{campaign.name}” does not wait for an approval. Look at its card.")
        access.record(rt, session, who, Verb.WITHDRAW_REQUEST, Subject.CAMPAIGN, campaign.id)
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    card.at_once(rt, view.id)
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


def _require_in_time(
    session: Session, campaign: Campaign, request: Approval, now: datetime
) -> None:
    if request.due_at is not None and request.due_at <= now:
        due = written(request.due_at, workspaces.get(session, campaign.workspace_id).zone)
        raise Refused(
            f"“{campaign.name}” was to start {due}, and nobody had approved it by then. It needs a"
            " new time."
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


def _void(rt: Runtime, who: Actor, public_id: str, approval_id: int, why: str) -> None:
    """Something changed that no edit was: the price, the hours of the team, the time of day."""
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        request, _ = _open(session, campaign, approval_id)
        turn_down(rt, session, who, campaign, ApprovalState.VOID, words=why)
        access.record(
            *(rt, session, who, Verb.VOID_REQUEST, Subject.CAMPAIGN, campaign.id),
            approval=request.id,
            reason=why,
        )
        campaign_id = campaign.id
    card.at_once(rt, campaign_id)


def _order(kept: Schedule, looked: repeating.Looked, left_out: LeftOut) -> Order:
    return Order(
        kept.wording_id,
        from_data(kept.answers),
        tuple(kept.repeats),
        looked,
        move=Move.APPROVE,
        wall=datetime.fromisoformat(kept.wall) if kept.own_zones else None,
        by=kept.made_by,
        left_out=left_out,
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
