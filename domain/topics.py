"""Which topic a reply aims at: “stop the Tuesday ones” stops everything, and remembers Tuesday.

Only words of topics that the team has count, so nobody is taken to mean one by chance. An answer
such as “no Tuesday tips please” is an opt-out because a topic stands behind the word for stopping;
where more is said than the rule knows, it is a provisional one.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from domain.meaning.folding import MARKS, fold_word, tokens
from domain.meaning.verdicts import Meaning, Reading
from domain.meaning.wordlists import listed

LONGEST: Final = 1600
_PLAIN: Final = listed(
    "text texts txt txts message messages msg msgs sms list lists one ones alert alerts update",
    "updates reminder reminders notification notifications news newsletter offer offers deal deals",
    "tip tips info stuff things thing the a an of for and our my your weekly daily monthly",
)
"""Words of a topic that alone name none of several."""
_BEFORE: Final = listed(
    "please pls plz hi hello hey ok okay just kindly can could would will you i id want need wish",
    "like to now only also then and thanks thank no sorry but",
)
_STOPS: Final = listed("stop unsubscribe remove drop end quit cancel no skip delete opt dont take")
_BETWEEN: Final = listed(
    "sending texting messaging texts text messages message me us getting send more the these those",
    "this that all any your my our of from off out with on about for list wanting want to",
)
_AFTER: Final = _PLAIN | listed(
    "please pls plz thanks thank you only now anymore more thx ty ok okay asap at all from me",
)
_KEEPS: Final = listed("but keep rest others other everything else still want")


def aimed_at(body: str, topics: Collection[str]) -> str:
    """The topic (slug) that a text names, or an empty string: none, or more than one."""
    said = {_bare(word) for word in tokens(body[:LONGEST]) if word not in MARKS}
    named = {topic: len(said & set(_words(topic))) for topic in topics if _is_named(said, topic)}
    most = max(named.values(), default=0)
    best = [topic for topic, words in named.items() if words == most]
    return best[0] if len(best) == 1 else ""


def stops(body: str, topic: str) -> Reading | None:
    """What a text means that nothing else marks as an opt-out, if it asks for a stop of the topic.

    None where no word for stopping leads to the topic: “see you Tuesday” stops nothing.
    """
    words = set(_words(topic))
    for clause in _clauses(body):
        places = [place for place, word in enumerate(clause) if word in words]
        if not places:
            continue
        led = _led(clause[: places[0]])
        if not led:
            continue
        rest = [word for word in clause[places[0] :] if word not in words]
        known = all(word in _AFTER or word in _KEEPS for word in rest)
        meaning = Meaning.OPT_OUT if known else Meaning.PROVISIONAL
        return Reading(meaning, " ".join(clause))
    return None


def _led(before: Sequence[str]) -> bool:
    """Whether these words are an order to stop, with nothing between it and what follows."""
    place = next((at for at, word in enumerate(before) if word in _STOPS), None)
    if place is None or any(word not in _BEFORE for word in before[:place]):
        return False
    return all(word in _BETWEEN for word in before[place + 1 :])


def _clauses(body: str) -> Iterator[list[str]]:
    clause: list[str] = []
    for word in [*tokens(body[:LONGEST]), "."]:
        if word not in MARKS:
            clause.append(_bare(word))
        elif clause:
            yield clause
            clause = []


def _is_named(said: Collection[str], topic: str) -> bool:
    words = _words(topic)
    telling = [word for word in words if word not in _PLAIN]
    return any(word in said for word in telling) or (not telling and set(words) <= set(said))


def _words(topic: str) -> list[str]:
    return [_bare(fold_word(word)) for word in topic.split("-") if word]


def _bare(word: str) -> str:
    """Without the s of a plural: people write Tuesdays."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and word not in _PLAIN else word
