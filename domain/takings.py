"""What an inbound text was taken for."""

from dataclasses import dataclass

from domain.meaning.verdicts import Meaning
from domain.messages import MessageKind


@dataclass(frozen=True, slots=True)
class Taken:
    """What an inbound text was taken for.

    `new` is False for one that was known already and changed nothing; `answer` is the kind of
    our own answer, None where somebody else answers or nobody should.
    """

    meaning: Meaning | None
    campaign_id: int | None = None
    answer: MessageKind | None = None
    new: bool = True
    shown: bool = False
    urgent: int | None = None
    """The team that is to be told at once, since it sounds urgent."""
    touched: frozenset[int] = frozenset()
