"""The settings as forms: the workspace, and one sender."""

from typing import Any, Final

from domain.approvalrule import EXAMPLES
from domain.approvalrule import shown as shown_rule
from domain.senders import (
    KIND_WORDS,
    REGISTRATION_WORDS,
    KeywordsBy,
    Registration,
    SenderKind,
    default_throughput,
)
from domain.teamhours import countries_shown, shown
from domain.undo import MOST
from domain.views import SenderView, WorkspaceView
from domain.windows import STANDARD, TeamHours
from gateways.slack.blocks import guards_form, kit
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

_OWN_WORDS: Final = "Beside STOP, CANCEL and the like; separated by commas."
LONGEST: Final = 3000
"""What Slack lets somebody type: room for the hours of every country there is."""
SAVED: Final = ":white_check_mark: Saved."


def workspace_form(
    workspace: WorkspaceView | None,
    memory: str,
    *,
    channel_id: str,
    zone: str,
    price: str,
    news: str = "",
) -> View:
    """What the team's texts say about it, and what they cost; `news` stands on top."""
    it = workspace
    name, contact = (it.business_name, it.help_contact) if it else ("", "")
    region, currency = (it.region, it.currency) if it else ("US", "USD")
    countries = " ".join(it.countries) if it else ""
    words = ", ".join(it.stop_words) if it else ""
    cost = (
        f"{it.price_per_segment.normalize():f}" if it and it.price_per_segment is not None else ""
    )
    blocks: list[Block] = [
        *([kit.section(news)] if news else []),
        _line(Field.BUSINESS, "Business name", name, "HELP answers and codes name it."),
        _line(Field.CONTACT, "Help contact", contact, "An address or a number, for HELP answers."),
        _line(Field.REGION, "Country", region, "Two letters: how local numbers are read."),
        _line(Field.COUNTRIES, "Countries that may be texted", countries, "US CA …", optional=True),
        _line(Field.STOP_WORDS, "Own words for STOP", words, _OWN_WORDS, optional=True),
        _line(Field.ZONE, "Time zone", it.zone if it else zone, "Such as America/Chicago."),
        *_hours(it.hours if it else STANDARD),
        *_often(it),
        *_before(it),
        _line(Field.PRICE, "Price per segment", cost or price, "What Twilio and carriers charge."),
        _line(Field.CURRENCY, "Currency", currency, "Three letters, such as USD."),
        *guards_form.fields(*([it.guards] if it else [])),
        kit.asked(
            Field.CHANNEL,
            "Channel",
            _channels((it.channel_id if it else "") or channel_id),
            hint="Where cards of drafts from the command line go.",
        ),
        *_senders(it),
    ]
    return kit.modal("Settings", blocks, callback=Form.WORKSPACE, submit="Save", memory=memory)


def _hours(team: TeamHours) -> list[Block]:
    """What an admin may set; the hours of marketing in the United States and Canada are law."""
    own, abroad = shown(team.informational), countries_shown(team)
    informational = "For informational texts, by each recipient’s own clock. Empty: 8:00-21:00."
    countries = "DE=9:00-20:00, GB=8:00-21:00. Elsewhere: marketing as below,"
    countries += " informational as above."
    others = "Of marketing in countries without hours of their own. Empty: 8:00-21:00."
    homes = "A state or a zone, such as Texas or Central. For numbers without a column of their own"
    homes += " that tells; empty: the area code tells."
    return [
        _line(Field.HOURS, "Hours", own, informational, optional=True),
        kit.asked(
            Field.COUNTRY_HOURS,
            "Hours of other countries",
            kit.text_input(INPUT, value=abroad, limit=LONGEST),
            hint=countries,
            optional=True,
        ),
        _line(Field.ABROAD, "Hours abroad", shown(team.abroad), others, optional=True),
        _line(Field.LIVE_IN, "Our recipients live in", team.live_in, homes, optional=True),
    ]


def _often(workspace: WorkspaceView | None) -> list[Block]:
    """How many campaign texts one number may get."""
    day = f"{workspace.most_a_day}" if workspace else ""
    week = f"{workspace.most_a_week or ''}" if workspace else ""
    texts = "Campaign texts to one number in any 24 hours. Empty: 3."
    more = "In any seven days. Empty: no further limit."
    return [
        _line(Field.MOST_A_DAY, "Most texts a day", day, texts, optional=True),
        _line(Field.MOST_A_WEEK, "Most texts a week", week, more, optional=True),
    ]


def _before(workspace: WorkspaceView | None) -> list[Block]:
    """What stands between a launch and its first text."""
    undo = f"{workspace.undo_seconds}" if workspace else ""
    rule = shown_rule(workspace.approval, workspace.currency) if workspace else ""
    seconds = f"Seconds that a launch counts down and can be aborted, 0 to {MOST}. Empty: 60."
    second = f"Who launches needs a second person: {EXAMPLES}."
    return [
        _line(Field.UNDO, "Undo window", undo, seconds, optional=True),
        _line(Field.APPROVAL, "Approval", rule, second, optional=True),
    ]


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
        _line(Field.NAME, "Name", name, "How you call it: main, alerts."),
        kit.asked(Field.KIND, "Kind", kit.select(INPUT, kinds, chosen=kind)),
        _line(Field.ADDRESS, "Number, name or service", address, where),
        _line(Field.POOL, "Numbers of the messaging service", pool, numbers, optional=True),
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
        _line(Field.THROUGHPUT, "Segments a second", speed, usual, optional=True),
        _line(Field.A2P, "A2P campaign", campaign, shares, optional=True),
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
        _line(Field.DAILY, "Daily limit", own, midnight, optional=True),
        _line(Field.BRAND, "Brand", brand, whose, optional=True),
        _line(Field.BRAND_LIMIT, "Daily limit of the brand", most, pacific, optional=True),
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
