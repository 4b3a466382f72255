"""Which topic a reply aims at: “stop the Tuesday ones” stops everything, and remembers Tuesday.

Only words of topics that the team has count, so nobody is taken to mean one by chance. An answer
such as “no Tuesday tips please” is an opt-out because a topic stands behind the word for stopping;
where more is said than the rule knows, it is a provisional one, and so is a question. Words that
people say of the thing itself (“cancel my appointment”, “no class”) count beside texts alone.
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
_STOPS: Final = listed("stop unsubscribe remove opt take")
"""Words that order a stop of texts, whatever is named behind them."""
_ENDS: Final = listed("drop end quit cancel no skip delete dont")
"""Words that people say of an appointment or a class too: they count beside a word for texts."""
_TEXTS: Final = listed(
    "text texts txt txts texting message messages messaging msg msgs sms list lists one ones alert",
    "alerts update updates reminder reminders notification notifications news newsletter tip tips",
    "send sending",
)
_BETWEEN: Final = listed(
    "sending texting messaging texts text messages message me us getting send more the these those",
    "this that all any your my our of from off out with on about for list wanting want to",
)
_AFTER: Final = _PLAIN | listed(
    "please pls plz thanks thank you only now anymore more thx ty ok okay asap at all from me or",
)
_KEEPS: Final = listed("but keep rest others other everything else still want")


def aimed_at(body: str, topics: Collection[str]) -> str:
    """The topic (slug) that a text names, or an empty string: none, or more than one."""
    named = _named(body, topics)
    best = [topic for topic, words in named.items() if words == max(named.values())]
    return best[0] if len(best) == 1 else ""


def stops(body: str, topics: Collection[str]) -> Reading | None:
    """What a text means that nothing else marks as an opt-out, if it asks for a stop of topics.

    None where no word for stopping leads to what it names of them: “see you Tuesday” stops nothing.
    """
    words = {word for topic in _named(body, topics) for word in _words(topic)}
    found = [
        Reading(meaning, " ".join(said))
        for said, asks in _clauses(body)
        if (meaning := _order(said, words, asks=asks)) is not None
    ]
    firm = [reading for reading in found if reading.meaning is Meaning.OPT_OUT]
    return next(iter(firm or found), None)


def _order(said: Sequence[str], words: Collection[str], *, asks: bool) -> Meaning | None:
    """What one clause orders; `asks` where it is a question."""
    first = next((place for place, word in enumerate(said) if word in words), None)
    verb = next((place for place, word in enumerate(said) if word in _STOPS | _ENDS), None)
    if first is None or verb is None or verb >= first:
        return None
    lead, between, behind = said[:verb], said[verb + 1 : first], said[first:]
    if any(word not in _BEFORE for word in lead) or any(word not in _BETWEEN for word in between):
        return None
    of_texts = _is_of_texts(between, behind, words)
    if not (of_texts or _is_order(said[verb], between)):
        return Meaning.PROVISIONAL if list(between) == [] and said[verb] == "quit" else None
    rest = [word for word in behind if word not in words]
    known = all(word in _AFTER or word in _KEEPS for word in rest)
    clear = of_texts or not _is_of_the_thing(lead, between)
    return Meaning.OPT_OUT if known and clear and not asks else Meaning.PROVISIONAL


def _is_order(verb: str, between: Sequence[str]) -> bool:
    """Whether a verb alone asks for no more texts: “take me off”, but not “take Tuesday”."""
    wants = {"take": {"off"}, "opt": {"out"}, "remove": {"me", "us"}}
    return verb in _STOPS and not (verb in wants and wants[verb].isdisjoint(between))


def _is_of_the_thing(lead: Sequence[str], between: Sequence[str]) -> bool:
    """Whether it may be about what a topic is named after: “stop my order”, “I will stop on …”."""
    speaks = "i" in lead and not {"want", "need", "wish", "like"} & set(lead)
    return speaks or "my" in between or (bool(between) and set(between) <= {"on", "for"})


def _is_of_texts(between: Sequence[str], behind: Sequence[str], words: Collection[str]) -> bool:
    """Whether a word for texts stands beside what the topics are called."""
    named: list[str] = []
    for word in behind:
        if word not in words and word not in _PLAIN and word != "or":
            break
        named.append(word)
    return not _TEXTS.isdisjoint([*between, *named])


def _clauses(body: str) -> Iterator[tuple[list[str], bool]]:
    """Its clauses, each with whether it is a question."""
    clause: list[str] = []
    for word in [*tokens(body[:LONGEST]), "."]:
        if word not in MARKS:
            clause.append(_bare(word))
        elif clause:
            yield clause, word == "?"
            clause = []


def _named(body: str, topics: Collection[str]) -> dict[str, int]:
    """The topics that a text names, each by how many of its words."""
    said = {_bare(word) for word in tokens(body[:LONGEST]) if word not in MARKS}
    return {topic: len(said & set(_words(topic))) for topic in topics if _is_named(said, topic)}


def _is_named(said: Collection[str], topic: str) -> bool:
    words = _words(topic)
    telling = [word for word in words if word not in _PLAIN]
    return any(word in said for word in telling) or (not telling and set(words) <= set(said))


def _words(topic: str) -> list[str]:
    return [_bare(fold_word(word)) for word in topic.split("-") if word]


def _bare(word: str) -> str:
    """Without the s of a plural: people write Tuesdays."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and word not in _PLAIN else word
