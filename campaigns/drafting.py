"""Making drafts: a new one, or a copy of one for another audience.

The other verbs of a draft live in `campaigns.editing` and `campaigns.discarding`.
"""

from sqlalchemy.orm import Session

from campaigns import access, drafts, fields, reaching, texts, uploads
from campaigns.discarding import delete_original, discard, restore
from campaigns.editing import choose_number_column, decide_blanks, edit
from campaigns.finding import find
from campaigns.forms import DraftForm, Upload
from domain.actors import Actor
from domain.deeds import Verb
from domain.errors import Refused
from domain.kinds import read_kind
from domain.lifecycle import CampaignState
from domain.templates import BlankPolicy
from domain.views import CampaignView
from jobs import card, importing
from models import views, workspaces
from models.tables import Campaign, Workspace
from runtime import Runtime

__all__ = [
    "choose_number_column",
    "copy",
    "create",
    "decide_blanks",
    "delete_original",
    "discard",
    "edit",
    "new_campaign",
    "restore",
]


def create(rt: Runtime, who: Actor, form: DraftForm) -> CampaignView:
    """A new draft: text, sender and audience; its import starts at once."""
    return _create(rt, who, form, original=None)


def copy(
    rt: Runtime, who: Actor, ref: str, source: Upload, *, title: str = "", channel_id: str = ""
) -> CampaignView:
    """A new draft with the same text, sender and settings, for another audience."""
    ref = reaching.author_of(rt, who, ref)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, ref)
        original = views.campaign_view(session, campaign.id, rt.clock())
    form = DraftForm(
        title=title or original.title,
        message=original.template,
        source=source,
        asks=original.asked,
        acknowledgement=original.acknowledgement,
        sender_name=original.sender.name,
        note=original.note,
        kind=original.kind,
        second_attempts=original.second_attempts,
        topic=original.topic,
        channel_id=channel_id or who.channel_id or original.channel_id,
    )
    return _create(rt, who, form, original=original)


def _create(
    rt: Runtime, who: Actor, form: DraftForm, *, original: CampaignView | None
) -> CampaignView:
    access.require_author(rt, who, form.channel_id or who.channel_id)
    title = fields.short(form.title, "title", drafts.TITLE_LENGTH)
    words = texts.words(
        texts.parse(form.message), asks=form.asks, acknowledgement=form.acknowledgement
    )
    with uploads.prepared(rt.settings, form.source) as copied, rt.db.write() as session:
        workspace = workspaces.locked(session, who.workspace_id)
        campaign = new_campaign(rt, session, who, workspace, form=form, title=title)
        if original is None:
            words = texts.thanked(words, workspace.acknowledgement)
        drafts.reword(rt, session, who, campaign, words)
        if original is not None:
            _inherit(campaign, original)
        upload = drafts.attach(rt, session, who, campaign, upload=form.source, copied=copied)
        verb = Verb.DRAFT if original is None else Verb.COPY
        drafts.record(
            rt, session, who, verb, campaign, copied_from=original.id if original else None
        )
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    importing.at_once(rt, upload.id)
    card.at_once(rt, view.id)
    return view


def _inherit(campaign: Campaign, original: CampaignView) -> None:
    campaign.copied_from_id = original.id
    # A word for blanks is a decision about the text; skipping rows is one about an audience.
    if original.blank_policy == BlankPolicy.WORD:
        campaign.blank_policy, campaign.blank_word = original.blank_policy, original.blank_word


def new_campaign(
    rt: Runtime, session: Session, who: Actor, workspace: Workspace, *, form: DraftForm, title: str
) -> Campaign:
    """The campaign of a form, which waits for its list; in the caller's transaction."""
    channel = form.channel_id or who.channel_id or workspace.channel_id
    if not channel:
        raise Refused(
            "No channel is named for the card. Name one, or set the workspace's channel.",
            field="channel_id",
        )
    now = rt.clock()
    campaign = Campaign(
        workspace_id=workspace.id,
        name=drafts.free_name(session, workspace.id, title),
        title=title,
        note=drafts.note(form.note),
        kind=read_kind(form.kind),
        second_attempts=fields.second_attempts(form.second_attempts),
        topic=drafts.topic(form.topic),
        state=CampaignState.IMPORTING,
        state_by=who.name,
        state_at=now,
        sender_id=drafts.sender(session, workspace.id, form.sender_name).id,
        channel_id=fields.channel(channel),
        created_by=who.name,
        created_at=now,
        card_due_at=now,
        columns=[],
    )
    session.add(campaign)
    session.flush()
    return campaign
