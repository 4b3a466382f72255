"""The story of one number in plain sentences, in the order of time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain import reasons, scopes
from domain.actors import mention
from domain.consent import LIST_WORDS, UNDATED, Purpose
from domain.counting import count
from domain.ledger import Bucket
from domain.messages import COUNTED
from domain.phones import mask
from domain.slacktext import quoted
from domain.story import Agreement, Answer, Change, Listing, OnList, Report, Story, Text, Useless
from domain.tellingwords import DECIDED, ENDS, KINDS, MEANT, SOURCES
from domain.wallclock import day, on_the_wall, zone_words

When = Callable[[datetime], str]
"""How a moment is shown: with its zone."""

_ZONES: Final = 6
_OVERTAKES: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence and its time; what overtook Twilio's answer to a text `stands_at` that one's."""

    at: datetime
    words: str
    stands_at: datetime | None = None


def in_order(lines: Iterable[Line]) -> list[Line]:
    """The oldest first; of one moment as they were given."""
    return sorted(lines, key=lambda line: line.stands_at or line.at)


def tell(story: Story, now: datetime, *, sids: bool = False) -> list[Line]:
    """Everything that happened, the oldest first; `sids` says what Twilio calls each text."""
    taken = {one.public_id: one.taken_at for one in story.texts}
    lines = [
        *(line for one in story.listings for line in _listing(one, now)),
        *(_text(one, sids=sids) for one in story.texts),
        *(_report(one, taken.get(one.public_id), sids=sids) for one in story.reports),
        *(_behind(line, story) for one in story.answers for line in _answer(one)),
        *(_behind(_change(one, story), story) for one in story.changes),
        *(_agreement(one) for one in story.agreements),
        *(_useless(one) for one in story.useless),
        *(_on_list(one) for one in story.lists),
    ]
    return in_order(lines)


def standing(story: Story, now: datetime) -> list[str]:
    """What holds now: whether the number may be texted, where it may be, how often it was."""
    number = mask(story.phone)
    if story.is_empty:
        return [f"Nothing is known of {number}: no list, no text, no opt-out."]
    said = [_may(story, number)]
    if story.zones:
        more = [f"{len(story.zones) - _ZONES} more"] if len(story.zones) > _ZONES else []
        places = " or ".join([*map(zone_words, story.zones[:_ZONES]), *more])
        said.append(f"It may be in these zones: {places}.")
    for span, days in (("24 hours", 1), ("7 days", 7)):
        since = now - timedelta(days=days)
        if texts := sum(one.kind in COUNTED and one.at > since for one in story.texts):
            said.append(f"{count(texts, 'campaign text')} in the last {span}.")
    if story.is_cut:
        said.append("There is more than can be shown; these are the newest.")
    return said


def erased(before: Story) -> list[str]:
    """What is said of a number that was erased; `before` is found by its digest."""
    if before.is_empty:
        return []
    said = ["It was erased here: numbers and words are gone, what happened stays without them."]
    if before.out:
        parts = ", ".join(scope_words(scope, before.senders) for scope in before.out)
        said.append(f"An opt-out outlives that, and binds it wherever it comes again: {parts}.")
    return said


def _may(story: Story, number: str) -> str:
    if scopes.ALL in story.out:
        return f"{number} is opted out of everything."
    if story.out:
        parts = ", ".join(scope_words(scope, story.senders) for scope in story.out)
        return f"{number} is opted out of {parts}."
    if story.useless:
        return f"{number} gets no text: {reasons.words(story.useless[-1].reason)}."
    return f"{number} is not opted out."


def scope_words(scope: str, senders: Mapping[int, str]) -> str:
    """What an opt-out binds, in words."""
    if (sender := scopes.sender_of(scope)) is not None:
        return f"the sender “{senders.get(sender, sender)}”"
    if (topic := scopes.topic_of(scope)) is not None:
        return f"the topic “{topic}”"
    return "everything"


def _listing(one: Listing, now: datetime) -> Iterator[Line]:
    yield Line(
        one.at,
        f"On the list of “{quoted(one.campaign)}” ({one.kind}), row {one.row:,}; drafted by"
        f" {mention(one.by)}.",
    )
    if one.launched_at is not None:
        by = mention(one.launched_by or "")
        yield Line(
            one.launched_at, f"“{quoted(one.campaign)}” was launched by {by}.{_attested(one)}"
        )
    if ended := _stands(one, now):
        yield Line(max(one.launched_at or one.at, one.at), f"In “{quoted(one.campaign)}”: {ended}.")


def _attested(one: Listing) -> str:
    """What stands for the consent of whoever has none recorded."""
    who = mention(one.attested_by)
    return f" {who} attested where people agreed (“{quoted(one.attested)}”)." * bool(one.attested)


def _stands(one: Listing, now: datetime) -> str:
    why = f": {reasons.words(one.reason)}" if one.reason else ""
    if one.bucket == Bucket.SKIPPED:
        return f"skipped{why}"
    if one.bucket == Bucket.HELD:
        zone = one.zones[0] if one.zones else "UTC"
        until = f" until {on_the_wall(one.until, zone, now)}" if one.until is not None else ""
        return f"held{until}{why}"
    if one.bucket == Bucket.PENDING:
        return "waits for its turn" if one.launched_at else "would be texted at the launch"
    if one.bucket == Bucket.CANCELLED:
        return "cancelled before its text left"
    return ""


def _text(one: Text, *, sids: bool) -> Line:
    of = f" of “{quoted(one.campaign)}”" if one.campaign else ""
    what = f"{KINDS.get(one.kind, 'A text')}{of} from {one.sender}"
    code = f" (code {one.error_code})" if one.error_code else ""
    if one.taken_at is None and one.state in ENDS:
        return Line(one.at, f"{what} {ENDS[one.state]}{code}.")
    sid = f" as {one.sid}" if one.sid and sids else ""
    return Line(one.taken_at or one.at, f"{what} was sent; Twilio took it{sid}{code}.")


def _report(one: Report, taken_at: datetime | None, *, sids: bool) -> Line:
    code = f", code {one.error_code}" if one.error_code else ""
    overtook = taken_at is not None and taken_at - _OVERTAKES <= one.at < taken_at
    words = f"Receipt{f' of {one.sid}' if sids else ''}: {one.status}{code}."
    return Line(one.at, words, taken_at if overtook else None)


def _behind(line: Line, story: Story) -> Line:
    """What somebody answered to a text before Twilio's word on it came, told behind that text."""
    overtaken = [
        one.taken_at
        for one in story.texts
        if one.taken_at is not None
        and max(one.at, one.taken_at - _OVERTAKES) <= line.at < one.taken_at
    ]
    return Line(line.at, line.words, max(overtaken)) if overtaken else line


def _answer(one: Answer) -> Iterator[Line]:
    about = f" after “{quoted(one.campaign)}”" if one.campaign else ""
    meant = MEANT.get(one.meaning, one.meaning)
    said = f"“{quoted(one.body)}”" if one.body else "something that was erased"
    yield Line(one.at, f"The person wrote {said}{about}: {meant}.")
    if one.decision in DECIDED and one.decided_at is not None:
        yield Line(one.decided_at, f"{mention(one.decided_by)} {DECIDED[one.decision]}.")


def _change(one: Change, story: Story) -> Line:
    of = scope_words(one.scope, story.senders)
    what = f"Opted out of {of}" if one.change == "out" else f"Opted in to {of} again"
    said = f" (“{quoted(one.words)}”)" if one.words else ""
    by = f", by {mention(one.by)}" if one.by else ""
    why = f": {quoted(one.reason)}" if one.reason else ""
    return Line(one.at, f"{what} {SOURCES.get(one.source, one.source)}{said}{by}{why}.")


def _agreement(one: Agreement) -> Line:
    status = {
        "given": f"Agreed {'in writing' if one.kind == 'written' else 'expressly'} to get texts",
        "withdrawn": "Took the consent back",
        "pending": "Asked to join, to be confirmed by a Y",
    }.get(one.status, one.status)
    where = ", ".join(part for part in (one.source, one.wording, one.evidence) if part)
    dated = "; nobody noted when" if one.at == UNDATED else ""
    at = one.recorded_at if one.at == UNDATED else one.at
    told = f" ({quoted(where)})" if where else ""
    return Line(at, f"{status}{told}{dated}; recorded by {mention(one.recorded_by)}.")


def _useless(one: Useless) -> Line:
    return Line(one.at, f"Left out from then on: {reasons.words(one.reason)} (code {one.code}).")


def _on_list(one: OnList) -> Line:
    name = LIST_WORDS[Purpose(one.purpose)]
    as_of = f" of {day(one.as_of)}" if one.as_of else ""
    return Line(one.at, f"On the {name} “{quoted(one.filename)}”{as_of}: no marketing goes there.")
