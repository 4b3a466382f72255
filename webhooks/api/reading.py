"""How JSON is read at this door."""

from decimal import Decimal
from typing import Any

from flask.json.provider import DefaultJSONProvider


class Reader(DefaultJSONProvider):
    """Flask's own; what nests deeper than Python reads is no JSON for us, and no fault of ours.

    A number with a point stays as it was written: 1.50 and 1.5 are other words in a text.
    """

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Raises ValueError, as for all that cannot be read."""
        try:
            return super().loads(s, **{"parse_float": Decimal, **kwargs})
        except RecursionError:
            raise ValueError("the JSON nests too deep") from None
