"""The settings by subject: what is set in a line each, and a form of its own to change it."""

from collections.abc import Sequence
from typing import Final

from domain.approvalrule import shown as shown_rule
from domain.conversing import NAME_LENGTH, Showing
from domain.guards import RULE_WORDS, Rule
from domain.guards import shown as shown_limit
from domain.teamhours import countries_shown
from domain.teamhours import shown as shown_window
from domain.views import WorkspaceView
from domain.windows import DEFAULT
from gateways.slack.blocks import guards_form, kit, setup_form
from gateways.slack.blocks.choices import radio
from gateways.slack.blocks.ids import Form, Press
from gateways.slack.blocks.parts import Part
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block, View

TITLES: Final = {
    Part.BUSINESS: "Business",
    Part.SENDERS: "Senders",
    Part.PRICE: "Price",
    Part.HOURS: "Hours",
    Part.OFTEN: "How often",
    Part.LAUNCH: "Launches",
    Part.GUARDS: "Guard rails",
    Part.ANSWERS: "Answers",
    Part.REPLIES: "Replies",
    Part.ATTENDING: "Away text and urgent words",
    Part.ALERTS: "Summary and alerts",
    Part.ROLES: "Roles",
}
_SHOWING: Final = (
    ("In the thread", Showing.SHOWN.value, "Whoever is in the channel reads them."),
    ("Behind Show", Showing.HIDDEN.value, "One person at a time; the audit keeps who looked."),
    ("Only counted", Showing.COUNTED.value, "The results (CSV) have the words."),
)
REPLY_LENGTH: Final = 1000


def settings(team: WorkspaceView, memory: str, showing: Showing) -> View:
    """Every subject, what is set there now, and *Change …*."""
    blocks = [
        kit.section(
            f"*{TITLES[part]}*\n{_summary(part, team, showing)}",
            kit.button("Change …", Press.SETTINGS_PART, part),
        )
        for part in Part
    ]
    note = "Whatever you save counts at once, and is in the audit with what it was before."
    blocks.append(kit.context(note))
    return kit.modal("Settings", blocks, callback=Form.SETTINGS, memory=memory)


def _summary(part: Part, team: WorkspaceView, showing: Showing) -> str:
    """What is set, in a line of ours."""
    limits = team.guards
    match part:
        case Part.BUSINESS:
            name = kit.words(team.business_name, 80) or "no name yet"
            channel = f" · cards in <#{team.channel_id}>" if team.channel_id else ""
            return f"{name} · {kit.words(team.help_contact, 80)} · {_countries(team)}{channel}"
        case Part.SENDERS:
            default = next((it.name for it in team.senders if it.is_default), "")
            said = f", {kit.words(default, 60)} unless another is chosen" if default else ""
            return f"{count(len(team.senders), 'sender')}{said}"
        case Part.PRICE:
            each = team.price_per_segment
            price = "not known" if each is None else f"{each.normalize():f}"
            return f"{price} {kit.words(team.currency)} per segment"
        case Part.HOURS:
            return _hours(team)
        case Part.OFTEN:
            week = f", {team.most_a_week:,} in seven days" if team.most_a_week else ""
            return f"{count(team.most_a_day, 'campaign text')} to one number in 24 hours{week}"
        case Part.LAUNCH:
            rule = kit.words(shown_rule(team.approval, team.currency))
            return f"Undo window {count(team.undo_seconds, 'second')} · approval: {rule}"
        case Part.GUARDS:
            known = [(rule, limits.limit(rule)) for rule in Rule]
            told = [
                f"{RULE_WORDS[rule]} {shown_limit(rule, limit, team.currency)}"
                for rule, limit in known
                if limit is not None
            ]
            return "Pause above: " + (", ".join(told) or "nothing")
        case Part.ANSWERS:
            return "What people are answered to STOP, START, HELP and JOIN"
        case Part.REPLIES:
            words = next(name for name, value, _ in _SHOWING if value == showing)
            return f"{words} · saved replies"
        case Part.ATTENDING:
            return "What people read out of hours, and which words alert somebody at once"
        case Part.ALERTS:
            return "The channel that shows all live campaigns, and who is told of what"
        case Part.ROLES:
            return "Who may look, write, launch, approve and set things up"


def _countries(team: WorkspaceView) -> str:
    return kit.words(", ".join(team.countries), 100)


def _hours(team: WorkspaceView) -> str:
    window = shown_window(team.hours.informational) or shown_window(DEFAULT)
    others = countries_shown(team.hours)
    more = f" · {kit.words(others, 100)}" if others else ""
    return f"Informational {kit.words(window)} · {kit.words(team.zone)}{more}"


def senders(team: WorkspaceView, memory: str) -> View:
    """Every sender with *Edit*, and a way to add one."""
    return kit.modal("Senders", setup_form.senders(team), callback=Form.SENDERS, memory=memory)


def part_form(part: Part, team: WorkspaceView, memory: str, *, news: str = "") -> View:
    """One subject, as it is set now; `news` stands on top."""
    blocks = [*([kit.section(news)] if news else []), *_fields(part, team)]
    return kit.modal(TITLES[part], blocks, callback=Form.PART, submit="Save", memory=memory)


def _fields(part: Part, team: WorkspaceView) -> Sequence[Block]:
    match part:
        case Part.BUSINESS:
            return [*setup_form.about(team, team.zone), setup_form.channel(team, "")]
        case Part.PRICE:
            return setup_form.money(team, "")
        case Part.HOURS:
            return setup_form.hours(team.hours)
        case Part.OFTEN:
            return setup_form.often(team)
        case Part.LAUNCH:
            return setup_form.before(team)
        case Part.GUARDS:
            return guards_form.fields(team.guards)
        case _:
            raise ValueError(part)


def replies_form(
    showing: Showing, saved: Sequence[tuple[str, str]], memory: str, *, news: str = ""
) -> View:
    """How much of what people write stands in Slack, and the saved replies (name and text)."""
    blocks: list[Block] = [kit.section(news)] if news else []
    blocks.append(
        kit.asked(Field.SHOWING, "What people write stands", radio(INPUT, _SHOWING, chosen=showing))
    )
    name = kit.text_input(INPUT, limit=NAME_LENGTH)
    text = kit.text_input(INPUT, lines=True, limit=REPLY_LENGTH)
    hint = "A name that is saved already gets the new text."
    blocks += [
        kit.asked(Field.SAVE_AS, "Save a reply as", name, hint=hint, optional=True),
        kit.asked(Field.REPLY_TEXT, "Its text", text, optional=True),
    ]
    if saved:
        options = [kit.option(called, called) for called, _ in saved]
        forget = kit.select(INPUT, options, hint="None")
        blocks.append(kit.asked(Field.SAVED, "Forget a saved reply", forget, optional=True))
        blocks += [
            kit.context(f"{kit.bold(called, 60)}: {kit.words(body, 300)}") for called, body in saved
        ]
    return kit.modal("Replies", blocks, callback=Form.REPLIES, submit="Save", memory=memory)
