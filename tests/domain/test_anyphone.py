"""Numbers of anybody, for whoever wants no texts: in any country, however they are written."""

import pytest

from domain.anyphone import any_number
from domain.phones import Problem

READ = any_number("US", frozenset({"US"}))


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("+447400123456", "+447400123456"),
        ("0044 7400 123456", "+447400123456"),
        ("011 44 7400 123456", "+447400123456"),
        ("00491701234567", "+491701234567"),
        ("0052 55 1234 5678", "+525512345678"),
        ("+1 900 234 5678", "+19002345678"),
        ("(512) 555-0123", "+15125550123"),
    ],
)
def test_a_number_is_kept_as_it_is_texted(raw: str, number: str) -> None:
    assert READ(raw) == number


@pytest.mark.parametrize("raw", ["00447", "00 999 1234567", "0100447400123456", "555 01"])
def test_what_is_no_number_is_not_made_one(raw: str) -> None:
    assert isinstance(READ(raw), Problem)
