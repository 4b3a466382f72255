"""Made-up rows: what a test-send says where a real row would name a real person.

By the field's name, as lists name them; a field that nobody knows shows its own name, so that a
tester sees which column will stand there.
"""

from collections.abc import Iterable, Mapping
from typing import Final

_VALUES: Final[Mapping[str, str]] = {
    "first_name": "Maria",
    "last_name": "Lopez",
    "surname": "Lopez",
    "full_name": "Maria Lopez",
    "name": "Maria",
    "email": "maria@example.com",
    "date": "March 12",
    "day": "Thursday",
    "time": "10:30 AM",
    "city": "Springfield",
    "state": "Illinois",
    "zip": "62701",
    "postcode": "62701",
    "street": "12 Main Street",
    "address": "12 Main Street",
    "company": "Example Ltd",
    "store": "Main Street",
    "location": "Main Street",
    "code": "ABC123",
    "coupon": "ABC123",
    "amount": "$25.00",
    "price": "$25.00",
    "balance": "$25.00",
    "points": "120",
    "order": "10045",
    "order_number": "10045",
    "order_id": "10045",
    "url": "https://example.com/a1b2",
    "link": "https://example.com/a1b2",
    "product": "the blue one",
}


def sample_row(fields: Iterable[str]) -> dict[str, str]:
    """One made-up value per field."""
    return {field: _value(field) for field in fields}


def _value(field: str) -> str:
    if field in _VALUES:
        return _VALUES[field]
    last = field.rpartition("_")[2]
    return _VALUES.get(last) or field.replace("_", " ")
