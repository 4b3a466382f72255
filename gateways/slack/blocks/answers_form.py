"""What people are answered to STOP, START, HELP and JOIN, as a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from domain.ownanswers import LABELS, LONGEST, Own
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block, View

ABOVE: Final = (
    "Rollcall answers only where nobody else does: Twilio and the networks have words of their own."
    " Leave a text empty for ours, which stands below it."
)
_KEYWORDS: Final = "Opt-in keywords, separated by commas. Empty: JOIN."
_OFTEN: Final = "How often they will be texted: up to 4 msgs/month."
_WORDING: Final = "What stands beside the keyword where you show it; kept with each consent."
_TWICE: Final = "A Y has to confirm it (double opt-in)"


@dataclass(frozen=True, slots=True)
class Answers:
    """The team's own texts, ours, and how JOIN works."""

    own: Mapping[Own, str]
    defaults: Mapping[Own, str]
    words: str
    wording: str
    frequency: str
    twice: bool


def answers_form(it: Answers, memory: str, *, news: str = "") -> View:
    """One field for each text, and those of JOIN; `news` stands on top."""
    blocks: list[Block] = [
        *([kit.section(news)] if news else []),
        kit.context(ABOVE),
        *(_text(own, it) for own in Own),
        _line(Field.JOIN_WORDS, "Keywords for JOIN", it.words, _KEYWORDS, 200),
        _line(Field.JOIN_FREQUENCY, "How often", it.frequency, _OFTEN, 60),
        _line(Field.JOIN_WORDING, "What people agree to", it.wording, _WORDING, 500),
        kit.asked(
            Field.JOIN_TWICE,
            "Confirmed twice",
            kit.checkbox(INPUT, _TWICE, "on", on=it.twice),
            optional=True,
        ),
    ]
    return kit.modal("Answers", blocks, callback=Form.ANSWERS, submit="Save", memory=memory)


def _text(own: Own, it: Answers) -> Block:
    element = kit.text_input(INPUT, value=it.own.get(own, ""), limit=LONGEST, lines=True)
    title = LABELS[own][0].upper() + LABELS[own][1:]
    hint = f"Ours: {it.defaults[own]}"
    return kit.asked(Field(own.value), title, element, hint=hint, optional=True)


def _line(field: Field, text: str, value: str, hint: str, limit: int) -> Block:
    element = kit.text_input(INPUT, value=value, limit=limit)
    return kit.asked(field, text, element, hint=hint, optional=True)
