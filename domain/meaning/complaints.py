"""Complaints that no order stands in: never agreed, too often, harassed, said before, threats.

Each of them is a provisional opt-out: whoever complains so does not want our texts, though a person
may read it otherwise.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from domain.meaning.lefts import free, ours
from domain.meaning.phrases import DET, ING, JUNK, LISTED, ME, MORE_ING, PLURAL, TEXTS
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_END: Final = (
    r"(?= [.,?]| $| (?:so|and|but|please|take|remove|stop|dont|at|in|ever|my|you|why|i)\b)"
)
_US: Final = (
    rf"(?: (?:{TEXTS[1:]}|(?:be|get|receive|getting|receiving|being) (?:text\w*|message\w*"
    rf"|contact\w*"
    rf"|these|this|any|your|spam\w*|reminders|alerts)|(?:this|these|any of (?:this|these)|none of"
    rf" (?:this|these)|that|your (?:list|stuff|texts|messages)|the (?:texts|messages|list)"
    rf"|it all)"
    rf"(?:{TEXTS}|{LISTED})?{_END}))"
)
_AGREED: Final = (
    r"(?:sign(?:ed|ing)? up|subscrib(?:e|ed|ing)|agreed?|agreeing|consent(?:ed|ing)?|opt(?:ed"
    r"|ing)?"
    r" in|optin|enroll?(?:ed)?|register(?:ed)?|authori[sz]ed?|gave? (?:you )?consent)"
)
_KIN: Final = (
    r"(?: for)? my (?:sons?|daughters?|kids?|child|children|wife|husband|mom|dad|mother|father"
    r"|team)"
)
_NO: Final = "never didnt havent dont aint not doesnt cant wasnt nobody none"
_ANYBODY: Final = (
    r"(?: (?:you|them|anyone|anybody|nobody|no one|this company|permission|to|my|any))*"
)


def _not_asking(words: Sequence[str], at: int) -> bool:
    """It is told: "do I still get the reminders" asks for them."""
    return ours(words, at) and list(words[max(0, at - 2) : at]) not in _ASKING


_ASKING: Final = (["do", "i"], ["will", "i"], ["can", "i"], ["could", "i"])

AGREED: Final[tuple[Rule, ...]] = (
    rule(
        "never signed up",
        _NO,
        rf"(?!\w+ {_AGREED}{_KIN})(?!\w+ agree with (?:you|him|her|them|that|me|us)\b)"
        rf"\w+(?: (?:even|ever|once|never|recall|remember|think i|believe i|i|have|really|to"
        rf"|did))*"
        rf" {_AGREED}(?: (?:for|to|in|with|on|of|get|here))*(?:{_END}|{_US}"
        rf"|{DET}*{PLURAL})",
    ),
    rule(
        "never asked for it",
        _NO,
        rf"\w+(?: (?:even|ever|once|never))* (?:ask|asked|request|requested)(?:"
        rf" (?:for (?:any of )?(?:this|these|your)(?:{TEXTS}|{JUNK})?{_END}|for{DET}*{PLURAL}|to be"
        rf" (?:text|contact|message|on|in)\w*|to (?:get|receive) (?:these|this|text\w*|any)"
        rf"|you(?: guys)? (?:to (?:text|message|contact)|for (?:this|these|texts|any))"
        rf"|you{_END}))",
    ),
    rule(
        "never gave permission",
        _NO,
        rf"\w+(?: (?:even|ever|once|never))* (?:gave|give|given|giving|have|has|had|got|granted?)"
        rf"{_ANYBODY} (?:permission|consent|authori[sz]ation|(?:phone |cell )?number)(?! for"
        rf"| so| to (?!text|contact|message|call|send|use|reach|keep|market|have|be|get))",
    ),
)
HARASSED: Final[tuple[Rule, ...]] = (
    rule(
        "too many texts",
        "too",
        rf"too (?:many|much)(?: \w+)?{PLURAL}(?! on)"
        r"(?! in (?:the|our) (?:family|group|class|team)\b)",
    ),
    rule(
        "texts every day",
        "text texts message messages contact contacting texting send sending email spam blast",
        r"\w+(?: (?:me|us|people|this number|out|way|so|texts|messages|these|this|stuff|just))*"
        r" (?:too much|too many|too often|so much|so often|so many times|constantly|nonstop"
        r"|all day(?: long)?|all the time|24 7|every (?:single |damn |other )?(?:day|hour|minute"
        r"|week|morning|night|weekend|five minutes|other day))(?! (?:when|if|for)\b)",
    ),
    rule(
        "every day with the texts",
        "every all",
        r"\w+ (?:single |damn |day )?(?:day|hour|week|morning|long|time)"
        rf"(?: (?:with|its|another|more|again|you))+{DET}*{PLURAL}",
    ),
    rule(
        "blowing up my phone",
        "blowing blown buzzing ringing dinging lighting hitting flooding clogging filling",
        r"\w+(?: up)? my (?:phone|cell|inbox|line|messages)(?: up)?",
    ),
    rule(
        "harassing me",
        "harassing harrassing harassed pestering spamming stalking badgering harass spammed",
        r"(?!harass my|stalking (?:my|me [?]))\w+(?: (?:by|with) (?:you\b|your texts)"
        r"|(?: by| with)? (?:me|us|my|this number|people|an? (?:old|elderly)))",
    ),
    rule(
        "this is harassment",
        "harassment harrassment harrasment harassement",
        r"\w+\b(?! (?:training|policy|course|class|module|case|claim)\b)",
    ),
    rule(
        "why are you texting me",
        "why",
        rf"why (?!(?:is|does|did|was|would) it\b)(?:are|do|would|did|is|am|r)"
        rf"(?: (?:you|this|i|they|we))*(?: (?:still|even|always|keep"
        rf"|keeps|constantly|getting|get))*(?: (?:text|message|contact|bother)|{ING}"
        rf"|{MORE_ING}| (?:getting|get|receiving) (?:these|this|your){TEXTS})?{ME}"
        rf"(?= [.,?]| $| (?:please|stop|so|i|im|about this|again|every|all|at|when i|if i|and"
        rf"|who)\b)",
    ),
    rule(
        "why do I get these",
        "why",
        r"why(?: (?:the|am|are|do|did|would|is|i|we|im|still|even|always|keep|keeps|all))*"
        r" (?:getting|get|receiving|receive|sent) (?:these|this|them|those)(?= [.,?]| $)",
    ),
    rule(
        "doing my head in",
        "doing driving wrecking",
        r"\w+ (?:my head in|me (?:crazy|mad|nuts|insane|up the wall))(?: (?:with|by))"
        rf"{DET}*{PLURAL}",
    ),
)
SAID_BEFORE: Final[tuple[Rule, ...]] = (
    rule(
        "told you to stop",
        "told asked begged said warned requested instructed",
        r"\w+(?: (?:you|them|this|your|multiple|several|many|two|three|twice|once|before"
        r"|already"
        r"|repeatedly|nicely|politely|time|times|\d|guys|folks|last|week))* (?:(?:to (?:please )?"
        r"(?:stop|quit|unsubscribe|be (?:remove|taken|left)|remove|take me|leave|delete"
        r"|lose)|for (?:this|it|these|the texts) to (?:stop|end))(?! (?:by|at|in|for|over|the|and"
        r" get|(?!text|messag|contact|send|both|haras|spam|call|bug|pest|solic|reach)\w+ing)\b)"
        r"|not to (?:text|contact|message|send|call me))",
    ),
    rule(
        "replied stop",
        "replied texted sent said typed answered wrote texting replying responded send",
        r"\w+(?: (?:back|with|the word|you|already|to))* (?:stop|unsubscribe|optout|no)"
        r"(?: (?:to (?:this|these|you)|already|yesterday|before|again|last|and|but|twice|three|\d"
        r"|multiple|several|many|like|a|so)\b|(?= [.,]| $))(?! (?:by|at|in)\b)",
    ),
    rule(
        "still getting these",
        "still",
        rf"still (?:(?:texting|messaging|contacting|spamming|bothering)(?:{ME}| me| us|(?= [.,?]"
        rf"| $))"
        rf"|(?:get|getting|receive|receiving|sending|send)(?:{ME})?(?: (?:these|them|this|your)"
        rf"(?:{TEXTS})?{_END}|{DET}*{PLURAL}))",
        left=_not_asking,
    ),
    rule(
        "how many times",
        "many",
        r"many (?:more )?times (?:do|did|must|have|should|will|am)(?: (?:i|we|to|have|got|gotta"
        r"|going"
        r"|need|told|tell))* (?:say(?! sorry)|tell|ask|text|told|said|asked|unsubscribe|optout|type"
        r"|reply|send|block|you (?:need|have|want|got|gotta|text|message|contact|going))",
    ),
    rule(
        "what part of stop",
        "part",
        r"part of (?:stop|no|unsubscribe|leave me|dont(?= [.,?]| $| (?:do|did|you|text|message"
        r"|contact|call|bother|send)\b))",
    ),
)
THREATS: Final[tuple[Rule, ...]] = (
    rule(
        "one more text and",
        "next another more",
        r"\w+ (?:text|message|time|one|word|reminder|more|of (?:these|those))(?: \w+| [,.]){0,8}"
        r" (?:lawyers?|attorneys?|solicitor|police|fcc|ftc|sue|suing|report|reporting|block"
        r"|blocking"
        r"|blocked|court|legal|harassment|complaint|bbb|ofcom|ico)",
    ),
    rule(
        "keep texting me and",
        "keep",
        rf"keep(?:{ING}| sending)(?:{ME})?(?: \w+| [,.]){{0,4}}"
        r" (?:lawyers?|attorneys?|police|fcc|ftc|sue|suing|report|reporting|block|court|legal)\b",
    ),
    rule(
        "if you text me",
        "if",
        r"if (?:you|i)(?: (?:ever|dont|keep|get|receive|text|message|contact|send|one|another"
        r"|more|a"
        r"|any|me|again|this|text|stop|texting|messaging|bother|number|these|continue"
        r"|to))*(?: \w+|"
        r" [,.]){0,4} (?:lawyers?|attorneys?|solicitor|police|fcc|ftc|sue|suing|reporting|report"
        r"|block|blocking|court|legal|harassment)",
    ),
    rule(
        "to my lawyer",
        "straight over contacting calling hear hearing see going talk forwarding forwarded",
        r"\w+(?: (?:straight|right|over|from|in|on|onto))*(?: to)? (?:my (?:lawyer|attorney"
        r"|solicitor|block"
        r"(?:ed)? list)|court over)(?! about)",
    ),
    rule(
        "i will report you",
        "report reporting reported block blocking sue suing",
        r"\w+ (?:you\b|your (?:number|texts|company|office|business|ass)|this (?:number|spam"
        r"|text)"
        r"|these (?:texts|messages)|u\b)(?! (?:off|out|for|a|in|some|at|about)\b)",
    ),
)
COMPLAINTS: Final = tuple(
    replace(one, left=ours if one.left is free else one.left, meaning=Meaning.PROVISIONAL)
    for one in (*AGREED, *HARASSED, *SAID_BEFORE, *THREATS)
)
