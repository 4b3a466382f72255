"""Orders in the grammar of somebody who learns English, dictates, or names no object at all.

All of them are provisional opt-outs.
"""

from dataclasses import replace
from typing import Final

from domain.meaning.lefts import free, ordered, ours, refusing
from domain.meaning.phrases import BRIEF, ME, OPEN
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_ANY: Final = r"(?: (?:me|us|any|more|no|these|this|your|the|you|please|again|to))*"
_REACH: Final = r"(?:text|message|contact|bother|reach out|send)"

_TEXTED: Final = frozenset({"texting", "texts", "messages", "messaging", "message"})

_RULES: Final[tuple[Rule, ...]] = (
    rule(
        "no send more",
        "no",
        rf"no (?:want|need|like|send|text|message|contact){_ANY}"
        r" (?:(?:texts?|messages?|sms)\b|(?:me|more|us|again)(?= [.,]| $| please))",
        left=lambda words, at: ours(words, at) and words[at - 1 : at] not in (["say"], ["a"]),
    ),
    rule(
        "stop testing me",
        "stop quit",
        rf"\w+ (?:testing|taxing|tasting|tex ting|text ing){ME}{BRIEF}",
        left=ordered,
    ),
    rule(
        "stop with these",
        "stop quit",
        r"\w+ w(?:ith)? (?:these|this|them|that|it|all this)"
        rf"(?: (?:crap|shit|stuff|nonsense|bs))?{BRIEF}",
        left=ordered,
    ),
    rule(
        "stop this nonsense",
        "stop quit",
        r"\w+ (?:(?:all )?(?:this|the|these|that|your) (?:nonsense|crap|bs|shit|bullshit|madness"
        rf"|foolishness|harassment)|(?:all )?of (?:it|this|these|them|that)|these|those){BRIEF}",
        left=ordered,
    ),
    rule(
        "can you stop these",
        "stop quit end",
        r"\w+ (?:these|those)(?= [?.,])",
        left=ordered,
    ),
    rule(
        "stop reaching out",
        "stop quit",
        rf"\w+ reaching out(?: to{ME})?{BRIEF}",
        left=ordered,
    ),
    rule(
        "do not reach out",
        "dont never",
        rf"\w+(?: (?:you|ever|please|try to|be))* reach(?:ing)? out(?: to{ME})?(?= [.,]| $"
        r"| (?:again|anymore|ever|please|to me)\b)",
        left=refusing,
    ),
    rule(
        "do not hit me up", "dont never", rf"\w+(?: ever)? (?:hit|blow){ME} up{OPEN}", left=refusing
    ),
    rule(
        "would you no longer text",
        "nolonger",
        rf"nolonger (?:be )?(?:{_REACH}|texting|messaging|contacting|sending)(?: to)?{ME}",
        left=lambda words, at: (
            free(words, at) and words[at - 1 : at] not in (["i"], ["we"], ["can"], ["do"])
        ),
    ),
    rule(
        "not in my inbox",
        "dont never stay keep",
        r"\w+(?: (?:come|show up|appear|be|text|slide))?(?: back)? (?:to|in|into|on|out of) my"
        r" (?:inbox|messages|texts|dms?)\b",
        left=refusing,
    ),
    rule(
        "not at work",
        "dont never",
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
        "count me out of them",
        "count leave",
        r"\w+ (?:me|us) out of (?:(?:your|the|these|this|all|any|future|further) )*(?:texts"
        r"|messages"
        r"|alerts|list|mailings|texting|reminders|updates)",
        left=ordered,
    ),
    rule(
        "on your do-not-call list",
        "put add place",
        rf"\w+(?:{ME}|(?: my| this) \w+| the number)(?: on| to) (?:(?:your|the|a|national) )*"
        r"(?:dnc|dnt"
        r"|dont|suppression|opt|optout|block)\b",
    ),
    rule(
        "legal action",
        "legal",
        r"legal (?:action|proceedings)",
        left=lambda words, at: (
            bool(
                {"take", "taking", "pursue", "face", "begin", "seek", "start"}
                & set(words[max(0, at - 3) : at])
            )
            and ours(words, at)
        ),
    ),
    rule(
        "revocation of consent",
        "revocation withdrawal",
        r"\w+ of (?:my |all |any |prior )*(?:consent|permission|authorization)",
    ),
    rule(
        "who allowed you",
        "who",
        r"who (?:gave|granted) (?:you|yall) (?:guys )?(?:the )?"
        r"(?:permission|consent|right|authority)",
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
        "too many of these",
        "too",
        r"too many of (?:these|your)(?= [.,?]| $| (?:texts|messages|please|a|every|and|i)\b)",
        left=ours,
    ),
    rule("no part of it", "want", r"want no part (?:of|in) (?:it|this|these|that|your)\b"),
    rule(
        "decency and quit",
        "and",
        r"and (?:please )?(?:stop|quit)(?= [.] $| $)",
        left=lambda words, at: bool(_TEXTED & set(words)) and ours(words, at),
    ),
    rule(
        "this number, delete it",
        "delete lose erase remove forget",
        r"\w+ it(?= [.] $| $| (?:now|please)\b)",
        left=lambda words, at: "number" in words and ordered(words, at),
    ),
    rule(
        "no Ashley at this number",
        "no",
        r"no (?!answer|service|signal|problem|reply)\w+ (?:at|on|with|has|using) this"
        r" (?:number|phone|line|cell)\b",
        left=ours,
    ),
    rule(
        "last warning",
        "last final",
        r"\w+ (?:warning|time (?:asking|telling|i ask|i tell|im asking|im telling))\b"
        r"(?! (?:from|about|on|for|before)\b)",
        left=ordered,
    ),
    rule(
        "violating the law",
        "violating violation breaking",
        r"\w+(?: (?:the|of|my|a|federal|state))* (?:dont call|dnc|tcpa|law|laws|privacy|rights)\b",
        left=lambda words, at: (
            bool({"you", "your", "this", "these"} & set(words[max(0, at - 4) : at]))
            and ours(words, at)
        ),
    ),
    rule(
        "driving me nuts",
        "texts messages texting messaging reminders alerts notifications",
        r"\w+ (?:are|is|r) (?:driving|making) (?:me|us|my \w+) (?:nuts|crazy|insane|mad|bonkers"
        r"|sick)\b",
        left=ours,
    ),
    rule(
        "by another channel",
        "switch change move",
        r"\w+ (?:me|us) (?:over )?to (?:email|e mail|mail|paper|phone calls?|calls?)"
        r"(?: only)?(?= [.,] | $| (?:please|instead|thanks)\b)",
        left=ordered,
    ),
)
HALTING: Final = tuple(replace(one, meaning=Meaning.PROVISIONAL) for one in _RULES)
