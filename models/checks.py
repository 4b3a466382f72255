"""What a draft is warned of: its text, some of its real rows, and what it is sent in."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from domain import composition, forecast
from domain.composition import Circumstances, DraftWarning, Saving
from domain.dayplan import DayPlan
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.phones import is_e164
from domain.templates import BlankPolicy, Template
from domain.views import Estimate, SenderView, WorkspaceView
from domain.windows import Kind
from models import campaigns
from models.tables import Campaign, Wording


def draft_warnings(
    session: Session,
    campaign: Campaign,
    wording: Wording | None,
    *,
    workspace: WorkspaceView,
    sender: SenderView,
    estimate: Estimate | None,
    plan: DayPlan,
    now: datetime,
) -> tuple[DraftWarning, ...]:
    """Nothing before the columns of a draft are known, or once it is none any more."""
    if wording is None or campaign.state != CampaignState.DRAFT:
        return ()
    saved = 0 if estimate is None else estimate.plain_saves
    return tuple(
        composition.check(
            wording.template,
            columns=campaign.columns,
            sender_kind=sender.kind,
            figures=None if estimate is None else _measured(campaign, estimate),
            smart_encoding=sender.smart_encoding,
            samples=_samples(session, campaign, wording, estimate),
            around=_around(campaign, workspace, sender, estimate=estimate, plan=plan, now=now),
            saving=Saving(saved, workspace.price_per_segment, workspace.currency),
        )
    )


def _measured(campaign: Campaign, estimate: Estimate) -> composition.Figures:
    """The estimate's figures; blank fields are no gap any more once somebody decided on them."""
    asks = campaign.blank_policy == BlankPolicy.ASK
    return composition.Figures(
        missing=estimate.blank_fields if asks else {},
        costly=estimate.culprits,
        costly_rows=estimate.ucs2_rows,
        most_segments=estimate.longest_segments,
        most_characters=estimate.longest_characters,
        too_long=estimate.too_long_rows,
    )


def _samples(
    session: Session, campaign: Campaign, wording: Wording, estimate: Estimate | None
) -> Sequence[str]:
    """The real texts of the rows that the pass found worth a look."""
    if estimate is None or not estimate.samples:
        return ()
    try:
        template = Template.parse(wording.template)
    except Refused:
        return ()
    rows = campaigns.recipients(session, [*set(estimate.samples.values())])
    return [
        template.render(
            dict(zip(campaign.columns, row.fields, strict=False)), word=campaign.blank_word
        )
        for row in rows
    ]


def _around(
    campaign: Campaign,
    workspace: WorkspaceView,
    sender: SenderView,
    *,
    estimate: Estimate | None,
    plan: DayPlan,
    now: datetime,
) -> Circumstances:
    own = (number for one in workspace.senders for number in (one.address, *one.numbers))
    sent = 0 if estimate is None else estimate.segments
    held = plan.stop is not None or plan.days > 1
    return Circumstances(
        business=workspace.business_name,
        contact=workspace.help_contact,
        region=workspace.region,
        numbers=tuple(number for number in own if is_e164(number)),
        sender_name=sender.address,
        zone=workspace.zone,
        now=now,
        ends_at=forecast.end(now, sent, sender.throughput),
        held=held,
        kind=Kind(campaign.kind),
    )
