"""When two campaigns say the same, and what is said about people who would read it twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.actors import mention
from domain.wallclock import written

REMEMBERED: Final = timedelta(days=7)
"""How long a text counts as just sent."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """An earlier campaign with the same text that reached, or will reach, the same people.

    `by` is an actor's stored name, `at` its launch in UTC; `people` of `of` are the same, estimated
    from a sample where `is_estimate`.
    """

    public_id: str
    name: str
    by: str
    at: datetime
    people: int
    of: int
    is_estimate: bool = False

    @property
    def share(self) -> str:
        """`212 of these 284 people`."""
        about = "about " if self.is_estimate else ""
        return f"{about}{self.people:,} of these {self.of:,} people"


def same_words(one: str, other: str) -> bool:
    """Whether two templates say the same: white space does not count, everything else does."""
    return one.split() == other.split()


def not_agreed(repeats: Sequence[Repeat], agreed: Collection[str], zone: str) -> str | None:
    """What has to be agreed to first, in a sentence by `zone`'s clock; None where all of it was.

    `agreed` holds the public ids of the campaigns that the person was shown and said yes to.
    """
    unseen = [repeat for repeat in repeats if repeat.public_id not in agreed]
    if not unseen:
        return None
    told = "; ".join(
        f"to {one.share} with “{one.name}”, {written(one.at, zone)}, by {mention(one.by)}"
        for one in unseen
    )
    return f"This very text was sent {told}. Say that you want to send it again, or do not."
