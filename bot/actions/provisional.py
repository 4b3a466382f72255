"""Provisional opt-outs in a card's thread: the two buttons."""

from bot.ask import Ask
from campaigns import provisional
from gateways.slack.blocks import notices


def confirm(ask: Ask) -> None:
    """It was an opt-out."""
    number = provisional.confirm(ask.rt, ask.who, ask.value)
    ask.tell(notices.said(f"{number} is opted out."))


def lift(ask: Ask) -> None:
    """It was none; the button asked before."""
    number = provisional.lift(ask.rt, ask.who, ask.value)
    ask.tell(notices.said(f"{number} may be texted again, from the next campaign on."))
