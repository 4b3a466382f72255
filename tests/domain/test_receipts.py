"""A receipt on its way through the stream."""

from datetime import UTC, datetime

import pytest

from domain.receipts import FIELD, Receipt

SAID = Receipt("m_1-x", "SM1", "undelivered", 30005, datetime(2026, 11, 21, 9, 30, 0, 123456, UTC))


def test_a_receipt_travels_as_one_field_and_comes_back_whole() -> None:
    fields = SAID.as_fields()
    assert list(fields) == [FIELD]
    assert Receipt.from_fields(fields) == SAID


@pytest.mark.parametrize(
    "fields", [{}, {FIELD: ""}, {FIELD: "m SM1 sent 0"}, {FIELD: "m SM1 sent 0 1.5 more"}]
)
def test_whatever_is_none_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises((KeyError, ValueError)):
        Receipt.from_fields(fields)
