"""Exports: no cell runs as a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.csvsafe import harmless
from domain.phones import Normaliser


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "＝1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_formula_is_made_text(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell", ["", "Ana", "-5", "-0.0075", "a=b", "1+1", "STOP", "ana@example.com"]
)
def test_ordinary_cells_stay(cell: str) -> None:
    assert harmless(cell) == cell


def test_an_exported_number_can_be_imported_again() -> None:
    assert harmless("+15125551234") == "'+15125551234"
    assert Normaliser("US", frozenset({"US"}))(harmless("+15125551234")) == "+15125551234"


@given(st.text(max_size=30))
def test_no_cell_starts_like_a_formula(cell: str) -> None:
    safe = harmless(cell)
    assert safe[:1] not in set("=+@\t\r") and safe.endswith(cell)
