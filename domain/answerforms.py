"""What the forms show in which the team answers people who wrote. Numbers are masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


def one_left_out(left_out: Sequence[tuple[str, str]]) -> str:
    """The first who is not texted and why, in one sentence that says the number once."""
    number, why = left_out[0]
    bare = number.partition(" ")[0]
    said = f"{number}{why.removeprefix(bare)}" if why.startswith(f"{bare} ") else f"{number}: {why}"
    return said if len(left_out) == 1 else f"One of them: {said}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One person, or all who wrote the same, that an answer can go to."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """One text, of theirs or (`by` an actor's stored name) of the team's."""

    at: datetime
    words: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an answer costs and from where; `zone` is the team's."""

    sender: str
    smart_encoding: bool
    price: Decimal | None
    currency: str
    zone: str
    saved: Sequence[tuple[int, str]] = ()
    """Saved replies: id and name."""


@dataclass(frozen=True, slots=True)
class AskedAnswer:
    """One person who wrote; `refusal` says why nobody may text them now, empty where one may.

    `clock` is their local time in words; `seen` and `answer` are the newest text of theirs and the
    newest answer of the team's that there is. `wrote_elsewhere`: about other campaigns, too, whose
    texts this person may not read.
    """

    ref: str
    number: str
    name: str
    clock: str
    is_fresh: bool
    refusal: str
    said: Sequence[Said]
    terms: Terms
    seen: int
    answer: int = 0
    assigned_to: str = ""
    note: str = ""
    wrote_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class AskedAlike:
    """All who wrote the same `words` and wait; who cannot be texted now stands in `left_out`.

    `examples` are the words of some of them as they wrote them; `group` is the digest of the texts
    that the form is about.
    """

    ref: str
    words: str
    people: int
    left_out: Sequence[tuple[str, str]]
    examples: Sequence[str]
    terms: Terms
    seen: int
    group: str = ""
