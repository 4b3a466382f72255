"""What we are to see to: "make sure I am off", "great if these stopped", "which word stops it".

None of them gives an order, so all but one are provisional opt-outs.
"""

from collections.abc import Sequence
from typing import Final

from domain.meaning.lefts import free, ordered, ours
from domain.meaning.phrases import BRIEF, DET, LISTED, MINE, OPEN, PLURAL
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_STOP: Final = "stop quit cease discontinue halt"
_OFF: Final = "(?: (?:off|from|out|of|up|on))"


def _asks_which(words: Sequence[str], at: int) -> bool:
    """Whether they ask what to send: "what do I text to", "what's the word to"."""
    left = words[max(0, at - 4) : at]
    return bool({"what", "whats", "which"} & set(left)) and ours(words, at)


SEEN_TO: Final[tuple[Rule, ...]] = (
    rule(
        "see to it that I am off",
        "ensure confirm sure see want need like verify",
        rf"\w+(?: (?:to|it|that|please|sure))*(?:{MINE}| i| im| we)(?: (?:is|am|are|be|get|gets|to"
        rf"|has|have|been|now))* (?:remove|deleted|erased|unsubscribed|purged|off"
        rf"|taken (?:off|out))"
        rf"(?:{_OFF}*(?:{LISTED}| whatever (?:this|it) is){OPEN}|{BRIEF})",
        left=free,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "see to it that none come",
        "ensure sure see",
        rf"\w+(?: (?:to|it|that|please))* (?:i|we)"
        rf"(?: (?:will|do|ever|get|receive|see|have))*"
        rf" (?:dont|never|nolonger|not|no)(?: (?:ever|get|receive|see|have|any|more|anymore|further"
        rf"|of|such|another))*(?: (?:these|those)(?= [.,?]| $| (?:again|anymore|ever|please)\b)"
        rf"|{PLURAL})",
        left=free,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "great if these stopped",
        "great nice good lovely glad happy appreciate appreciated",
        rf"\w+(?: it)? if (?:these|those|this|(?:the|your|all|these){PLURAL})"
        r" (?:(?:would|could|just|finally|all) )*(?:stop(?:ped)?|end(?:ed)?|ceased?|went away)"
        r"(?= [.,?]| $| please)",
        left=free,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "stop asking me by text",
        _STOP,
        r"\w+ (?:asking|telling|inviting|updating|informing|alerting|notifying) (?:me|us)"
        r"(?: \w+){0,3}? (?:by|over|via|through) (?:text|message)",
        left=ordered,
    ),
    rule(
        "appreciate getting none",
        "appreciate love great nice prefer rather glad grateful like",
        rf"\w+(?: (?:it|very|much|be|if|i|we|could|would|to|please))* (?:not|never|stop)(?: to)?"
        rf" (?:get|getting|receive|receiving|hearing|hear|see|seeing)"
        rf"(?: any| more| anymore| of| from)*(?: (?:these|those|you|spam)|{DET}*{PLURAL})"
        rf"(?= [.,?]| $| (?:anymore|again|ever|at all|please|thanks|thank|in|on|to|from)\b)",
        left=ours,
        meaning=Meaning.PROVISIONAL,
    ),
    rule(
        "which word stops it",
        "word keyword code text send reply type say press",
        r"\w+ to (?:stop|end|quit|cancel|get (?:off|out of)|optout|unsubscribe)"
        rf"(?: (?:these|this|them|getting|receiving|your)|{DET}*{PLURAL})?"
        r"(?= [.,?]| $| (?:please|texts|messages|list|from|these|this|your)\b)",
        left=_asks_which,
        meaning=Meaning.PROVISIONAL,
    ),
)
