"""What became of campaigns, side by side: rates, money, the best and the worst, the usual."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from statistics import median
from typing import Final

from domain import money
from domain.windows import Kind

ENOUGH: Final = 20
"""Texts that were sent, below which a campaign is neither the best nor the worst."""
COMPARED: Final = 5
"""So many campaigns of the same kind say what is usual."""
FEWEST: Final = 2
"""One former campaign is no custom."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One campaign's figures, counted from its rows; `price` is that of a segment at its launch."""

    id: int
    public_id: str
    name: str
    title: str
    kind: Kind
    state: str
    channel_id: str
    launched_at: datetime
    asked: bool
    """Whether its text asked for a confirmation."""
    recipients: int = 0
    sent: int = 0
    delivered: int = 0
    failed: int = 0
    confirmed: int = 0
    replies: int = 0
    opt_outs: int = 0
    segments: int = 0
    price: Decimal | None = None

    @property
    def spent(self) -> Decimal | None:
        """Segments × the price then; None where nobody had said what one costs."""
        return None if self.price is None else money.price(self.segments, self.price)


def part(of: int, whole: int) -> float | None:
    """One ÷ the other; None of nothing."""
    return of / whole if whole else None


def delivery(one: Figures) -> float | None:
    """Delivered ÷ sent."""
    return part(one.delivered, one.sent)


def opt_out(one: Figures) -> float | None:
    """Opted out ÷ sent."""
    return part(one.opt_outs, one.sent)


def confirmation(one: Figures) -> float | None:
    """Confirmed ÷ delivered, of a text that asked for it."""
    return part(one.confirmed, one.delivered) if one.asked else None


def total(campaigns: Sequence[Figures], of: Callable[[Figures], int]) -> int:
    """The sum of one figure."""
    return sum(of(one) for one in campaigns)


def spent(campaigns: Sequence[Figures]) -> Decimal:
    """What all of those cost whose price is known."""
    return sum((one.spent for one in campaigns if one.spent is not None), Decimal(0))


def unpriced(campaigns: Sequence[Figures]) -> int:
    """How many texted somebody and have no price."""
    return sum(1 for one in campaigns if one.segments and one.price is None)


def best_and_worst(campaigns: Sequence[Figures]) -> tuple[Figures, Figures] | None:
    """By their delivery rate; None where two cannot be told apart."""
    able = [one for one in campaigns if one.sent >= ENOUGH]
    ordered = sorted(able, key=lambda one: (-(delivery(one) or 0), opt_out(one) or 0, one.id))
    if len(ordered) < 2 or delivery(ordered[0]) == delivery(ordered[-1]):
        return None
    return ordered[0], ordered[-1]


def most_opt_outs(campaigns: Sequence[Figures]) -> Figures | None:
    """The one that most people left over, by its share; None where nobody did."""
    able = [one for one in campaigns if one.sent >= ENOUGH and one.opt_outs]
    return max(able, key=lambda one: (opt_out(one) or 0, one.id), default=None)


@dataclass(frozen=True, slots=True)
class Usual:
    """The medians of the last campaigns of that kind; None of what none of them had."""

    campaigns: int
    delivery: float | None
    opt_out: float | None
    confirmation: float | None


def usual(former: Sequence[Figures]) -> Usual | None:
    """What is usual, by the campaigns before; None where they are too few."""
    able = [one for one in former if one.sent][:COMPARED]
    if len(able) < FEWEST:
        return None
    return Usual(
        len(able),
        *(_middle([of(one) for one in able]) for of in (delivery, opt_out, confirmation)),
    )


def _middle(rates: Sequence[float | None]) -> float | None:
    known = [rate for rate in rates if rate is not None]
    return median(known) if len(known) >= FEWEST else None
