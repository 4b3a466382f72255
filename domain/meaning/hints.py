"""Hints that no order stands in: whoever is meant is dead, a child, elsewhere, or long gone.

All of them are provisional opt-outs. Most say one thing to us and another to a friend, so each is
bound to its whole text, or to what it names beside.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from domain.meaning.lefts import ordered, ours
from domain.meaning.phrases import BRIEF
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_ALONE: Final = r"(?: [.,])*(?: (?:please|thanks|sorry))?(?: [.])* $"
"""Nothing behind it but politeness."""
_CHILD: Final = frozenset({"son", "daughter", "kid", "child", "grandson", "granddaughter"})


def _opens(words: Sequence[str], at: int) -> bool:
    """It begins the text."""
    return at == 0


def _of_a_child(words: Sequence[str], at: int) -> bool:
    """A child of the writer's is named before it."""
    return bool(_CHILD & set(words[:at])) and "my" in words[:at]


_RULES: Final[tuple[Rule, ...]] = (
    rule(
        "ready to be taken off",
        "ready",
        r"ready to be (?:taken off|remove)(?= [.,]| $| (?:now|please)\b)",
        left=ours,
    ),
    rule(
        "my name scratched from it",
        "like want wish need love",
        r"\w+ (?:to have )?my (?:name|number|info) (?:scratched|struck|taken|crossed|stricken"
        r"|pulled|deleted|remove) (?:(?:off|from|out|of) )+(?:whatever|your|this|any)\b",
        left=ours,
    ),
    rule(
        "possible to receive none",
        "possible",
        r"possible (?:to|that i|for me to) (?:nolonger|not|stop) (?:receive|receiving|get|getting)"
        r" (?:these|this|them|your)\b",
        left=ours,
    ),
    rule(
        "excluded from these",
        "excluded exempted",
        r"\w+ from (?:these|your|future)(?= [.,?]| $| (?:going|please|texts|messages|lists?)\b)",
        left=ours,
    ),
    rule(
        "stoop texting",
        "stoop",
        rf"stoop (?:texting|messaging|contacting|sending)(?: me| us| my \w+)?{BRIEF}",
        left=ordered,
    ),
    rule(
        "is deceased",
        "hes shes he she",
        rf"(?:hes|shes|he is|she is|he was|she was) (?:now )?deceased(?: now)?{_ALONE}",
        left=_opens,
    ),
    rule(
        "died, please",
        "he she hes shes",
        r"(?:he|she|hes|shes) (?:has )?(?:died|passed(?: away)?)(?: \w+){0,4}(?: [.,])+ please"
        r"(?: [.])* $",
        left=_opens,
    ),
    rule(
        "time to come off this",
        "time",
        r"time (?:for me |for us )?to (?:come|get) off (?:of )?(?:this|these|your list)"
        r"(?= [.,]| $)",
    ),
    rule(
        "never do it again",
        "do",
        rf"do (?:me|us) a favor and (?:never|dont(?: ever)?) (?:do (?:it|this)|text|write) again"
        rf"{_ALONE}",
    ),
    rule(
        "leave a brother alone",
        "leave",
        r"leave an? (?:brother|brotha|sister|sista|guy|girl|gal|dude|fella|man|woman|person|lady"
        r"|soul)"
        rf" alone{BRIEF}",
        left=ordered,
    ),
    rule(
        "to 7726, where carriers take spam",
        "forward forwarded forwarding report reported reporting sent sending",
        r"\w+ (?:this|these|it|you|them|your (?:texts?|messages?|number)) to 7726"
        r"(?! \w+ (?:st|street|rd|ave)\b)",
        left=ours,
    ),
    rule(
        "at a different number",
        "shes hes theyre",
        r"\w+ (?:at|on) (?:a|another) ?(?:different|new|other)? ?number(?= [.,]| $| now\b)",
    ),
    rule(
        "this is his watch",
        "this thats",
        r"(?:this is|thats) (?:his|her|their) (?:watch|phone|tablet|ipad|number|cell)(?= [.,]| $)",
        left=_of_a_child,
    ),
    rule(
        "has not lived there since",
        "havent",
        r"havent lived in (?:that|this|your|the) (?:school )?(?:district|precinct|ward|county|zip)"
        r" (?:since|for|in)\b",
        left=ours,
    ),
    rule(
        "where you get my information",
        "where",
        r"where (?:are|r) you (?:getting|finding) my (?:info|information|contact(?: info"
        r"| information)?)(?= [.,?]| $| from\b)",
        left=ours,
    ),
)
_WHOLE_TEXTS: Final = (
    r"(?:(?:mr|mrs|ms) )?(?:[a-z]+ (?:is|was) )?deceased|i (?:withdraw|revoke)",
    r"(?:we|i) nolonger attend|nolonger with the company|that employee is nolonger here",
    r"my right to be forgotten|take me of|id like off|opting?out|go away bot",
    r"this is (?:an office phone|a childs watch|my (?:kid|son|daughter)s (?:watch|tablet))",
    r"my kid uses this number|my number is private|this number is unlisted|he cant use a phone .*",
    r"have my number deleted|email rather than text(?: from now on)?",
    r"my lawyer calls next|lawsuit incoming|(?:next|each) text (?:costs you|is a) [$]?\d+"
    r"(?: fine)?|forwarding this to my carrier|youre wasting my data|your wasting my data",
    r"never heard of you|no idea who you are|did you buy my number",
    r"someone else put my number down",
    r"i have no kids at that school",
    r"dont ask me for (?:donations|money)|ive never shopped with you",
    r"(?:second|third) request|third time asking|how often do i have to ask",
    r"im taking my business elsewhere",
    r"these arent for me|no (?:thank you|thanks) to all of it|i dont care about your sale",
    r"unauthorized|no interest whatsoever|(?:im )?fed up off the list today",
)
WHOLE: Final = re.compile("(?:please )?(?:{})(?: please| thanks)?".format("|".join(_WHOLE_TEXTS)))
"""Whole texts without their marks, of which no part means as much inside another."""
HINTS: Final = tuple(replace(one, meaning=Meaning.PROVISIONAL) for one in _RULES)
