"""Which campaigns want a second person: the team's rule, as an admin types it, and what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from domain import money
from domain.errors import Refused

FIELD: Final = "approval"
EXAMPLES: Final = "off, always, above 500 recipients, or above 50 USD"
_WRITTEN: Final = re.compile(
    r"(?:(?:above|over|more than)\s+)?(?P<sign>[$€£])?\s*(?P<figure>\d[\d,]*(?:\.\d{1,2})?)"
    r"\s*(?P<unit>[a-z]*)"
)
_PEOPLE: Final = frozenset({"recipient", "recipients", "people"})
_SIGNS: Final[Mapping[str, str]] = {"$": "USD", "€": "EUR", "£": "GBP"}
_MOST: Final = Decimal(1_000_000_000)


class Mode(StrEnum):
    """What the rule looks at."""

    OFF = "off"
    RECIPIENTS = "recipients"
    AMOUNT = "amount"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class ApprovalRule:
    """A second person for every campaign, or `above` so many recipients, or such an amount."""

    mode: Mode = Mode.OFF
    above: Decimal = Decimal(0)


NO_RULE: Final = ApprovalRule()


def read_rule(typed: str, currency: str) -> ApprovalRule:
    """`above 500 recipients`, `50 USD`, `always`; nothing is off. Raises Refused."""
    bare = " ".join(typed.casefold().split())
    if bare in ("", "off", "never", "none"):
        return NO_RULE
    if bare == "always":
        return ApprovalRule(Mode.ALWAYS)
    found = _WRITTEN.fullmatch(bare)
    figure = Decimal(found["figure"].replace(",", "")) if found else _MOST
    if found is None or figure >= _MOST:
        raise _refused(typed)
    if found["unit"] in _PEOPLE and not found["sign"] and figure == int(figure):
        return ApprovalRule(Mode.RECIPIENTS, figure)
    meant = _SIGNS.get(found["sign"] or "", found["unit"].upper())
    if meant != currency.upper() or (found["sign"] and found["unit"]):
        raise _refused(typed)
    return ApprovalRule(Mode.AMOUNT, figure)


def _refused(typed: str) -> Refused:
    return Refused(
        f"“{typed.strip()}” says not when a second person is wanted. Write {EXAMPLES}; amounts are"
        " in the team’s currency.",
        field=FIELD,
    )


def shown(rule: ApprovalRule, currency: str) -> str:
    """The rule as it is typed."""
    if rule.mode is Mode.RECIPIENTS:
        return f"above {rule.above:,.0f} recipients"
    if rule.mode is Mode.AMOUNT:
        return f"above {rule.above:f} {currency.upper()}"
    return rule.mode.value


def needs(
    rule: ApprovalRule, recipients: int, price: Decimal | None, *, currency: str
) -> str | None:
    """Why a campaign wants a second person, in words; None where it may go without.

    Where nobody knows what it costs, it may cost more.
    """
    if rule.mode is Mode.ALWAYS:
        return "every campaign wants one"
    if rule.mode is Mode.RECIPIENTS and recipients > rule.above:
        return f"it has more than {rule.above:,.0f} recipients"
    if rule.mode is Mode.AMOUNT and price is None:
        return "nobody knows what it costs"
    if rule.mode is Mode.AMOUNT and price is not None and price > rule.above:
        return f"it costs more than {money.show(rule.above, currency)}"
    return None


def to_data(rule: ApprovalRule) -> dict[str, object] | None:
    """For a JSON column; None is off."""
    if rule.mode is Mode.OFF:
        return None
    return {"mode": rule.mode.value, "above": str(rule.above)}


def from_data(kept: Mapping[str, Any] | None) -> ApprovalRule:
    """What was kept; what cannot be read wants a second person always: less leaves, not more."""
    if kept is None:
        return NO_RULE
    try:
        return ApprovalRule(Mode(kept["mode"]), Decimal(str(kept["above"])))
    except (KeyError, ValueError, ArithmeticError):
        return ApprovalRule(Mode.ALWAYS)
