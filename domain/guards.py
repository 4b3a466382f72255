"""Guard rails: what a campaign's figures may come to before it pauses by itself, and its canary.

Figures in, a tripped rule with its reason in plain words out. Shares are percent. A rule is asked
only once enough is known: a minimum sample of texts delivered, or with a result.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from domain import money
from domain.ledger import Bucket, Ledger


class Rule(StrEnum):
    """What is watched, in the order in which it is told."""

    OPT_OUTS = "opt_outs"
    FILTERED = "filtered"
    FAILURES = "failures"
    UNKNOWN = "unknown"
    BUDGET = "budget"


CANARY: Final = "canary"
"""The topic of an alert that is about a canary and about no rule."""
FILTERED_CODE: Final = 30007
"""Twilio's: a carrier's filter, or Twilio's own, took the text for spam."""
RULE_WORDS: Final[Mapping[Rule, str]] = {
    Rule.OPT_OUTS: "opt-outs",
    Rule.FILTERED: "texts filtered by carriers",
    Rule.FAILURES: "texts that could not be delivered",
    Rule.UNKNOWN: "texts of which we don’t know whether they left",
    Rule.BUDGET: "money spent",
}
RAISED_BY: Final = Decimal("1.5")
"""*Continue anyway* allows so many times what was seen."""
_TENTH: Final = Decimal("0.1")
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Canary:
    """The first texts of a large campaign, which leave alone.

    `first` texts leave where it has more than `above` recipients (None: never). Then a person
    releases the rest; `by_rule` they leave by themselves where, `minutes` after the last of them,
    at least `delivered` percent of those sent are delivered and no guard rail's share is passed.
    """

    first: int = 50
    above: int | None = 5_000
    by_rule: bool = True
    minutes: int = 10
    delivered: Decimal = Decimal(80)


@dataclass(frozen=True, slots=True)
class Guards:
    """A team's limits: shares in percent, the budget in its currency per campaign; None: off."""

    opt_outs: Decimal | None = Decimal(2)
    filtered: Decimal | None = Decimal(5)
    failures: Decimal | None = Decimal(20)
    unknown: Decimal | None = Decimal(2)
    budget: Decimal | None = None
    sample: int = 200
    canary: Canary = field(default_factory=Canary)

    @property
    def watch(self) -> bool:
        """Whether any rule is on."""
        return any(self.limit(rule) is not None for rule in Rule)

    def limit(self, rule: Rule) -> Decimal | None:
        """What the rule allows."""
        found: Decimal | None = getattr(self, rule.value)
        return found

    def raised(self, limits: Mapping[Rule, Decimal]) -> "Guards":
        """The same with what an approver allows one campaign; what is off stays off."""
        higher: dict[str, Any] = {
            rule.value: max(known, limits[rule])
            for rule in limits
            if (known := self.limit(rule)) is not None
        }
        return replace(self, **higher)


STANDARD: Final = Guards()
OFF: Final = Guards(
    opt_outs=None, filtered=None, failures=None, unknown=None, canary=Canary(above=None)
)
"""Nothing pauses by itself, and nothing has a canary."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of a campaign. `failed` holds all that did not arrive; `filtered` are of it.

    `spent` is what its texts cost so far, None where that is unknown or nobody asks.
    """

    sent: int = 0
    delivered: int = 0
    failed: int = 0
    filtered: int = 0
    unknown: int = 0
    opt_outs: int = 0
    spent: Decimal | None = None
    currency: str = "USD"

    @property
    def results(self) -> int:
        """Texts of which it is known whether they arrived."""
        return self.delivered + self.failed


def figures_of(
    ledger: Ledger,
    *,
    filtered: int,
    opt_outs: int,
    spent: Decimal | None,
    currency: str,
    failed_before: int = 0,
) -> Figures:
    """The figures of a ledger and what stands beside it: `failed_before`, of first attempts."""
    return Figures(
        sent=ledger.sent,
        delivered=ledger[Bucket.DELIVERED],
        failed=ledger[Bucket.UNDELIVERED] + ledger[Bucket.FAILED] + failed_before,
        filtered=filtered,
        unknown=ledger[Bucket.UNKNOWN],
        opt_outs=opt_outs,
        spent=spent,
        currency=currency,
    )


def opt_out_share(ledger: Ledger, opt_outs: int, sample: int) -> Decimal | None:
    """Opt-outs in percent of sent, as the rule compares it; None before enough is delivered."""
    seen = figures_of(ledger, filtered=0, opt_outs=opt_outs, spent=None, currency="")
    return figure_of(Rule.OPT_OUTS, seen, sample)


@dataclass(frozen=True, slots=True)
class Tripped:
    """A rule whose limit is passed: `figure` is what was seen, percent or money."""

    rule: Rule
    figure: Decimal
    limit: Decimal
    words: str


def tripped(figures: Figures, guards: Guards) -> Tripped | None:
    """The first rule whose limit is passed, or None."""
    for rule in Rule:
        limit, figure = guards.limit(rule), figure_of(rule, figures, guards.sample)
        if limit is None or figure is None:
            continue
        if passes(rule, figure, limit):
            return Tripped(rule, figure, limit, _words(rule, figures, figure, limit))
    return None


def passes(rule: Rule, figure: Decimal, limit: Decimal) -> bool:
    """Whether that is more than the limit allows. A budget is used up once it is spent."""
    return figure > limit or (rule is Rule.BUDGET and figure == limit)


def figure_of(rule: Rule, figures: Figures, sample: int) -> Decimal | None:
    """What the rule compares with its limit; None while too little is known."""
    if rule is Rule.BUDGET:
        return figures.spent
    part, whole = share_of(rule, figures)
    known = figures.delivered if rule is Rule.OPT_OUTS else whole
    return _HUNDRED * part / whole if whole and known >= sample else None


@dataclass(frozen=True, slots=True)
class Raised:
    """A limit that an approver (an actor's stored name) raised for one campaign, when (UTC)."""

    rule: Rule
    limit: Decimal
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GuardView:
    """What a card shows: the limits that count, those raised, and the rule that paused it."""

    guards: Guards = field(default_factory=Guards)
    raised: tuple[Raised, ...] = ()
    paused_by: Rule | None = None
    raises_to: Decimal | None = None
    """What *Continue anyway* would raise that rule's limit to, by the figures of this moment."""


def next_limit(rule: Rule, figure: Decimal) -> Decimal:
    """What *Continue anyway* raises the limit to: half as much again as was seen, rounded up."""
    step = Decimal(1) if rule is Rule.BUDGET else _TENTH
    more = max((figure * RAISED_BY).quantize(step, rounding=ROUND_CEILING), step)
    if rule is Rule.BUDGET:
        return more
    # No share is more than all of them, but for opt-outs whose texts another campaign sent.
    return min(more, max(_HUNDRED, figure.quantize(step, rounding=ROUND_CEILING)))


def shown(rule: Rule, amount: Decimal, currency: str) -> str:
    """`2.4 %`, or an amount of money."""
    if rule is Rule.BUDGET:
        return money.show(amount, currency)
    return f"{amount.quantize(_TENTH).normalize():f} %"


def share_of(rule: Rule, figures: Figures) -> tuple[int, int]:
    """What a rule about a share counts, and out of how many."""
    attempted = figures.sent + figures.unknown
    parts: Mapping[Rule, tuple[int, int]] = MappingProxyType(
        {
            Rule.OPT_OUTS: (figures.opt_outs, figures.sent),
            Rule.FILTERED: (figures.filtered, figures.results),
            Rule.FAILURES: (figures.failed, figures.results),
            Rule.UNKNOWN: (figures.unknown, attempted),
        }
    )
    return parts[rule]


def _words(rule: Rule, figures: Figures, figure: Decimal, limit: Decimal) -> str:
    allowed = shown(rule, limit, figures.currency)
    if rule is Rule.BUDGET:
        spent = shown(rule, figure, figures.currency)
        return f"{spent} are spent; the limit for a campaign is {allowed}."
    part, whole = share_of(rule, figures)
    share = f"{shown(rule, figure, '')} ({part:,} of {whole:,}"
    return {
        Rule.OPT_OUTS: f"{share} sent) opted out; the limit is {allowed}.",
        Rule.FILTERED: f"{share} with a result) were filtered by carriers; the limit is {allowed}.",
        Rule.FAILURES: f"{share} with a result) could not be delivered; the limit is {allowed}.",
        Rule.UNKNOWN: f"Of {share} sent) we don’t know whether they left; the limit is {allowed}.",
    }[rule]
