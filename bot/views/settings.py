"""Submitted settings of one subject: what its form names is changed, the rest stays."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.ask import Ask, remember
from bot.fields import Values
from bot.settings import below, replies_view
from bot.views.outcome import Outcome
from bot.views.setup import guards_of
from campaigns import disclosing, saving
from campaigns.forms import WorkspaceForm
from campaigns.setup import save_workspace
from domain.errors import Refused
from gateways.slack.blocks import notices
from gateways.slack.blocks.ids import Field
from gateways.slack.blocks.parts import Part
from gateways.slack.blocks.settings import part_form
from gateways.slack.blocks.setup_form import SAVED

_LINES: Final[Mapping[Part, Sequence[Field]]] = {
    Part.BUSINESS: (Field.BUSINESS, Field.CONTACT, Field.REGION, Field.ZONE),
    Part.PRICE: (Field.PRICE, Field.CURRENCY),
    Part.HOURS: (Field.HOURS, Field.COUNTRY_HOURS, Field.ABROAD, Field.LIVE_IN),
    Part.OFTEN: (Field.MOST_A_DAY, Field.MOST_A_WEEK),
    Part.LAUNCH: (Field.UNDO, Field.APPROVAL),
    Part.GUARDS: (),
}
"""The lines of each form; a field is called as the form's entry that it fills."""


def part(ask: Ask) -> Outcome:
    """Save one subject and show it as it is now, with the list below."""
    subject = str(ask.memory.get("part", ""))
    if subject not in _LINES:
        raise Refused(notices.OLD_BUTTON)
    chosen = Part(subject)
    saved = save_workspace(ask.rt, ask.who, WorkspaceForm(**_said(chosen, Values(ask.view))))
    memory = remember(channel=ask.channel_id, part=chosen, below=str(ask.memory.get("below") or ""))
    return Outcome(view=part_form(chosen, saved, memory, news=SAVED), below=below(ask))


def _said(chosen: Part, values: Values) -> dict[str, Any]:
    said: dict[str, Any] = {field.value: values.text(field) for field in _LINES[chosen]}
    if chosen is Part.BUSINESS:
        said["countries"] = tuple(values.text(Field.COUNTRIES).replace(",", " ").split())
        said["stop_words"] = tuple(values.text(Field.STOP_WORDS).split(","))
        said["channel_id"] = values.choice(Field.CHANNEL) or None
    if chosen is Part.GUARDS:
        said["guards"] = guards_of(values)
    return said


def replies(ask: Ask) -> Outcome:
    """Set what stands in Slack, and keep or forget saved replies."""
    values = Values(ask.view)
    name, text = values.text(Field.SAVE_AS), values.text(Field.REPLY_TEXT)
    done = []
    if name.strip() or text.strip():
        saving.save(ask.rt, ask.who, name, text)
        done.append("The reply is saved.")
    if forgotten := values.choice(Field.SAVED):
        saving.forget(ask.rt, ask.who, forgotten)
        done.append("The reply is not saved any more.")
    showing = values.choice(Field.SHOWING)
    if showing and showing != disclosing.chosen_of(ask.rt, ask.who):
        done.append(disclosing.choose(ask.rt, ask.who, showing))
    return Outcome(view=replies_view(ask, " ".join([SAVED, *done])), below=below(ask))
