"""What may stand before an order: the words of its clause, looked at backwards.

`free` lets anything pass but negation and other people; `ordered` wants a plain order; `refusing`
is for rules that are negations themselves; `own_past` for "I already said stop".
"""

import itertools
from collections.abc import Sequence
from typing import Final

from domain.meaning.folding import MARKS
from domain.meaning.vocabulary import BLOCKERS, LEAD_INS, PLEASE, STRANGERS
from domain.meaning.wordlists import listed

REACH: Final = 8
"""Words that are looked at before the trigger."""
_BREAKS: Final = MARKS | {"but", "because", "so", "then", "or", "please", "lol", "haha"}
_NEGATIONS: Final = listed(
    "dont wont cant didnt not never doesnt wouldnt couldnt",
)
_TOLD: Final = listed(
    "told asked said ask asking telling want need like why",
)


def before(words: Sequence[str], at: int) -> list[str]:
    """The words of the clause before `at`, at most `REACH`; "please" begins an order of its own."""
    start = at
    while start > 0 and at - start < REACH and words[start - 1] not in _BREAKS:
        start -= 1
    return list(words[start:at])


def free(words: Sequence[str], at: int) -> bool:
    """Nobody else is told, and it is not negated, unless it is said of 'you'."""
    left = before(words, at)
    if not left:
        return True
    declares = left[-1] in {"i", "we"} and words[at] in _DECLARED
    if left[-1] in _NO_ORDER and not declares and not _may_precede(left):
        return False
    if left[-1] in _POINTING and left[-2:-1] in _COMPLETE:
        return True
    near = _unasked(left)[-6:]
    blocked = [word for word in near if word in BLOCKERS]
    if not blocked:
        return True
    if any(word in STRANGERS for word in near) or "hope" in near:
        return False
    return _said_of_you(near)


def _unasked(left: list[str]) -> list[str]:
    """Without "wondering if you could", which is no condition."""
    return [
        word
        for spot, word in enumerate(left)
        if word != "if"
        or left[spot + 1 : spot + 2] != ["you"]
        or not _COULD & set(left[spot + 2 :])
    ]


_COULD: Final = frozenset({"could", "would", "can", "might", "please"})


def _said_of_you(near: list[str]) -> bool:
    """`if you don't …`, `why can't you …`: the negation is about us."""
    pairs = itertools.pairwise(near)
    return any("you" in pair and any(word in _NEGATIONS for word in pair) for pair in pairs)


def _may_precede(left: list[str]) -> bool:
    """`how do I unsubscribe`, `I want to unsubscribe`: the wish is ours."""
    if left[-1] == "to":
        return any(word in _WISHES for word in left[-6:]) or {"tell", "your"} <= set(left)
    return any(word in {"do", "can", "how", "may"} for word in left[-4:-1])


_POINTING: Final = frozenset({"this", "these", "that", "it", "crap", "shit", "stuff"})
_COMPLETE: Final = (["for"], ["about"], ["with"])
"""Before such a word they end what was denied: "I don't have time for this stop"."""
_NO_ORDER: Final = listed(
    "i ill we bus next non to",
)
_DECLARED: Final = frozenset(
    {"optout", "revoke", "withdraw", "rescind", "unsubscribe", "want", "wish", "need", "like"}
    | {"prefer", "decline", "demand", "request"}
)
_WISHES: Final = listed(
    "want wish like need you you'd love prefer how way trying tried try asking ask",
    "request demand requesting wanting asked told able going order right please ability",
    "choose option had have click them this these messages texts continue",
)


def ordered(words: Sequence[str], at: int) -> bool:
    """It is an order: nothing before it in its clause but what may lead one in."""
    left = before(words, at)
    if not left or all(word in LEAD_INS for word in left):
        return left[-1:] not in (["i"], ["we"], ["will"], ["to"]) or _asked_to(left)
    return left[-1] in PLEASE and not any(word in BLOCKERS for word in left)


def _asked_to(left: list[str]) -> bool:
    return left[-1] == "to" and "you" in left and any(word in _TOLD for word in left)


def refusing(words: Sequence[str], at: int) -> bool:
    """A refusal of the writer's own: nobody else's, no question about you."""
    left = before(words, at)
    if any(word in STRANGERS for word in left):
        return False
    subject = left[-1] if left else ""
    if words[at] in {"dont", "never", "not"}:
        return _negation_is_ours(left, subject, words[at])
    return _denied_or_wished(left, words[at])


def _negation_is_ours(left: list[str], subject: str, word: str) -> bool:
    if word == "not":
        return subject in {
            "do",
            "you",
            "please",
            "to",
            "should",
            "may",
            "must",
            "want",
            "kindly",
            "",
        } or ("you" in left and subject in {"are", "were"})
    if "if" in left or "when" in left or "did" in left:
        return False
    if left[-3:] in _UNKNOWN or left[-2:] == ["idk", "you"]:
        return True
    return subject not in {
        "i",
        "you",
        "we",
        "who",
        "which",
        "that",
        "friends",
        "it",
        "have",
        "has",
        "to",
        "ive",
        "why",
    }


_UNKNOWN: Final = (["dont", "know", "you"], ["who", "is", "this"], ["know", "this", "number"])
"""Said of us, and an order behind it begins anew without a pause: "dont know u dont text me"."""


def _denied_or_wished(left: list[str], word: str) -> bool:
    denied = any(one in {"dont", "not", "never", "nolonger", "didnt", "wont"} for one in left[-4:])
    if word in {"be", "get", "have", "off", "remove", "unsubscribe"}:
        wished = any(
            one
            in {
                "want",
                "wish",
                "like",
                "need",
                "please",
                "asked",
                "ask",
                "how",
                "request",
                "requesting",
                "needs",
                "can",
                "could",
            }
            for one in left
        )
        return wished and not denied
    return denied


_WOULD: Final = frozenset({"will", "would", "wont", "should", "might", "may", "could"})
"""Behind these something stops by itself: "I told you everything will stop"."""
_SAID: Final = listed(
    "said texted sent replied typed told asked already thought wrote answered responded",
    "ive",
)


def asked_of_you(words: Sequence[str], at: int) -> bool:
    """`I'd appreciate it if you stopped …`, `I wish you'd quit …`."""
    left = before(words, at)
    return left[-1:] in (["you"], ["youd"]) and bool(
        {"if", "wish", "appreciate", "rather", "prefer", "time"} & set(left)
    )


def own_past(words: Sequence[str], at: int) -> bool:
    """The writer says that it was said, asks how it is done, or is done with it."""
    left = before(words, at)
    if any(
        word in STRANGERS or word in {"accidentally", "mistake", "accident", "not", "didnt", "dont"}
        for word in left
    ):
        return False
    if not left or left[-1] in {"when", "if", "dont"}:
        return False
    if left[-1] == "to":
        return "you" in left and bool({"told", "asked"} & set(left))
    if left[-1] in _WOULD and left[-2:-1] != ["you"]:
        return False
    if words[at] in {"optedout", "unsubscribed"} and left[-1] in {"i", "ive", "already"}:
        return True
    asks = "how" in left and left[-1] in {"i", "we", "you"}
    says = bool({"i", "ive", "im", "we"} & set(left)) and bool(_SAID & set(left))
    return asks or says


def ours(words: Sequence[str], at: int) -> bool:
    """Nobody else is spoken of in the clause, and it tells of no slip of the writer's own."""
    left = before(words, at)
    if any(word in STRANGERS for word in left):
        return False
    return not any(
        word in _SLIPS and left[spot - 1 : spot] != ["you"] for spot, word in enumerate(left)
    )


_SLIPS: Final = listed(
    "gave had typed put wrote entered dialed called sent",
)


def wishing(words: Sequence[str], at: int) -> bool:
    """The clause wishes for it, asks for it or asks how: `I'd like to be taken off …`."""
    left = before(words, at)
    if any(word in STRANGERS for word in left) or any(word in _NEGATIONS for word in left):
        return False
    return any(word in _WISHED for word in left)


_WISHED: Final = listed(
    "want wish like love need needs please asked ask how request requesting can could can",
    "way us gotta me prefer hoping asking",
)
