"""Provisional opt-outs in a card's thread: the two buttons."""

from bot.ask import Ask
from campaigns import provisional
from campaigns.provisional import Lifted
from gateways.slack.blocks import notices


def confirm(ask: Ask) -> None:
    """It was an opt-out."""
    number = provisional.confirm(ask.rt, ask.who, ask.value)
    ask.tell(notices.said(f"{number} is opted out."))


def lift(ask: Ask) -> None:
    """It was none; the button asked before."""
    lifted = provisional.lift(ask.rt, ask.who, ask.value)
    ask.tell(notices.said(lifted_words(lifted)))


def lifted_words(lifted: Lifted) -> str:
    """What a lift came to."""
    if lifted.waits:
        return f"{lifted.number} still gets no texts: another answer of it waits to be decided."
    return f"{lifted.number} may be texted again, from the next campaign on."
