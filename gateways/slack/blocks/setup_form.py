"""The team's settings as one form, and the questions that its parts are made of."""

from typing import Any, Final

from domain.approvalrule import EXAMPLES
from domain.approvalrule import shown as shown_rule
from domain.teamhours import countries_shown, shown
from domain.undo import MOST
from domain.views import WorkspaceView
from domain.windows import STANDARD, TeamHours
from gateways.slack.blocks import guards_form, kit
from gateways.slack.blocks.ids import Form, Press
from gateways.slack.blocks.phrases import rate, sender_words
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block, View

NEW_SENDER: Final = "new"
_OWN_WORDS: Final = "Beside STOP, CANCEL and the like; separated by commas."
LONGEST: Final = 3000
"""What Slack lets somebody type: room for the hours of every country there is."""
SAVED: Final = ":white_check_mark: Saved."
UNCHANGED: Final = "Nothing was changed."
TOO_LONG: Final = "longer than a form can show. It stays as it is; change it at the command line."


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
    blocks: list[Block] = [
        *([kit.section(news)] if news else []),
        *about(it, zone),
        *hours(it.hours if it else STANDARD),
        *often(it),
        *before(it),
        *money(it, price),
        *guards_form.fields(*([it.guards] if it else [])),
        channel(it, channel_id),
        *senders(it),
    ]
    return kit.modal("Settings", blocks, callback=Form.WORKSPACE, submit="Save", memory=memory)


def about(workspace: WorkspaceView | None, zone: str) -> list[Block]:
    """What the team's texts say of it, and whom they may go to."""
    it = workspace
    name, contact = (it.business_name, it.help_contact) if it else ("", "")
    region = it.region if it else "US"
    countries = " ".join(it.countries) if it else ""
    words = ", ".join(it.stop_words) if it else ""
    return [
        line(Field.BUSINESS, "Business name", name, hint="HELP answers and codes name it."),
        line(
            Field.CONTACT, "Help contact", contact, hint="An address or a number, for HELP answers."
        ),
        line(Field.REGION, "Country", region, hint="Two letters: how local numbers are read."),
        line(
            Field.COUNTRIES,
            "Countries that may be texted",
            countries,
            hint="US CA …",
            optional=True,
            lines=True,
        ),
        line(
            Field.STOP_WORDS,
            "Own words for STOP",
            words,
            hint=_OWN_WORDS,
            optional=True,
            lines=True,
        ),
        line(Field.ZONE, "Time zone", it.zone if it else zone, hint="Such as America/Chicago."),
    ]


def money(workspace: WorkspaceView | None, price: str) -> list[Block]:
    """What a segment costs; `price` is what stands there at first."""
    it = workspace
    cost = price
    if it is not None and it.price_per_segment is not None:
        cost = f"{it.price_per_segment.normalize():f}"
    currency = it.currency if it else "USD"
    return [
        line(Field.PRICE, "Price per segment", cost, hint="What Twilio and carriers charge."),
        line(Field.CURRENCY, "Currency", currency, hint="Three letters, such as USD."),
    ]


def hours(team: TeamHours) -> list[Block]:
    """What an admin may set; the hours of marketing in the United States and Canada are law."""
    own, abroad = shown(team.informational), countries_shown(team)
    informational = "For informational texts, by each recipient’s own clock. Empty: 8:00-21:00."
    countries = "DE=9:00-20:00, GB=8:00-21:00. Elsewhere: marketing as below,"
    countries += " informational as above."
    others = "Of marketing in countries without hours of their own. Empty: 8:00-21:00."
    homes = "A state or a zone, such as Texas or Central. For numbers without a column of their own"
    homes += " that tells; empty: the area code tells."
    return [
        line(Field.HOURS, "Hours", own, hint=informational, optional=True),
        line(
            Field.COUNTRY_HOURS,
            "Hours of other countries",
            abroad,
            hint=countries,
            optional=True,
            lines=True,
        ),
        line(Field.ABROAD, "Hours abroad", shown(team.abroad), hint=others, optional=True),
        line(Field.LIVE_IN, "Our recipients live in", team.live_in, hint=homes, optional=True),
    ]


def often(workspace: WorkspaceView | None) -> list[Block]:
    """How many campaign texts one number may get."""
    day = f"{workspace.most_a_day}" if workspace else ""
    week = f"{workspace.most_a_week or ''}" if workspace else ""
    texts = "Campaign texts to one number in any 24 hours. Empty: 3."
    more = "In any seven days. Empty: no further limit."
    return [
        line(Field.MOST_A_DAY, "Most texts a day", day, hint=texts, optional=True),
        line(Field.MOST_A_WEEK, "Most texts a week", week, hint=more, optional=True),
    ]


def before(workspace: WorkspaceView | None) -> list[Block]:
    """What stands between a launch and its first text."""
    undo = f"{workspace.undo_seconds}" if workspace else ""
    rule = shown_rule(workspace.approval, workspace.currency) if workspace else ""
    seconds = f"Seconds that a launch counts down and can be aborted, 0 to {MOST}. Empty: 60."
    second = f"Who launches needs a second person: {EXAMPLES}."
    return [
        line(Field.UNDO, "Undo window", undo, hint=seconds, optional=True),
        line(Field.APPROVAL, "Approval", rule, hint=second, optional=True),
    ]


def channel(workspace: WorkspaceView | None, here: str) -> Block:
    """Where cards go that nobody asked for in a channel; `here` where none was chosen."""
    chosen = (workspace.channel_id if workspace else "") or here
    element: dict[str, Any] = {
        "type": "conversations_select",
        "action_id": INPUT,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if chosen.startswith(("C", "G")):
        element["initial_conversation"] = chosen
    hint = "Where cards of drafts from the command line and from Home go."
    return kit.asked(Field.CHANNEL, "Channel", element, hint=hint)


def fits(value: str) -> bool:
    """Whether a form can show it whole."""
    return len(value) <= LONGEST


def line(
    field: Field,
    text: str,
    value: str,
    *,
    hint: str,
    optional: bool = False,
    lines: bool = False,
) -> Block:
    """One question with a line to write in, or with `lines` a box for a list.

    What a form cannot show whole is not asked at all: saving would lose the rest of it.
    """
    if not fits(value):
        return kit.context(f"*{text}*: {TOO_LONG}")
    element = kit.text_input(INPUT, value=value, limit=LONGEST if lines else 200, lines=lines)
    return kit.asked(field, text, element, hint=hint, optional=optional)


def senders(workspace: WorkspaceView | None) -> list[Block]:
    """Each sender with *Edit*, and a way to add one."""
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
