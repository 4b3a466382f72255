"""Drafts that are made of another campaign's people, and whom of them."""

from dataclasses import dataclass
from enum import StrEnum


class Picked(StrEnum):
    """Whom of a campaign another one is made of."""

    FAILED = "failed"
    UNKNOWN = "unknown"
    REACHED = "reached"
    """By a text that was corrected since."""
    SILENT = "silent"


WORDS = {
    Picked.FAILED: "whose text of {} failed",
    Picked.UNKNOWN: "who may not have got {}",
    Picked.REACHED: "who got a former text of {}",
    Picked.SILENT: "who got {} and did not answer",
}
"""Each goes on after “7 people”; the braces are the campaign."""


@dataclass(frozen=True, slots=True)
class PickedFrom:
    """An audience without a list: whom of the campaign of that title."""

    who: Picked
    title: str
