"""Whose row it is: the field of a list that holds a person's name, where there is one."""

from collections.abc import Sequence
from typing import Final

LENGTH: Final = 40
_WHOLE: Final = (
    *("full_name", "name", "customer_name", "client_name", "contact_name", "guest_name"),
    *("patient_name", "member_name", "recipient_name", "nombre", "nom", "nome", "customer"),
)
_FIRST: Final = ("first_name", "firstname", "given_name", "vorname", "prenom", "first")
_LAST: Final = ("last_name", "lastname", "surname", "family_name", "nachname", "apellido", "last")


def name_of(columns: Sequence[str], fields: Sequence[str]) -> str:
    """The person's name by the columns of a list, or an empty text. At most 40 characters."""
    row = dict(zip(columns, fields, strict=False))
    whole = _value(row, _WHOLE)
    parts = [whole] if whole else [_value(row, _FIRST), _value(row, _LAST)]
    return " ".join(" ".join(parts).split())[:LENGTH]


def _value(row: dict[str, str], names: Sequence[str]) -> str:
    return next((row[name].strip() for name in names if row.get(name, "").strip()), "")
