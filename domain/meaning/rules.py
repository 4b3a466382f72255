"""What a rule is: words from a trigger on, and what may stand before them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.meaning.lefts import free
from domain.meaning.verdicts import Meaning

Left = Callable[[Sequence[str], int], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to revoke: the words from the trigger on, what may stand before, the verdict."""

    name: str
    triggers: frozenset[str]
    words: re.Pattern[str]
    left: Left
    meaning: Meaning


def rule(
    name: str,
    triggers: str,
    words: str,
    *,
    left: Left = free,
    meaning: Meaning = Meaning.OPT_OUT,
) -> Rule:
    """A rule from its trigger words and its pattern, both as they stand in folded form."""
    return Rule(name, frozenset(triggers.split()), re.compile(words), left, meaning)
