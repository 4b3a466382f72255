"""What making and changing a draft share: names, notes, senders, wordings and uploads."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from campaigns import access, uploads
from campaigns.forms import Upload
from domain.actors import Actor, mention
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState, Move, allowed
from domain.names import free_slug
from domain.scopes import ALL, topic_slug
from models import campaigns, imports, senders, wordings
from models.tables import Campaign, CsvImport, Sender
from models.wordings import Words
from runtime import Runtime

NOTE_LENGTH = 500
TITLE_LENGTH = 80
EDITABLE = frozenset(
    {
        *(CampaignState.DRAFT, CampaignState.IMPORTING),
        *(CampaignState.SCHEDULED, CampaignState.AWAITING_APPROVAL),
    }
)
"""What is scheduled, or waits for an approval, can be edited, and is a draft again by it."""
_PAST = {Verb.EDIT: "edited", Verb.DISCARD: "discarded", Verb.RESTORE: "restored"}


def free_name(session: Session, workspace_id: int, title: str, *, but: str = "") -> str:
    """The short name for a title that no other campaign has: spring, spring-2, spring-3, …"""
    taken = {name for name, _, _ in campaigns.names(session, workspace_id)} - {but}
    return free_slug(title, sorted(taken))


def note(text: str) -> str:
    """The optional note of a draft."""
    if len(text.strip()) > NOTE_LENGTH:
        raise Refused(f"The note is longer than {NOTE_LENGTH} characters.", field="note")
    return text.strip()


def topic(words: str) -> str:
    """A topic as it is kept, or an empty string for none; “all” would look like everything."""
    kept = topic_slug(words)
    if kept == ALL:
        raise Refused("A topic cannot be named “all”: choose another word.", field="topic")
    return kept


def sender(session: Session, workspace_id: int, name: str | None) -> Sender:
    """The sender of that name; without one the default. Raises Refused naming the choices."""
    known = senders.of_workspace(session, workspace_id)
    if not known:
        raise Refused("There is no sender yet. Add one in the settings first.", field="sender")
    chosen = (
        senders.by_name(session, workspace_id, name)
        if name
        else senders.default(session, workspace_id)
    )
    if chosen is None:
        names = ", ".join(one.name for one in known)
        said = f"There is no sender “{name}”." if name else "No sender is the default one."
        raise Refused(f"{said} Choose one of: {names}.", field="sender")
    return chosen


def uncount(campaign: Campaign, *, outs: bool = False) -> None:
    """Nothing counted of the draft counts any more; with `outs` who is out is looked at anew too.

    That stays due, whatever else changes before it is done.
    """
    begun = imports.estimate_begun(campaign)
    campaign.estimate = None
    if outs or begun.outs is not None:
        imports.keep_begun(campaign, replace(imports.estimate_begun(campaign), outs=0))


def reword(rt: Runtime, session: Session, who: Actor, campaign: Campaign, words: Words) -> None:
    """Give the campaign its next wording; what was counted for the last one is void."""
    wording = wordings.add(session, campaign.id, words, by=who.name, now=rt.clock())
    campaign.wording_id = wording.id
    uncount(campaign)


def attach(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    *,
    upload: Upload,
    copied: Path | None,
) -> CsvImport:
    """Add the import that fills the campaign's audience; enqueue it after the commit."""
    row = uploads.row(
        upload,
        copied,
        workspace_id=campaign.workspace_id,
        campaign_id=campaign.id,
        by=who.name,
        now=rt.clock(),
    )
    session.add(row)
    session.flush()
    return row


def record(
    rt: Runtime, session: Session, who: Actor, verb: Verb, campaign: Campaign, **detail: object
) -> None:
    """Put a deed on this campaign into the audit."""
    access.record(rt, session, who, verb, Subject.CAMPAIGN, campaign.id, **detail)


def require_state(campaign: Campaign) -> None:
    """Refuse what is no draft any more."""
    if CampaignState(campaign.state) not in EDITABLE:
        raise Refused(not_now(campaign, Verb.EDIT))


def not_now(campaign: Campaign, verb: Verb) -> str:
    """Why the campaign's state forbids it, and the way out."""
    if campaign.state == CampaignState.DISCARDED and verb is not Verb.RESTORE:
        return f"“{campaign.name}” was discarded by {mention(campaign.state_by)}. Restore it first."
    if campaign.state == CampaignState.SCHEDULED:
        return f"“{campaign.name}” is scheduled. Unschedule it first."
    if campaign.state == CampaignState.AWAITING_APPROVAL:
        return f"“{campaign.name}” waits for an approval. Withdraw the request first."
    if campaign.state == CampaignState.COUNTING_DOWN:
        return f"“{campaign.name}” was launched and is about to start. Abort it first."
    if allowed(Move.DISCARD, CampaignState(campaign.state)):
        return f"“{campaign.name}” is not discarded."
    return (
        f"“{campaign.name}” was launched already, so it cannot be {_PAST[verb]}."
        " Copy it to make a new draft."
    )
