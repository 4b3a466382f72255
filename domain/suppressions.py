"""Numbers that a carrier or Twilio said cannot receive texts, and why, in one word for each code.

Asking again costs money and looks like spam to carriers, so such a number is left out from then
on, until somebody lifts it by hand.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.ledger import SkipReason

_REASONS: Final[Mapping[int, SkipReason]] = MappingProxyType(
    {
        21614: SkipReason.SAID_LANDLINE,
        21635: SkipReason.SAID_LANDLINE,
        30005: SkipReason.SAID_NOT_IN_SERVICE,
        30006: SkipReason.SAID_LANDLINE,
    }
)

SUPPRESSED: Final = frozenset(
    {SkipReason.SAID_LANDLINE, SkipReason.SAID_NOT_IN_SERVICE, SkipReason.SAID_INVALID}
)
"""The reasons that a row of the table of suppressions may carry."""


def reason(code: int | None) -> SkipReason:
    """What Twilio's code says of the number; `Act.SUPPRESS_INVALID` tells which codes do."""
    return _REASONS.get(code or 0, SkipReason.SAID_INVALID)
