"""What programs hand in: a campaign with its recipients, and the launch of it.

Everything stands in one transaction with the answer that is remembered for the request: campaign,
recipients as they came, and the launch that is owed. Whatever dies after that, an import finds the
recipients and the clock finds the launch.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import access, agreeing, drafting, drafts, fields, handed_rows, texts
from campaigns.apiforms import CampaignForm, KeyFacts
from campaigns.forms import DraftForm, Upload
from campaigns.handed_rows import Answer, HandedIn, Prepared
from campaigns.subscribing import require_usable
from domain import apiorders
from domain.actors import Actor
from domain.apicodes import Code, Declined
from domain.apiorders import Accepted, OrderState
from domain.asking import AS_THE_TEXT_SAYS
from domain.deeds import Verb
from domain.errors import Refused
from domain.events import heard_by
from domain.idempotency import Kept, Once
from domain.windows import Kind
from models import endpoints, idempotency, senders, workspaces
from models.tables import Campaign, CsvImport, LaunchOrder, Workspace
from runtime import Runtime


def create(
    rt: Runtime,
    who: Actor,
    key: KeyFacts,
    form: CampaignForm,
    *,
    asked: Once | None,
    answer: Answer,
) -> Kept:
    """A new campaign, launched by itself once its list is read, if it says so.

    Raises Refused for what is known to forbid it: a text that cannot be sent, a start that cannot
    be had, values that nobody decided about, or nobody to text.
    """
    access.require_author(rt, who, who.channel_id)
    if form.launch:
        access.require_launcher(rt, who, who.channel_id)
    with rt.db.read() as session:
        known = idempotency.answered(session, asked, rt.clock())
        team = workspaces.get(session, who.workspace_id)
    if known is not None:
        return known
    form = checked(rt, form, team, key)
    prepared = handed_rows.prepared(form.table, team)
    made: list[tuple[int, int]] = []

    def work(session: Session) -> Kept:
        made.clear()
        return idempotency.once(session, asked, rt.clock(), lambda: _make(session))

    def _make(session: Session) -> Kept:
        campaign, upload, told = _create(rt, session, who, key, form, prepared=prepared)
        made.append((campaign.id, upload.id))
        return answer(told)

    kept = rt.db.write_again(work)
    handed_rows.begin(rt, made)
    return kept


def checked(rt: Runtime, form: CampaignForm, team: Workspace, key: KeyFacts) -> CampaignForm:
    """The form with what it leaves to the key, refused as far as no row has to be read for it."""
    kind = _kind(form, key)
    if form.webhook_url:
        _require_usable(rt, form.webhook_url)
    if form.schedule == apiorders.NOW:
        form = replace(form, schedule="")
    if form.schedule:
        apiorders.read_schedule(form.schedule, now=rt.clock(), zone=team.zone)
        _require_launch(form)
    said = form.accepted
    if said.attestation and agreeing.is_too_short(said.attestation):
        raise Declined(Code.ATTESTATION_REQUIRED, agreeing.TOO_SHORT, field="attestation")
    said = replace(said, attestation=said.attestation or key.attestation)
    template = texts.parse(form.message)
    apiorders.require_fields(template, form.table)
    if form.launch:
        apiorders.require_filled(template, form.table, said)
    title = fields.short(form.title, "campaign_name", drafts.TITLE_LENGTH)
    return replace(form, kind=kind, accepted=said, title=title)


def _require_launch(form: CampaignForm) -> None:
    """A draft keeps no start: a launch without one would be at once."""
    if not form.launch:
        raise Declined(
            Code.INVALID_SCHEDULE,
            "A draft has no start yet. Say `schedule` with its launch.",
            field="schedule",
        )


def _kind(form: CampaignForm, key: KeyFacts) -> Kind:
    """What the campaign is: what its key is for, or stricter."""
    kind = form.kind or key.kind
    if kind is Kind.URGENT:
        raise Declined(
            Code.NOT_ALLOWED, "An approver in Slack launches what is urgent; no key can be one."
        )
    if key.kind is Kind.MARKETING and kind is not Kind.MARKETING:
        raise Declined(
            Code.NOT_ALLOWED,
            "This key is for marketing. Informational texts take a key that was made for them.",
            field="kind",
        )
    return kind


def _require_usable(rt: Runtime, url: str) -> None:
    try:
        require_usable(rt, url)
    except Refused as refused:
        raise Refused(refused.sentence, field="webhook_url") from None


def _create(
    rt: Runtime,
    session: Session,
    who: Actor,
    key: KeyFacts,
    form: CampaignForm,
    *,
    prepared: Prepared,
) -> tuple[Campaign, CsvImport, HandedIn]:
    words = texts.words(texts.parse(form.message), asks=AS_THE_TEXT_SAYS, acknowledgement="")
    team = workspaces.locked(session, who.workspace_id)
    draft = _draft_form(session, who, form)
    campaign = drafting.new_campaign(rt, session, who, team, form=draft, title=form.title)
    campaign.api_key_id = key.key_id
    campaign.columns = list(form.table.fields)
    said = form.accepted
    campaign.blank_policy, campaign.blank_word = said.blanks, said.word
    drafts.reword(rt, session, who, campaign, words)
    upload = handed_rows.attach(rt, session, who, campaign, prepared)
    told = handed_rows.told(rt, session, campaign, upload, prepared.rows)
    if form.launch:
        told = _order(rt, session, who, campaign, form, told=told)
    if form.webhook_url:
        endpoints.for_campaign(
            *(session, campaign, form.webhook_url, rt.clock()),
            batched=not form.webhook_single,
            types=heard_by(key.scopes),
        )
    drafts.record(
        *(rt, session, who, Verb.DRAFT, campaign),
        rows=len(form.table.cells),
        launches=form.launch,
        webhook=bool(form.webhook_url),
    )
    return campaign, upload, told


def _draft_form(session: Session, who: Actor, form: CampaignForm) -> DraftForm:
    return DraftForm(
        title=form.title,
        message=form.message,
        source=Upload.api(0),
        sender_name=sender_name(session, who.workspace_id, form.sender),
        note=form.note,
        channel_id=who.channel_id,
        kind=str(form.kind or Kind.MARKETING),
        topic=form.topic,
    )


def sender_name(session: Session, workspace_id: int, said: str) -> str:
    """A sender is meant by its name or by what its texts come from."""
    known = senders.of_workspace(session, workspace_id)
    found = next((one.name for one in known if said and one.address == said.strip()), said)
    return found.strip()


def _order(
    rt: Runtime,
    session: Session,
    who: Actor,
    campaign: Campaign,
    form: CampaignForm,
    *,
    told: HandedIn,
) -> HandedIn:
    """The launch that is owed; refused where nobody could be texted."""
    if not told.foreseen.pending:
        raise Declined(
            Code.NOBODY_TO_TEXT,
            "None of the recipients can be texted: the numbers are no numbers, or have opted out.",
        )
    said = replace(form.accepted, wording_id=campaign.wording_id or 0)
    session.add(order_of(who, campaign.id, said, form.schedule, now=rt.clock()))
    return replace(told, launches=True)


def order_of(
    who: Actor, campaign_id: int, said: Accepted, schedule: str, *, now: datetime
) -> LaunchOrder:
    """A launch that is owed from now on."""
    return LaunchOrder(
        campaign_id=campaign_id,
        state=OrderState.OWED.value,
        due_at=now,
        wall=schedule,
        answers=apiorders.to_data(said),
        needs=[],
        made_by=who.name,
        made_at=now,
        tried_at=None,
    )
