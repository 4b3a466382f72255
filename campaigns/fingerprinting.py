"""What an approval is of, put together in one place: a launch, a start, or the rest of a campaign.

A part that one of them lacked would let something go that nobody approved.
"""

from dataclasses import dataclass
from decimal import Decimal

from campaigns.seen import sender_of
from domain import approval, teamhours
from domain.approval import Asked
from domain.views import CampaignView
from models.tables import Campaign, Schedule


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a launch and a rest say each in their own way; `start` and `use_by` in ISO, or empty."""

    start: str
    own_zones: bool
    use_by: str
    drop: bool
    recipients: int
    price: Decimal | None
    each: Decimal | None = None
    rest: bool = False


def of_launch(campaign: Campaign, view: CampaignView, kept: Schedule) -> Asked:
    """Exactly what a launch, or a start, would do as the campaign is now."""
    answers, estimate = kept.answers, view.estimate
    terms = _Terms(
        start="" if kept.is_launch else kept.starts_at.isoformat(),
        own_zones=bool(kept.own_zones),
        use_by=str(answers.get("use_by") or ""),
        drop=bool(answers.get("drop")),
        recipients=estimate.recipients if estimate else 0,
        price=view.price,
    )
    return _asked(campaign, view, terms)


def of_rest(campaign: Campaign, view: CampaignView, price: Decimal | None) -> Asked:
    """Exactly what going on would do as the campaign is now; `price` is what is left of it."""
    terms = _Terms(
        start="",
        own_zones=False,
        use_by=campaign.use_by.isoformat() if campaign.use_by else "",
        drop=False,
        recipients=view.ledger.waiting,
        price=price,
        each=view.workspace.price_per_segment,
        rest=True,
    )
    return _asked(campaign, view, terms)


def _asked(campaign: Campaign, view: CampaignView, terms: _Terms) -> Asked:
    """All of its parts: whoever adds one to `Asked` adds it here, for all of them at once."""
    return Asked(
        wording_id=campaign.wording_id or 0,
        text=approval.digest(view.template, view.asks, view.acknowledgement),
        upload_id=view.upload.id if view.upload else 0,
        sender_id=campaign.sender_id,
        sender=approval.digest(*sender_of(view)),
        blanks=f"{campaign.blank_policy} {campaign.blank_word}".strip(),
        topic=campaign.topic,
        kind=campaign.kind,
        hours=approval.digest(teamhours.to_data(view.workspace.hours)),
        second_attempts=campaign.second_attempts,
        start=terms.start,
        own_zones=terms.own_zones,
        use_by=terms.use_by,
        drop=terms.drop,
        recipients=terms.recipients,
        price=None if terms.price is None else str(terms.price),
        currency=view.workspace.currency,
        rest=terms.rest,
        each=None if terms.each is None else str(terms.each),
    )
