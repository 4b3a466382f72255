"""A text that was corrected on the way: what each version came to, and what the rest will cost."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class VersionFigures:
    """What one version of a text came to. People once each for the answers."""

    version: int
    sent: int
    delivered: int
    failed: int
    confirmed: int
    opted_out: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected text that somebody looks at: nothing is sent with it yet.

    So many are `left`; of the first ones that were looked at, `skipped` would get no text.
    `segments` and `price` are those of everybody who is left, `exact` if all were looked at.
    """

    public_id: str
    title: str
    seen_wording_id: int
    wording_id: int
    template: str
    left: int
    skipped: int
    segments: int
    price: Decimal | None
    currency: str
    exact: bool
    awaits: str | None = None
    """Why the team's rule wants a second person for it, in words."""
    warnings: tuple[str, ...] = ()
    """What a draft's card would say of this text, by those who are left."""
