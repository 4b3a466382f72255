"""Texts of which nobody knows whether they left, as people are shown them to decide about."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class UnknownText:
    """One text of which nobody knows whether it left: masked number, when (UTC), what is known."""

    phone: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class UnknownTexts:
    """All of a campaign's that wait for a decision; `texts` holds the first of `count`."""

    public_id: str
    name: str
    title: str
    zone: str
    count: int
    texts: tuple[UnknownText, ...]
