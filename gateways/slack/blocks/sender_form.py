"""One sender as a form: what it is, how fast it may be, what a day allows, who answers."""

from typing import Final

from domain.senders import (
    KIND_WORDS,
    REGISTRATION_WORDS,
    KeywordsBy,
    Registration,
    SenderKind,
    default_throughput,
)
from domain.views import SenderView
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.blocks.setup_form import line
from gateways.slack.facts import Block, View

_KEYWORD_WORDS: Final = {
    KeywordsBy.TWILIO: "Twilio (its default)",
    KeywordsBy.ADVANCED: "Twilio’s Advanced Opt-Out",
    KeywordsBy.NETWORK: "The network (toll-free)",
    KeywordsBy.US: "Rollcall (short codes)",
}


def sender_form(sender: SenderView | None, memory: str, region: str) -> View:
    """A number, short code, name or messaging service that texts leave from."""
    blocks = [
        *_sender_address(sender),
        *_sender_speed(sender, region),
        *_sender_day(sender),
        *_sender_ways(sender),
    ]
    return kit.modal("Sender", blocks, callback=Form.SENDER, submit="Save", memory=memory)


def _sender_address(sender: SenderView | None) -> list[Block]:
    kinds = [kit.option(words, kind) for kind, words in KIND_WORDS.items()]
    name, address = (sender.name, sender.address) if sender else ("", "")
    kind = sender.kind if sender else SenderKind.LONG_CODE
    pool = " ".join(sender.numbers) if sender else ""
    where = "+14155552671, 12345, HARBOUR or MG…"
    numbers = "Its pool, separated by spaces: incoming texts are recognised by them."
    return [
        line(Field.NAME, "Name", name, hint="How you call it: main, alerts."),
        kit.asked(Field.KIND, "Kind", kit.select(INPUT, kinds, chosen=kind)),
        line(Field.ADDRESS, "Number, name or service", address, hint=where),
        line(Field.POOL, "Numbers of the messaging service", pool, hint=numbers, optional=True),
    ]


def _sender_speed(sender: SenderView | None, region: str) -> list[Block]:
    """What the carriers know of it, and how fast it may be."""
    known = [kit.option(words, it) for it, words in REGISTRATION_WORDS.items()]
    registered = (sender.registration if sender else "") or Registration.UNKNOWN
    speed, usual = "", "What Twilio allows; empty for what is usual for kind and registration."
    if sender is not None:
        allowed = default_throughput(sender.kind, region, sender.registration)
        speed = "" if allowed == sender.throughput else f"{sender.throughput:g}"
        usual = f"Empty for what is usual for its kind and registration: now {allowed:g}."
    shares = "The registered campaign’s id: its numbers share one throughput. 10DLC only."
    campaign = sender.a2p_campaign if sender else ""
    return [
        kit.asked(Field.REGISTRATION, "Registration", kit.select(INPUT, known, chosen=registered)),
        line(Field.THROUGHPUT, "Segments a second", speed, hint=usual, optional=True),
        line(Field.A2P, "A2P campaign", campaign, hint=shares, optional=True),
    ]


def _sender_day(sender: SenderView | None) -> list[Block]:
    """What a day allows; texts stop before it."""
    own = f"{sender.daily_limit} {sender.daily_unit.value}" if sender and sender.daily_limit else ""
    brand = sender.brand if sender else ""
    most = f"{sender.brand_limit}" if sender and sender.brand_limit else ""
    midnight = "2000 segments or 500 messages; from midnight in the team’s zone."
    whose = "Carriers count a day’s segments per registered brand."
    pacific = "Segments a day of all its senders, from midnight Pacific. T-Mobile: 2,000 up."
    return [
        line(Field.DAILY, "Daily limit", own, hint=midnight, optional=True),
        line(Field.BRAND, "Brand", brand, hint=whose, optional=True),
        line(Field.BRAND_LIMIT, "Daily limit of the brand", most, hint=pacific, optional=True),
    ]


def _sender_ways(sender: SenderView | None) -> list[Block]:
    """Who answers keywords, and the marks."""
    keywords = [kit.option(words, by) for by, words in _KEYWORD_WORDS.items()]
    answers = kit.select(INPUT, keywords, chosen=sender.keywords_by if sender else "")
    return [
        kit.asked(
            Field.KEYWORDS,
            "Who answers STOP and HELP",
            answers,
            hint="Empty for what is usual for the kind.",
            optional=True,
        ),
        _mark(
            Field.SMART,
            "Smart encoding",
            "Twilio replaces curly quotes and the like",
            on=bool(sender and sender.smart_encoding),
        ),
        _mark(
            Field.DEFAULT,
            "Default",
            "Use it unless another is chosen",
            on=bool(sender and sender.is_default),
        ),
    ]


def _mark(field: Field, label: str, words: str, *, on: bool) -> Block:
    return kit.asked(field, label, kit.checkbox(INPUT, words, "on", on=on), optional=True)
