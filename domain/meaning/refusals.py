"""Refusals, wishes and what was said before: I no longer want these texts."""

from collections.abc import Sequence
from typing import Final

from domain.meaning.lefts import asked_of_you, before, ordered, own_past, refusing
from domain.meaning.phrases import (
    AGO,
    DET,
    END,
    HARD,
    ING,
    INSTEAD,
    JUNK,
    LIST,
    ME,
    MINE,
    TEXTS,
    VERB,
)
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning
from domain.meaning.wordlists import listed


def _of_oneself(words: Sequence[str], at: int) -> bool:
    """The writer, or the number: a stain may be removed as well."""
    return refusing(words, at) and (words[at] != "be" or bool(_SELVES & set(before(words, at))))


_SELVES: Final = listed("i id we wed us me my number phone want wish like please request need")

REFUSALS: Final[tuple[Rule, ...]] = (
    rule(
        "unsubscribed already",
        "unsubscribed optedout",
        rf"\w+(?:{LIST})?{AGO}?{HARD}",
        left=own_past,
    ),
    rule(
        "be off the list",
        "be want",
        rf"\w+(?: to be)?(?: taken)?(?= (?:off|out)){LIST}{HARD}",
        left=refusing,
    ),
    rule(
        "dont keep texting me",
        "dont never not",
        (
            r"(?:dont|never|not)(?: (?:you|even|ever))*(?: (?:bother|keep|continue"
            rf"|start)){ING}{ME}{HARD}"
        ),
        left=refusing,
    ),
    rule("no need to text", "no", rf"no need (?:to|for you to){VERB}{ME}?{HARD}"),
    rule(
        "remove him",
        "remove",
        (
            r"remove (?:him|her|them|(?:his|her|their|my \w+) (?:phone )?(?:number"
            r"|name))(?: from (?:this|your|the) list)?"
        )
        + HARD,
        left=ordered,
        meaning=Meaning.PROVISIONAL,
    ),
    rule("if you stopped", "stopped quit", rf"\w+(?:{ING}| sending){ME}?", left=asked_of_you),
    rule(
        "to be removed",
        "be get have",
        (
            rf"\w+{MINE}? (?:remove|unsubscribed|optedout|taken(?= off| out)"
            rf"|deleted){MINE}?(?:{LIST})?{HARD}"
        ),
        left=_of_oneself,
    ),
    rule(
        "dont text me",
        "dont never not",
        (
            rf"{INSTEAD}(?:dont|never|not)(?: (?:you ever|you dare|ever|dare|again|please|to|even"
            rf"|try to|attempt to|want you to)){{0,3}}(?! bother(?: [.,?]| $)){VERB}"
            rf"(?:(?: to)?{ME}{HARD}| here{HARD}|{HARD})"
        ),
        left=refusing,
    ),
    rule(
        "dont call me again",
        "dont never not",
        (
            r"(?:dont|never|not)(?: (?:you|ever|dare|again|please))* (?:call|phone|email"
            rf"|write)(?: or text)?{ME} (?:again|anymore|ever)"
        ),
        left=refusing,
    ),
    rule(
        "dont be texting me",
        "not dont",
        rf"(?:not(?! (?:bothering|disturbing|annoying|bugging))|dont)(?: be| need you| want you)?"
        rf"{ING}{ME}{END}",
        left=refusing,
    ),
    rule(
        "want no texts",
        "want wish like care need",
        (
            r"\w+(?: (?:to|for|you|your))*(?: (?:get|getting|receive|receiving|be"
            r" getting|be receiving|keep getting|continue|see|have|any|anymore|further"
            rf"|sending|send|me|us))*{DET}*{TEXTS}(?: from (?:you|your \w+|this number"
            rf"|here)| on my phone)?{HARD}"
        ),
        left=refusing,
    ),
    rule(
        "want not to be texted",
        "want wish like care need",
        (
            r"\w+(?: you)? to (?:be (?:contacted|texted|messaged|bothered|called|on"
            r" (?:your|this|the|any)(?: \w+)? list|included|part of (?:this|your list))"
            r"|hear from (?:you|your|this)|receive (?:these|this|them|any of)|get"
            r" (?:these|them)|text me|contact me|message me)"
        ),
        left=refusing,
    ),
    rule(
        "longer receive",
        "nolonger",
        (
            r"nolonger (?:want|wish|care|like|need|interested)(?: (?:to|in|for))?(?:"
            r" (?:be|get|getting|receive|receiving|have|hear|hearing|contacted"
            rf"|texted))*{DET}*(?:{TEXTS}|{JUNK}| from you| contacted| texted)"
        ),
    ),
    rule(
        "rather not",
        "rather prefer",
        (
            r"(?:rather|prefer)(?: to)? (?:not|nolonger|stop)(?: to)? (?:be|get|getting"
            rf"|receive|receiving|have)(?: contacted| texted)?{DET}*(?:{TEXTS}|{HARD})"
        ),
    ),
    rule(
        "revoke consent",
        "revoke withdraw rescind revoking withdrawing rescinding cancel",
        (
            r"\w+(?: (?:my|all|any|prior|previous|express|earlier|written|given|and|of|our|the"
            r"|your))*(?: (?:consent|permission|authorization|authorisation))"
            r"(?! (?:for|to) (?!(?:text|contact|be|receive|message|call"
            r"|you|your|any|these|get|send|marketing|communicat|use|all|me)))"
        ),
    ),
    rule(
        "consent revoked",
        "consent permission authorization",
        (
            r"\w+(?: (?:to|text|message|contact|me|has|have|been|is|hereby|for|texts"
            r"|messages))* (?:revoked|revoke|withdrawn|rescinded|denied|not given)"
        ),
    ),
    rule(
        "no consent",
        "consent permission",
        (
            r"\w+(?: (?:to|for))(?: (?:be|get|receive|receiving|any|these|this|your"
            rf"|the))*(?:{VERB}|{TEXTS}| contacted| texted)(?:{ME})?"
        ),
        left=refusing,
    ),
    rule(
        "done with texts",
        "done tired sick",
        (
            r"\w+ (?:with|of) (?:getting |receiving"
            rf" )?{DET.replace('(?: ', '(?:', 1)}(?:{DET})*{TEXTS}{HARD}"
        ),
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "done getting these",
        "done tired sick fed through finished over",
        r"\w+(?: (?:up|of|with))* (?:getting|receiving|seeing|reading|being sent)"
        rf"(?:(?: (?:these|this|them|those|yours|your stuff))(?= [.,?]| $| (?:every|all|so|please"
        rf"|and|anymore|again|from you|i|it|make|stop|take|end)\b)|{DET}*{TEXTS}{HARD})",
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "deletion of my data",
        "deletion erasure removal",
        rf"\w+ of(?: all)?(?: of)?(?:{MINE}| my personal (?:data|information))",
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "how do i stop",
        "stop end",
        r"\w+ (?:getting |receiving )?(?:these|all these|all this|all of these)" + HARD,
        left=own_past,
    ),
    rule(
        "said stop",
        "stop unsubscribe",
        (
            r"\w+(?: (?:already|again|twice|before|yesterday|\w{1,12} times|a (?:million"
            r"|thousand|hundred|dozen) times|weeks ago|days ago|last week))*"
        )
        + HARD,
        left=own_past,
    ),
)
