"""Prices: exact inside, rounded once when shown."""

from decimal import Decimal

import pytest

from domain.money import price, show


def test_a_price_is_exact() -> None:
    assert price(1_000_000, Decimal("0.0079")) == Decimal("7900.0000")
    assert price(3, Decimal("0.0079")) == Decimal("0.0237")


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("7900", "USD", "$7,900.00"),
        ("0.0237", "usd", "$0.02"),
        ("0.005", "USD", "under $0.01"),
        ("0", "USD", "$0.00"),
        ("2.345", "EUR", "€2.35"),
        ("12", "CHF", "CHF 12.00"),
        ("1200.6", "JPY", "¥1,201"),
        ("-3.5", "GBP", "-£3.50"),
    ],
)
def test_an_amount_is_shown_for_people(amount: str, currency: str, shown: str) -> None:
    assert show(Decimal(amount), currency) == shown
