"""Orders: stop texting me, take me off the list, lose my number."""

from collections.abc import Sequence
from typing import Final

from domain.meaning.lefts import ordered
from domain.meaning.phrases import DET, END, HARD, ING, INSTEAD, JUNK, LIST, ME, MINE, TEXTS
from domain.meaning.rules import Rule, rule
from domain.meaning.wordlists import listed


def _wanted_none(words: Sequence[str], at: int) -> bool:
    """An order: nothing is missed ("no missed calls, no messages"), or told ("so no messages")."""
    told = words[at - 1 : at] == ["so"] and "please" not in words
    return ordered(words, at) and not told and _MISSED.isdisjoint(words)


_MISSED: Final = listed(
    "missed miss word answer reply response note sign signal news photo pic show nothing",
)
STOP: Final = "stop quit cease discontinue halt"
ORDERS: Final[tuple[Rule, ...]] = (
    rule("stop texting me", STOP, rf"\w+(?: and desist)?{DET}*{ING}{ME}{END}"),
    rule("stop texting", STOP, rf"\w+{DET}*{ING}{HARD}"),
    rule(
        "stop calling me",
        STOP,
        rf"\w+(?: calling| writing| phoning| emailing)(?: (?:and|or) texting)?{ME}{HARD}",
    ),
    rule(
        "stop blowing up my phone",
        STOP,
        r"\w+ (?:blowing up my|blowing my|hitting (?:me|us) up|hitting my|lighting up my)",
    ),
    rule(
        "stop sending me texts",
        STOP,
        (
            rf"\w+{DET}* send(?:ing)?{ME}?{DET}*(?:(?:{TEXTS}|{JUNK})(?:"
            rf" to)?{ME}?{END}|{DET}+{HARD}|{HARD})"
        ),
    ),
    rule(
        "stop receiving texts",
        f"{STOP}",
        (
            r"\w+ (?:receiving|getting|being (?:texted|messaged|contacted|sent)|hearing"
            rf" from you){DET}*(?:{TEXTS}|{JUNK}|{HARD})"
        ),
    ),
    rule(
        "stop these texts",
        f"{STOP} end kill",
        rf"\w+(?: it)?{DET}*{TEXTS}(?: (?:to|from){ME}| from you| you send)?{END}",
    ),
    rule(
        "cancel these texts",
        "cancel",
        (
            rf"\w+(?: my (?:subscription|enrollment) (?:to|for|in))?{DET}* (?:texts?"
            r"|messages|alerts|notifications|texting)(?: (?:service|alerts|messages"
            rf"|subscription|updates))?{HARD}"
        ),
        left=ordered,
    ),
    rule(
        "turn off texts",
        "turn shut",
        (
            r"\w+ off (?:these|your|the|all) (?:(?:these|your|the|text) )?(?:texts"
            rf"|messages|alerts){HARD}"
        ),
        left=ordered,
    ),
    rule(
        "unsubscribe",
        "unsubscribe optout unenroll unregister",
        rf"\w+(?:{MINE}|{DET})*(?:{LIST}|{TEXTS}){{0,2}}{END}",
    ),
    rule("opt me out", "opt sign count", rf"(?:opt|sign){MINE} (?:out|off)(?:{LIST})?{END}"),
    rule(
        "remove me",
        "remove delete erase unlist purge expunge scrub wipe clear",
        rf"\w+{MINE}(?:(?: immediately| now| please| permanently)*{LIST})?{HARD}",
    ),
    rule(
        "take me off",
        "take get keep leave pull strike scratch cross knock bump drop",
        (
            rf"(?!get me out of here)\w+{MINE}(?: off(?= [.,?]| please| now| thanks| immediately"
            r"| asap| after (?:this|that)| $)|(?="
            rf" (?:off|out)){LIST}{HARD})"
        ),
    ),
    rule(
        "drop me from the list",
        "drop pull strike scratch take get kick",
        rf"\w+{MINE}(?= (?:from|out of)){LIST}{HARD}",
    ),
    rule(
        "off the list",
        "get getting",
        rf"\w+(?= (?:off|out))(?! off the (?:phone|line)\b){LIST}{HARD}",
    ),
    rule("refrain", "refrain abstain", rf"\w+ from(?:{ING}| calling| sending)", left=ordered),
    rule(
        "forget you had my number",
        "forget",
        r"forget (?:you |that )*(?:ever )?ha(?:d|ve) (?:my|this) number",
    ),
    rule(
        "enough with the texts",
        "knock lay cut enough ease",
        (
            r"(?:knock it off|lay off|cut it out|cut out|ease up|enough|enough already)"
            rf" (?:with|on){DET}*(?:{TEXTS}|{JUNK}){HARD}"
        ),
        left=ordered,
    ),
    rule("no more of these", "no", r"no more of (?:these|this|those|your)" + HARD, left=ordered),
    rule(
        "no texts",
        "no",
        rf"no(?! (?:message|text)(?= [.,] | (?:but|because)\b)){TEXTS}{HARD}",
        left=_wanted_none,
    ),
    rule(
        "turn off texts to this number",
        "turn shut",
        rf"\w+ off(?:{DET})*{TEXTS} (?:to|for|on) (?:this|my) (?:number|phone)",
        left=ordered,
    ),
    rule(
        "lose my number",
        "lose forget erase ditch trash burn scrub delete block",
        r"\w+ (?:my|this|that|our) (?:phone |cell )?(?:number|contact|digits)(?: exists?)?(?! for)"
        + HARD,
    ),
    rule(
        "dont contact",
        "dont",
        (
            rf"{INSTEAD}dont (?:contact|text|message|solicit|disturb)(?: or (?:contact|text"
            rf"|message|call))?(?:{ME})?{HARD}"
        ),
        left=ordered,
    ),
    rule(
        "no more texts",
        "no enough",
        (
            rf"(?:no|enough)(?: (?:more|of|with|further|with the)){DET}*{TEXTS}(?: from"
            rf" you| to me| please)?{HARD}"
        ),
        left=ordered,
    ),
    rule("want no more", "want wish", rf"want (?:no more|nothing more)(?: of)?{DET}*{TEXTS}"),
    rule(
        "want to stop",
        "want",
        (
            r"want (?:to stop (?:this|these|it)|(?:this|these|it|them) to stop|off"
            r"|out)(?: of)?(?: (?:this|your|the))?(?: list)?"
        )
        + HARD,
    ),
    rule("leave me alone", "leave", rf"leave(?! it| people){ME} (?:be |alone|in peace){HARD}"),
    rule(
        "cease and desist",
        "cease desist",
        rf"(?:cease and )?desist{HARD}|cease{HARD}",
        left=ordered,
    ),
    rule(
        "do not text list",
        "put add place",
        rf"\w+{MINE} (?:on|to) (?:your|the|a) (?:dont|not) (?:call|contact|text|disturb)",
    ),
    rule(
        "texts must stop",
        "texts messages text texting message messaging spam this these contact communication"
        " communications correspondence",
        (
            r"\w+(?: texts| messages| texting)? (?:need|needs|have|has|must|better"
            r"|should|got|gotta)(?: to)? (?:stop|end|cease)"
        )
        + HARD,
    ),
    rule(
        "make it stop",
        "make want have",
        rf"(?:make|want|have)(?:{DET}| it| them)+(?:{TEXTS})?(?: it)?(?: to)? stop{HARD}",
    ),
    rule(
        "want texts to stop",
        "want like need wish",
        rf"\w+{DET}*{TEXTS} to (?:stop|end|cease){HARD}",
    ),
    rule("want off the list", "want", rf"want(?= (?:off|out)){LIST}{HARD}"),
    rule(
        "end it here",
        "end stop quit",
        rf"\w+ (?:all|everything|all (?:of )?(?:this|it)){HARD}",
        left=ordered,
    ),
    rule(
        "please remove",
        "remove",
        r"remove(?: please| thanks| now| asap)*(?= [.?,]| $)",
        left=ordered,
    ),
)
