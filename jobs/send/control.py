"""What the system itself does to campaigns: pause them with a reason, move them on, finish them.

The same guarded moves that people make, audited as the actor `system`.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from domain.actors import system
from domain.deeds import Subject, Verb
from domain.guards import Rule
from domain.lifecycle import Move
from models import audit, brakes, campaigns, comparisons, singles
from models.messages import has_open, has_unsent
from models.tables import Campaign

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def pause(
    session: "Session",
    campaign_id: int,
    workspace_id: int,
    *,
    reason: str,
    now: datetime,
    resumes_at: datetime | None = None,
    rule: Rule | None = None,
) -> bool:
    """Pause a sending campaign and say why; True if this call did it.

    With `resumes_at` (UTC) the clock resumes it then, unless a person does anything before. With a
    guard rail's `rule` only an approver lets it go on.
    """
    by = system(workspace_id).name
    moved = campaigns.move(
        session,
        campaign_id,
        Move.PAUSE,
        by=by,
        now=now,
        reason=reason,
        resumes_at=resumes_at,
        guards_rule=rule.value if rule else None,
    )
    if moved:
        _audit(session, campaign_id, workspace_id, Verb.PAUSE, now, reason)
    return moved


def pause_estranged(session: "Session", campaign: Campaign, *, reason: str, now: datetime) -> bool:
    """Pause a campaign that may be a copy; it is compared with Twilio's log before it goes on."""
    moved = pause(session, campaign.id, campaign.workspace_id, reason=reason, now=now)
    if moved:
        comparisons.begin(session, campaign, now)
    return moved


def sent_out(session: "Session", campaign_id: int, workspace_id: int, now: datetime) -> bool:
    """Move a campaign on to settling if nothing of it is left to send, and no more can come.

    Locked first: a receipt that holds somebody for a second attempt at this moment would see it
    still sending and leave it so, and it would settle for ever with somebody left to text.
    """
    campaign = campaigns.locked(session, campaign_id)
    if singles.is_open(campaign, now) or has_unsent(session, campaign_id):
        return False
    return _move(session, campaign_id, workspace_id, Move.SENT_OUT, now)


def run_out(session: "Session", campaign_id: int, workspace_id: int, now: datetime) -> bool:
    """Move a paused campaign on to settling if nothing is left to decide about it.

    Not while a text may get news: it may never have left, and would then go out although somebody
    paused it. Nor while it is compared with Twilio's log.
    """
    campaigns.locked(session, campaign_id)
    if not is_run_out(session, campaign_id, now) or has_open(session, campaign_id):
        return False
    why = "Nothing of it was left to send."
    moved = _move(session, campaign_id, workspace_id, Move.RUN_OUT, now, why)
    return moved and settled(session, campaign_id, workspace_id, now)


def is_run_out(session: "Session", campaign_id: int, now: datetime) -> bool:
    """Whether a campaign has nothing left to send, gets no more, and is not being compared."""
    if comparisons.of_campaign(session, campaign_id) is not None:
        return False
    if singles.is_open(session.get_one(Campaign, campaign_id), now):
        return False
    return not has_unsent(session, campaign_id)


def settled(session: "Session", campaign_id: int, workspace_id: int, now: datetime) -> bool:
    """Complete a settling campaign if every text has its receipt, or is known to have none."""
    campaigns.locked(session, campaign_id)
    if has_open(session, campaign_id):
        return False
    moved = _move(session, campaign_id, workspace_id, Move.SETTLED, now)
    if moved:
        campaigns.locked(session, campaign_id).finished_at = now
        _audit(session, campaign_id, workspace_id, Verb.FINISH, now, "")
    return moved


def reopen(session: "Session", campaign_id: int, workspace_id: int, now: datetime) -> bool:
    """Send again from a settling campaign: a text turned out never to have left.

    While stop-all is on it is paused instead, and goes on when somebody resumes it.
    """
    campaigns.locked(session, campaign_id)
    if _move(session, campaign_id, workspace_id, Move.REOPEN, now):
        return True
    return brakes.is_on(session, workspace_id) and _move(
        session, campaign_id, workspace_id, Move.REOPEN_PAUSED, now, brakes.PAUSED
    )


def _move(
    session: "Session",
    campaign_id: int,
    workspace_id: int,
    move: Move,
    now: datetime,
    reason: str = "",
) -> bool:
    return campaigns.move(
        session, campaign_id, move, by=system(workspace_id).name, now=now, reason=reason
    )


def _audit(
    session: "Session", campaign_id: int, workspace_id: int, verb: Verb, now: datetime, reason: str
) -> None:
    audit.write(
        session,
        workspace_id=workspace_id,
        at=now,
        actor=system(workspace_id).name,
        verb=verb,
        subject=Subject.CAMPAIGN,
        subject_id=campaign_id,
        detail={"reason": reason} if reason else {},
    )


def audit_pause(session: "Session", campaign: Campaign, now: datetime) -> None:
    """The campaign began paused, for its reason; the row of it is the caller's."""
    reason = campaign.state_reason
    _audit(session, campaign.id, campaign.workspace_id, Verb.PAUSE, now, reason)


def audit_stop(
    session: "Session", workspace_id: int, sender_id: int, *, reason: str, now: datetime
) -> None:
    """The system stopped a sender; the row of it is the caller's."""
    audit.write(
        session,
        workspace_id=workspace_id,
        at=now,
        actor=system(workspace_id).name,
        verb=Verb.STOP_SENDER,
        subject=Subject.SENDER,
        subject_id=sender_id,
        detail={"reason": reason},
    )


def resume_by_itself(
    session: "Session", campaign_id: int, workspace_id: int, now: datetime
) -> bool:
    """Go on after a limit that ended; True if this call did it. Not while stop-all is on."""
    moved = _move(session, campaign_id, workspace_id, Move.RESUME, now)
    if moved:
        _audit(session, campaign_id, workspace_id, Verb.RESUME, now, "")
    return moved
