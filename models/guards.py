"""Guard rails of one campaign: which limits count for it, what its figures are, which were raised.

The figures are those of its card, counted from the same rows.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select, update
from sqlalchemy.orm import Session

from domain import money
from domain.failures import Failure
from domain.guards import (
    FILTERED_CODE,
    Figures,
    Guards,
    GuardView,
    Raised,
    Rule,
    figure_of,
    figures_of,
    next_limit,
)
from domain.guardsettings import from_data
from domain.ledger import Ledger
from domain.lifecycle import OVER, CampaignState
from domain.messages import MessageState
from models import figures, second_attempts
from models.tables import Campaign, Message, Workspace


def of_campaign(session: Session, campaign: Campaign) -> Guards:
    """The team's limits, with those that were raised for this campaign.

    Of one that is over those of its end: what is set later must not judge it.
    """
    kept = campaign.guards_at_end
    if kept is None or campaign.state not in OVER:
        kept = session.get_one(Workspace, campaign.workspace_id).guards
    team = from_data(kept)
    return team.raised({it.rule: it.limit for it in raised(campaign)})


def raised(campaign: Campaign) -> tuple[Raised, ...]:
    """The limits that an approver raised for it."""
    kept: dict[str, Any] = dict(campaign.guards or {})
    return tuple(
        Raised(Rule(rule), Decimal(it["limit"]), str(it["by"]), datetime.fromisoformat(it["at"]))
        for rule, it in sorted(kept.items())
    )


def raise_limit(session: Session, campaign: Campaign, limit: Raised) -> None:
    """Allow the campaign that much of what the rule watches; the caller holds it."""
    entry = {"limit": str(limit.limit), "by": limit.by, "at": limit.at.isoformat()}
    session.execute(
        update(Campaign)
        .where(Campaign.id == campaign.id)
        .values(guards={**(campaign.guards or {}), limit.rule.value: entry})
        .execution_options(synchronize_session="fetch")
    )


def now_of(session: Session, campaign: Campaign, guards: Guards) -> Figures:
    """The campaign's figures at this moment. Reads every row of its ledger's index."""
    return with_ledger(
        session,
        campaign,
        guards,
        ledger=figures.ledger(session, campaign.id),
        failures=figures.failures(session, campaign.id),
        opt_outs=figures.opted_out(session, campaign.id),
    )


def with_ledger(
    session: Session,
    campaign: Campaign,
    guards: Guards,
    *,
    ledger: Ledger,
    failures: Sequence[Failure],
    opt_outs: int,
) -> Figures:
    """The same of figures that were counted already; the money only where a budget counts."""
    workspace = session.get_one(Workspace, campaign.workspace_id)
    each, spent = workspace.price_per_segment, None
    if guards.budget is not None and each is not None:
        spent = money.price(figures.sent_segments(session, campaign.id), each)
    seen = figures_of(
        ledger,
        filtered=sum(it.count for it in failures if it.code == FILTERED_CODE),
        failed_before=second_attempts.failed_before(session, campaign.id),
        opt_outs=opt_outs,
        spent=spent,
        currency=workspace.currency,
    )
    if not seen.unknown:
        return seen
    return replace(seen, unknown=max(0, seen.unknown - _left_behind(session, campaign.id)))


def _left_behind(session: Session, campaign_id: int) -> int:
    """Unknown texts whose process did not live to hear of them, until somebody is asked about them.

    They are few, whatever Twilio does, and its log tells of them within minutes: to wait for a
    person because a machine began anew would be a false alarm. An answer that was lost counts at
    once: the next one may be lost as well.
    """
    return session.scalar(_count_left_behind(), {"campaign": campaign_id}) or 0


@cache
def _count_left_behind() -> Select[int]:
    return (
        select(func.count())
        .select_from(Message)
        .where(
            Message.campaign_id == bindparam("campaign"),
            Message.state == MessageState.UNKNOWN.value,
            Message.recipient_id.is_not(None),
            Message.state_at > Message.lease_until,
            Message.unconfirmed_at.is_(None),
            Message.closed_at.is_(None),
        )
    )


def raises_to(rule: Rule, seen: Figures, guards: Guards) -> Decimal:
    """What *Continue anyway* would raise the rule's limit to, by these figures."""
    figure = figure_of(rule, seen, guards.sample)
    return next_limit(rule, max(figure or Decimal(0), guards.limit(rule) or Decimal(0)))


def view(
    session: Session,
    campaign: Campaign,
    *,
    ledger: Ledger,
    failures: Sequence[Failure],
    opt_outs: int,
) -> GuardView:
    """What the card shows of them; what is counted is counted already, but for a budget."""
    guards = of_campaign(session, campaign)
    is_paused = campaign.state == CampaignState.PAUSED
    paused_by = Rule(campaign.guards_rule) if is_paused and campaign.guards_rule else None
    higher = None
    if paused_by is not None:
        seen = with_ledger(
            session, campaign, guards, ledger=ledger, failures=failures, opt_outs=opt_outs
        )
        higher = raises_to(paused_by, seen, guards)
    return GuardView(guards, raised(campaign), paused_by, higher)
