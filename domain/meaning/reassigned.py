"""Texts that say whose phone this is: another's by now, one at work, somebody else's, a mother's.

All of them are provisional opt-outs.
"""

from dataclasses import replace
from typing import Final

from domain.meaning.givennames import GIVEN
from domain.meaning.lefts import free, ours, refusing
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_TITLE: Final = r"(?:mr|mrs|ms|miss|mister|missus|senor|senora)(?: [.])? [a-z]+"
_HERE: Final = r"(?: here| at (?:this|my)| on this| lives)"

_RULES: Final[tuple[Rule, ...]] = (
    rule(
        "no Mrs. Patterson here",
        "no",
        rf"no (?:{_TITLE}|(?:{GIVEN})\b)(?: by that name)?{_HERE}(?! (?:yet|today|right|now)\b)",
        left=ours,
    ),
    rule(
        "this is not Tyrone",
        "this",
        rf"this (?:aint|isnt|is not) (?:{_TITLE}|(?:{GIVEN}))(?= [.,]| $| (?:this|so|you"
        r"|please|stop|anymore|and|its)\b)",
        left=ours,
    ),
    rule(
        "where the button is",
        "where wheres",
        r"\w+(?: (?:is|do|can|i|find|the|your|an?|tap|click|press))*"
        r" (?:unsubscribe|optout|stop (?:texts?|messages?)) (?:button|link|option)(?= [.,?]| $)",
    ),
    rule(
        "not at work",
        "dont never not",
        r"\w+(?: ever)? (?:text|message|contact) (?:me|us) (?:at|during|while im at)"
        r" (?:my )?(?:work|school|church|job)(?= [.] | $| (?:again|anymore|ever|please)\b)"
        r"(?! [.] \w)",
        left=refusing,
    ),
    rule(
        "not this phone",
        "dont never",
        r"\w+(?: ever)? (?:text|message|contact|send to)(?: to)? (?:my|our|this|a)"
        r" (?:work|home|office|personal|business|kids?|sons|daughters|moms|mothers|wifes|husbands)"
        r" (?:phone|cell|number|line|mobile|pager)",
        left=refusing,
    ),
    rule(
        "take her off, at the end",
        "take remove drop",
        r"\w+ (?:her|him|them|mom|mum|dad|my \w+)(?: off| from this)?(?= [.] $| [.]$| $|$)",
        left=lambda words, at: (
            words[at - 1 : at] == ["please"]
            and bool({"phone", "number", "passed", "died", "deceased", "wrong"} & set(words))
        ),
    ),
    rule(
        "who allowed you",
        "who",
        r"who (?:gave|granted) (?:you|yall) (?:guys )?(?:the )?"
        r"(?:permission|consent|right|authority)"
        r"(?! to (?!text|message|contact|call|send|use|have|give|keep|put|add|bother|spam))",
    ),
    rule(
        "does not have this number any more",
        "doesnt dont didnt nolonger not",
        r"(?:doesnt|dont|didnt|not) (?:even )?(?:have|own|use|belong to|answer)(?: (?:this|that"
        r"|her|his|him))?(?: (?:phone|cell|number|line|mobile))?(?: (?:to))?"
        r" ?(?:number|phone|cell|line|anymore number|whoever|whomever|the person|who you)",
        left=lambda words, at: not {"i", "we", "you"} & set(words[max(0, at - 2) : at]),
    ),
    rule(
        "does not belong to whom you want",
        "belong belongs",
        r"\w+ to (?:whoever|whomever|who|the (?:person|one)|anyone|that person)"
        r" (?:you|by|that|named)",
        left=lambda words, at: True,
    ),
    rule(
        "not her any more",
        "isnt aint",
        r"\w+ [a-z]+ anymore\b(?! (?:fun|work))",
        left=lambda words, at: words[at - 1 : at] == ["this"],
    ),
    rule(
        "a different person",
        "this",
        r"this is (?:a|the) (?:different|new|another) (?:person|owner)",
    ),
    rule(
        "this number, delete it",
        "delete lose erase remove forget take get",
        r"(?:(?:delete|lose|erase|remove|forget) it|(?:take|get) it (?:out|off))"
        r"(?= [.] $| $| (?:now|please)\b)",
        left=lambda words, at: "number" in words and free(words, at),
    ),
    rule(
        "no Ashley at this number",
        "no",
        r"no (?!answer|service|signal|problem|reply)\w+ (?:at|on|with|has|using) this"
        r" (?:number|phone|line|cell)\b",
        left=ours,
    ),
)
REASSIGNED: Final = tuple(replace(one, meaning=Meaning.PROVISIONAL) for one in _RULES)
