"""Opt-outs in plain sentences: what binds a number, who said so, and what became of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.counting import count
from domain.inbound import Change, ConsentSource
from domain.optouts import Started
from domain.scopes import ALL, sender_of, topic_of

EVERYTHING = "everything"
ERASED = (
    "The number was erased here. What it opted out of outlives that, and holds wherever it comes."
)


@dataclass(frozen=True, slots=True)
class Said:
    """One opt-out, or one event of its history; `at` is aware UTC, `by` an actor's stored name."""

    change: Change
    scope: str
    source: ConsentSource
    at: datetime
    words: str = ""
    topic: str = ""
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How the place that shows it writes times with their zone, people, and their words."""

    when: Callable[[datetime], str]
    who: Callable[[str], str]
    quote: Callable[[str], str]


def topic_words(topic: str) -> str:
    """A topic as people read it: `tuesday-tips` is Tuesday tips."""
    words = topic.replace("-", " ")
    return words[:1].upper() + words[1:]


def scope_words(scope: str, senders: Mapping[int, str], style: Style) -> str:
    """What an opt-out binds; `senders` are the workspace's, by id."""
    sender_id, topic = sender_of(scope), topic_of(scope)
    if sender_id is not None:
        return f"the sender {style.quote(senders.get(sender_id, f'number {sender_id}'))}"
    return EVERYTHING if topic is None else f"the topic {style.quote(topic_words(topic))}"


def binds(said: Said, senders: Mapping[int, str], style: Style) -> str:
    """One opt-out that stands: what it stops, since when, and why."""
    what = scope_words(said.scope, senders, style)
    return f"Out of {what} since {style.when(said.at)}: {_because(said, style)}."


def happened(said: Said, senders: Mapping[int, str], style: Style) -> str:
    """One event of the history."""
    what = scope_words(said.scope, senders, style)
    if said.change is Change.OUT:
        return f"{style.when(said.at)}: out of {what}, {_because(said, style)}."
    if said.source is ConsentSource.REPLY:
        return f"{style.when(said.at)}: the person texted {_words(said, style)} to get texts."
    return f"{style.when(said.at)}: {_by(said, style)} lifted it for {what}{_why(said, style)}."


def _because(said: Said, style: Style) -> str:
    aimed = f" (meaning {style.quote(topic_words(said.topic))})" if said.topic else ""
    told = {
        ConsentSource.REPLY: f"the person texted {_words(said, style)}{aimed}",
        ConsentSource.CARRIER: f"Twilio blocks the number ({said.words or 'its own list'})",
        ConsentSource.MANUAL: f"{_by(said, style)} recorded it{_why(said, style)}",
        ConsentSource.COMPLAINT: f"{_by(said, style)} recorded a complaint{_why(said, style)}",
        ConsentSource.IMPORT: (
            f"it stood in the list {_words(said, style)} of {_by(said, style)}{_why(said, style)}"
        ),
        ConsentSource.API: f"{_by(said, style)} told us{_why(said, style)}",
    }
    return told[said.source]


def _words(said: Said, style: Style) -> str:
    return style.quote(said.words) if said.words else "(erased)"


def _by(said: Said, style: Style) -> str:
    return style.who(said.by) if said.by else "the team"


def _why(said: Said, style: Style) -> str:
    return f", because of {style.quote(said.reason)}" if said.reason else ""


def asks_to_keep_the_rest(topic: str) -> str:
    """The question at the end of a STOP confirmation; silence means that everything stays stopped.

    47 CFR 64.1200(a)(12) lets the one confirmation ask which texts the person meant.
    """
    return f"Meant only {topic_words(topic)}? START brings back the rest." if topic else ""


def lifted_words(started: Started, everything: str) -> str:
    """What a START gives back, for its confirmation; `everything` names all of our texts."""
    topics = sorted(filter(None, (topic_of(one.scope) for one in started.lifted)))
    if topics and all(topic_of(one.scope) is not None for one in started.lifted):
        return " and ".join(map(topic_words, topics))
    stopped = {topic_of(one.scope) for one in started.elsewhere} - {None} | started.kept
    kept = list(map(topic_words, sorted(filter(None, stopped))))
    if any(sender_of(one.scope) is not None for one in started.elsewhere):
        kept.append("those from another number")
    return f"{everything} but {' and '.join(kept)}" if kept else everything


def list_ended(name: str, *, refusal: str | None, new: int, already: int, unusable: int) -> str:
    """How the import of a list of opt-outs ended: everything in it holds from then on."""
    named = f"“{name}”" if name else "The list"
    if refusal is not None:
        so_far = f" {count(new, 'number')} of it are opted out all the same." if new else ""
        return f"{named} was not read to its end: {refusal}{so_far}"
    parts = [f"{count(new, 'number')} opted out now"]
    if already:
        parts.append(f"{already:,} out before")
    if unusable:
        parts.append(f"{count(unusable, 'row')} left out")
    return f"{named} is read: {', '.join(parts)}."


def list_so_far(name: str, rows: int, *, done: int, total: int) -> str:
    """How far the reading of a list of opt-outs is; bytes."""
    part = f" ({done * 100 // total} %)" if total else ""
    return f"Reading {f'“{name}”' if name else 'the list'}: {count(rows, 'row')}{part}."


def outweighs(stands: Iterable[Said]) -> str:
    """That an opt-out of everything outweighs a consent, and who may lift it, by its source."""
    sources = {said.source for said in stands if said.scope == ALL}
    if ConsentSource.CARRIER in sources:
        return (
            "Twilio itself blocks it, which outweighs this and which nothing that is signed lifts:"
            " the person has to text START."
        )
    if ConsentSource.REPLY in sources:
        return (
            "It opted out by an own reply, which outweighs this: only the person lifts that, by a"
            " text of START or JOIN."
        )
    return (
        "An opt-out that the team recorded outweighs this: an approver lifts it, with the evidence"
        " as its reason (`optout remove`)."
    )
