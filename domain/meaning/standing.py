"""Orders that stand whatever follows them, but for a few words that make them mean something else.

What somebody adds to an order (a reason, a curse, a name, "cheers") is without end, so it is not
looked at. `OPEN` lists what turns an order round: a time ("don't text me before 8"), a condition,
or a second object ("don't text me the address"). Where the object is less plain than our texts, the
order is a provisional opt-out: a person looks.
"""

from typing import Final

from domain.meaning.lefts import ordered, ours, refusing, wishing
from domain.meaning.phrases import (
    BRIEF,
    DET,
    ING,
    INSTEAD,
    LISTED,
    ME,
    MINE,
    MORE_ING,
    MORE_VERB,
    OPEN,
    PLURAL,
    TEXTS,
)
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_STOP: Final = "stop quit cease discontinue halt"
_OFF: Final = "(?: (?:off|from|out|of|up|on))"
_HIS: Final = r"(?: (?:his|her|their|that|the|my \w+) (?:phone |cell )?(?:number|name|phone|info))"

STANDING: Final[tuple[Rule, ...]] = (
    rule("stop texting me, whatever follows", _STOP, rf"\w+{DET}*(?:{ING}|{MORE_ING}){ME}{OPEN}"),
    rule(
        "stop sending me texts, whatever follows",
        _STOP,
        rf"\w+{DET}* send(?:ing)?{ME}?{DET}*{TEXTS}(?: to{ME})?{OPEN}",
    ),
    rule(
        "stop sending them to me",
        _STOP,
        rf"\w+ send(?:ing)?(?:{ME} (?:stuff|things?|crap|junk|shit|all this|these|this|them)"
        rf"| (?:stuff|things?|crap|junk|these|this|them|it) to{ME}){OPEN}",
    ),
    rule("stop these texts, whatever follows", _STOP, rf"\w+(?: it)? ?{DET}*{PLURAL}{OPEN}"),
    rule(
        "stop with the texts",
        "stop quit chill ease lay leave knock pack cool cut back give enough relax",
        rf"\w+(?: it| off| out| up| in| over| down| a rest| already)*(?: (?:with|w|on|of))"
        rf"{DET}*{PLURAL}{OPEN}",
        left=ordered,
    ),
    rule(
        "dont text me, whatever follows",
        "dont never not",
        rf"{INSTEAD}(?!not (?:bothering|disturbing|annoying|bugging)\b)(?:dont|never|not)"
        rf"(?: (?:you|ever|dare|again|please|even|to|need|have|bother|you to))*"
        rf"{MORE_VERB}{ME}{OPEN}",
        left=refusing,
    ),
    rule(
        "dont text, without an object",
        "dont never",
        rf"{INSTEAD}(?:dont|never)(?: (?:you|ever|please))* (?:text|message|contact)"
        rf"(?! (?:or|and) reply to (?:his|her|their|him|them)\b)"
        rf"(?: (?:or|and) (?:text|call|message|email|contact))*(?! (?:her|him|she|he)\b){BRIEF}",
        left=refusing,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "dont call or text",
        "dont",
        rf"dont (?:call|email|write|ring)(?: me)? (?:or|and|nor) (?:text|message"
        rf"|contact)(?:{ME})?",
        left=refusing,
    ),
    rule(
        "dont send texts",
        "dont never not",
        rf"\w+(?: (?:you|ever|please|even))* send(?:ing)?(?:{ME})?"
        rf"(?:{DET}*{PLURAL}{OPEN}|(?: anything| nothing| stuff)"
        rf"(?: (?:here|else|more|anymore|to (?:me|this|my) ?\w*)| [.,]| $))",
        left=refusing,
    ),
    rule(
        "dont send me these",
        "dont never not",
        rf"\w+(?: (?:you|ever|please|even))* (?:send|give|text)(?:ing)?{ME}(?: (?:any|anymore"
        rf"|more))*"
        r" (?:(?:(?:another|one|more|any) )*(?:of )?(?:these|this|those|them|your stuff|your crap)"
        r"|stuff|things|anything)"
        r"(?= [.,]| $| (?:anymore|again|ever|i|im|its|it|please|because|thanks|to|on|about)\b)",
        left=refusing,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "dont use my number",
        "dont never",
        rf"\w+(?: ever)? (?:use|contact|share|sell|keep|hit)(?:{ME} up|{MINE}| it)"
        rf"(?: (?:for|again|anymore|ever|in|on|no more)| [.,]| $)",
        left=refusing,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "stop selling my number",
        f"{_STOP} dont",
        rf"\w+ (?:selling|sharing|using|giving(?: out| away)?|sell|share|give out){MINE}",
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "no more texts, whatever follows",
        "no nomore zero anymore",
        rf"\w+(?: (?:more|further|future))(?: (?:of|with))?{DET}*{PLURAL}{OPEN}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "turn the texts off",
        "turn switch shut",
        rf"\w+(?: off{DET}*{PLURAL}|{DET}*{PLURAL} off| (?:this|these) off(?! and)){OPEN}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "disable the texts",
        "disable deactivate discontinue suspend pause cancel end mute kill halt terminate",
        rf"\w+(?: sending| receiving)?(?:{DET}| my)*(?:{PLURAL}| text(?:ing)? (?:subscription"
        rf"|service|program|messaging)"
        rf"| (?:text|message)(?:ing|s)? (?:for|on|to) (?:my|this|our) (?:account|number|phone"
        rf"|mobile|cell|line)){OPEN}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "discontinue",
        "discontinue deactivate desist unsubscribe",
        rf"\w+(?:{MINE}| this)?(?:(?: (?:the|this|my|all|your|text))* services?)?"
        r"(?: please| thanks| now)*(?= [.,]| $)",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "desist from texting",
        "desist cease refrain abstain",
        rf"\w+(?: and desist)?(?: from)?(?:{DET})*(?:{ING}| sending| texting| all contact"
        rf"| contact"
        rf"| communications?| communicating)",
        left=ordered,
    ),
    rule(
        "remove me, whatever follows",
        "remove delete erase take get pull strike scratch drop scrub purge unsubscribe deactivate"
        " disable disconnect unlist exclude omit withdraw",
        rf"(?!get{MINE} on )\w+{MINE}(?: please| right| straight)*{_OFF}+{LISTED}{OPEN}",
    ),
    rule(
        "remove me, without a list",
        "remove delete erase take leave unsubscribe",
        rf"\w+{MINE}(?: (?:off|out|from this|off this|off of me|out of (?:this|these|it)"
        rf"|off of this))?{BRIEF}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "take it off",
        "take remove delete lose forget erase",
        r"\w+ (?:this|my|our) (?:phone |cell |mobile )?(?:number|contact|digits|info|mobile|cell)"
        rf"(?: (?:out|off|up|down))?{BRIEF}",
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "unsubscribe me, whatever follows",
        "unsubscribe",
        rf"\w+{MINE}(?! \w+ from (?:lunch|school|class|practice))"
        r"(?! from (?:\w+ ){0,3}?(?:paper|print|magazine|catalog(?:ue)?|emails?|newsletter) only)",
    ),
    rule(
        "take his number off",
        "remove delete take erase",
        rf"\w+{_HIS}{_OFF}+{LISTED}{OPEN}",
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "lose my number, whatever follows",
        "lose forget burn",
        r"\w+ (?:my|this) (?:phone |cell )?(?:number|digits)(?! (?:for|so|when|if|again)\b)",
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "leave me alone, whatever follows",
        "leave",
        rf"leave(?! it| people){ME}(?: (?:the|well))?"
        rf"(?: be\b| alone| in peace| out of (?:it|this|these))(?! with (?!th(?:is|ese)|your))"
        rf"{OPEN}",
        left=ordered,
    ),
    rule(
        "be taken off",
        "taken remove off out unsubscribe unsubscribed deleted",
        rf"(?:(?:taken|remove|unsubscribed?|deleted){_OFF}+|off(?: of)?(?! file )"
        r"(?! the phone plan)|out of)"
        rf"{LISTED}{OPEN}",
        left=wishing,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "how to get off",
        "how way",
        r"\w+(?: (?:do|can|could|would|to|i|we|you|one|possible|gotta|for|me|be|have))*"
        r" (?:stop (?:getting|receiving|these|them)|not (?:get|receive)|quit getting"
        r"|(?:optout|unsubscribe)(?! (?:of|from) (?!(?:this|these|your|the (?:text|list|message)"
        r"|texts|messages|all)))|make (?:these|this|it|them)(?: \w+)? stop(?! \w+ing\b)"
        r"|turn (?:these|this|them) off|get off (?:of )?(?:this|your|these)(?! (?:bus|train"
        r"|road|highway|motorway|exit|street|floor|plane|ride|freeway))"
        r"|get out of (?:this|your) (?:list|"
        r"group|chat|thing|text)|get (?:taken|remove) (?:off|from)|taken off(?= [.,?]| $| please"
        r"| of (?:this|your)| this| your)|remove (?:me|my (?:number"
        r"|name)|"
        r"myself)(?= [.,?]| $| from| off)|(?:be |get )?remove(?= [.,?]| $))",
        left=ours,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "would be nice",
        "wish appreciate appreciated great nice rather prefer mind time glad grateful",
        rf"\w+(?: (?:it|very|much|be|well|awfully|that))* ?(?:(?:if|it|that|not|you|youd|could|"
        rf"would|will|can|we|to|please|id|guys|just)\b ?)*(?:(?:didnt|dont|not|never"
        rf"|stopp?(?:ed)?|"
        rf"quit)(?: ever| to)?(?:{ING}|{MORE_VERB}| sending| send)"
        rf"(?:{ME}| these| this| it| them|(?= [.,?]| $))"
        rf"|stop(?:ped)? (?:these|them|this|it)(?= [.,?]| $| please| thanks| \w+ $))",
        meaning=Meaning.PROVISIONAL,
    ),
)
