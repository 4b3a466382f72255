"""The canary of a campaign: when it has one, how it fares, and what speaks against its release."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from domain.guards import RULE_WORDS, Figures, Guards, Rule, share_of, shown

_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class CanarySoFar:
    """A canary that is not released: `texts` of its `size` are claimed, or have left.

    `last_at` is when the last of them was claimed (UTC). `told`: what somebody was told of it,
    since when it waits for a person, whatever its figures come to; empty before that. `wording_id`
    is the version of the text that it tries out: a corrected text has another canary.
    """

    size: int
    by_rule: bool
    texts: int
    figures: Figures
    last_at: datetime | None
    told: str = ""
    wording_id: int = 0

    @property
    def is_full(self) -> bool:
        """Whether the rest waits to be released."""
        return self.texts >= self.size


def decides_at(canary: CanarySoFar, guards: Guards) -> datetime | None:
    """When the rule looks at its figures (UTC); None while it is not full, or a person decides.

    Whoever was told that it waits for them finds it waiting.
    """
    if not canary.by_rule or not canary.is_full or canary.told or canary.last_at is None:
        return None
    return canary.last_at + timedelta(minutes=guards.canary.minutes)


def against_release(first: int, figures: Figures, guards: Guards) -> str | None:
    """Why a canary of so many texts is not released by itself, or None where its figures are fine.

    A canary is small, so no minimum sample is asked of it. Half a percent is a fine share of a
    million and none of fifty: one text alone holds nothing up.
    """
    lowest = guards.canary.delivered
    if _HUNDRED * figures.delivered < lowest * first:
        asked = f"{lowest.normalize():f} %"
        return f"only {figures.delivered:,} of {first:,} are delivered ({asked} are asked)"
    for rule in (Rule.FILTERED, Rule.FAILURES, Rule.UNKNOWN, Rule.OPT_OUTS):
        limit, (part, whole) = guards.limit(rule), share_of(rule, figures)
        if limit is not None and part > 1 and _HUNDRED * part > limit * whole:
            share = shown(rule, _HUNDRED * part / whole, "") if whole else f"{part:,}"
            return f"{share} {RULE_WORDS[rule]}; the limit is {shown(rule, limit, '')}"
    return None


def canary_size(guards: Guards, recipients: int, *, by_press: bool = False) -> int | None:
    """How many texts of a campaign leave first; None: it has no canary.

    `by_press` somebody asked for one at the launch, however few recipients there are.
    """
    canary = guards.canary
    large = canary.above is not None and recipients > canary.above
    return canary.first if (large or by_press) and recipients > canary.first else None
