"""Revocations about others and by others: asked at the desk, for a mother, as a bystander.

All of them are provisional opt-outs.
"""

from dataclasses import replace
from typing import Final

from domain.meaning.lefts import ours
from domain.meaning.named import KIND
from domain.meaning.phrases import BRIEF, ING, LISTED, OPEN, PLURAL
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_ME: Final = frozenset({"i", "id", "ill", "we", "wed", "possible", "us", "me"})
_OFF: Final = r"(?: (?:off|from|out|of))+"


_RULES: Final[tuple[Rule, ...]] = (
    rule(
        "told somebody to remove me",
        "asked told emailed called begged said",
        rf"\w+(?: (?!(?:him|her|them|my|his)\b)\w+){{0,7}}? to"
        rf" (?:(?:remove|take|unsubscribe|delete|drop)"
        rf" (?:me|my|us|this)"
        rf"|(?:stop|quit)(?:{ING}| sending) ?(?:me|us|my|these|this|$))",
        left=lambda words, at: True,
    ),
    rule(
        "to be removed",
        "be been get being",
        rf"\w+ (?:remove|taken|deleted|dropped|excluded|unsubscribed?|optedout)"
        rf"(?:{_OFF}(?:{LISTED}|{KIND})|{_OFF}(?: this"
        rf"| these)(?= [.,?]| $)|{BRIEF}|(?= [?]))",
        left=lambda words, at: (
            bool(_ME & set(words[max(0, at - 4) : at]))
            and "dont" not in words[max(0, at - 4) : at]
            and ours(words, at)
        ),
    ),
    rule(
        "the wrong people",
        "texting messaging contacting reaching texted messaged bothering spamming",
        r"\w+ (?:up )?the wrong \w+",
        left=lambda words, at: words[at - 1 : at] not in (["i"], ["we"]) and ours(words, at),
    ),
    rule(
        "find somebody else to text",
        "find go",
        r"\w+ (?:some|any|another)(?:one|body)?(?: (?:else|person|victim))? to"
        r" (?:text|bother|message|harass|spam|contact)",
    ),
    rule(
        "no soliciting",
        "no",
        r"no (?:soliciting|solicitations?|solicitors|spamming|spam)\b(?! signs?\b)",
    ),
    rule(
        "do me a favor and stop",
        "favor favour solid kindness",
        rf"\w+ and (?:please )?(?:(?:stop|quit)(?= [.,]| $|{ING}| sending| with)|lose my"
        rf"|delete (?:me|my)"
        r"|remove (?:me|my)|take (?:me|my))",
    ),
    rule(
        "take her off your list",
        "remove take delete drop unsubscribe",
        rf"\w+(?: it| him| her| them| my \w+(?: \w+)?){_OFF}(?= your){LISTED}{OPEN}",
        left=lambda words, at: words[at - 1 : at] not in (["i"], ["dont"], ["you"], ["not"]),
    ),
    rule(
        "objects to it",
        "object",
        r"object to (?:the |your |any )?(?:processing|use|using|marketing"
        r"|receiving|being|these|contact)",
        left=ours,
    ),
    rule("save your texts", "save spare", rf"\w+(?: me)?(?: your| the| these){PLURAL}(?! for\b)"),
)
BYSTANDERS: Final = tuple(replace(one, meaning=Meaning.PROVISIONAL) for one in _RULES)
