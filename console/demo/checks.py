"""Does it add up? Our results against the ledger of the carrier, which knows nothing of us."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from console.demo import cast
from console.demo.stack import Stack
from console.demo.story import Story
from domain.ledger import Bucket
from domain.messages import FROM_TWILIO
from domain.reasons import OUTCOME_WORDS

JSON = dict[str, Any]
STOP_KINDS: Final = ("stop", "please stop texting me")
RATE_MARGIN: Final = 1.05
"""Requests are paced when they leave; the carrier's clock adds the way's jitter."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked; `words` say what is so, or what is not."""

    good: bool
    words: str


def compare(stack: Stack, story: Story) -> list[Finding]:
    """Check every promise of the story; the order is that of the sentences on the screen."""
    events = stack.simulator.ledger()
    texts = [it for it in events if it["kind"] == "twilio.accepted" and _is_campaign(it)]
    skipped = OUTCOME_WORDS[Bucket.SKIPPED]
    texted = {row["number"].lstrip("'"): row for row in story.results if row["outcome"] != skipped}
    return [
        _rows(story.results),
        _once(texts, texted),
        _stopped(events, texts),
        _states(stack, texts, texted),
        _rate(events, texts),
        _card(story, texts),
        _night(events),
    ]


def _rows(results: list[JSON]) -> Finding:
    uploaded = sum(1 for _ in cast.EXAMPLE.open()) - 1
    good = len(results) == uploaded and all(row["outcome"] for row in results)
    return Finding(good, f"{len(results)} outcomes for {uploaded} rows uploaded, one for each")


def _once(texts: list[JSON], texted: dict[str, JSON]) -> Finding:
    counts = Counter(it["to"] for it in texts)
    twice = [number for number, count in counts.items() if count > 1]
    missing = texted.keys() - counts.keys()
    extra = counts.keys() - texted.keys()
    good = not (twice or missing or extra)
    words = f"{len(texted)} people were texted, each exactly once"
    if not good:
        words += f": {len(twice)} twice, {len(missing)} never, {len(extra)} though skipped"
    return Finding(good, words)


def _stopped(events: list[JSON], texts: list[JSON]) -> Finding:
    """By the order of the ledger: what we answered 2xx to came before."""
    stops = {
        it["sid"]: it["from"]
        for it in events
        if it["kind"] == "twilio.inbound" and it["body"].strip().lower() in STOP_KINDS
    }
    since = {
        stops[it["sid"]]: it["mono"]
        for it in events
        if it["kind"] == "twilio.inbound.webhook" and it["sid"] in stops and it["code"] == 200
    }
    late = [it for it in texts if it["mono"] > since.get(it["to"], float("inf")) + 1.0]
    return Finding(not late, f"{len(since)} people said STOP; {len(late)} texts went to them after")


def _states(stack: Stack, texts: list[JSON], texted: dict[str, JSON]) -> Finding:
    status = {it["sid"]: it["status"] for it in stack.simulator.twilio.messages()}
    differing = [it["to"] for it in texts if _ours(texted, it["to"]) != _theirs(status[it["sid"]])]
    words = f"{len(texts) - len(differing)} of {len(texts)} texts end as the carrier says they did"
    return Finding(not differing, words)


def _rate(events: list[JSON], texts: list[JSON]) -> Finding:
    """Answers count too: they leave from the same sender, while the campaign runs."""
    first, last = texts[0]["mono"], texts[-1]["mono"]
    segments = sum(
        it["segments"]
        for it in events
        if it["kind"] == "twilio.accepted"
        and it["from"] == cast.SENDER
        and first < it["mono"] <= last
    )
    rate = segments / ((last - first) or 1.0)
    words = f"{rate:.1f} segments a second over {last - first:.0f} s, {cast.RATE} are allowed"
    return Finding(rate <= cast.RATE * RATE_MARGIN, words)


def _card(story: Story, texts: list[JSON]) -> Finding:
    shown = f"{len(texts):,} of {len(texts):,}"
    good = shown in str(story.card["blocks"])
    return Finding(good, f"the card shows {shown} sent" if good else f"the card lacks “{shown}”")


def _night(events: list[JSON]) -> Finding:
    """Whoever is awake got the second campaign's text, once; whoever is asleep did not."""
    early = [
        it
        for it in events
        if it["kind"] == "twilio.accepted" and it["body"].startswith(cast.EARLY_TEXT)
    ]
    sent = [it["to"] for it in early]
    words = f"{sent.count(cast.ASLEEP)} texts went to somebody where it is night"
    return Finding(sent == [cast.AWAKE], words)


def _ours(texted: dict[str, JSON], number: str) -> str:
    return str(texted[number]["outcome"]) if number in texted else "never texted"


def _theirs(status: str) -> str:
    return OUTCOME_WORDS[Bucket(FROM_TWILIO[status].value)]


def _is_campaign(event: JSON) -> bool:
    """The tests went to her own phone, which is on no list."""
    return (
        event["to"] != cast.OWN_PHONE
        and cast.BUSINESS in event["body"]
        and cast.LANDMARK in event["body"]
    )
