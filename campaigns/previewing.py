"""Preview: what real people would read, shown privately and recorded."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from campaigns import access, reaching
from campaigns.finding import find
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.phones import mask
from domain.segments import LIMIT, Encoding, count
from domain.templates import BlankPolicy, Template
from models import campaigns, senders, wordings
from models.imports import estimate_of
from models.tables import Campaign, Recipient
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One real row as it would be read: `why` it is shown (longest, ordinary, blank, ucs2).

    `body` is byte for byte what is sent; `missing` are the fields that are blank in this row;
    `skipped` says that this row gets no text.
    """

    why: tuple[str, ...]
    row: int
    phone: str
    body: str
    segments: int
    encoding: Encoding
    culprits: tuple[str, ...]
    missing: tuple[str, ...]
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The rows worth seeing of one campaign."""

    public_id: str
    name: str
    wording_id: int
    rows: tuple[PreviewRow, ...]


def preview(rt: Runtime, who: Actor, ref: str) -> Preview:
    """The longest text, an ordinary one, and one of each warning. Show it privately only."""
    ref = reaching.author_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = find(session, who.workspace_id, ref)
        reasons = _reasons(session, campaign)
        if not reasons:
            raise Refused("The audience has no row to show yet. Wait until it is imported.")
        rows = _rows(session, campaign, reasons)
        access.record(rt, session, who, Verb.PREVIEW, Subject.CAMPAIGN, campaign.id)
        return Preview(campaign.public_id, campaign.name, campaign.wording_id or 0, rows)


def _reasons(session: Session, campaign: Campaign) -> dict[int, list[str]]:
    """Recipient ids and why each is shown; before the rows were counted the first one only."""
    reasons: dict[int, list[str]] = {}
    estimate = estimate_of(campaign)
    if estimate is not None:
        for why, recipient_id in estimate.samples.items():
            reasons.setdefault(recipient_id, []).append(why)
    elif (first := campaigns.first_pending(session, campaign.id)) is not None:
        reasons[first.id] = ["ordinary"]
    return reasons


def _rows(
    session: Session, campaign: Campaign, reasons: dict[int, list[str]]
) -> tuple[PreviewRow, ...]:
    template = Template.parse(wordings.get(session, campaign.wording_id or 0).template)
    smart = senders.get(session, campaign.sender_id).smart_encoding
    found = {row.id: row for row in campaigns.recipients(session, [*reasons])}
    return tuple(
        _row(campaign, found[key], template=template, smart=smart, why=tuple(why))
        for key, why in reasons.items()
        if key in found
    )


def _row(
    campaign: Campaign,
    recipient: Recipient,
    *,
    template: Template,
    smart: bool,
    why: tuple[str, ...],
) -> PreviewRow:
    values = dict(zip(campaign.columns, recipient.fields, strict=False))
    body = template.render(values, word=campaign.blank_word)
    counted = count(body, smart)
    missing = template.missing(values)
    return PreviewRow(
        why=why,
        row=recipient.row,
        phone=mask(recipient.phone or ""),
        body=counted.sent_text,
        segments=counted.segments,
        encoding=counted.encoding,
        culprits=counted.culprits,
        missing=missing,
        skipped=len(counted.sent_text) > LIMIT
        or bool(missing and campaign.blank_policy == BlankPolicy.SKIP),
    )
