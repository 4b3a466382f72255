"""What a campaign of a program would cost, without keeping or sending anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import orjson
from sqlalchemy.orm import Session

from campaigns import access, drafts, texts
from campaigns.apiforms import CampaignForm, KeyFacts
from campaigns.handing_in import checked, sender_name
from domain.actors import Actor
from domain.estimating import Draft, Tally
from domain.forecast import duration
from domain.templates import BlankPolicy
from domain.views import Estimate
from domain.whereabouts import key_of
from jobs.imports.foreseeing import Foreseen, foresee, made_rows
from models import workspaces
from models.recipients_load import LoadRow
from models.tables import Campaign, CsvImport, Sender, Workspace
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class Outlook:
    """Recipients, segments and money; `takes` at the sender's throughput, once it sends."""

    foreseen: Foreseen
    recipients: int
    segments: int
    longest: int
    price: Decimal | None
    currency: str
    takes: timedelta


def estimate(rt: Runtime, who: Actor, key: KeyFacts, form: CampaignForm) -> Outlook:
    """What becomes of the recipients as of now, and what their texts cost; nothing is kept."""
    access.require_author(rt, who, who.channel_id)
    with rt.db.read() as session:
        team = workspaces.get(session, who.workspace_id)
        form = checked(rt, form, team, key)
        sender = drafts.sender(session, team.id, sender_name(session, team.id, form.sender))
        rows, foreseen = _foreseen(rt, session, who, form, team=team, sender=sender)
    found = _counted(form, sender, rows, foreseen)
    each = team.price_per_segment
    return Outlook(
        foreseen=foreseen,
        recipients=found.recipients,
        segments=found.segments,
        longest=found.longest_segments,
        price=None if each is None else each * found.segments,
        currency=team.currency,
        takes=duration(found.segments, sender.throughput),
    )


def _foreseen(
    rt: Runtime,
    session: Session,
    who: Actor,
    form: CampaignForm,
    *,
    team: Workspace,
    sender: Sender,
) -> tuple[Sequence[LoadRow], Foreseen]:
    upload = CsvImport(
        workspace_id=team.id,
        source="api",
        headers=list(form.table.headers),
        number_column=0,
        last_row=0,
        asked_by=who.name,
        created_at=rt.clock(),
    )
    campaign = Campaign(id=0, sender_id=sender.id, topic=drafts.topic(form.topic))
    rows = made_rows(form.table.headers, team, form.table.cells)
    return rows, foresee(rt, session, upload, campaign, rows)


def _counted(
    form: CampaignForm, sender: Sender, rows: Sequence[LoadRow], foreseen: Foreseen
) -> Estimate:
    draft = Draft(
        template=texts.parse(form.message),
        columns=form.table.fields,
        policy=BlankPolicy(form.accepted.blanks),
        word=form.accepted.word,
        smart_encoding=sender.smart_encoding,
    )
    tally = Tally(Estimate(0, 0, 0, 0), draft)
    for row, fate in zip(rows, foreseen.fates, strict=True):
        if fate.reason is None:
            tally.add(row[0], orjson.loads(row[3]), key_of(fate.phone or "", None))
    return tally.estimate()
