"""What a campaign's texts cost, in one line: foreseen until it is over, and counted then."""

from decimal import Decimal
from typing import Final

from domain import money
from domain.counting import count
from domain.views import CampaignView

MANY: Final = 1_000
"""One text costs less than a cent, which tells nobody anything."""


def costs(view: CampaignView) -> str | None:
    """Recipients, segments and price; None before they are known.

    People opt out between the estimate and the launch, and texts may not leave at all. So behind
    the launch the recipients are the ledger's, and the estimate says that it is one.
    """
    recipients = count(view.ledger.recipients, "recipient")
    if view.sent_segments is not None:
        return f"{recipients}, {_priced(view, view.sent_segments)} for what was sent"
    if view.estimate is None:
        return None
    foreseen = _priced(view, view.estimate.segments)
    if view.launched_at is None:
        return f"{count(view.estimate.recipients, 'recipient')}, {foreseen}"
    return f"{recipients}; estimated before the launch: {foreseen}"


def answer_costs(named: str, segments: int, *, each: Decimal | None, currency: str) -> str:
    """A sentence on a text that goes back by itself: what it costs, and how often one gets it."""
    price = "price unknown"
    if each is not None:
        price = f"{money.show(money.price(segments * MANY, each), currency)} for {MANY:,} people"
    return (
        f"The {named} costs {count(segments, 'segment')}, {price};"
        " each person gets it at most once a day."
    )


def _priced(view: CampaignView, segments: int) -> str:
    each = view.workspace.price_per_segment
    price = (
        "unknown"
        if each is None
        else money.show(money.price(segments, each), view.workspace.currency)
    )
    return f"{count(segments, 'segment')}, price {price}"
