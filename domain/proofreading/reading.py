"""The proofreader: every rule that reads the words, over one draft."""

from collections.abc import Callable, Iterator
from typing import Final

from domain.proofreading import (
    dates,
    filtered,
    identity,
    keywords,
    leftovers,
    links,
    nearness,
    numbers,
    shouting,
    wayout,
)
from domain.proofreading.manuscript import Manuscript
from domain.proofreading.warning import DraftWarning

Rule = Callable[[Manuscript], Iterator[DraftWarning]]

RULES: Final[tuple[Rule, ...]] = (
    leftovers.leftovers,
    links.broken,
    links.shortened,
    dates.wrong_dates,
    nearness.late_days,
    wayout.unanswerable,
    wayout.no_way_out,
    wayout.paid_way_out,
    keywords.clashes,
    filtered.filtered,
    numbers.foreign,
    identity.unnamed,
    identity.no_address,
    shouting.shouting,
)


def proofread(manuscript: Manuscript) -> list[DraftWarning]:
    """What all rules say of a draft, each sentence once."""
    found = (warning for rule in RULES for warning in rule(manuscript))
    return [*{(warning.code, warning.text): warning for warning in reversed([*found])}.values()][
        ::-1
    ]
