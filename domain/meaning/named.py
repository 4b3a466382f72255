"""Orders about one list of ours, by whatever name: unsubscribe from the choir updates.

Nobody knows what teams call their lists, so up to three words of any kind may stand before a noun
that only texts have. "List" alone has many other uses: lists that people also ask to leave are
left to the reader of the card, and any other is a provisional opt-out.
"""

from typing import Final

from domain.meaning.lefts import free, ordered
from domain.meaning.phrases import ME, MINE, OPEN
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_THE: Final = r"(?: (?:the|your|this|these|those|that|all|any|of|my|our|more|future|further))*"
_JOINTS: Final = (
    r"(?:and|or|but|so|to|for|from|off|of|on|in|at|with|by|about|if|when|until|before|after|is|are"
    r"|was|will|i|we|he|she|they|me|him|her|paper|postal|printed|bank|wrong|duplicate)"
)
_NAME: Final = rf"(?: (?!{_JOINTS}\b)\w+){{0,3}}"
_DATED: Final = (
    r" (?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|daily|weekly|monthly|morning|evening|night"
    r"|late|early|weekend|birthday|holiday|christmas|sales?|promo|marketing|ad|deal|tip|reminder"
    r"|political|automated|annoying)"
)
_OURS: Final = (
    r" (?:texts|messages|text messages|texting|alerts|reminders|notifications|updates|offers|promos"
    r"|promotions|deals|specials|coupons|ads|adverts|tips|newsletters?|news|blasts|broadcasts"
    r"|announcements|promo codes|codes|discounts|flyers|invites|solicitations|spam|campaigns"
    r"|marketing|quotes|devotionals|horoscopes|surveys)"
)
_ALONE: Final = (
    r"(?:guest|wait|waiting|standby|stand by|shopping|invite|invitation|invited|packing|price"
    r"|wish|roster|team|class|carpool|seating|sub|substitute|on call|oncall|snack|potluck|signup"
    r"|sign up|duty|cleaning|chore|grocery|supply|gift|transplant|donor|speaker|player|starting"
    r"|backup|cancellation|cancel|contact|contacts|emergency|will call|vip|name|attendance|job"
    r"|task|to do|todo|playlist|set|track|start|rsvp)"
)
_HERE: Final = (
    r"(?= [.,]| $| (?:please|thanks|thank|now|asap|too|also|anymore|again|im|i|so"
    r"|and(?! (?:put|add|move|switch|give)))\b)"
)
_LEAVE: Final = "take remove get drop delete pull strike scratch cross unsubscribe opt cancel knock"
_OFF: Final = r"(?: (?:off|from|out|of))+"

KIND: Final = rf"{_THE}{_NAME}{_OURS}"
"""Texts of ours by whatever name: the choir updates."""

NAMED: Final[tuple[Rule, ...]] = (
    rule(
        "unsubscribe from a named list",
        "unsubscribe optout",
        rf"\w+{MINE}?{_OFF}{KIND}{OPEN}",
        left=lambda words, at: ordered(words, at) and words[at - 1 : at] != ["should"],
    ),
    rule(
        "unsubscribe from anything",
        "unsubscribe optout",
        rf"\w+{MINE}?(?: from| of)(?! (?:lunch|school|class|practice|paper|email)\b)(?: \w+){{1,4}}"
        rf"{_HERE}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "stop sending me a named kind",
        "stop quit cease discontinue",
        rf"\w+ send(?:ing)?{ME}(?:{KIND}| your{_NAME} (?:stuff|crap|junk|things))"
        rf"{OPEN}",
    ),
    rule(
        "stop a named kind",
        "stop quit cease discontinue end cancel",
        rf"\w+(?: it)?(?: (?:with|w|sending))?{KIND}{_HERE}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "stop the Friday ones",
        "stop quit cease end",
        rf"\w+(?: sending)?{ME}? (?:the|these|those|your){_DATED}{_NAME} (?:ones|things)"
        rf"{_HERE}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "take me off a named kind",
        _LEAVE,
        rf"\w+{MINE}(?: out)?{_OFF}{KIND}(?: list)?{OPEN}",
        left=free,
    ),
    rule(
        "take me off a named list",
        _LEAVE,
        rf"\w+{MINE}{_OFF}{_THE}(?: (?!(?:{_JOINTS}|{_ALONE})\b)[a-z]+){{1,3}}"
        rf" (?:list|club|group|thread){_HERE}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "want off a named kind",
        "want",
        rf"want (?:to get |to be |taken )*(?:off|out)(?: of)?{KIND}{OPEN}",
    ),
    rule(
        "no more of a named kind",
        "no",
        rf"no more{KIND}(?! [?]){_HERE}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "take numbers off",
        f"{_LEAVE} stop",
        r"\w+(?: texting| messaging| the| this| my| number)*"
        r"(?: \d{3} \d{3} \d{4}| \d{7,11}) ",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "cancel the subscription",
        "cancel end terminate stop discontinue",
        r"\w+ (?:my |this |the |our |me |from |text |message )*(?:subscription|enrollment|from this"
        rf" list|from your list){_HERE}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
)
