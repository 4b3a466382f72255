"""Unknown texts: what is known about them, and what somebody decides.

Twilio's answer was lost, and neither a receipt nor its log told within the stated time. Nothing
here sends: the log is asked again, or they are left as they are, or a new draft is made of those
people, which is looked at, tested and launched like any other. Whoever makes it is told that some
may get the text twice.
"""

from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, drafts, reaching
from campaigns.finding import find
from campaigns.retrying import draft_from, require_ready
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.masks import told_apart
from domain.picked import Picked
from domain.unknowns import UnknownText, UnknownTexts
from domain.views import CampaignView
from jobs import card, estimating
from jobs.queues import QueueName, enqueue
from jobs.sweep.unknowns import settle_unknowns
from models import campaigns, opt_outs, unknowns, views, workspaces
from models.tables import Campaign
from models.unknowns import Doubt
from runtime import Runtime

SHOWN: Final = 20


def question(rt: Runtime, who: Actor, ref: str) -> UnknownTexts:
    """What is known about the campaign's unknown texts, for who may decide."""
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, ref)
        count = unknowns.undecided(session, campaign.id)
        if not count:
            raise Refused(_nothing(campaign))
        shown = unknowns.listed(session, campaign.id, SHOWN)
        zone = views.workspace_view(session, campaign.workspace_id).zone
        seen_as = told_apart(doubt.phone for doubt in shown)
    return UnknownTexts(
        public_id=campaign.public_id,
        name=campaign.name,
        title=campaign.title,
        zone=zone,
        count=count,
        texts=tuple(_text(doubt, seen_as[doubt.phone]) for doubt in shown),
    )


def look_again(rt: Runtime, who: Actor, ref: str) -> int:
    """Have Twilio's log asked about them now; returns about how many."""
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = find(session, who.workspace_id, ref)
        count = unknowns.look_again(session, campaign.id)
        if not count:
            raise Refused(_nothing(campaign))
        _record(rt, session, who, Verb.LOOK_AGAIN, campaign, unknown=count)
    enqueue(rt, QueueName.WORK, settle_unknowns)
    return count


def close(rt: Runtime, who: Actor, ref: str) -> int:
    """Leave them at unknown: nobody is asked again; returns how many."""
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = find(session, who.workspace_id, ref)
        count = len(unknowns.close(session, campaign.id, rt.clock()))
        if not count:
            raise Refused(_nothing(campaign))
        _record(rt, session, who, Verb.CLOSE_UNKNOWN, campaign, unknown=count)
        campaigns.touch_card(session, campaign.id, rt.clock())
    card.at_once(rt, campaign.id)
    return count


def send_again(rt: Runtime, who: Actor, ref: str, *, count: int) -> CampaignView:
    """A new draft of these people, who may get the text twice; `count` is what was agreed to.

    They are closed in the same transaction: the first text can never leave after this.
    """
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        original = find(session, who.workspace_id, ref)
        require_ready(original)
        people = unknowns.close(session, original.id, rt.clock())
        _require_agreed(original, len(people), count)
        draft = draft_from(rt, session, who, original, picked=Picked.UNKNOWN)
        copied = unknowns.copy(session, people, draft)
        out = opt_outs.skip_opted_out(
            session,
            draft.id,
            workspace_id=draft.workspace_id,
            sender_id=draft.sender_id,
            topic=draft.topic,
        )
        if copied == out:
            raise Refused(f"Everybody of “{original.name}” who is unknown has opted out since.")
        told = {"copied_from": original.id, "recipients": copied - out, "opted_out": out}
        drafts.record(rt, session, who, Verb.SEND_UNKNOWN_AGAIN, draft, **told)
        campaigns.touch_card(session, original.id, rt.clock())
        session.flush()
        view = views.campaign_view(session, draft.id, rt.clock())
        original_id = original.id
    estimating.at_once(rt, view.id)
    card.at_once(rt, view.id)
    card.at_once(rt, original_id)
    return view


def _require_agreed(original: Campaign, found: int, agreed: int) -> None:
    if not found:
        raise Refused(_nothing(original))
    if found != agreed:
        raise Refused(f"Meanwhile it is {found:,} texts, not {agreed:,}. Look at them once more.")


def _record(
    rt: Runtime, session: Session, who: Actor, verb: Verb, campaign: Campaign, **detail: object
) -> None:
    access.record(rt, session, who, verb, Subject.CAMPAIGN, campaign.id, **detail)


def _nothing(campaign: Campaign) -> str:
    return f"No text of “{campaign.name}” waits for a decision: everything is known, or decided."


def _text(doubt: Doubt, number: str) -> UnknownText:
    why = (
        "the sending process died before Twilio’s answer was stored"
        if doubt.owner_died
        else "Twilio’s answer was lost"
    )
    return UnknownText(number, doubt.at, f"{why}; {_looked(doubt)}")


def _looked(doubt: Doubt) -> str:
    if doubt.was_absent:
        return "Twilio’s log does not show it, but it may still have left"
    if doubt.looked_at is not None:
        return "Twilio’s log shows a text that may be this one"
    return "Twilio’s log could not be read yet"
