"""The settings as forms: the workspace, and one sender."""

from typing import Any, Final

from domain.senders import KIND_WORDS, KeywordsBy, SenderKind
from domain.views import SenderView, WorkspaceView
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import INPUT, Field, Form, Press
from gateways.slack.blocks.phrases import rate, sender_words
from gateways.slack.facts import Block, View

NEW_SENDER: Final = "new"
_KEYWORD_WORDS: Final = {
    KeywordsBy.TWILIO: "Twilio (its default)",
    KeywordsBy.ADVANCED: "Twilio’s Advanced Opt-Out",
    KeywordsBy.NETWORK: "The network (toll-free)",
    KeywordsBy.US: "Rollcall (short codes)",
}

_REGISTRATIONS: Final = [
    kit.option("registered with the carriers", "registered"),
    kit.option("not registered, or not known", "unknown"),
]


def workspace_form(
    workspace: WorkspaceView | None, memory: str, *, channel_id: str, zone: str, price: str
) -> View:
    """What the team's texts say about it, and what they cost."""
    it = workspace
    name, contact = (it.business_name, it.help_contact) if it else ("", "")
    region, currency = (it.region, it.currency) if it else ("US", "USD")
    countries = " ".join(it.countries) if it else ""
    cost = (
        f"{it.price_per_segment.normalize():f}" if it and it.price_per_segment is not None else ""
    )
    blocks: list[Block] = [
        _line(Field.BUSINESS, "Business name", name, "HELP answers and codes name it."),
        _line(Field.CONTACT, "Help contact", contact, "An address or a number, for HELP answers."),
        _line(Field.REGION, "Country", region, "Two letters: how local numbers are read."),
        _line(Field.COUNTRIES, "Countries that may be texted", countries, "US CA …", optional=True),
        _line(Field.ZONE, "Time zone", it.zone if it else zone, "Such as America/Chicago."),
        _line(Field.PRICE, "Price per segment", cost or price, "What Twilio and carriers charge."),
        _line(Field.CURRENCY, "Currency", currency, "Three letters, such as USD."),
        kit.asked(
            Field.CHANNEL,
            "Channel",
            _channels((it.channel_id if it else "") or channel_id),
            hint="Where cards of drafts from the command line go.",
        ),
        *_senders(it),
    ]
    return kit.modal("Settings", blocks, callback=Form.WORKSPACE, submit="Save", memory=memory)


def _channels(chosen: str) -> dict[str, Any]:
    element: dict[str, Any] = {
        "type": "conversations_select",
        "action_id": INPUT,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if chosen.startswith(("C", "G")):
        element["initial_conversation"] = chosen
    return element


def _line(field: Field, text: str, value: str, hint: str, *, optional: bool = False) -> Block:
    element = kit.text_input(INPUT, value=value, limit=200)
    return kit.asked(field, text, element, hint=hint, optional=optional)


def _senders(workspace: WorkspaceView | None) -> list[Block]:
    if workspace is None:
        return [kit.context("Save these first; then add the number to text from.")]
    rows: list[Block] = [kit.DIVIDER, kit.section("*Senders*")]
    for sender in workspace.senders[:20]:
        text = f"{sender_words(sender)} · {rate(sender.throughput)}"
        if sender.stopped_reason:
            text += f"\n:octagonal_sign: {kit.words(sender.stopped_reason, 300)}"
        rows.append(kit.section(text, kit.button("Edit", Press.SENDER, str(sender.id))))
    rows.append(kit.actions("senders", kit.button("Add a sender", Press.SENDER, NEW_SENDER)))
    return rows


def sender_form(sender: SenderView | None, memory: str, pool: str = "") -> View:
    """A number, short code, name or messaging service that texts leave from."""
    blocks = [*_sender_address(sender, pool), *_sender_ways(sender)]
    return kit.modal("Sender", blocks, callback=Form.SENDER, submit="Save", memory=memory)


def _sender_address(sender: SenderView | None, pool: str) -> list[Block]:
    kinds = [kit.option(words, kind) for kind, words in KIND_WORDS.items()]
    name, address = (sender.name, sender.address) if sender else ("", "")
    kind = sender.kind if sender else SenderKind.LONG_CODE
    where = "+14155552671, 12345, HARBOUR or MG…"
    numbers = "Its pool, separated by spaces: incoming texts are recognised by them."
    return [
        _line(Field.NAME, "Name", name, "How you call it: main, alerts."),
        kit.asked(Field.KIND, "Kind", kit.select(INPUT, kinds, chosen=kind)),
        _line(Field.ADDRESS, "Number, name or service", address, where),
        _line(Field.POOL, "Numbers of the messaging service", pool, numbers, optional=True),
    ]


def _sender_ways(sender: SenderView | None) -> list[Block]:
    """How fast, who answers keywords, and the marks."""
    keywords = [kit.option(words, by) for by, words in _KEYWORD_WORDS.items()]
    answers = kit.select(INPUT, keywords, chosen=sender.keywords_by if sender else "")
    registered = (sender.registration if sender else "") or "unknown"
    speed = f"{sender.throughput:g}" if sender else ""
    usual = "What Twilio allows; empty for what is usual for the kind."
    return [
        _line(Field.THROUGHPUT, "Segments a second", speed, usual, optional=True),
        kit.asked(
            Field.KEYWORDS,
            "Who answers STOP and HELP",
            answers,
            hint="Empty for what is usual for the kind.",
            optional=True,
        ),
        kit.asked(
            Field.REGISTRATION,
            "Registration",
            kit.select(INPUT, _REGISTRATIONS, chosen=registered),
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
