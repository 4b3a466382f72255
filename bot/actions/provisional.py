"""Provisional opt-outs in a card's thread: the two buttons."""

from bot.ask import Ask, remember
from campaigns import provisional
from gateways.slack.blocks import notices
from gateways.slack.blocks.lift_form import lift_form


def confirm(ask: Ask) -> None:
    """It was an opt-out."""
    number = provisional.confirm(ask.rt, ask.who, ask.value)
    ask.tell(notices.said(f"{number} is opted out."))


def lift(ask: Ask) -> None:
    """It was none: ask why."""
    asked = provisional.question(ask.rt, ask.who, ask.value)
    memory = remember(reply=ask.value, channel=ask.channel_id)
    ask.open(lift_form(asked.number, asked.words, memory))
