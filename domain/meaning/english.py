"""How people revoke in English: an order, its object, and what must not stand before it.

A rule begins at a trigger word, looks at no more than the next `WINDOW` words, and at what stands
before it in its clause. 47 CFR 64.1200(a)(10): any reasonable words revoke, and a short list of
words does so by itself. What decides is who is told to do what: "stop texting me" is told to us,
"he won't stop texting me" is not.
"""

from collections.abc import Sequence
from typing import Final

from domain.meaning.bystanders import BYSTANDERS
from domain.meaning.complaints import COMPLAINTS
from domain.meaning.halting import HALTING
from domain.meaning.hints import HINTS
from domain.meaning.named import NAMED
from domain.meaning.orders import ORDERS
from domain.meaning.persons import PERSONS
from domain.meaning.reassigned import REASSIGNED
from domain.meaning.refusals import REFUSALS
from domain.meaning.roundabout import ROUNDABOUT
from domain.meaning.rules import Rule
from domain.meaning.seeing import SEEN_TO
from domain.meaning.standing import STANDING
from domain.meaning.verdicts import Meaning, Reading

WINDOW: Final = 16
RULES: Final = (
    *ORDERS,
    *REFUSALS,
    *STANDING,
    *SEEN_TO,
    *NAMED,
    *COMPLAINTS,
    *PERSONS,
    *ROUNDABOUT,
    *BYSTANDERS,
    *HALTING,
    *REASSIGNED,
    *HINTS,
)

_BY_TRIGGER: Final = {
    word: tuple(rule for rule in RULES if word in rule.triggers)
    for word in frozenset().union(*(rule.triggers for rule in RULES))
}


def window(words: Sequence[str], at: int) -> str:
    """The words that a rule sees: its trigger and what follows, each with a space behind it."""
    return " ".join(words[at : at + WINDOW]) + " "


def matches(rules: Sequence[Rule], words: Sequence[str], at: int) -> tuple[Rule, str] | None:
    """The first rule that fits at a trigger word, with the words that decided."""
    behind = window(words, at)
    for rule in rules:
        found = rule.words.match(behind)
        if found is not None and rule.left(words, at):
            return rule, found.group()
    return None


def find(words: Sequence[str]) -> Reading | None:
    """The first revocation in a text, or the first that may be one."""
    maybe: Reading | None = None
    for at, word in enumerate(words):
        rules = _BY_TRIGGER.get(word)
        found = matches(rules, words, at) if rules else None
        if found is None:
            continue
        rule, said = found
        if rule.meaning is Meaning.OPT_OUT:
            return Reading(rule.meaning, said)
        maybe = maybe or Reading(rule.meaning, said)
    return maybe
