"""The acknowledgement of a C, the away text and the urgent words, as a form."""

from dataclasses import dataclass
from typing import Any, Final

from domain import urgentwords
from domain.acknowledging import LENGTH as THANKS_LENGTH
from domain.away import LENGTH
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.blocks.setup_form import LONGEST, TOO_LONG, fits
from gateways.slack.facts import Block, View

_AWAY: Final = (
    "*Away text.* Whoever writes something that a person must read gets it, at most once a day."
    " Never after STOP, and not beside an acknowledgement. Off while it is empty."
)
_EXAMPLE: Final = "For example: We read this Mon-Fri 9-5. In a hurry? Call 512 555 0100."
_URGENT: Final = (
    "*Urgent words.* Who writes one of them is shown to one person at once, by direct message."
    " Words are all that is looked for: this replaces nobody who reads. Off while it is empty."
)
_THANKS: Final = (
    "*Acknowledgement.* What a new draft that asks for a C answers it with, where it says nothing"
    " else: once for each campaign, and at most once a day. Off while it is empty."
)
_THANKS_EXAMPLE: Final = "For example: Thank you, see you then."
_HOURS: Final = (
    "When somebody reads: Mon-Fri 9:00-17:00, Sat 10-14. Empty: it always goes. By the clock of"
)


@dataclass(frozen=True, slots=True)
class Attending:
    """What the form shows; `zone` is the team's."""

    away_text: str
    away_hours: str
    urgent_words: str
    urgent_to: str
    zone: str
    acknowledgement: str = ""


def attending_form(it: Attending, memory: str, *, news: str = "") -> View:
    """Three texts, when, which words, and who; `news` stands on top."""
    blocks: list[Block] = [
        *([kit.section(news)] if news else []),
        kit.section(_AWAY),
        _text(Field.AWAY_TEXT, "Away text", it.away_text, hint=_EXAMPLE, limit=LENGTH),
        _text(Field.AWAY_HOURS, "Hours", it.away_hours, hint=f"{_HOURS} {it.zone}.", limit=200),
        kit.section(_URGENT),
        _text(
            Field.URGENT_WORDS,
            "Words, with commas",
            it.urgent_words,
            hint=_SUGGESTED,
            limit=LONGEST,
        ),
        _person(it.urgent_to),
        kit.section(_THANKS),
        _text(
            Field.ACKNOWLEDGE,
            "Acknowledgement of a C",
            it.acknowledgement,
            hint=_THANKS_EXAMPLE,
            limit=THANKS_LENGTH,
        ),
    ]
    return kit.modal(
        "C, away and urgent", blocks, callback=Form.ATTENDING, submit="Save", memory=memory
    )


_SUGGESTED: Final = f"For example: {', '.join(urgentwords.SUGGESTED)}"


def _text(field: Field, text: str, value: str, *, hint: str, limit: int) -> Block:
    if not fits(value):
        return kit.context(f"*{text}*: {TOO_LONG}")
    element = kit.text_input(INPUT, value=value, limit=limit, lines=field is not Field.AWAY_HOURS)
    return kit.asked(field, text, element, hint=hint, optional=True)


def _person(user_id: str) -> Block:
    element: dict[str, Any] = {"type": "users_select", "action_id": INPUT}
    if user_id:
        element["initial_user"] = user_id
    return kit.asked(Field.URGENT_TO, "Who is told", element, optional=True)
