"""Words that carriers filter, by the category that forbids them.

A filter weighs more than single words, and its list is secret. These are phrases of the categories
that no carrier takes on any sender (United States and Canada), each with its public source; the
phrases are ours, chosen so that ordinary texts do not hold them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from domain.proofreading.links import without_links
from domain.proofreading.manuscript import Manuscript
from domain.proofreading.warning import DraftWarning, WarningCode

REGIONS: Final = frozenset({"US", "CA"})


@dataclass(frozen=True, slots=True)
class Category:
    """What carriers do not take: its name, the phrases that tell it, and who says so."""

    name: str
    phrases: tuple[str, ...]
    source: str


_FORBIDDEN: Final = (
    "Twilio help 360045004974, Forbidden message categories for SMS and MMS in the US and Canada"
)
_SCAMS: Final = "FTC consumer advice, How to recognize and report spam text messages"
CATEGORIES: Final = (
    Category(
        "high-risk loans",
        (
            r"pay\s?day (?:loan|advance)s?",
            r"(?:cash|title) (?:advance|loan)s?",
            r"(?:short[- ]term|quick|instant|fast) (?:cash )?loans?",
            r"student loans?",
            r"no credit checks?",
            r"(?:pre-?approved|guaranteed) (?:for (?:a|your) )?(?:loan|credit|approval)s?",
        ),
        _FORBIDDEN,
    ),
    Category(
        "cryptocurrency",
        (r"crypto\s?currenc(?:y|ies)", r"bitcoins?", r"crypto (?:trading|invest\w+|wallet|coins?)"),
        _FORBIDDEN,
    ),
    Category(
        "debt relief",
        (
            r"debt (?:consolidation|reduction|relief|forgiveness|settlement)",
            r"(?:loan|student debt) forgiveness",
            r"credit repair",
            r"(?:repair|fix) your credit",
        ),
        _FORBIDDEN,
    ),
    Category(
        "get-rich-quick schemes",
        (
            r"get rich quick",
            r"work[- ]from[- ]home (?:job|opportunit|income|program|business)\w*",
            r"(?:earn|make) (?:money|cash|\$\s?\d[\d,]*)[^.!?\n]{0,20} from home",
            r"(?:double|triple) your (?:money|income)",
            r"be your own boss",
            r"multi[- ]level marketing",
        ),
        _FORBIDDEN,
    ),
    Category(
        "gambling",
        (
            r"online casinos?",
            r"casino (?:bonus|app|games?|credits?)(?:es)?",
            r"sports?\s?(?:betting|book|picks)",
            r"free (?:spins|bets?)",
            r"(?:place|win) your bets?",
            r"betting (?:tips|odds|app)",
        ),
        _FORBIDDEN,
    ),
    Category(
        "cannabis, CBD and vaping",
        (
            r"cannabis",
            r"marijuana",
            r"CBD (?:oil|gumm\w+|products?|cream|vapes?)",
            r"(?:delta[- ]?8|THC|kratom)",
            r"(?:vape|vaping) (?:juice|pens?|shop|products?|kits?|sale|deals?)",
            r"e-?cigarettes?",
        ),
        _FORBIDDEN,
    ),
    Category(
        "prescription drugs",
        (r"viagra", r"cialis", r"(?:without|no) prescription (?:needed|required)"),
        _FORBIDDEN,
    ),
    Category(
        "adult content",
        (r"(?:sex|adult|porn) (?:videos?|chat|cams?|content)", r"hot singles"),
        _FORBIDDEN,
    ),
    Category(
        "weapons",
        (r"(?:hand)?guns? (?:sale|deals?|for sale)", r"ammo (?:sale|deals?|for sale)"),
        _FORBIDDEN,
    ),
    Category(
        "scams",
        (
            r"you(?:['’]ve| have) (?:won|been selected)",
            r"claim your (?:prize|reward|free gift|winnings)",
            r"you are (?:a|our|the) (?:lucky )?winner",
            r"congratulations,? you won",
            r"(?:verify|confirm) your (?:bank|card|account) (?:details|number|password)",
            r"act now or",
            r"risk[- ]free (?:money|income|investment)",
        ),
        _SCAMS,
    ),
)
_RULES: Final = tuple(
    (category, re.compile(rf"(?<!\w)(?:{'|'.join(category.phrases)})(?!\w)", re.IGNORECASE))
    for category in CATEGORIES
)


def filtered(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """One warning for each category whose phrases stand in the text."""
    if not any(manuscript.around.reaches(region) for region in REGIONS):
        return
    text = without_links(manuscript.fixed)
    for category, rule in _RULES:
        found = rule.search(text)
        if found:
            yield DraftWarning(
                WarningCode.FILTERED_WORDS,
                f"Carriers filter texts about {category.name} (“{found.group(0)}”). Say it in other"
                " words, or do not send it as a text.",
            )
