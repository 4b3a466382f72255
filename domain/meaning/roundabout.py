"""Revocations said in a roundabout way: wishes without an order, questions, registers, blocks.

All of them are provisional opt-outs.
"""

from dataclasses import replace
from typing import Final

from domain.meaning.lefts import free, ours, refusing
from domain.meaning.phrases import BRIEF, DET, LISTED, ME, MINE, PLURAL, TEXTS
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_THESE: Final = r"(?: (?:all|any|of|this|these|those|it|them|everything|the|your|that|shit|crap))+"
_AGAIN: Final = (
    r"(?= [.,?]| $| (?:already|please|now|ever|again|anymore|and|i|im|thanks|thank|my|so|because"
    r"|to"
    r"|on|by|via|about|at all|from)\b)"
)

_RULES: Final[tuple[Rule, ...]] = (
    rule(
        "would not hear from you",
        "not dont never nolonger stop quit rather still",
        r"\w+(?: \w+){0,4}? hear(?:ing)? from (?:you|your|this|yall|any of you)"
        r"(?! (?:soon|back|yet|today|until|about the|regarding)\b)",
        left=free,
    ),
    rule(
        "want it to stop",
        "want like need love wish",
        rf"\w+(?: for)?{_THESE}(?:{TEXTS})? to (?:stop|end|cease|go away|be over){_AGAIN}",
    ),
    rule(
        "make these go away",
        "make get",
        rf"\w+ (?:these|this|them|all this|all of this|it)(?:{TEXTS})?"
        rf" (?:stop|go away|end|disappear|to stop){_AGAIN}",
    ),
    rule(
        "no more of these",
        "no",
        rf"no more(?: of)? (?:these|this|those|that){BRIEF}|no more(?: of)? (?:these"
        rf"|this) (?:last|ever)",
    ),
    rule(
        "no thanks to the texts",
        "no",
        rf"no (?:thank you|thanks)(?: very much)? (?:to|for)(?:{DET}| any| further"
        rf"| more)*{PLURAL}",
    ),
    rule(
        "do not send them",
        "dont never",
        r"\w+(?: (?:ever|please|you|even))* (?:send|text|message|give)"
        rf"(?: (?:me|us|my \w+|here))?(?: (?:them|these|those|any of (?:these|this)|any more"
        rf"|anymore))"
        rf"{_AGAIN}",
        left=refusing,
    ),
    rule(
        "do not call or text me",
        "dont never not",
        rf"\w+(?: (?:ever|please|you|even))*(?: \w+)? (?:or|and|nor) (?:text|message|contact)"
        rf"(?:{ME}|(?= [.,]| $))",
    ),
    rule(
        "do not message on this number",
        "dont never not",
        r"\w+(?: (?:ever|please|you|even))* (?:text|message|contact|send)(?: \w+)?"
        r" (?:on|to|at|in|through) (?:this|my) (?:no|num|number|phone|mobile|cell|line)\b",
    ),
    rule(
        "do not put me on the list",
        "dont never not",
        rf"\w+(?: (?:ever|please|you|to be))* (?:put|add|keep|include|save|store|have|want|on|be)"
        rf"(?:{MINE})?(?: (?:in|on|into|a part of|part of))+{LISTED}(?! (?:so|yet)\b)",
        left=lambda words, at: ours(words, at) and "if" not in words[:at][-3:],
    ),
    rule(
        "do you ever quit",
        "do cant will when why are can wont could",
        r"\w+(?: (?:people|guys|the))* you(?: (?:ever|not|going to|gonna|please|just|even|all))*"
        r" (?:stop|quit|stopping)(?: (?:it|this|already|please))*(?= [.?,]| $)(?! [.?,] \w+ by)",
    ),
    rule(
        "get out of my phone",
        "get stay give leave",
        r"(?:(?:get|stay) (?:out of|off|away from)(?: of)? my (?:phone|cell|line|messages|inbox)"
        r"|give (?:it|me) a (?:rest|break)(?= [.,]| $| (?:already|with|please|will)\b)"
        r"|leave (?:my|our|this) (?:phone|cell|number|family|inbox) (?:alone|out))",
    ),
    rule(
        "blocked",
        "blocked block blocking",
        r"\w+(?: and (?:reported|deleted|reporting))?(?: (?:you|this|your)(?: number)?)?"
        r"(?: (?:now|bye|already))*(?= [.] $| [.]$| $|$)",
        left=lambda words, at: (
            len(words) <= 7
            and ours(words, at)
            and "the" not in words
            and words[at - 1 : at] not in (["was"], ["is"], ["got"], ["our"])
        ),
    ),
    rule(
        "spammers",
        "spammer spammers scammer scammers spam",
        r"\w+\b(?! (?:folder|filter|box|risk|email|mail|likely)\b)",
        left=lambda words, at: (
            bool({"you", "your"} & set(words[max(0, at - 4) : at]))
            and not {"is", "or", "sell", "serve", "eat", "like", "cook"}
            & set(words[max(0, at - 4) : at])
            and words[at - 1] not in {"in", "have", "to", "got"}
        ),
    ),
    rule(
        "do not call register",
        "dont",
        r"dont (?:call|text|contact|disturb|mail)(?: me)? (?:list|registry|register|database)",
        left=lambda words, at: True,
    ),
    rule(
        "cannot get off",
        "let able trying tried cant unable need how letting try",
        r"\w+(?: (?:me|us|to|be|i))* (?:optout|unsubscribe|opting|get (?:off|out of) (?:this|your"
        r"|these)"
        r" (?:list|thing|texts|chat|group)|stop (?:these|getting|receiving) ?(?:these|texts"
        r"|messages"
        r"|alerts|reminders)?)(?! (?:of|from) (?!(?:this|these|your|texts|the (?:list|text)))"
        r"|(?: \w+)?"
        r" (?:the|my|at|by)\b)",
        left=ours,
    ),
    rule(
        "the number is out of use",
        "number phone cell",
        r"\w+(?: (?:is|has|was|been))* nolonger (?:in service|in use|valid|active|good|working"
        r"|hers|his"
        r"|theirs|the right)",
        left=lambda words, at: words[at - 1 : at] not in (["old"], ["previous"]),
    ),
    rule(
        "mixed up with somebody",
        "mixed confused mistaken mistaking confusing wrong someone somebody",
        r"(?:\w+(?: up)?(?: (?:me|us|my number|this number))?(?: up)? (?:with|for) (?:someone"
        r"|somebody"
        r"|another|a different|some other)|(?:someone|somebody) elses? (?:phone|number)"
        r"|wrong (?:phone|cell)(?= [.,]| $)(?! [.,] this))",
        left=ours,
    ),
    rule(
        "she changed her number",
        "changed changes got",
        r"\w+ (?:her|his|their|a new) (?:phone |cell )?(?:number|phone)(?: \w+| [.,]){0,3}"
        r" (?:mine|my (?:number|phone)) now",
        left=lambda words, at: True,
    ),
    rule("mine now", "this its", r"\w+(?: number| phone)?(?: is)? mine now"),
    rule(
        "blowing me up",
        "blowing blown hitting",
        r"\w+ (?:me|us|it|this phone|people) up",
        left=lambda words, at: "you" in words[max(0, at - 4) : at] or at == 0,
    ),
    rule(
        "no wish to be reached",
        "want wish like care need",
        r"\w+(?: (?:you|for you))? to be (?:reached|bothered|disturbed|solicited|contacted"
        r"|spammed|texted"
        r"|called)|want (?:nothing|anything)(?: (?:else|more|to do))?(?: from| with) you",
        left=refusing,
    ),
    rule("want nothing", "want need", r"\w+ nothing(?: else| more)? from you"),
    rule("no more after this", "no", r"no more after (?:this|that)(?: (?:one|text|message))?"),
    rule(
        "not trying to get these",
        "not dont aint never",
        r"\w+ (?:tryna|trying to|want to|wanting to|wanna|finna|needing to) (?:be )?(?:get"
        r"|getting|receive"
        rf"|receiving|see|keep getting)(?: (?:these|this|them)(?= [.,]| $| (?:no|any|anymore)\b)"
        rf"|{DET}*"
        rf"{PLURAL})",
    ),
    rule("good on the texts", "good fine done", rf"\w+ (?:on|without|off){DET}*{PLURAL}"),
    rule(
        "out of your phone",
        "my this",
        rf"\w+ (?:name|number|phone|info)(?: (?:out|off|from|of|outta))+{LISTED}",
        left=lambda words, at: ours(words, at) and "i" not in words[max(0, at - 3) : at],
    ),
    rule(
        "removal",
        "removal removing",
        rf"\w+ (?:of (?:me|my|this) ?(?:number|name|info)?|from{LISTED})",
    ),
    rule(
        "speaks of unsubscribing",
        "unsubscribe optout",
        r"\w+\b(?! (?:from|of) (?!(?:these|this|your|all|texts|the (?:texts|list|messages"
        r"|text))\b))"
        r"(?=(?: \w+){0,3} (?:request|process|please|already)\b| [.,?]| $)",
        left=lambda words, at: free(words, at) and not {"reply", "stop"} & set(words[:at][-4:]),
    ),
    rule(
        "stop does not work",
        "stop",
        r"\w+(?: (?:thing|button|link|word))? (?:doesnt|does not|isnt|didnt|wont|not"
        r"|never)(?: ever)?"
        r" (?:work|working|worked)",
        left=lambda words, at: words[at - 1 : at] not in (["bus"], ["next"], ["the"], ["a"]),
    ),
    rule(
        "to the authorities",
        "fcc ftc tcpa ofcom",
        r"\w+\b(?! (?:question|seminar|training|class|course|compliance|webinar)\b)",
    ),
    rule(
        "from my lawyer",
        "letter hear hearing call notice",
        r"\w+ from (?:my|an|our) (?:attorney|lawyer|solicitor|legal)",
        left=lambda words, at: (
            not {"got", "i", "a"} >= set(words[max(0, at - 2) : at]) or "expect" in words[:at]
        ),
    ),
    rule(
        "not who you think",
        "not",
        r"not (?:who|the (?:person|one|guy|lady|man|woman)) you(?:r|re)?\b",
    ),
    rule("illegal", "illegal", r"illegal(?= [.,]| $| (?:you|and|to text|to contact|to send)\b)"),
    rule(
        "my phone keeps buzzing",
        "phone",
        r"phone (?:is |keeps |wont |just )*(?:stop )?(?:buzzing|dinging|pinging|beeping|going off"
        r"|goes off"
        r"|blowing up)(?= (?:because of you|with|from|every|all|nonstop|at work)\b)",
        left=ours,
    ),
    rule(
        "can this be turned off",
        "this these it",
        r"\w+ be (?:turned|switched|shut) off(?= [.,?]| $| please)",
    ),
)
ROUNDABOUT: Final = tuple(replace(one, meaning=Meaning.PROVISIONAL) for one in _RULES)
