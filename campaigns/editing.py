"""Changing a draft: its words, its sender, its audience, and what blank fields mean.

A text is never changed: each edit makes a new version of the wording, so that a test or an
approval belongs to exactly the words that were seen.
"""

from pathlib import Path

from sqlalchemy.orm import Session

from campaigns import drafts, fields, reaching, texts, unscheduling, uploads
from campaigns.finding import find, held
from campaigns.forms import EditForm, Upload
from domain.actors import Actor, mention
from domain.deeds import Verb
from domain.errors import Refused
from domain.kinds import read_kind
from domain.lifecycle import CampaignState, Move
from domain.templates import BlankPolicy
from domain.views import CampaignView
from domain.windows import Kind
from jobs import card, estimating, importing
from models import campaigns, imports, views, wordings
from models.tables import Campaign, CsvImport
from runtime import Runtime

WORD_LENGTH = 60


def edit(rt: Runtime, who: Actor, public_id: str, form: EditForm) -> CampaignView:
    """Change a draft. A new text is a new version, not yet tested; a new audience is read anew."""
    public_id = reaching.author_of(rt, who, public_id)
    if form.message is not None:
        texts.parse(form.message)
    upload = None
    with uploads.prepared(rt.settings, form.source) as copied, rt.db.write() as session:
        campaign = held(session, who, public_id)
        _require_editable(session, campaign, form)
        if form.source is not None:
            unscheduling.void(rt, session, who, campaign, changed="audience")
        changed = _apply(rt, session, who, campaign, form=form)
        if form.source is not None:
            upload = _replace_audience(
                rt, session, who, campaign, upload=form.source, copied=copied
            )
            changed.append("audience")
        unscheduling.void_of(rt, session, who, campaign, changed=changed)
        drafts.record(rt, session, who, Verb.EDIT, campaign, changed=changed)
        campaigns.touch_card(session, campaign.id, rt.clock(), news=True)
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    if upload is not None:
        importing.at_once(rt, upload.id)
    elif view.estimate is None and view.state is CampaignState.DRAFT:
        estimating.at_once(rt, view.id)
    card.at_once(rt, view.id)
    return view


def editable(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """The draft as it is, for whoever is about to change it; refused where it is none any more."""
    ref = reaching.author_of(rt, who, ref)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, ref)
        drafts.require_state(campaign)
        return views.campaign_view(session, campaign.id, rt.clock())


def decide_blanks(
    rt: Runtime, who: Actor, public_id: str, policy: BlankPolicy, word: str = ""
) -> CampaignView:
    """What happens to rows with blank fields: skip them, use a word instead, or send blank."""
    public_id = reaching.author_of(rt, who, public_id)
    kept = " ".join(word.split()) if policy is BlankPolicy.WORD else ""
    if policy is BlankPolicy.WORD and (not kept or len(kept) > WORD_LENGTH or "{{" in kept):
        raise Refused(
            f"Give the word to use instead, at most {WORD_LENGTH} characters.", field="word"
        )
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        drafts.require_state(campaign)
        unscheduling.void(rt, session, who, campaign, changed="blank_fields")
        campaign.blank_policy, campaign.blank_word = policy, kept
        drafts.uncount(campaign)
        drafts.record(rt, session, who, Verb.DECIDE_BLANKS, campaign, policy=str(policy))
        campaigns.touch_card(session, campaign.id, rt.clock(), news=True)
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    if view.state is CampaignState.DRAFT:
        estimating.at_once(rt, view.id)
    card.at_once(rt, view.id)
    return view


def choose_number_column(rt: Runtime, who: Actor, public_id: str, column: int) -> CampaignView:
    """Answer the import's question which column holds the numbers; counted from zero."""
    public_id = reaching.author_of(rt, who, public_id)
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        upload = campaigns.latest_import(session, campaign.id)
        if upload is not None and not 0 <= column < len(upload.headers or ()):
            raise Refused("The file has no such column. Choose one of those shown.", field="column")
        if upload is None or not imports.move(
            session, upload.id, origins=["asking"], state="checking", number_column=column
        ):
            raise Refused("The number column is chosen already.")
        drafts.record(rt, session, who, Verb.CHOOSE_COLUMN, campaign, column=column)
        campaigns.touch_card(session, campaign.id, rt.clock(), news=True)
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    importing.at_once(rt, upload.id)
    card.at_once(rt, view.id)
    return view


def _apply(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    *,
    form: EditForm,
) -> list[str]:
    """Carry out the changes of an edit but the audience's; gives the names of what changed."""
    changed = []
    if form.title is not None and form.title.strip() != campaign.title:
        campaign.title = fields.short(form.title, "title", drafts.TITLE_LENGTH)
        campaign.name = drafts.free_name(
            session, campaign.workspace_id, campaign.title, but=campaign.name
        )
        changed.append("title")
    if form.note is not None and drafts.note(form.note) != campaign.note:
        campaign.note = drafts.note(form.note)
        changed.append("note")
    if form.kind is not None and read_kind(form.kind) != campaign.kind:
        if Kind.MARKETING in (campaign.kind, read_kind(form.kind)):
            # Marketing leaves out whom other kinds may text: the rows are looked through anew.
            campaign.consent_version += 1
        campaign.kind = read_kind(form.kind)
        changed.append("kind")
    if form.topic is not None and drafts.topic(form.topic) != campaign.topic:
        campaign.topic = drafts.topic(form.topic)
        _bind_anew(campaign)
        changed.append("topic")
    if form.second_attempts is not None:
        second = fields.second_attempts(form.second_attempts)
        if second != campaign.second_attempts:
            campaign.second_attempts = second
            changed.append("second_attempts")
    if form.sender_name:
        sender = drafts.sender(session, campaign.workspace_id, form.sender_name)
        if sender.id != campaign.sender_id:
            campaign.sender_id = sender.id
            _bind_anew(campaign)
            changed.append("sender")
    return changed + _reword(rt, session, who, campaign, form)


def _bind_anew(campaign: Campaign) -> None:
    """Other opt-outs bind it: its rows are looked through anew, and no older question counts."""
    campaign.consent_version += 1
    drafts.uncount(campaign, outs=True)


def _reword(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, form: EditForm
) -> list[str]:
    """The next version, if the text changed, what it asks for, or what answers that."""
    was = wordings.words_of(wordings.get(session, campaign.wording_id or 0))
    words = texts.edited(was, form)
    if words == was:
        return []
    drafts.reword(rt, session, who, campaign, words)
    if words.template != was.template:
        campaign.blank_policy, campaign.blank_word = BlankPolicy.ASK, ""
    pairs = (
        ("message", words.template != was.template),
        ("asks", words.asks != was.asks),
        ("acknowledgement", words.acknowledgement != was.acknowledgement),
    )
    return [name for name, differs in pairs if differs]


def _replace_audience(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    *,
    upload: Upload,
    copied: Path | None,
) -> CsvImport:
    """The former audience, and all that was found and decided about it, goes when this one can
    take its place."""
    if campaign.state == CampaignState.DRAFT:
        campaigns.move(session, campaign.id, Move.REIMPORT, by=who.name, now=rt.clock())
    unanswered = campaigns.latest_import(session, campaign.id)
    if unanswered is not None:
        imports.move(
            session,
            unanswered.id,
            origins=["asking"],
            state=imports.DECLINED,
            refusal="Another list came instead.",
        )
    return drafts.attach(rt, session, who, campaign, upload=upload, copied=copied)


def _require_editable(session: Session, campaign: Campaign, form: EditForm) -> None:
    drafts.require_state(campaign)
    if form.seen_wording_id not in (None, campaign.wording_id):
        author = mention(wordings.get(session, campaign.wording_id or 0).created_by)
        raise Refused(
            f"The text was edited by {author} since you looked. Open the form again.",
            field="message",
        )
    upload = campaigns.latest_import(session, campaign.id)
    reading = campaign.state == CampaignState.IMPORTING and upload is not None
    if form.source is not None and reading and upload and upload.state != "asking":
        raise Refused(
            "The audience is still being imported. Wait until it is done, or discard the draft.",
            field="source",
        )
