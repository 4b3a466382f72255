"""Steering a campaign that is under way: pause, resume, cancel. Each is one guarded move."""

from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import access, braking, comparing, reaching, releasing, resting, useby
from campaigns.finding import find
from campaigns.useby import Late
from domain.actors import Actor, mention
from domain.braking import reason_of
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState, Move
from domain.roles import Role
from domain.views import CampaignView
from jobs import card
from jobs.send.lanes import start_lanes
from jobs.sweep.hours import set_aside
from models import approvals, campaigns, comparisons, installation, schedules, views, workspaces
from models.tables import Campaign
from runtime import Runtime

_STATE_WORDS = {
    CampaignState.IMPORTING: "is still being imported",
    CampaignState.DRAFT: "was not launched yet",
    CampaignState.AWAITING_APPROVAL: "waits for an approval; its request can be withdrawn",
    CampaignState.SCHEDULED: "has not started yet",
    CampaignState.COUNTING_DOWN: "has not started yet; it can be aborted",
    CampaignState.SENDING: "is sending already",
    CampaignState.PAUSED: "is paused already",
    CampaignState.SETTLING: "has sent everything already",
    CampaignState.COMPLETED: "is completed",
    CampaignState.CANCELLED: "was cancelled",
    CampaignState.STOPPED: "was stopped",
    CampaignState.DISCARDED: "was discarded",
}


def pause(rt: Runtime, who: Actor, ref: str, reason: str = "") -> CampaignView:
    """Send nothing more until somebody resumes; what left already goes on."""
    view = _move(rt, who, ref, move=Move.PAUSE, verb=Verb.PAUSE, reason=reason)
    card.at_once(rt, view.id)
    return view


def resume(rt: Runtime, who: Actor, ref: str, late: Late | None = None) -> CampaignView:
    """Go on sending to those who are left; those who opted out meanwhile are skipped as ever.

    A campaign that may be a copy is compared with Twilio's log before. Where the use-by went by
    during the pause, `late` says whether the rest is sent all the same or dropped. Where a
    corrected text wants a second person, this asks for one, and is refused.
    """
    ref = reaching.launcher_of(rt, who, ref)
    _require_unguarded(rt, who, ref)
    resting.ask(rt, who, ref)
    comparing.require_compared(rt, who, ref)
    view = _move(rt, who, ref, move=Move.RESUME, verb=Verb.RESUME, late=late)
    set_aside(rt, view.id)
    start_lanes(rt, view.id)
    card.at_once(rt, view.id)
    return view


def held_up_by(rt: Runtime, who: Actor, ref: str) -> str | None:
    """Why a paused campaign would not go on at a press, whoever presses; None where it would.

    Of a second person, and of Twilio's log, the resume itself asks.
    """
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, ref)
        try:
            braking.require_off(workspaces.get(session, who.workspace_id))
            releasing.require_released(session, campaign)
            _refuse_guarded(campaign)
        except Refused as refused:
            return refused.sentence
    return None


def cancel(rt: Runtime, who: Actor, ref: str, reason: str = "") -> CampaignView:
    """End it for good: whoever was not texted yet gets nothing."""
    view = _move(rt, who, ref, move=Move.CANCEL, verb=Verb.CANCEL, reason=reason)
    card.at_once(rt, view.id)
    return view


def _move(
    rt: Runtime,
    who: Actor,
    ref: str,
    *,
    move: Move,
    verb: Verb,
    reason: str = "",
    late: Late | None = None,
) -> CampaignView:
    ref = reaching.launcher_of(rt, who, ref)
    why = reason_of(reason)

    def work(session: Session) -> CampaignView:
        if move is Move.RESUME:
            braking.require_off(workspaces.locked(session, who.workspace_id))
        campaign = find(session, who.workspace_id, ref)
        now = rt.clock()
        if move is Move.RESUME:
            releasing.require_released(session, campaign)
            _refuse_guarded(campaigns.locked(session, campaign.id))
            resting.require(rt, session, campaigns.locked(session, campaign.id))
            if campaign.state == CampaignState.PAUSED:
                useby.settle(rt, session, who, campaigns.locked(session, campaign.id), late)
        if not _moved(session, campaign, move, by=who.name, now=now, why=why):
            raise Refused(_refusal(campaigns.locked(session, campaign.id)))
        detail: dict[str, object] = {"reason": why} if why else {}
        if move is Move.CANCEL:
            detail["cancelled"] = campaigns.cancel_rest(session, campaign.id)
            campaign.finished_at = now
            schedules.forget(session, campaign.id)
            resting.end(rt, session, campaign, who, "It was cancelled.")
            if campaign.launched_at is None:
                approvals.end(session, [campaign.id], "It was cancelled.")
        if move is Move.RESUME:
            # A person who resumes vouches for this installation and for the time that passed.
            comparisons.forget(session, campaign.id)
            resting.end(rt, session, campaign, who, "It goes on: no second person is wanted.")
            campaign.heartbeat_at = now
            campaign.installation_id = installation.of_environment(rt.settings)
        access.record(rt, session, who, verb, Subject.CAMPAIGN, campaign.id, **detail)
        session.flush()
        return views.campaign_view(session, campaign.id, now)

    # Receipts, and whoever is woken from a hold, go from rows to their campaign; this, back.
    return rt.db.write_again(work)


def _require_unguarded(rt: Runtime, who: Actor, ref: str) -> None:
    """Refuse to go on past a guard rail, naming who can; only Slack may know that."""
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, ref)
    if campaign.guards_rule is not None:
        able = access.refusal(rt, who, Role.APPROVER, where=campaign.channel_id)
        _refuse_guarded(campaign, able or "You are one: press it on the card.")


def _refuse_guarded(campaign: Campaign, able: str = "") -> None:
    if campaign.state == CampaignState.PAUSED and campaign.guards_rule is not None:
        raise Refused(
            f"“{campaign.name}” was paused by a guard rail: {campaign.state_reason} An approver can"
            f" let it go on, with *Continue anyway*. {able}".rstrip()
        )


def _moved(
    session: Session, campaign: Campaign, move: Move, *, by: str, now: datetime, why: str
) -> bool:
    """Make the move. What a limit has paused for a while stays paused where a person says so."""
    if campaigns.move(session, campaign.id, move, by=by, now=now, reason=why):
        return True
    return move is Move.PAUSE and campaigns.keep_paused(
        session, campaign.id, by=by, now=now, reason=why
    )


def _refusal(campaign: Campaign) -> str:
    words = _STATE_WORDS.get(CampaignState(campaign.state), "cannot be changed now")
    return f"“{campaign.name}” {words} (by {mention(campaign.state_by)})."
