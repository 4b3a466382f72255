"""What a campaign costs: segments times the configured price of one, exactly.

Prices of a segment have four or five decimals ($0.0079), so amounts stay Decimal and are rounded
once, when they are shown.
"""

from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final

_SYMBOLS: Final = MappingProxyType(
    {
        "USD": "$",
        "EUR": "€",
        "GBP": "£",
        "CAD": "CA$",
        "AUD": "A$",
        "NZD": "NZ$",
        "MXN": "MX$",
        "BRL": "R$",
        "INR": "₹",
        "JPY": "¥",
    }
)
_NO_CENTS: Final = frozenset({"JPY", "KRW", "CLP", "VND", "ISK", "HUF"})


def price(segments: int, per_segment: Decimal) -> Decimal:
    """The exact price of so many segments, unrounded."""
    return segments * per_segment


def show(amount: Decimal, currency: str) -> str:
    """An amount for people: `$1,234.57`, `CHF 12.00`; `under $0.01` rather than a false zero.

    `currency` is ISO 4217.
    """
    code = currency.upper()
    step = Decimal(1) if code in _NO_CENTS else Decimal("0.01")
    sign = _SYMBOLS.get(code, f"{code} ")
    size = abs(amount)
    if 0 < size < step:
        return f"under {sign}{step}"
    minus = "-" if amount < 0 else ""
    return f"{minus}{sign}{size.quantize(step, rounding=ROUND_HALF_UP):,}"
