"""Asking for a second person, where the team's rule wants one; and nothing goes without.

What is asked for is kept exactly (`domain.approval.Asked`). Whatever carries out a launch, a press,
the clock or the end of an undo window, asks `require_approved` in the transaction that does it.
"""

from sqlalchemy.orm import Session

from campaigns import access, fingerprinting, launch_hours, repeating, useby
from campaigns.countdown import start_of
from campaigns.launchable import Order, require_launchable
from campaigns.launched import Launched
from domain import approval, approvalrule
from domain.actors import Actor
from domain.approval import ApprovalState, News
from domain.counting import count, listed
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import Move
from domain.views import CampaignView
from models import approvals, campaigns, schedules, workspaces
from models.tables import Approval, Campaign, Schedule
from runtime import Runtime

ANEW = "It was launched or scheduled anew."


def ask(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, order: Order
) -> Launched | None:
    """Ask for the approval of a launch, or None where the team's rule wants none."""
    now = rt.clock()
    approvals.end(session, [campaign.id], ANEW)
    rule = approvalrule.from_data(workspaces.get(session, who.workspace_id).approval)
    if rule.mode is approvalrule.Mode.OFF:
        return None
    view, found = require_launchable(rt, session, campaign, order, at=now, own_clock=None)
    if view.needs_approval is None:
        return None
    repeating.require_agreed(session, campaign, order.looked, agreed=order.again, now=now)
    left = launch_hours.left_of(session, campaign, view, found=found, drop=order.answers.drop)
    left = useby.without_late(left, found, order.answers)
    launch_hours.require_left(view, left)
    kept = start_of(campaign, order, view, by=who.name, now=now)
    wait(rt, session, who, campaign, view, kept)
    return Launched(
        *(campaign.public_id, campaign.name, who.name, now, left.recipients, 0, 0),
        waiting=left.waiting,
        dropped=left.dropped - left.late,
        late=left.late,
        awaits=view.needs_approval,
    )


def wait(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    view: CampaignView,
    kept: Schedule,
) -> None:
    """The campaign waits for a second person, with the launch or the start that was asked for."""
    now, why = rt.clock(), view.needs_approval or ""
    moved = campaigns.move(
        session, campaign.id, Move.ASK, by=who.name, now=now, wording_id=kept.wording_id
    )
    if not moved:
        raise Refused(f"“{campaign.name}” cannot be launched now. Look at its card.")
    schedules.keep(session, kept)
    asked = fingerprinting.of_launch(campaign, view, kept)
    request = Approval(
        workspace_id=campaign.workspace_id,
        campaign_id=campaign.id,
        state=ApprovalState.ASKED.value,
        why=why,
        wording_id=kept.wording_id,
        asked=approval.to_data(asked),
        fingerprint=approval.fingerprint(asked),
        asked_by=who.name,
        asked_at=now,
        due_at=None if kept.is_launch else kept.starts_at,
        telling=News.REQUEST.value,
        tell_at=now,
    )
    session.add(request)
    session.flush()
    access.record(
        *(rt, session, who, Verb.ASK_APPROVAL, Subject.CAMPAIGN, campaign.id),
        approval=request.id,
        wording_id=kept.wording_id,
        fingerprint=request.fingerprint,
        why=why,
    )


def differs(
    campaign: Campaign, view: CampaignView, kept: Schedule, *, request: Approval
) -> tuple[str, ...]:
    """What is not as it was asked for, in words."""
    asked = approval.from_data(request.asked)
    if asked is None or approval.fingerprint(asked) != request.fingerprint:
        return ("what was asked for, which cannot be read any more",)
    words = approval.changed(asked, fingerprinting.of_launch(campaign, view, kept))
    if request.added and not any(it.startswith("the audience") for it in words):
        more = count(request.added, "more recipient")
        return (f"the audience, which has {more} than were asked for", *words)
    return words


def require_approved(
    session: Session, campaign: Campaign, view: CampaignView, kept: Schedule | None
) -> None:
    """Refuse what wants a second person and has none, or was approved as something else."""
    given = approvals.of(session, campaign.id, ApprovalState.APPROVED)
    if given is not None and kept is not None:
        if words := differs(campaign, view, kept, request=given):
            raise Refused(f"{changed_words(words)} since it was approved. Ask for it again.")
    elif view.needs_approval is not None:
        raise Refused(
            f"It needs the approval of a second person: {view.needs_approval}."
            " Launch it again to ask for it."
        )


def changed_words(words: tuple[str, ...]) -> str:
    """`The text and the list changed`."""
    sentence = f"{listed(words)} changed"
    return sentence[0].upper() + sentence[1:]
