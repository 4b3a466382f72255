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
        r" (?:(?:texts?|messages?|sms)\b(?! (?:when|if|until|till|back)\b)"
        r"|(?:me|more|us|again)(?= [.,]| $| please))",
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
        "too many of these",
        "too",
        r"too many of (?:these|your)(?= [.,?]| $| (?:texts|messages|please|a|every|and|i)\b)",
        left=ours,
    ),
    rule("in court", "you", r"you in (?:small claims|court)\b(?! (?:room|yard|side))"),
    rule(
        "get rid of my number",
        "get getting dump destroy bin",
        r"(?:get(?:ting)? rid of|dump|destroy|bin) (?:my|this|our) (?:phone |cell )?"
        r"(?:number|info|contact)\b",
        left=ordered,
    ),
    rule(
        "remove from your list",
        "remove delete drop",
        r"\w+ from (?:your|this|the|all) (?:(?:text|texting|mailing|contact|your|of) )*"
        r"(?:list|database|system|texts)\b",
        left=ordered,
    ),
    rule("sick of these", "sick tired", r"\w+ of (?:these|them)(?= [.,] | $)", left=ours),
    rule(
        "why you keep texting",
        "why",
        r"why(?: (?:do|are|is))? you(?: (?:guys|still|always|keep|even|people))*"
        r" (?:texting|messaging|contacting|spamming|bothering)"
        r"(?: me| us| this (?:number|phone))?(?= [.,?]| $)",
        left=ours,
    ),
    rule(
        "no part of it",
        "want",
        r"want no part (?:of|in) (?:(?:it|these|your)\b|(?:this|that)(?= [.,?]| $))",
    ),
    rule(
        "decency and quit",
        "and",
        r"and (?:please )?(?:stop|quit)(?= [.] $| $)",
        left=lambda words, at: bool(_TEXTED & set(words)) and ours(words, at),
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
