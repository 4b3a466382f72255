"""How JSON is read at this door."""

from typing import Any

from flask.json.provider import DefaultJSONProvider


class Reader(DefaultJSONProvider):
    """Flask's own; what nests deeper than Python reads is no JSON for us, and no fault of ours."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Raises ValueError, as for all that cannot be read."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError:
            raise ValueError("the JSON nests too deep") from None
