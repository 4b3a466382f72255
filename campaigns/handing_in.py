"""What programs hand in: a campaign with its recipients, more recipients, and a launch with it.

Everything stands in one transaction with the answer that is remembered for the request: campaign,
recipients as they came, and the launch that is owed. Whatever dies after that, an import finds the
recipients and the clock finds the launch.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from campaigns import access, drafting, drafts, fields, reaching, texts
from campaigns.apiforms import CampaignForm, KeyFacts
from campaigns.finding import held
from campaigns.forms import DraftForm, Upload
from domain import apiorders
from domain.actors import Actor
from domain.apicodes import Code, Declined
from domain.apiorders import Accepted, OrderState, Table
from domain.asking import AS_THE_TEXT_SAYS
from domain.deeds import Verb
from domain.endpoints import usable
from domain.errors import Refused
from domain.idempotency import Kept, Once
from domain.lifecycle import CampaignState, Move
from domain.windows import Kind
from jobs import card
from jobs.importing import enqueue_import
from jobs.imports.foreseeing import Foreseen, foresee, made_rows
from jobs.imports.handed import as_lines
from models import campaigns, endpoints, idempotency, payloads, senders, workspaces
from models.recipients_load import LoadRow
from models.tables import Campaign, CsvImport, LaunchOrder, Workspace
from runtime import Runtime

__all__ = ["Answer", "HandedIn", "add", "create"]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A campaign that took recipients, and what becomes of each of them as far as it is known."""

    public_id: str
    name: str
    foreseen: Foreseen
    launches: bool
    starts_at: datetime | None = None


Answer = Callable[[HandedIn], Kept]
"""What a request is answered, made in its transaction."""


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
    made: list[tuple[int, int]] = []

    def work(session: Session) -> Kept:
        made.clear()
        return idempotency.once(session, asked, rt.clock(), lambda: _make(session))

    def _make(session: Session) -> Kept:
        campaign, upload, told = _create(rt, session, who, key, form)
        made.append((campaign.id, upload.id))
        return answer(told)

    kept = rt.db.write_again(work)
    _begin(rt, made)
    return kept


def add(
    rt: Runtime,
    who: Actor,
    public_id: str,
    recipients: Sequence[dict[str, apiorders.Value]],
    *,
    asked: Once | None,
    answer: Answer,
) -> Kept:
    """More recipients for a draft; refused while others are still read, and after its launch."""
    public_id = reaching.author_of(rt, who, public_id)
    made: list[tuple[int, int]] = []

    def work(session: Session) -> Kept:
        made.clear()
        return idempotency.once(session, asked, rt.clock(), lambda: _more(session))

    def _more(session: Session) -> Kept:
        team = workspaces.locked(session, who.workspace_id)
        campaign = held(session, who, public_id)
        former = _require_open(session, campaign)
        table = apiorders.tabled(recipients, campaign.columns)
        campaigns.move(session, campaign.id, Move.REIMPORT, by=who.name, now=rt.clock())
        drafts.uncount(campaign)
        upload = _upload(rt, session, who, campaign, table)
        upload.rows_done, upload.last_row = former.rows_done, former.last_row
        _refuse_long(rt, upload, table)
        told = _told(rt, session, campaign, upload, made_rows(upload, team, table.cells))
        drafts.record(rt, session, who, Verb.EDIT, campaign, changed=["audience"])
        made.append((campaign.id, upload.id))
        return answer(told)

    kept = rt.db.write_again(work)
    _begin(rt, made)
    return kept


def _begin(rt: Runtime, made: Sequence[tuple[int, int]]) -> None:
    """After the commit; of a request that was carried out before there is nothing to begin."""
    for campaign_id, import_id in made:
        enqueue_import(rt, import_id)
        card.nudge(rt, campaign_id)


def checked(rt: Runtime, form: CampaignForm, team: Workspace, key: KeyFacts) -> CampaignForm:
    """The form with what it leaves to the key, refused as far as no row has to be read for it."""
    kind = form.kind or key.kind
    if kind is Kind.URGENT:
        raise Declined(
            Code.NOT_ALLOWED, "An approver in Slack launches what is urgent; no key can be one."
        )
    if form.webhook_url:
        _require_usable(form.webhook_url)
    if form.schedule:
        apiorders.read_schedule(form.schedule, now=rt.clock(), zone=team.zone)
    said = form.accepted
    said = replace(said, attestation=said.attestation or key.attestation)
    template = texts.parse(form.message)
    apiorders.require_fields(template, form.table)
    if form.launch:
        apiorders.require_filled(template, form.table, said)
    title = fields.short(form.title, "campaign_name", drafts.TITLE_LENGTH)
    return replace(form, kind=kind, accepted=said, title=title)


def _require_usable(url: str) -> None:
    try:
        usable(url)
    except Refused as refused:
        raise Refused(refused.sentence, field="webhook_url") from None


def _create(
    rt: Runtime, session: Session, who: Actor, key: KeyFacts, form: CampaignForm
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
    upload = _upload(rt, session, who, campaign, form.table)
    told = _told(rt, session, campaign, upload, made_rows(upload, team, form.table.cells))
    if form.launch:
        told = _order(rt, session, who, campaign, form, told=told)
    if form.webhook_url:
        endpoints.for_campaign(session, campaign, form.webhook_url, rt.clock())
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


def _upload(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, table: Table
) -> CsvImport:
    lines = as_lines(table.cells)
    upload = drafts.attach(rt, session, who, campaign, upload=Upload.api(len(lines)), copied=None)
    upload.headers, upload.number_column, upload.has_header = list(table.headers), 0, False
    payloads.keep(session, upload.id, lines)
    session.flush()
    return upload


def _told(
    rt: Runtime,
    session: Session,
    campaign: Campaign,
    upload: CsvImport,
    rows: Sequence[LoadRow],
) -> HandedIn:
    foreseen = foresee(rt, session, upload, campaign, rows)
    return HandedIn(campaign.public_id, campaign.name, foreseen, launches=False)


def _require_open(session: Session, campaign: Campaign) -> CsvImport:
    """The import before, of a draft that takes more; raises Declined."""
    if campaign.state == CampaignState.IMPORTING:
        raise Declined(
            Code.STILL_IMPORTING,
            "The recipients before are still being read. Send these again in a few seconds.",
        )
    former = campaigns.latest_import(session, campaign.id)
    if campaign.state != CampaignState.DRAFT or former is None or campaign.api_key_id is None:
        raise Declined(
            Code.REFUSED,
            f"“{campaign.name}” takes no more recipients: it is no draft that a program made.",
        )
    return former


def _refuse_long(rt: Runtime, upload: CsvImport, table: Table) -> None:
    most = rt.settings.rollcall_import_max_rows
    if upload.rows_done + len(table.cells) > most:
        raise Declined(
            Code.TOO_MANY_RECIPIENTS, f"A campaign has at most {most:,} recipients. Make another."
        )
