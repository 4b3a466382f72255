"""What a draft is warned of: its text, some of its real rows, and what it is sent in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from domain import composition, consentwarnings, forecast
from domain.composition import Circumstances, DraftWarning, Saving
from domain.dayplan import DayPlan
from domain.errors import Refused
from domain.hours import Rules
from domain.ledger import Ledger
from domain.lifecycle import TO_BE_LAUNCHED
from domain.phones import is_e164
from domain.proofreading.nearness import speaks_of_a_near_day
from domain.templates import BlankPolicy, Template
from domain.views import CampaignView, Estimate, SenderView, WorkspaceView
from domain.whereabouts import countries, hours_of_key
from domain.windows import Kind
from models import campaigns, contactlists, schedules
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
    """Nothing before the columns of a draft are known, or once it was launched."""
    if wording is None or campaign.state not in TO_BE_LAUNCHED:
        return ()
    saved = 0 if estimate is None else estimate.plain_saves
    samples = _samples(session, campaign, wording, estimate)
    texts = (wording.template, *samples)
    return tuple(
        composition.check(
            wording.template,
            columns=campaign.columns,
            sender_kind=sender.kind,
            figures=None if estimate is None else _measured(campaign, estimate),
            smart_encoding=sender.smart_encoding,
            samples=samples,
            around=_around(
                texts,
                workspace,
                sender,
                rules=_rules(campaign, workspace),
                estimate=estimate,
                plan=plan,
                now=now,
            ),
            saving=Saving(saved, workspace.price_per_segment, workspace.currency),
        )
    )


def rest_warnings(
    campaign: Campaign,
    template: str,
    *,
    view: CampaignView,
    found: Estimate,
    samples: Sequence[str],
    now: datetime,
) -> tuple[DraftWarning, ...]:
    """The same of a text that is corrected on the way, by what a pass over those left `found`.

    Whose rows get no text is told apart, as a figure. `samples` are some of their real texts.
    """
    texts, workspace, sender = (template, *samples), view.workspace, view.sender
    rules = _rules(campaign, workspace)
    saving = Saving(found.plain_saves, workspace.price_per_segment, workspace.currency)
    return tuple(
        composition.check(
            template,
            columns=campaign.columns,
            sender_kind=sender.kind,
            figures=replace(_measured(campaign, found), missing={}, too_long=0),
            smart_encoding=sender.smart_encoding,
            samples=samples,
            around=_around(
                *(texts, workspace, sender),
                rules=rules,
                estimate=found,
                plan=view.day_plan,
                now=now,
            ),
            saving=saving,
        )
    )


def consent_warnings(
    session: Session,
    campaign: Campaign,
    *,
    ledger: Ledger,
    zone: str,
    estimate: Estimate | None,
    sender: SenderView,
    plan: DayPlan,
    now: datetime,
) -> tuple[DraftWarning, ...]:
    """What a draft is warned of its recipients' consent."""
    if campaign.state not in TO_BE_LAUNCHED:
        return ()
    days = contactlists.days(session, campaign.workspace_id)
    today = now.astimezone(ZoneInfo(zone)).date()
    kind = Kind(campaign.kind)
    found = [*consentwarnings.consent_warnings(kind, ledger, days, today=today)]
    if estimate is not None and estimate.expiring:
        begins = schedules.of(session, campaign.id)
        starts_at = now if begins is None else max(now, begins.starts_at)
        ends_at = forecast.end(starts_at, estimate.segments, sender.throughput) or starts_at
        # The hours keep some until the day after, and a daily limit for longer.
        leaves_by = (ends_at + timedelta(days=plan.days)).date()
        found += consentwarnings.ending_consent(kind, estimate.expiring, leaves_by=leaves_by)
    return tuple(found)


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
    texts: Sequence[str],
    workspace: WorkspaceView,
    sender: SenderView,
    *,
    rules: Rules,
    estimate: Estimate | None,
    plan: DayPlan,
    now: datetime,
) -> Circumstances:
    own = (number for one in workspace.senders for number in (one.address, *one.numbers))
    sent = 0 if estimate is None else estimate.segments
    ends_at = forecast.end(now, sent, sender.throughput) or now
    held: bool | None = plan.stop is not None or plan.days > 1
    if not held:
        # The hours of hundreds of areas cost a while, and matter only to such a text.
        dated = any(map(speaks_of_a_near_day, texts))
        held = _waits(estimate, rules, ends_at, ZoneInfo(workspace.zone)) if dated else None
    return Circumstances(
        business=workspace.business_name,
        contact=workspace.help_contact,
        region=workspace.region,
        numbers=tuple(number for number in own if is_e164(number)),
        sender_name=sender.address,
        zone=workspace.zone,
        now=now,
        ends_at=ends_at,
        held=held,
        kind=rules.kind,
        first=None if estimate is None or estimate.firsts is None else estimate.firsts > 0,
        firsts=0 if estimate is None else estimate.firsts or 0,
        firsts_sampled=estimate is not None and estimate.firsts_sampled,
        countries={} if estimate is None else _countries(estimate, rules, workspace),
    )


def _countries(estimate: Estimate, rules: Rules, workspace: WorkspaceView) -> Mapping[str, int]:
    return countries(estimate.areas, homes=rules.team.live_in, region=workspace.region)


def _rules(campaign: Campaign, workspace: WorkspaceView) -> Rules:
    return Rules(Kind(campaign.kind), workspace.hours)


def _waits(
    estimate: Estimate | None, rules: Rules, ends_at: datetime, zone: ZoneInfo
) -> bool | None:
    """Whether hours keep the last text of some area until another day; None before it is known."""
    areas = [area for area, count in estimate.areas.items() if count] if estimate else []
    if not areas:
        return None
    openings = (hours_of_key(area, rules).next_opening(ends_at) for area in areas)
    day = ends_at.astimezone(zone).date()
    return any(opening is None or opening.astimezone(zone).date() != day for opening in openings)
