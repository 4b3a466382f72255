"""Numbers of people who want no texts: anybody's, in any country, of any kind.

Whom we could not text anyway may be opted out all the same: tomorrow a list may reach them.
"""

from collections.abc import Callable
from typing import Final

import phonenumbers

from domain.phones import Normaliser, Problem, compact

_EXISTS: Final = frozenset(
    {
        Problem.COUNTRY_NOT_ALLOWED,
        Problem.PREMIUM_RATE,
        Problem.SHARED_COST,
        Problem.LANDLINE,
        Problem.CANNOT_TEXT,
    }
)


def any_number(region: str, countries: frozenset[str]) -> Callable[[str], str | Problem]:
    """What makes any existing number E.164; `region` reads those without a calling code.

    The usual countries are read in a microsecond, all others as fast as libphonenumber does.
    """
    usual = Normaliser(region, countries)

    def read(raw: str) -> str | Problem:
        number = usual(raw)
        if not isinstance(number, Problem) or number not in _EXISTS:
            return number
        return _written(str(compact(raw)), region) or Problem.INVALID

    return read


def _written(bare: str, region: str) -> str | None:
    """The first reading of the digits that is a number: as at home, else as dialled abroad."""
    abroad = ["+" + bare.removeprefix(it) for it in ("00", "011") if bare.startswith(it)]
    for reading in (bare, *abroad):
        try:
            parsed = phonenumbers.parse(reading, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None
