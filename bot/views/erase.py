"""Submitted erasures: why, and whether somebody is sure."""

from bot.ask import Ask, remember
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import erasing
from gateways.slack.blocks.erase_form import erased, nothing_kept, sure_form
from gateways.slack.blocks.questions import Field


def reasoned(ask: Ask) -> Outcome:
    """Look again what there is, and ask once more."""
    reason = erasing.reason_of(Values(ask.view).text(Field.REASON))
    planned = erasing.plan(ask.rt, ask.who, str(ask.memory.get("number", "")))
    if not planned.found:
        return Outcome(told=nothing_kept(planned.number))
    memory = remember(number=planned.person.phone, reason=reason, channel=ask.channel_id)
    return Outcome(
        view=sure_form(planned.number, goes=planned.words(), reason=reason, memory=memory)
    )


def sure(ask: Ask) -> Outcome:
    """Erase it, and tell whoever pressed alone; what another press erased first is no error."""
    planned = erasing.plan(ask.rt, ask.who, str(ask.memory.get("number", "")))
    removed = erasing.erase(ask.rt, ask.who, planned, str(ask.memory.get("reason", "")))
    if not removed:
        return Outcome(told=nothing_kept(planned.number))
    return Outcome(told=erased(planned.number, planned.words()))
