"""Unclear answers: people who were asked for a C, or a C or an R, and wrote neither.

A person who read the words says what they mean. The person's own clear answer outweighs that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.answerforms import Said
from domain.meaning.verdicts import Meaning


class Sorted(StrEnum):
    """What somebody of the team says that an unclear answer means."""

    YES = "yes"
    NO = "no"
    LEFT = "left"
    """Neither: a reply like any other."""


MEANS: Final[Mapping[str, Meaning]] = MappingProxyType(
    {Sorted.YES.value: Meaning.CONFIRMATION, Sorted.NO.value: Meaning.DECLINED}
)
"""What it counts as."""
CLEAR: Final = frozenset(MEANS.values())
"""What a person says clearly: of both, the last one counts."""
WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {Sorted.YES.value: "a yes", Sorted.NO.value: "a no", Sorted.LEFT.value: "neither yes nor no"}
)
_QUESTIONS: Final = frozenset("?¿？؟")


@dataclass(frozen=True, slots=True)
class Unclear:
    """One person to sort: masked, what they wrote (the oldest first), and what they had got.

    `ref` is their newest text's id, `left` how many people wait, this one too.
    """

    ref: str
    number: str
    name: str
    asked: str
    said: Sequence[Said]
    left: int


@dataclass(frozen=True, slots=True)
class Queue:
    """What the form shows: the next one (None: nobody waits), news, and what can be undone.

    `undo` is the newest text's id of whom this person sorted last, empty without; `zone` the
    team's.
    """

    campaign: str
    title: str
    zone: str
    next: Unclear | None
    news: str = ""
    undo: str = ""


def wants_answer(body: str) -> bool:
    """Whether a text asks something: then a yes or a no in it does not settle it."""
    return any(char in _QUESTIONS for char in body)
